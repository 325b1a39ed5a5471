# SPDX-License-Identifier: Apache-2.0
"""Hypothesis strategies: any course that gets past the checks."""

import os

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from helpers.rendered import activity, course, question
from sinau.model.assessment import AssessmentSettings
from sinau.model.catalogue import Completion
from sinau.model.rendered import RenderedActivity, RenderedCourse, RenderedQuestion


def examples(number: int) -> settings:
    """Return how many courses a test draws: a hundred times `number` when SINAU_TORTURE is set (`make torture`)."""
    slow = [HealthCheck.too_slow, HealthCheck.data_too_large]
    many = number * 100 if os.environ.get("SINAU_TORTURE") else number
    return settings(max_examples=many, deadline=None, suppress_health_check=slow)


SLUG = st.from_regex(r"[a-z0-9][a-z0-9_-]{0,40}", fullmatch=True)
# Any character that a UTF-8 file can hold, and the ones that break software oftenest.
AWKWARD = ["&", "<", "]]>", '"', "'", "\u202e", "العربية", "e\u0301", "😀", "\u0000", "\ufffe", "\u2028", "</script>"]
PIECE = st.characters(exclude_categories=["Cs"]) | st.sampled_from(AWKWARD)
TEXT = st.lists(PIECE, min_size=1, max_size=40).map("".join)
TITLE = st.one_of(TEXT, TEXT.map(lambda text: text * 30))
# File names that the checks let pass: letter case, blanks, accents, the same name in two folders.
MEDIA = st.lists(
    st.builds(
        "{}/{}.{}".format,
        st.sampled_from(["demo/media", "demo/01-dasar", "shared"]),
        st.text(st.sampled_from("abAB01-_. éß漢ا"), min_size=1, max_size=8).map(lambda name: f"x{name}x"),
        st.sampled_from(["png", "PNG", "svg", "pdf", "mp4", "zip"]),
    ),
    unique_by=str.casefold,
    max_size=6,
)


@st.composite
def questions(draw: st.DrawFn, indices: list[int]) -> list[RenderedQuestion]:
    """Draw a question for each of `indices`."""
    return [
        question(
            f"q{index}",
            index,
            kind=draw(st.sampled_from(["choice", "multiple", "true-false"])),
            choices=draw(st.integers(2, 26)),
            points=draw(st.sampled_from([1, 2.5, 10])),
        )
        for index in indices
    ]


@st.composite
def courses(draw: st.DrawFn, most_activities: int = 6, most_questions: int = 8) -> RenderedCourse:
    """Draw a course with any id, texts, media and questions, and gaps in its indices as removed lessons leave them."""
    number = draw(st.integers(1, most_activities))
    ids = draw(st.lists(SLUG, min_size=number, max_size=number, unique=True))
    indices = draw(st.permutations(range(number + draw(st.integers(0, 3)))))
    kinds = draw(st.lists(st.sampled_from(["lesson", "quiz"]), min_size=number, max_size=number))
    if number > 1 and draw(st.booleans()):
        kinds[0] = "pretest"
    if number > 2 and draw(st.booleans()):
        kinds[-1] = "exam"
    count = draw(st.integers(0, most_questions))
    asked = draw(questions(list(draw(st.permutations(range(count + draw(st.integers(0, 3))))))[:count]))
    media = draw(MEDIA)
    activities: list[RenderedActivity] = []
    for position, (activity_id, kind) in enumerate(zip(ids, kinds, strict=True)):
        chosen = AssessmentSettings(mastery_score=draw(st.sampled_from([None, 0, 0.5, 0.755, 1])))
        activities.append(
            activity(
                activity_id,
                indices[position],
                kind=kind,
                title=draw(TITLE),
                media=media[position::number],
                questions=asked[position::number],
                settings=None if kind == "lesson" else chosen,
            )
        )
    return course(
        activities,
        id=draw(SLUG),
        title=draw(TITLE),
        version=draw(st.one_of(st.just("2026.1"), TEXT)),
        language=draw(st.sampled_from(["id", "en", "ar", "id-ID"])),
        mastery_score=draw(st.sampled_from([None, 0.7, 0.75, 1])),
        completion=Completion(lessons=draw(st.booleans()), exam=draw(st.booleans())),
        activity_slots=len(indices),
        question_slots=count + 3,
    )

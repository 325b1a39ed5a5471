# SPDX-License-Identifier: Apache-2.0
"""The length of packed state: Python's figure, which stops a build, is the browser's own."""

from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.node import call_each
from helpers.rendered import activity, course, demo_course, publish, question, rendered
from sinau.diagnostics import Report
from sinau.model.rendered import RenderedCourse
from sinau.publishing.outlines import course_data
from sinau_scorm.limits import SCORM12
from sinau_scorm.publications.scorm12 import PUBLICATION
from sinau_scorm.state_length import STATE_TOO_LONG, TOO_MANY_ACTIVITIES, check_state_length, longest_state


def large(questions: int, kind: str = "choice", choices: int = 4, **values: object) -> RenderedCourse:
    asked = [question(f"q{index}", index, kind=kind, choices=choices) for index in range(questions)]
    return course([activity("one", 0, questions=asked), activity("exam", 1, kind="exam")], **values)


def found(content: RenderedCourse) -> list[str]:
    report = Report()
    check_state_length(content, SCORM12.state, "SCORM 1.2", report)
    return [item.rule.name for item in report]


def with_slots(kinds: list[str | None], asked: list[tuple[str, int] | None]) -> RenderedCourse:
    """Return a course whose slots hold these activities and questions, or nothing any more."""
    questions = [
        question(f"q{index}", index, kind=slot[0], choices=slot[1]) for index, slot in enumerate(asked) if slot
    ]
    activities = [
        activity(f"a{index}", index, kind=kind, questions=questions if index == 0 else ())
        for index, kind in enumerate(["lesson", *kinds])
        if kind
    ]
    return course(activities, activity_slots=1 + len(kinds), question_slots=len(asked))


KINDS = st.sampled_from(["lesson", "pretest", "quiz", "exam", None])
QUESTIONS = st.none() | st.tuples(
    st.sampled_from(["choice", "multiple", "true-false", "short", "number"]), st.integers(2, 26)
)
SLOTS = st.builds(with_slots, st.lists(KINDS, max_size=12), st.lists(QUESTIONS, max_size=12))


# Each example starts Node once, so each is several courses.
@settings(max_examples=5, deadline=None)
@given(st.lists(SLOTS, min_size=10, max_size=20))
def test_is_the_figure_that_the_head_of_the_browser_code_names(several: list[RenderedCourse]) -> None:
    agree(several)


def test_so_it_is_of_large_courses() -> None:
    agree([demo_course(), large(200), large(40, "multiple", 26)])


def agree(several: list[RenderedCourse]) -> None:
    outlines = [[course_data(item, "scorm12")] for item in several]
    figures = call_each("tests/themes/player/samples.js", "worstCase", outlines)
    assert [longest_state(item) for item in several] == figures


def test_200_plain_questions_fit_in_400_characters() -> None:
    lessons = [activity(f"l{index}", index) for index in range(20)]
    asked = [question(f"q{index}", index, choices=4) for index in range(200)]
    content = course([*lessons, activity("exam", 20, kind="exam", questions=asked)])
    assert longest_state(content) <= 400
    assert found(content) == []


def test_stops_exactly_above_the_limit() -> None:
    # 7 + ceil((82 + 2 + 40 + 38 n) / 6) is 4,096 at most for n = 642 multiple responses of 26 choices.
    assert longest_state(large(642, "multiple", 26)) == 4_094
    assert found(large(642, "multiple", 26)) == []
    assert found(large(643, "multiple", 26)) == ["state-too-long"]


def test_places_of_removed_questions_count() -> None:
    assert found(large(1, question_slots=700)) == ["state-too-long"]


def test_more_activities_than_the_state_can_count() -> None:
    lessons = [activity(f"l{index}", index) for index in range(1_024)]
    assert found(course(lessons[:1_023])) == []
    assert found(course(lessons)) == ["too-many-activities"]


def test_the_publication_reports_it_at_the_course() -> None:
    report = Report()
    publish(PUBLICATION, rendered(large(700, "multiple", 26)), report)
    (item,) = report
    assert item.rule is STATE_TOO_LONG
    assert str(item.span) == "demo/course.yml:1:1"
    assert "4461 characters; SCORM 1.2 allows 4096" in item.message("en")
    assert "700 soal" in item.hint("id")


def test_both_rules_read_in_both_languages() -> None:
    report = Report()
    check_state_length(large(1, question_slots=700, activity_slots=1_100), SCORM12.state, "SCORM 1.2", report)
    assert {item.rule for item in report} == {STATE_TOO_LONG, TOO_MANY_ACTIVITIES}
    for item in report:
        for language in ("en", "id"):
            assert "{" not in item.message(language) + item.hint(language)

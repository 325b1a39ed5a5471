# SPDX-License-Identifier: Apache-2.0
"""How answers of more than one part are written in an LMS's report, and how they are scored: by the shape, which is all that both depend on.

The notation is that of `tracking/`, the scoring that of `sinau_theme/player/answers/`; each sentence says in words what is done there.
"""

from collections.abc import Iterable, Iterator

from sinau.model.rendered import RenderedCourse, RenderedQuestion
from sinau.texts import Joined, Message
from sinau_scorm.sheet.text import SheetLine, Text, Value, sheet_text, untranslated_text

WORDS = (Message("sheet.answers_gaps_one"), Message("sheet.answers_gaps_two"))
# An answer as SCORM 1.2 and SCORM 2004 write it; where no example is needed, nothing is said of it.
EXAMPLES: dict[str, tuple[Value, Value]] = {
    "order": ("c,a,b", "c[,]a[,]b"),
    "pairs": ("a.c,b.a", "a[.]c[,]b[.]a"),
    "gaps": (Joined(WORDS, by="; "), Joined(WORDS, by="[,]")),
}
KINDS = ("some", "order", "pairs", "gaps")


def lines_about_answers_of_several_parts(course: RenderedCourse, old: bool) -> tuple[SheetLine, ...]:
    """Return a line for each kind of answer in `course` that has several parts; `old`: as SCORM 1.2 writes it."""
    questions = [question for activity in course.activities for question in activity.questions if question.shape.scored]
    found = ((kind, [one for one in questions if one.shape.kind == kind]) for kind in KINDS)
    return tuple(_line_about_kind(kind, questions, old) for kind, questions in found if questions)


def may_be_right_in_part(course: RenderedCourse) -> bool:
    """Tell whether an answer in `course` can be right in part."""
    questions = (question for activity in course.activities for question in activity.questions)
    return any(question.shape.kind in KINDS and _way_of_scoring(question) != "whole" for question in questions)


def _line_about_kind(kind: str, questions: list[RenderedQuestion], old: bool) -> SheetLine:
    texts = list(_texts_on_scoring(kind, questions))
    if kind in EXAMPLES:
        texts.insert(0, sheet_text(f"sheet.answers_{kind}_written", example=EXAMPLES[kind][0 if old else 1]))
    return SheetLine(sheet_text(f"sheet.answers_{kind}"), tuple(texts))


def _texts_on_scoring(kind: str, questions: Iterable[RenderedQuestion]) -> Iterator[Text]:
    """Yield how questions of a kind are scored; with their ids where that is not the same for all of them."""
    by_way: dict[str, list[str]] = {}
    for question in questions:
        by_way.setdefault(_way_of_scoring(question), []).append(question.id)
    for way in sorted(by_way, reverse=True):
        text = sheet_text(f"sheet.answers_{kind}_{way}")
        yield (
            text
            if len(by_way) == 1
            else sheet_text("sheet.answers_of", ids=untranslated_text(", ".join(by_way[way])), text=text)
        )


def _way_of_scoring(question: RenderedQuestion) -> str:
    rule = question.data["rule"]
    if not isinstance(rule, dict):
        return "whole"
    return "table" if rule.get("table") else "part" if rule.get("partial") else "whole"

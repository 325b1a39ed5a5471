# SPDX-License-Identifier: Apache-2.0
"""How answers of more than one part are written in an LMS's report, and how they are scored: by the shape, which is all that both depend on.

The notation is that of `tracking/`, the scoring that of `sinau_theme/player/answers/`; each sentence says in words what is done there.
"""

from collections.abc import Iterable, Iterator

from sinau.model.rendered import RenderedCourse, RenderedQuestion
from sinau.texts import Joined, Message
from sinau_scorm.sheet.text import SheetLine, Text, Value, said, same

WORDS = (Message("sheet.answers_gaps_one"), Message("sheet.answers_gaps_two"))
# An answer as SCORM 1.2 and SCORM 2004 write it; where no example is needed, nothing is said of it.
EXAMPLES: dict[str, tuple[Value, Value]] = {
    "order": ("c,a,b", "c[,]a[,]b"),
    "pairs": ("a.c,b.a", "a[.]c[,]b[.]a"),
    "gaps": (Joined(WORDS, by="; "), Joined(WORDS, by="[,]")),
}
KINDS = ("some", "order", "pairs", "gaps")


def of_several_parts(course: RenderedCourse, old: bool) -> tuple[SheetLine, ...]:
    """Return a line for each kind of answer in `course` that has several parts; `old`: as SCORM 1.2 writes it."""
    questions = [question for activity in course.activities for question in activity.questions if question.shape.scored]
    found = ((kind, [one for one in questions if one.shape.kind == kind]) for kind in KINDS)
    return tuple(_line(kind, questions, old) for kind, questions in found if questions)


def counts_in_part(course: RenderedCourse) -> bool:
    """Tell whether an answer in `course` can be right in part."""
    questions = (question for activity in course.activities for question in activity.questions)
    return any(question.shape.kind in KINDS and _way(question) != "whole" for question in questions)


def _line(kind: str, questions: list[RenderedQuestion], old: bool) -> SheetLine:
    texts = list(_scoring(kind, questions))
    if kind in EXAMPLES:
        texts.insert(0, said(f"sheet.answers_{kind}_written", example=EXAMPLES[kind][0 if old else 1]))
    return SheetLine(said(f"sheet.answers_{kind}"), tuple(texts))


def _scoring(kind: str, questions: Iterable[RenderedQuestion]) -> Iterator[Text]:
    """Yield how questions of a kind are scored; with their ids where that is not the same for all of them."""
    by_way: dict[str, list[str]] = {}
    for question in questions:
        by_way.setdefault(_way(question), []).append(question.id)
    for way in sorted(by_way, reverse=True):
        text = said(f"sheet.answers_{kind}_{way}")
        yield text if len(by_way) == 1 else said("sheet.answers_of", ids=same(", ".join(by_way[way])), text=text)


def _way(question: RenderedQuestion) -> str:
    rule = question.data["rule"]
    if not isinstance(rule, dict):
        return "whole"
    return "table" if rule.get("table") else "part" if rule.get("partial") else "whole"

# SPDX-License-Identifier: Apache-2.0
"""Cards: the questions of a course as one page of text."""

from sinau.plugin import (
    Diagnostics,
    Field,
    FileTree,
    Message,
    NumberKind,
    Option,
    Publication,
    Rendered,
    Report,
    Rule,
    Selection,
    Severity,
    package_name,
)

LONG_QUESTION = Rule("KIOSK101", "long-card", Severity.WARNING)
MOST = 60
LETTERS = Field("cards_letters", "cards_huruf", NumberKind(10, 500, whole=True), Message("kiosk.letters"))


def _publish(rendered: Rendered, selection: Selection) -> tuple[FileTree, Diagnostics]:
    """Return the cards of the one course in `selection`, and which questions are long for a card."""
    (course,) = (one for one in rendered.courses if one.course.id in selection.courses)
    report, tree = Report(), FileTree()
    most = course.course.settings.get("cards_letters", MOST)
    assert isinstance(most, int | float)
    asked = [question for activity in course.activities for question in activity.questions]
    for question in asked:
        if len(question.prompt) > most:
            report.add(LONG_QUESTION, course.course.span, question=question.id, letters=len(question.prompt))
    name = package_name(course.course.id, course.course.version, "cards").removesuffix(".zip")
    tree.add(f"{name}.txt", "".join(f"{question.id}: {question.prompt}\n" for question in asked).encode())
    return tree, tuple(report)


CARDS = Publication(
    name="cards",
    title=Message("kiosk.cards"),
    kind="document",
    publish=_publish,
    settings=(LETTERS,),
    options=(Option("cards_letters", "NUMBER", Message("kiosk.most_letters")),),
)

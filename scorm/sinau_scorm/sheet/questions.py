# SPDX-License-Identifier: Apache-2.0
"""What an LMS's report on answers shows, and the list that says which question and which choice is meant by each id and letter."""

from collections.abc import Iterator

from sinau.diagnostics import Message
from sinau.model.rendered import RenderedCourse, RenderedQuestion
from sinau_scorm.manifest.text import cut
from sinau_scorm.sheet.answers import counts_in_part, of_several_parts
from sinau_scorm.sheet.facts import SCORM12
from sinau_scorm.sheet.text import Row, SheetSection, SheetTable, Text, said, same

# Longer texts are recognised by their beginning.
MOST_QUESTION, MOST_CHOICE = 400, 120


def reports(course: RenderedCourse, name: str) -> SheetSection | None:
    """Return how to read an LMS's report on answers in the format `name`; `None` for a course that asks nothing."""
    groups = tuple(_groups(course))
    if not groups:
        return None
    old = name == SCORM12
    sentences = [
        said("sheet.an_lms_that_shows_single_answers"),
        _about_ids(old),
        _about_letters(old),
        *([said("sheet.answers_in_part")] if counts_in_part(course) else []),
    ]
    title = Message("sheet.reading_the_lmss_report_on_answers")
    columns = (said("sheet.id"), said("sheet.question_and_choices"))
    return SheetSection(
        "answers", title, tuple(sentences), of_several_parts(course, old), table=SheetTable(columns, groups)
    )


def _about_ids(old: bool) -> Text:
    if old:
        return said("sheet.the_id_begins_with_one_of")
    return said("sheet.the_id_is_one_of_those")


def _about_letters(old: bool) -> Text:
    if old:
        return said("sheet.questions_answers_are_given_by_the_letters")
    return said("sheet.answers_are_given_by_the_letters")


def _groups(course: RenderedCourse) -> Iterator[tuple[Text, tuple[Row, ...]]]:
    """Yield the title and the questions of each activity that asks any, in learning order."""
    for activity in course.activities:
        if activity.questions:
            yield same(activity.activity.title), tuple(map(_row, activity.questions))


def _row(question: RenderedQuestion) -> Row:
    choices = tuple((name, cut(text, MOST_CHOICE)) for name, text in question.labels.items())
    return Row(question.id, cut(question.prompt, MOST_QUESTION), choices)

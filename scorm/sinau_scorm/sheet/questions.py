# SPDX-License-Identifier: Apache-2.0
"""What an LMS's report on answers shows, and the list that says which question and which choice is meant by each id and letter."""

from collections.abc import Iterator

from sinau.diagnostics import Message
from sinau.model.rendered import RenderedCourse, RenderedQuestion
from sinau_scorm.manifest.text import cut_to
from sinau_scorm.sheet.answers import lines_about_answers_of_several_parts, may_be_right_in_part
from sinau_scorm.sheet.facts import SCORM12
from sinau_scorm.sheet.text import QuestionRow, SheetSection, SheetTable, Text, sheet_text, untranslated_text

# Longer texts are recognised by their beginning.
MOST_QUESTION, MOST_CHOICE = 400, 120


def how_to_read_reports(course: RenderedCourse, name: str) -> SheetSection | None:
    """Return how to read an LMS's report on answers in the format `name`; `None` for a course that asks nothing."""
    groups = tuple(_question_rows_by_activity(course))
    if not groups:
        return None
    old = name == SCORM12
    sentences = [
        sheet_text("sheet.an_lms_that_shows_single_answers"),
        _text_on_ids(old),
        _text_on_letters(old),
        *([sheet_text("sheet.answers_in_part")] if may_be_right_in_part(course) else []),
    ]
    title = Message("sheet.reading_the_lmss_report_on_answers")
    columns = (sheet_text("sheet.id"), sheet_text("sheet.question_and_choices"))
    return SheetSection(
        "answers",
        title,
        tuple(sentences),
        lines_about_answers_of_several_parts(course, old),
        table=SheetTable(columns, groups),
    )


def _text_on_ids(old: bool) -> Text:
    if old:
        return sheet_text("sheet.the_id_begins_with_one_of")
    return sheet_text("sheet.the_id_is_one_of_those")


def _text_on_letters(old: bool) -> Text:
    if old:
        return sheet_text("sheet.questions_answers_are_given_by_the_letters")
    return sheet_text("sheet.answers_are_given_by_the_letters")


def _question_rows_by_activity(course: RenderedCourse) -> Iterator[tuple[Text, tuple[QuestionRow, ...]]]:
    """Yield the title and the questions of each activity that asks any, in learning order."""
    for activity in course.activities:
        if activity.questions:
            yield untranslated_text(activity.activity.title), tuple(map(_row_of_question, activity.questions))


def _row_of_question(question: RenderedQuestion) -> QuestionRow:
    choices = tuple((name, cut_to(text, MOST_CHOICE)) for name, text in question.labels.items())
    return QuestionRow(question.id, cut_to(question.prompt, MOST_QUESTION), choices)

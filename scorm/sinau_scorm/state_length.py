# SPDX-License-Identifier: Apache-2.0
"""How long the state of a course can get that an LMS has to keep, known before any learner starts.

The packing itself is done in the browser (`sinau_theme/player/packed_state.js`). How many bits an answer can take depends on its shape
(`sinau.answers`); a test holds the figure of the browser and this one together.
"""

from collections.abc import Mapping
from math import ceil

from sinau.answers import EMPTY_SLOT, LONG_TEXT, most_bits
from sinau.diagnostics import Report, Rule, Severity
from sinau.model.rendered import RenderedCourse

HEADER_CHARACTERS = 7
FIXED_BITS = 82
BITS_PER_CHARACTER = 6
LESSON_BITS = 2
ASSESSMENT_BITS = 40
# The packed state tells the number of activity slots in ten bits.
MOST_ACTIVITY_SLOTS = 1_023

STATE_TOO_LONG = Rule("C601", "state-too-long", Severity.ERROR)
TOO_MANY_ACTIVITIES = Rule("C602", "too-many-activities", Severity.ERROR)


def check_state_length(
    course: RenderedCourse, limit: int, publication: str, report: Report, text_bytes: int = LONG_TEXT
) -> None:
    """Report when the state of `course` can pass `limit` characters; `publication` is the format's name for people.

    `text_bytes` of a long text are kept.
    """
    length = longest_state(course, text_bytes)
    if length > limit:
        questions = sum(len(activity.questions) for activity in course.activities)
        report.add(
            STATE_TOO_LONG,
            course.course.span,
            course=course.course.id,
            length=length,
            limit=limit,
            format=publication,
            questions=questions,
            retired=course.question_slots - questions,
        )
    if course.activity_slots > MOST_ACTIVITY_SLOTS:
        report.add(
            TOO_MANY_ACTIVITIES,
            course.course.span,
            course=course.course.id,
            count=course.activity_slots,
            limit=MOST_ACTIVITY_SLOTS,
        )


def longest_state(course: RenderedCourse, text_bytes: int = LONG_TEXT) -> int:
    """Return the most characters that the state of `course` can take."""
    kinds = {activity.index: activity.activity.kind for activity in course.activities}
    bits = {
        question.index: most_bits(question.shape, text_bytes)
        for activity in course.activities
        for question in activity.questions
    }
    return longest_texts(kinds, bits, course.activity_slots, course.question_slots)


def longest_texts(kinds: Mapping[int, str], bits: Mapping[int, int], activity_slots: int, question_slots: int) -> int:
    """Return the most characters for so many slots, of which those in `kinds` and `bits` (the most of each answer) are in use."""
    total = FIXED_BITS
    total += sum(LESSON_BITS if kinds.get(index) == "lesson" else ASSESSMENT_BITS for index in range(activity_slots))
    total += sum(bits.get(index, EMPTY_SLOT) for index in range(question_slots))
    return HEADER_CHARACTERS + ceil(total / BITS_PER_CHARACTER)

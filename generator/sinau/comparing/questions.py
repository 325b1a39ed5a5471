# SPDX-License-Identifier: Apache-2.0
"""Compares the questions of two states of a course: what becomes of the answers to each."""

from sinau.answers import can_be_shown, slot_has_room
from sinau.comparing.answer_outcomes import AnswerOutcomes, are_answers_indistinguishable, asks_the_same
from sinau.comparing.answer_rules import (
    CHANGE_UNSEEN,
    DECLARE,
    QUESTION_CHANGED,
    QUESTION_MOVED,
    QUESTION_REMOVED,
    QUESTION_RENAMED,
    TYPE_CHANGED,
)
from sinau.comparing.course_rules import PACKAGE_CHANGED
from sinau.comparing.editorial import why_not_editorial
from sinau.comparing.outline import ComparedQuestion, Outline
from sinau.comparing.permanent_numbers import is_lost_or_reused
from sinau.diagnostics import Message, Report

NO_LONGER_SAME = Message("updates.questions_no_longer_same")
NEW_TYPE = Message("updates.questions_new_type")
NEW_WORDS = Message("updates.questions_new_words")
NEW_ORDER = Message("updates.questions_new_order")
NEW_CHOICES = Message("updates.questions_new_choices")
NEW_KEY = Message("updates.questions_new_key")


def compare_questions(old: Outline, new: Outline, report: Report, fates: AnswerOutcomes, units: bool = True) -> None:
    """Add what has changed about each question, and count in `fates` what becomes of its answers.

    `units` tells whether it is known under which part of the course an LMS keeps the answers of either state.
    """
    added = [question for question in new.questions.values() if question.id not in old.questions]
    for question in old.questions.values():
        same = new.questions.get(question.id)
        mixed_up = is_lost_or_reused(question.id, question.index, new.question_numbers)
        if same is None:
            renamed = next((other for other in added if _is_renamed(question, other)), None)
            if renamed:
                place = new.place("question", renamed.id)
                report.add(QUESTION_RENAMED, place, id=question.id, new=renamed.id)
            elif not mixed_up:
                home = question.home.id
                place = new.place("activity", home) if home in new.activities else new.span
                report.add(QUESTION_REMOVED, place, id=question.id)
            lost = mixed_up or renamed is not None
            fates.lost += lost
            fates.archived += not lost
        else:
            safe = _compare_question(question, same, new, report) and not mixed_up
            if units and old.units.get(question.home.id) != (unit := new.units.get(same.home.id)):
                safe = False
                if question.home.id != same.home.id:  # otherwise it is said of the activity
                    what = f"{question.id}: {old.units.get(question.home.id) or old.id} → {unit or new.id}"
                    report.add(PACKAGE_CHANGED, new.place("question", same.id), what=what)
            fates.lost += not safe
            stays = asks_the_same(question, same)
            may_show = can_be_shown(question.shape, same.shape)
            fates.stay += safe and stays
            fates.earlier += safe and may_show and not stays
            fates.archived += safe and not may_show


def _is_renamed(gone: ComparedQuestion, added: ComparedQuestion) -> bool:
    return bool(gone.wording.stem) and (gone.type, gone.wording) == (added.type, added.wording)


def _compare_question(old: ComparedQuestion, new: ComparedQuestion, course: Outline, report: Report) -> bool:
    """Add what has changed about a question; return whether its answers are kept, and told apart."""
    place = course.place("question", new.id)
    if old.home.id != new.home.id and (old.home.is_graded or new.home.is_graded):
        report.add(QUESTION_MOVED, place, id=new.id, old=old.home.id, new=new.home.id)
    if old.counted_hashes == new.counted_hashes:
        return True
    if not slot_has_room(old.shape, new.shape):
        report.add(TYPE_CHANGED, place, id=new.id, old=_type_as_text(old), new=_type_as_text(new))
        return False
    if are_answers_indistinguishable(old, new):
        report.add(CHANGE_UNSEEN, place, id=new.id)
        return False
    if asks_the_same(old, new):
        return True
    what = _what_has_changed(old, new)
    editorial = old.hash != new.hash and why_not_editorial(old, new) is None
    more = DECLARE.filled(id=new.id) if editorial else ""
    report.add(QUESTION_CHANGED, place, id=new.id, what=what, more=more)
    return True


def _type_as_text(question: ComparedQuestion) -> str:
    return f"{question.type} ({question.shape.n})" if question.shape.kind in ("one", "some") else question.type


def _what_has_changed(old: ComparedQuestion, new: ComparedQuestion) -> Message:
    """Return what has changed, as far as learners can see it."""
    if old.hash in new.counted_hashes:
        return NO_LONGER_SAME
    if old.type != new.type:
        return NEW_TYPE
    if old.wording.stem != new.wording.stem:
        return NEW_WORDS
    if old.wording.choices != new.wording.choices:
        reordered = sorted(old.wording.choices) == sorted(new.wording.choices)
        return NEW_ORDER if reordered else NEW_CHOICES
    return NEW_KEY

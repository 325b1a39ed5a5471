# SPDX-License-Identifier: Apache-2.0
"""Compares the lessons and assessments of two states of a course."""

from collections.abc import Iterator

from sinau.comparing.course_rules import (
    ACTIVITY_ADDED,
    ACTIVITY_REMOVED,
    ACTIVITY_RENAMED,
    KIND_CHANGED,
    MASTERY_CHANGED,
    SETTINGS_CHANGED,
)
from sinau.comparing.outline import ComparedActivity, Outline
from sinau.comparing.permanent_numbers import is_lost_or_reused
from sinau.diagnostics import Message, Report
from sinau.model.rendered import JsonValue

SETTINGS = {
    "attempts": Message("updates.activities_settings_attempts"),
    "keep": Message("updates.activities_settings_keep"),
    "draw": Message("updates.activities_settings_draw"),
    "time_limit": Message("updates.activities_settings_time_limit"),
}
POINTS = Message("updates.activities_points")
NONE = "–"
EACH = Message("updates.activities_each")


def compare_activities(old: Outline, new: Outline, report: Report) -> None:
    """Add each lesson and assessment that is gone, new, or scored in another way."""
    added = [activity for activity in new.activities.values() if activity.id not in old.activities]
    for activity in old.activities.values():
        same = new.activities.get(activity.id)
        if same:
            _compare_activity(activity, same, old, new, report)
            continue
        renamed = next((other for other in added if _is_renamed(activity, other, old, new)), None)
        if renamed:
            added.remove(renamed)
            report.add(ACTIVITY_RENAMED, new.place("activity", renamed.id), id=activity.id, new=renamed.id)
        elif not is_lost_or_reused(activity.id, activity.index, new.activity_numbers):
            report.add(ACTIVITY_REMOVED, new.span, id=activity.id, title=activity.title)
    for activity in added:
        report.add(ACTIVITY_ADDED, new.place("activity", activity.id), id=activity.id, title=activity.title)


def _is_renamed(gone: ComparedActivity, added: ComparedActivity, old: Outline, new: Outline) -> bool:
    """Tell whether `added` is `gone` under another id: of one kind, with the same title, text or questions."""
    if gone.kind != added.kind:
        return False
    questions = _ids_of_questions(gone, old)
    return (
        gone.title == added.title
        or gone.text == added.text != ""
        or questions == _ids_of_questions(added, new) != set()
    )


def _ids_of_questions(activity: ComparedActivity, course: Outline) -> set[str]:
    return {question.id for question in course.questions.values() if question.home.id == activity.id}


def _compare_activity(
    before: ComparedActivity, after: ComparedActivity, old: Outline, new: Outline, report: Report
) -> None:
    place = new.place("activity", after.id)
    if before.is_graded is not after.is_graded:
        report.add(KIND_CHANGED, place, id=after.id, old=before.kind, new=after.kind)
        return
    if before.mastery != after.mastery:
        report.add(
            MASTERY_CHANGED,
            place,
            id=after.id,
            old=_score_as_percent(before.mastery),
            new=_score_as_percent(after.mastery),
        )
    for what in _changed_settings(before, after, old, new):
        report.add(SETTINGS_CHANGED, place, id=after.id, what=what)


def _changed_settings(
    before: ComparedActivity, after: ComparedActivity, old: Outline, new: Outline
) -> Iterator[Message]:
    for name, words in SETTINGS.items():
        if before.settings.get(name) != after.settings.get(name):
            yield words.filled(
                old=_setting_as_text(before.settings.get(name)), new=_setting_as_text(after.settings.get(name))
            )
    if not after.is_graded:
        return  # points of practice weigh nothing
    for question in new.questions.values():
        was = old.questions.get(question.id)
        if was and question.home.id == was.home.id == after.id and was.points != question.points:
            yield POINTS.filled(question=question.id, old=f"{was.points:g}", new=f"{question.points:g}")


def _setting_as_text(value: JsonValue) -> Message | str:
    if isinstance(value, dict):
        return EACH.filled(count=value.get("count")) if value.get("each") else str(value.get("count"))
    return NONE if value is None else str(value)


def _score_as_percent(score: float | None) -> str:
    return NONE if score is None else f"{score * 100:g}%"

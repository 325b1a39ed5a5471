# SPDX-License-Identifier: Apache-2.0
"""Compares two states: which courses belong together, and what has changed about each as a whole."""

from collections.abc import Iterator, Mapping

from sinau.comparing.activities import compare_activities
from sinau.comparing.answer_outcomes import AnswerOutcomes
from sinau.comparing.course_rules import (
    CATALOGUE_CHANGED,
    COMPLETION_CHANGED,
    COURSE_REMOVED,
    COURSE_RENAMED,
    PACKAGE_CHANGED,
    SAME_VERSION,
)
from sinau.comparing.outline import BETWEEN, ComparedState, Outline, UnreadableError
from sinau.comparing.permanent_numbers import compare_numbers
from sinau.comparing.questions import compare_questions
from sinau.diagnostics import Message, Report, Span
from sinau.model.rendered import JsonValue

NOTHING_IN_COMMON = Message("updates.differences_nothing_in_common")
PART = Message("updates.differences_part")
# What differs from one publication of the same state to another.
OF_THE_PACKAGE = {"publication", "script", "views", "bytes", "text"}
# What differs besides where a package is cut into parts: the settings of the course, and the order of its activities.
OF_THE_PARTS = {"title", "completion", "modules", "graded", "objectives", "activities"}


def compare(old: ComparedState, new: ComparedState, report: Report) -> AnswerOutcomes:
    """Add to `report` what the step from `old` to `new` costs learners; return what becomes of their answers.

    Findings stand at their places in `new`. Raises `UnreadableError` when there is nothing to compare.
    """
    fates = AnswerOutcomes()
    for one, other in ((old, new), (new, old)):
        for course in one.courses.values():
            if one.package and BETWEEN in course.id and not other.package:
                raise UnreadableError(PART, part=course.id)
    pairs = list(_pairs_of_courses(old, new))
    if not pairs and (old.package or new.package):
        raise UnreadableError(NOTHING_IN_COMMON, old=", ".join(old.courses), new=", ".join(new.courses))
    for before, after in pairs:
        if after is None:
            report.add(COURSE_REMOVED, _place_of_any_course(new), id=before.id)
            fates.archived += len(before.questions)
        elif before.id != after.id:
            report.add(COURSE_RENAMED, after.span, id=before.id, new=after.id)
            fates.lost += len(before.questions)
        else:
            _compare_course(before, after, report, fates, old.package == new.package)
    if old.package and new.package:
        _compare_packages(old, new, report)
    if old.settled and old.catalogue and new.catalogue and old.catalogue != new.catalogue and pairs:
        report.add(CATALOGUE_CHANGED, _place_of_any_course(new), old=old.catalogue, new=new.catalogue)
    return fates


def _pairs_of_courses(old: ComparedState, new: ComparedState) -> Iterator[tuple[Outline, Outline | None]]:
    """Yield each old course with what it has become; a package on one side says nothing of further courses."""
    added = [course for course in new.courses.values() if course.id not in old.courses]
    for course in old.courses.values():
        same = new.courses.get(course.id)
        if same is None and old.package and new.package:
            same = next(iter(new.courses.values()))  # the one is to replace the other
        if same is None:
            same = next((other for other in added if _are_one_course(course, other)), None)
        if same or not new.package:
            yield course, same


def _are_one_course(one: Outline, other: Outline) -> bool:
    """Tell whether two courses of different ids are one: they share their title, or most of their parts."""
    ours, theirs = ({*course.activities, *course.questions} for course in (one, other))
    return one.title == other.title or 2 * len(ours & theirs) > max(len(ours), len(theirs))


def _place_of_any_course(state: ComparedState) -> Span:
    return next((course.span for course in state.courses.values()), Span("catalogue.yml"))


def _compare_course(old: Outline, new: Outline, report: Report, fates: AnswerOutcomes, alike: bool) -> None:
    compare_numbers(old, new, report)
    compare_activities(old, new, report)
    if alike:  # a folder only tells what each of its publications may be cut into
        _compare_tracked_units(old, new, report)
    compare_questions(old, new, report, fates, alike)
    for what, key in (
        (Message("updates.differences_completion"), "completion"),
        (Message("updates.differences_navigation"), "navigation"),
    ):
        if alike and old.data.get(key) != new.data.get(key):
            report.add(COMPLETION_CHANGED, new.span, id=new.id, what=what)
    if old.version == new.version and _visible_to_learners(old, alike) != _visible_to_learners(new, alike):
        report.add(SAME_VERSION, new.span, id=new.id, version=new.version)


def _visible_to_learners(course: Outline, whole: bool) -> tuple[JsonValue, list[tuple[str, str]]]:
    """Return all that learners could see of `course`; without `whole`, not what a cut into parts changes."""
    left_out = OF_THE_PACKAGE if whole else OF_THE_PACKAGE | OF_THE_PARTS
    texts = [(name, activity.text) for name, activity in course.activities.items()]
    return _without_keys(dict(course.data), left_out), texts if whole else sorted(texts)


def _without_keys(value: JsonValue, left_out: set[str]) -> JsonValue:
    if isinstance(value, Mapping):
        return {key: _without_keys(item, left_out) for key, item in value.items() if key not in left_out}
    return [_without_keys(item, left_out) for item in value] if isinstance(value, list) else value


def _compare_tracked_units(old: Outline, new: Outline, report: Report) -> None:
    """Add each activity whose results an LMS keeps under another part of the course now."""
    for name, unit in old.units.items():
        now = new.units.get(name, unit)
        if now != unit:
            what = f"{name}: {unit or old.id} → {now or new.id}"
            report.add(PACKAGE_CHANGED, new.place("activity", name), what=what)


def _compare_packages(old: ComparedState, new: ComparedState, report: Report) -> None:
    span = _place_of_any_course(new)
    if old.publication != new.publication:
        what = f"{old.publication} → {new.publication}"
        report.add(PACKAGE_CHANGED, span, what=what)
    for item in old.items:
        if new.items and item not in new.items:
            report.add(PACKAGE_CHANGED, span, what=f"item {item}")

# SPDX-License-Identifier: Apache-2.0
"""Ids: unique where they have to be, and known where they are used."""

from collections.abc import Iterable

from sinau.diagnostics import Report, Rule, Severity, Span
from sinau.model.catalogue import Activity, Catalogue, Course
from sinau.source.files import Source
from sinau.source.schema import suggestion_values

DUPLICATE_ID = Rule("C211", "duplicate-id", Severity.ERROR)
ASKED_TWICE = Rule("C341", "question-asked-twice", Severity.ERROR)
UNKNOWN_OBJECTIVE = Rule("C313", "unknown-objective", Severity.ERROR)


def check(catalogue: Catalogue, source: Source, report: Report) -> None:
    """Report ids given twice, questions asked twice and objectives that do not exist."""
    _check_unique(((course.id, course.span) for course in catalogue.courses), report)
    for course in catalogue.courses:
        activities = list(course.activities())
        _check_unique(((activity.id, activity.span) for activity in activities), report)
        _check_unique(((module.id, module.span) for module in course.modules if module.id), report)
        _check_unique(((objective.id, objective.span) for objective in course.objectives if objective.id), report)
        questions = [question for activity in activities for question in activity.questions]
        _check_unique(((question.id, question.places.get("id", question.span)) for question in questions), report)
        _check_asked_once(activities, report)
        _check_objectives_are_known(course, report)


def _check_unique(found: Iterable[tuple[str, Span]], report: Report) -> None:
    first: dict[str, Span] = {}
    for name, span in found:
        if first.setdefault(name, span) != span:
            report.add(DUPLICATE_ID, span, id=name, place=first[name])


def _check_asked_once(activities: Iterable[Activity], report: Report) -> None:
    """Report questions of files that are included, or named as a bank, more than once."""
    first_files: dict[Span, str] = {}
    for activity in activities:
        for question in activity.questions:
            place = question.places.get("id", question.span)
            if place in first_files:
                report.add(ASKED_TWICE, place, id=question.id, first=first_files[place], second=activity.page.file)
            first_files.setdefault(place, activity.page.file)


def _check_objectives_are_known(course: Course, report: Report) -> None:
    known = {objective.id: objective for objective in course.objectives}
    for activity in course.activities():
        used = [(name, activity.places.get(f"objectives.{name}", activity.span)) for name in activity.objectives]
        used += [
            (question.objective, question.places.get("objective", question.span))
            for question in activity.questions
            if question.objective
        ]
        for name, span in used:
            if name not in known:
                report.add(UNKNOWN_OBJECTIVE, span, id=name, **suggestion_values(name, known))

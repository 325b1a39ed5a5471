# SPDX-License-Identifier: Apache-2.0
"""Objectives and questions that do not meet: what nobody asks about cannot be shown to be learned."""

from sinau.diagnostics import Report, Rule, Severity
from sinau.model.catalogue import Catalogue, Course

NOT_ASKED = Rule("C381", "objective-never-asked", Severity.ADVICE)
NO_OBJECTIVE = Rule("C382", "question-without-objective", Severity.ADVICE)


def advise(catalogue: Catalogue, report: Report) -> None:
    """Report objectives that no question asks about, and questions of assessments that name none."""
    for course in catalogue.courses:
        if course.objectives:
            _advise_course(course, report)


def _advise_course(course: Course, report: Report) -> None:
    activities = [*course.activities()]
    asked = {question.objective for activity in activities for question in activity.questions}
    taught = {id for activity in activities for id in activity.objectives}
    for objective in course.objectives:
        # One that no lesson serves either has a warning of its own (C321).
        if objective.id not in asked and objective.id in taught:
            report.add(NOT_ASKED, objective.span, id=objective.id)
    for activity in activities:
        for question in activity.questions if activity.settings else ():
            if question.objective is None:
                report.add(NO_OBJECTIVE, question.places.get("id", question.span), id=question.id)

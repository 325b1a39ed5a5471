# SPDX-License-Identifier: Apache-2.0
"""Dated sources: regulations change, and a lesson says until when it was checked."""

from datetime import date

from sinau.diagnostics import Report, Rule, Severity
from sinau.model.catalogue import Catalogue

REVIEW_DUE = Rule("C506", "review-due", Severity.WARNING)


def check(catalogue: Catalogue, report: Report, today: date) -> None:
    """Report sources whose day of review is `today` or has passed."""
    for course in catalogue.courses:
        for activity in course.activities():
            for source in activity.sources:
                if source.review_by and source.review_by <= today:
                    place = source.places.get("review_by", source.span)
                    report.add(REVIEW_DUE, place, day=source.review_by.isoformat())

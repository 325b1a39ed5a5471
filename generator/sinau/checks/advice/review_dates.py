# SPDX-License-Identifier: Apache-2.0
"""Dated sources whose day of review is near: whoever has to ask an office needs some weeks."""

from datetime import date, timedelta

from sinau.diagnostics import Report, Rule, Severity
from sinau.model.catalogue import Catalogue

NEAR = timedelta(days=60)

REVIEW_NEAR = Rule("C526", "review-near", Severity.ADVICE)


def advise(catalogue: Catalogue, report: Report, today: date) -> None:
    """Report sources that have to be checked again within `NEAR`; from that day on it is a warning (C506)."""
    for course in catalogue.courses:
        for activity in course.activities():
            for source in activity.sources:
                if source.review_by and today < source.review_by <= today + NEAR:
                    place = source.places.get("review_by", source.span)
                    report.add(
                        REVIEW_NEAR, place, day=source.review_by.isoformat(), days=(source.review_by - today).days
                    )

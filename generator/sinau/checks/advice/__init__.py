# SPDX-License-Identifier: Apache-2.0
"""Advice: nothing is wrong, and learners would be better off. Only who asks for it is told (`sinau check --advice`).

Each module is a family with a function `advise(catalogue, report)`, each rule stands beside what finds it. What is looked for
are words of Indonesian and English; a course in another language gets the advice that needs no words.
"""

from datetime import date

from sinau.checks.advice import choices, objectives, review_dates, sentences, tables
from sinau.diagnostics import Diagnostics, Report
from sinau.model.catalogue import Catalogue

FAMILIES = (choices, objectives, sentences, tables)


def advise(catalogue: Catalogue, today: date | None = None) -> Diagnostics:
    """Return what could be better in `catalogue`, whose pages are trees; days of review are compared with `today` where it is given."""
    report = Report()
    for family in FAMILIES:
        family.advise(catalogue, report)
    if today is not None:
        review_dates.advise(catalogue, report, today)
    return tuple(report)

# SPDX-License-Identifier: Apache-2.0
"""Dated sources: regulations change, and a lesson says until when it was checked."""

from datetime import date

from sinau.diagnostics import Message, Report, Rule, Severity
from sinau.model.catalogue import Catalogue

REVIEW_DUE = Rule(
    "C506",
    "review-due",
    Severity.WARNING,
    Message("This source was to be checked again by {day}.", "Dasar ini seharusnya ditinjau lagi paling lambat {day}."),
    Message(
        "A regulation may have changed since, and learners would act on the old one.",
        "Peraturan mungkin sudah berubah, dan peserta akan bertindak menurut yang lama.",
    ),
    Message(
        "Check that it is still in force and the lesson right, then write new days under in_force and review_by.",
        "Periksa apakah masih berlaku dan pelajaran masih benar, lalu tulis tanggal baru di in_force dan review_by.",
    ),
)


def check(catalogue: Catalogue, report: Report, today: date) -> None:
    """Report sources whose day of review is `today` or has passed."""
    for course in catalogue.courses:
        for activity in course.activities():
            for source in activity.sources:
                if source.review_by and source.review_by <= today:
                    place = source.places.get("review_by", source.span)
                    report.add(REVIEW_DUE, place, day=source.review_by.isoformat())

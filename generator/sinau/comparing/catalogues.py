# SPDX-License-Identifier: Apache-2.0
"""Reads a catalogue's folder as the compiler does, and takes from it what the player would be told."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from sinau.comparing.outline import ComparedState, Outline, PageTexts, UnreadableError, outline_of_data
from sinau.comparing.wording import Wording, read_page_wordings
from sinau.compiler import render_catalogue
from sinau.diagnostics import Message, Report, Span
from sinau.extensions import publications
from sinau.model.catalogue import Course
from sinau.model.rendered import RenderedCourse
from sinau.publishing.linking import Addresses
from sinau.publishing.outlines import course_data
from sinau.publishing.player import article_html
from sinau.source.files import IDENTITY_NAME

MISTAKEN = Message("updates.catalogues_mistaken")
NOWHERE = Addresses(media=lambda _path: None, activity=lambda *_where: None, page=lambda *_where: None)


def read_catalogue(folder: Path, name: str) -> ComparedState:
    """Return the state of the catalogue in `folder`, which users know as `name`; drafts are not a part of it.

    Raises `UnreadableError` when it has errors: what cannot be published has never had learners.
    """
    report = Report()
    rendered = report.collect(render_catalogue(folder))
    if rendered is None:
        first = next(found for found in report if found.rule.severity == "error")
        raise UnreadableError(MISTAKEN, name=name, count=report.errors, first=f"{first.span} {first.rule.code}")
    # A version of Sinau that knew no such lock gave no id.
    settled = (folder / IDENTITY_NAME).is_file()
    courses = {course.course.id: outline_of(course) for course in rendered.courses}
    return ComparedState(courses, catalogue=rendered.catalogue.id, settled=settled)


def outline_of(course: RenderedCourse) -> Outline:
    """Return what the player would be told of `course`."""
    texts: dict[str, str] = {}
    wordings: dict[str, Wording] = {}
    for activity in course.activities:
        texts[activity.activity.id], found = read_page_wordings(article_html(activity, course, NOWHERE))
        wordings |= found
    lock = course.course.lock
    read = outline_of_data(
        course_data(course, ""),
        PageTexts(texts, wordings),
        course.course.span,
        dict(_places_of_parts(course)),
        (lock.activities, lock.questions),
    )
    return replace(read, units=_units_by_activity(course.course))


def _units_by_activity(course: Course) -> Mapping[str, str]:
    """Return by each activity the part under which an LMS keeps what was done in it, as the first publication says that knows."""
    known = (one.units for one in publications().values() if one.units)
    units = next(known, None)
    return units(course) if units else {activity.id: "" for activity in course.activities()}


def _places_of_parts(course: RenderedCourse) -> Iterator[tuple[str, Span]]:
    for activity in course.course.activities():
        yield f"activity {activity.id}", activity.span
        for question in activity.questions:
            yield f"question {question.id}", question.span

# SPDX-License-Identifier: Apache-2.0
"""Gives ids to lessons, modules, objectives and questions that have none, as `sinau new` makes them."""

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from sinau.creating.names import id_from_title, next_numbered, unused_name
from sinau.diagnostics import Diagnostic, Report
from sinau.fixing.edits import Edit
from sinau.model.catalogue import Catalogue, Course
from sinau.model.page import SourceText
from sinau.parsing.fields import OBJECTIVE_FIELDS
from sinau.source.front_matter import read_front_matter
from sinau.source.yaml import YamlMapping, YamlNode, YamlScalar, YamlSequence, read_yaml

ID_KEYS = next((one.name, one.indonesian) for one in OBJECTIVE_FIELDS if one.name == "id")
TITLE_KEYS = ("title", "judul", "text", "teks")
NUMBER = re.compile(r"\A[0-9]+[-_. ]+")
OPENING = re.compile(r"(:{3,}[ \t]*(?:question|soal))(?=[ \t]|\Z)", re.IGNORECASE)


def edits_for_missing_id(found: Diagnostic, text: str, catalogue: Catalogue, given: set[str]) -> list[Edit]:
    """Return how an id comes into the settings that lack one; `given` are ids that were given away, and get this one as well."""
    key = dict(found.values).get("key")
    if key not in ID_KEYS:
        return []
    settings, first = _settings_in_file(found.span.file, text)
    mapping = next((one for one in _mappings_within(settings) if one.span == found.span), None) if settings else None
    if mapping is None or not mapping.pairs:
        return []
    line, column = found.span.line - 1, found.span.column - 1
    page = found.span.file.endswith(".md")
    taken = _ids_in(settings) | given
    if page:
        course = _course_of(found.span.file, catalogue)
        taken |= _activity_ids(course) if course else set()
    title = next(
        (value.text for name, value in mapping.pairs if name.text in TITLE_KEYS and isinstance(value, YamlScalar)), ""
    )
    stem = NUMBER.sub("", PurePosixPath(found.span.file).stem) if page else title
    id = unused_name(id_from_title(stem, id_from_title(title, "id")), taken)
    given.add(id)
    start = (line, column + 1) if mapping.end else (line, column)
    behind = ", " if mapping.end else "\n" + " " * column
    return [Edit(start, start, f"{key}: {id}{behind}")] if line >= first else []


def _settings_in_file(file: str, text: str) -> tuple[YamlNode | None, int]:
    """Return the settings in a file, and the line from 0 on which they begin."""
    if file.endswith(".md"):
        front, _ = read_front_matter(SourceText(file, text))
        return front.settings, 1
    node = read_yaml(file, text, Report())
    return (node if isinstance(node, YamlMapping) else None), 0


def _mappings_within(node: YamlNode | None) -> Iterable[YamlMapping]:
    if isinstance(node, YamlMapping):
        yield node
        for _, value in node.pairs:
            yield from _mappings_within(value)
    elif isinstance(node, YamlSequence):
        for item in node.items:
            yield from _mappings_within(item)


def _ids_in(settings: YamlNode | None) -> set[str]:
    return {
        value.text
        for mapping in _mappings_within(settings)
        for key, value in mapping.pairs
        if key.text in ID_KEYS and isinstance(value, YamlScalar)
    }


def edits_for_question_id(found: Diagnostic, text: str, catalogue: Catalogue, given: set[str]) -> list[Edit]:
    """Return how an id comes into the opening line of a question that has none."""
    line = found.span.line - 1
    match = OPENING.match(text.split("\n")[line])
    course = _course_of(found.span.file, catalogue)
    if not match or not course:
        return []
    taken = {question.id for one in course.activities() for question in one.questions} | set(course.lock.questions)
    id = next_numbered(id_from_title(NUMBER.sub("", PurePosixPath(found.span.file).stem), "question"), taken | given)
    given.add(id)
    place = (line, match.end())
    return [Edit(place, place, f" {id}")]


def _course_of(file: str, catalogue: Catalogue) -> Course | None:
    inside = [one for one in catalogue.courses if file.startswith(f"{one.folder}/")]
    return max(inside, key=lambda one: len(one.folder), default=None)


def _activity_ids(course: Course) -> set[str]:
    return {one.id for one in course.activities()} | set(course.lock.activities)

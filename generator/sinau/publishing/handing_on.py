# SPDX-License-Identifier: Apache-2.0
"""What courses ask of learners who hand on their results."""

from collections.abc import Iterator
from typing import cast

from sinau.diagnostics import Span
from sinau.model.catalogue import Course
from sinau.model.rendered import JsonValue
from sinau.source.schema import Record

# What only handing on needs.
HANDED_ON = ("collect", "hours")


def asked_fields(course: Course) -> Iterator[tuple[dict[str, JsonValue], Span]]:
    """Yield what `course` asks of learners who hand on results, each field as `player/types.js` describes it, and its place."""
    for record in cast("tuple[Record, ...]", course.settings.get("collect") or ()):
        name = record.get("id", str)
        label = record.get("label", str)
        if name and label:
            role = record.get("role", str) or "group"
            yield (
                {"id": name, "label": label, "required": record.get("required", bool) or False, "role": role},
                record.span,
            )


def handing_on_data(course: Course) -> dict[str, JsonValue]:
    """Return what a page has to know to hand on results of `course`; empty where the course says nothing of it."""
    fields: list[JsonValue] = [field for field, _ in asked_fields(course)]
    data: dict[str, JsonValue] = {"collect": fields} if fields else {}
    if course.settings.get("hand_on_in_lms"):
        data["hand_on_in_lms"] = True
    if course.learning_hours:
        data["hours"] = course.learning_hours
    return data

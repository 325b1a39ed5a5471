# SPDX-License-Identifier: Apache-2.0
"""The table of a course's settings: its own, and those that publications and question types declare."""

from sinau.extensions import course_settings
from sinau.parsing.fields import COURSE_FIELDS
from sinau.source.schema import Field


def course_fields() -> tuple[Field, ...]:
    """Return all settings that a `course.yml` may hold."""
    return (*COURSE_FIELDS, *course_settings())

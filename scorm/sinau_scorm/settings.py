# SPDX-License-Identifier: Apache-2.0
"""The settings of a course that say how it becomes packages, in `course.yml` and on the command line."""

from typing import Literal, cast

from sinau.model.catalogue import Course
from sinau.plugin import Field, Message, Option, WordKind

# What is one SCO.
Tracked = Literal["course", "module", "lesson"]
# The prefix of the element mapInfo in manifests of SCORM 2004.
MapInfoPrefix = Literal["ss", "imsss"]

TRACKED = {
    "course": "course",
    "modules": "module",
    "lessons": "lesson",
    "kursus": "course",
    "modul": "module",
    "pelajaran": "lesson",
}
# The singular, which reads as naturally. Indonesian has one word for both.
TRACKED_ALSO = {"module": "module", "lesson": "lesson"}
SPLIT = {"module": "module", "modul": "module"}
MAPINFO_PREFIX = {"ss": "ss", "imsss": "imsss"}

SETTINGS = (
    Field("tracked", "dicatat", WordKind(TRACKED, TRACKED_ALSO), Message("packages.setting_tracked")),
    Field("split", "pisah", WordKind(SPLIT), Message("packages.setting_split")),
    Field("mapinfo_prefix", "prefiks_mapinfo", WordKind(MAPINFO_PREFIX), Message("packages.setting_mapinfo_prefix")),
)
OPTIONS = (
    Option(
        "tracked",
        "[course|modules|lessons]",
        Message("packages.option_tracked"),
    ),
    Option("split", "[module]", Message("packages.option_split")),
)


def tracked_unit(course: Course) -> Tracked:
    """Return what an LMS keeps results of in a package of `course`."""
    return cast(Tracked, course.settings.get("tracked", "course"))


def is_split(course: Course) -> bool:
    """Tell whether each module of `course` is a package of its own."""
    return course.settings.get("split") == "module"


def mapinfo_prefix(course: Course) -> MapInfoPrefix:
    """Return how the manifest of SCORM 2004 writes what several SCOs of `course` share."""
    return cast(MapInfoPrefix, course.settings.get("mapinfo_prefix", "ss"))


def file_name_suffix(course: Course) -> str:
    """Return how the file name of a package of `course` goes on: with what is tracked, if not the course."""
    return "" if tracked_unit(course) == "course" else f"-{tracked_unit(course)}s"

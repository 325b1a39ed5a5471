# SPDX-License-Identifier: Apache-2.0
"""The settings of a course that say how it becomes packages for an LMS."""

from sinau.diagnostics import Message
from sinau.source.kinds import WordKind
from sinau.source.schema import Field

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
PACKAGE_FIELDS = (
    Field("tracked", "dicatat", WordKind(TRACKED, TRACKED_ALSO), Message("settings.package_tracked")),
    Field("split", "pisah", WordKind(SPLIT), Message("settings.package_split")),
    Field("mapinfo_prefix", "prefiks_mapinfo", WordKind(MAPINFO_PREFIX), Message("settings.package_mapinfo_prefix")),
)

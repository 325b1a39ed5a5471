# SPDX-License-Identifier: Apache-2.0
"""Which LMS refuses a package before anybody can open it, and what its administrator gets to see then."""

from __future__ import annotations

from sinau.diagnostics import Message
from sinau_scorm.manifest.reading import Manifest

# The words of PHP 8, which Moodle's page shows; the rest is for whoever made the package.
MOODLE = Message("play.moodle")  # fmt: skip


def import_refusals(manifest: Manifest, language: str) -> dict[str, str]:
    """Return what each LMS that refuses the package of `manifest` says, by the name of its profile in `profiles.js`."""
    if not manifest.stops_moodle:
        return {}
    return {"moodle": MOODLE.text(language, {"line": manifest.stops_moodle})}

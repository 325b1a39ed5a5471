# SPDX-License-Identifier: Apache-2.0
"""The files that both origins of `sinau play` give: its scripts, style sheets and tables, and the run-time that others wrote."""

from __future__ import annotations

import re
from importlib.resources import files

from sinau.publishing.built_files import built_file

# Only these stand under /play/: plain names of the pages' own files, so that no address leads anywhere else.
OWN_FILE = re.compile(r"(?:page/)?[a-z0-9_]+\.(?:js|json|css)\Z")
RUNTIME_FILES = {f"/scorm-again/{name}": f"built/scorm-again/{name}" for name in ("scorm12.js", "scorm2004.js")}


def own_file(path: str) -> bytes | None:
    """What stands at an address under /play/ or /scorm-again/; None where there is nothing."""
    if path in RUNTIME_FILES:
        return built_file("sinau_lms", RUNTIME_FILES[path])
    if path.startswith("/play/") and OWN_FILE.match(path.removeprefix("/play/")):
        entry = files("sinau_lms").joinpath(path.removeprefix("/play/"))
        return entry.read_bytes() if entry.is_file() else None
    return None

# SPDX-License-Identifier: Apache-2.0
"""Serves the rig's page, the LMSs of `sinau play` and the courses, each with the rig's script before its own."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path
from typing import Any

from browser.scenarios.courses import PUBLICATIONS, VARIANTS, package
from sinau.publishing.built_files import built_file
from sinau_lms.server import LmsServer

RIG = Path(__file__).parent / "rig"
PAGE = b"""<!doctype html><html lang="en"><meta charset="utf-8"><title>Scenarios</title><link rel="icon" href="data:,">
<body><script type="module" src="/rig/rig.js"></script></body></html>"""
INSIDE = b'<script src="/rig/inside.js"></script>'
COURSE = re.compile(r"/content/([a-z-]+)\.(scorm[0-9-]+)/(.+)")


class Courses:
    """What stands at each address; nothing is ever sent here, because the LMS is in the page."""

    sites = frozenset({"none", "same-origin"})
    language = "en"

    def __init__(self) -> None:
        self.missing: list[str] = []

    def headers(self, path: str) -> dict[str, str]:
        """The rig's page may do whatever its scenarios need."""
        return {}

    def find(self, path: str) -> bytes | None:
        """What stands at an address."""
        found = self._find(path)
        if found is None:
            self.missing.append(path)
        return found

    def _find(self, path: str) -> bytes | None:
        if path == "/":
            return PAGE
        if named := re.fullmatch(r"/(rig|play)/([a-z0-9_]+\.(?:js|json))", path):
            entry = (RIG if named[1] == "rig" else files("sinau_lms")).joinpath(named[2])
            return entry.read_bytes() if entry.is_file() else None
        if named := re.fullmatch(r"/scorm-again/(scorm(?:12|2004)\.js)", path):
            return built_file("sinau_lms", f"built/scorm-again/{named[1]}")
        if (named := COURSE.fullmatch(path)) and named[1] in VARIANTS and named[2] in PUBLICATIONS:
            tree = package(named[1], named[2])
            if named[3] not in tree:
                return None
            data = tree.read(named[3])
            return data.replace(b"<head>", b"<head>" + INSIDE, 1) if named[3].endswith(".html") else data
        return None

    def receive(self, path: str, body: dict[str, Any]) -> dict[str, Any] | None:
        """Nothing is sent here."""
        self.missing.append(f"POST {path} {body}")


def serve(courses: Courses) -> LmsServer:
    """A server on 127.0.0.1, to be entered."""
    return LmsServer(courses)

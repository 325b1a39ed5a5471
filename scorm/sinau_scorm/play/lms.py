# SPDX-License-Identifier: Apache-2.0
"""The local LMS without its sockets: which address answers with what, and what it takes in.

/                   the LMS's window
/play/...           its scripts, style sheet and tables
/scorm-again/...    the run-time that others wrote
/content/...        the package's files
/lms/...            what the window keeps here
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from importlib.resources import files
from typing import Any

from sinau.built import built_file
from sinau_scorm.play.attempts import Attempts
from sinau_scorm.play.bodies import attempt_in, number_in, text_in
from sinau_scorm.play.package import Package

Json = dict[str, Any]

# Only these stand under /play/: plain names of the window's own files, so that no address leads anywhere else.
OWN_FILE = re.compile(r"(?:page/)?[a-z0-9_]+\.(?:js|json|css)\Z")
RUNTIMES = {f"/scorm-again/{name}": f"built/scorm-again/{name}" for name in ("scorm12.js", "scorm2004.js")}


class LocalLms:
    """One learner's LMS with one package. `page` makes the window, anew for each visit."""

    def __init__(self, package: Package, attempts: Attempts, page: Callable[[], bytes]) -> None:
        self.package = package
        self.attempts = attempts
        self._page = page
        self._launches = 0
        self._scos = {item.identifier for item in package.manifest.organization.leaves}

    def next_launch(self) -> int:
        """Number a launch, or a window that will launch: what is saved carries it, so that late things are known as late."""
        self._launches += 1
        return self._launches

    def find(self, path: str) -> bytes | None:
        """What stands at an address (decoded, without its query); None where there is nothing."""
        if path == "/":
            return self._page()
        if path == "/lms/attempts":
            return json.dumps(self.attempts.all()).encode()
        if path in RUNTIMES:
            return built_file("sinau_scorm", RUNTIMES[path])
        if path.startswith("/content/"):
            return self.package.read(path.removeprefix("/content/"))
        if path.startswith("/play/") and OWN_FILE.match(path.removeprefix("/play/")):
            entry = files("sinau_scorm.play").joinpath(path.removeprefix("/play/"))
            return entry.read_bytes() if entry.is_file() else None
        return None

    def receive(self, path: str, body: Json) -> Json | None:
        """Take in what the window sends and answer; None for an address that the LMS does not have.

        Raises ValueError where the body has not the shape that the window sends.
        """
        match path:
            case "/lms/attempt":
                place = number_in(body, "launch"), number_in(body, "save")
                self.attempts.put(self._sco(body), attempt_in(body), place)
            case "/lms/launch":
                sco, number = self._sco(body), self.next_launch()
                if body.get("renew"):
                    self.attempts.renew(sco, number)
                return {"launch": number, "attempt": self.attempts.get(sco)}
            case "/lms/sequencing":
                self.attempts.sequencing = None if body.get("state", "") is None else text_in(body, "state")
            case "/lms/reset":
                self.attempts.reset(self.next_launch())
            case _:
                return None
        return {}

    def _sco(self, body: Json) -> str:
        """The item that is meant: one of the package, so that nobody fills the memory with others."""
        sco = text_in(body, "sco")
        if sco not in self._scos:
            raise ValueError(f"no item {sco}")
        return sco

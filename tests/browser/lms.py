# SPDX-License-Identifier: Apache-2.0
"""An LMS on 127.0.0.1: serves a SCORM 1.2 package from its zip, holds the run-time, and keeps what is committed.

The run-time is one of two judges (scorm/sinau_scorm/play): our strict one, or scorm-again. What a browser committed stands
here, outside the browser, so that it can be killed and a test can still read what an LMS would have kept.
"""

from __future__ import annotations

import json
import mimetypes
import re
import threading
import zipfile
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import unquote, urlsplit

ROOT = Path(__file__).resolve().parents[2]
PLAY = ROOT / "scorm" / "sinau_scorm" / "play"
SCORM_AGAIN = ROOT / "tests" / "node_modules" / "scorm-again" / "dist" / "scorm12.js"

JUDGES = ("strict", "scorm-again")

Json = dict[str, Any]

# Chromium sends `unload` no more where an LMS says so, and Moodle 4.5 does.
HEADERS = {"Cache-Control": "no-store", "Permissions-Policy": "unload=()"}

PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>LMS</title>
<link rel="icon" href="data:,">
<style>html, body { height: 100%; margin: 0 } iframe { border: 0; width: 100%; height: 100% }</style>
<body>
<script type="application/json" id="lms-settings">SETTINGS</script>
<script src="/scorm-again.js"></script>
<script type="module" src="/play/frame.js"></script>
</body>
</html>
"""


@dataclass
class Lms:
    """One LMS with one learner's attempt at one package.

    `calls` and `violations` grow while the browser runs; `attempt` is what a new launch would find (None before the first
    commit). Change `faults`, `assignment` or `mastery_override` before a launch.
    """

    package: Path
    judge: str = "strict"
    faults: Json = field(default_factory=dict)
    assignment: Json = field(default_factory=dict)
    mastery_override: bool = False
    lowering: str = "judged"
    attempt: Json | None = None
    calls: list[Json] = field(default_factory=list)
    violations: list[Json] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    _launches: int = 0
    _kept: tuple[int, int] = (0, 0)

    def __enter__(self) -> Lms:
        """Read the package and start to serve."""
        with zipfile.ZipFile(self.package) as archive:
            self.files = {info.filename: archive.read(info) for info in archive.infolist()}
        self.launch = _first_resource(self.files["imsmanifest.xml"].decode())
        self._server = _Server(("127.0.0.1", 0), _handler_of(self))
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05})
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    @property
    def origin(self) -> str:
        """The address of this LMS, without a slash at the end."""
        return f"http://127.0.0.1:{self._server.server_port}"

    @property
    def values(self) -> dict[str, str]:
        """What the LMS has kept, by element; empty before the first commit."""
        return dict(self.attempt["values"]) if self.attempt else {}

    @property
    def interactions(self) -> list[dict[str, str]]:
        """The kept interactions in order, each as its elements: `id`, `type`, `correct_responses.0.pattern` ..."""
        rows: dict[int, dict[str, str]] = {}
        for element, value in self.values.items():
            if found := re.fullmatch(r"cmi\.interactions\.(\d+)\.(.+)", element):
                rows.setdefault(int(found[1]), {})[found[2]] = value
        return [rows[index] for index in sorted(rows)]

    def called(self, method: str) -> list[Json]:
        """The calls of one method, in order."""
        return [call for call in self.visit() if call["method"] == method]

    def visit(self) -> list[Json]:
        """The calls since they were last forgotten, in the order made: those of a leaving page arrive in any order."""
        return sorted(self.calls, key=lambda call: int(call["n"]))

    def forget_calls(self) -> None:
        """Begin a new list of calls, for a launch that is judged by itself."""
        self.calls.clear()

    def page(self) -> bytes:
        """The page that holds the run-time and shows the SCO in a frame."""
        self._launches += 1
        settings = {
            "judge": self.judge,
            "launchNumber": self._launches,
            "launch": f"/content/{self.launch}",
            "faults": self.faults,
            "assignment": self.assignment,
            "masteryOverride": self.mastery_override,
            "lowering": self.lowering,
        }
        return PAGE.replace("SETTINGS", json.dumps(settings).replace("<", "\\u003c")).encode()

    def receive(self, path: str, body: Any) -> bool:
        """Keep what the page sends; false for an address that the LMS does not have."""
        if path == "/lms/attempt":
            # What a leaving page sends may overtake what it sent before; an LMS that kept the older would be at fault.
            place = (body["launch"], body["save"])
            if place > self._kept:
                self._kept, self.attempt = place, body["attempt"]
        elif path == "/lms/calls":
            self.calls.append(body)
        elif path == "/lms/violations":
            self.violations.append(body)
        else:
            return False
        return True

    def find(self, path: str) -> bytes | None:
        """What stands at an address, None where there is nothing."""
        if path == "/":
            return self.page()
        if path == "/lms/attempt":
            return json.dumps(self.attempt).encode()
        if path == "/scorm-again.js":
            return SCORM_AGAIN.read_bytes() if self.judge == "scorm-again" else b""
        if path.startswith("/play/") and (PLAY / Path(path).name).is_file():
            return (PLAY / Path(path).name).read_bytes()
        if path.startswith("/content/"):
            return self.files.get(path.removeprefix("/content/"))
        return None


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A browser that was killed breaks its connections; anything else fails the test by what is missing."""


def _first_resource(manifest: str) -> str:
    """Where a launch leads: the first resource with an address, as Open edX reads a manifest."""
    found = re.search(r"<resource\b[^>]*\shref=\"([^\"]+)\"", manifest)
    assert found, "the manifest has no resource with an href"
    return found[1]


def _handler_of(lms: Lms) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path)
            lms.requests.append(path)
            body = lms.find(path)
            if body is None:
                lms.missing.append(path)
            kind = "text/html" if path == "/" else mimetypes.guess_type(path)[0] or "application/octet-stream"
            if kind.startswith("text/"):
                kind += "; charset=utf-8"
            self._answer(200 if body is not None else 404, body or b"", kind)

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            self._answer(200 if lms.receive(self.path, body) else 404, b"", "application/json")

        def _answer(self, status: int, body: bytes, kind: str) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            for name, value in HEADERS.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Keep the test's output clean; `requests` has what was asked for."""

    return Handler

# SPDX-License-Identifier: Apache-2.0
"""The servers of the local LMS on 127.0.0.1: nobody else on the network reaches them, and no other page in the browser can use them.

The window and the course each have one, and so an origin of their own: see playing.py. Both ports are others each time: what
packages leave in the browser's storage does not meet.
"""

from __future__ import annotations

import json
import mimetypes
import os
import re
import threading
from collections.abc import Callable
from http.server import ThreadingHTTPServer
from types import TracebackType
from typing import Any, Protocol
from urllib.parse import unquote, urlsplit

from sinau_lms.request_bodies import read_body
from sinau_lms.requests import PatientHandler, RefusedError

ADDRESS = "127.0.0.1"
# Whoever reaches this server by another name was led here by a foreign page (DNS rebinding).
NAMES = (ADDRESS, "localhost")
# Systems differ in what they know of these, some call a script text/plain, and browsers refuse to run that.
KINDS = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".css": "text/css",
    ".html": "text/html",
    ".htm": "text/html",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
    ".vtt": "text/vtt",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "text/xml",
}
# Chromium sends `unload` no more where an LMS says so, and Moodle 4.5 does: SCOs that count on it show it here.
# Each origin asks for a process of its own, so that a course that stops answering does not stop the controls.
HEADERS = {
    "Cache-Control": "no-store",
    "Permissions-Policy": "unload=()",
    "Accept-Ranges": "bytes",
    "X-Content-Type-Options": "nosniff",
    "Origin-Agent-Cluster": "?1",
}


class ServedApplication(Protocol):
    """What a server needs of what it serves. `sites` are the relations of a page to this origin in which it may ask here (Sec-Fetch-Site)."""

    sites: frozenset[str]

    @property
    def language(self) -> str:
        """The language in which it refuses."""

    def headers(self, path: str) -> dict[str, str]:
        """What is sent with what stands at an address, beside what all servers send."""

    def find(self, path: str) -> bytes | None:
        """What stands at an address, decoded and without its query; None where there is nothing."""

    def receive(self, path: str, body: dict[str, Any]) -> dict[str, Any] | None:
        """Take in what the page sends and answer; None for an unknown address. Raises ValueError where it has another shape."""


class LmsServer:
    """Serves an application while this is entered. `port` 0 takes any that is free; OSError where a port is taken."""

    def __init__(self, application: ServedApplication, port: int = 0) -> None:
        self._server = _Server((ADDRESS, port), application)
        # A thread that never ends must not keep the program from ending.
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)

    @property
    def origin(self) -> str:
        """The address of the application, without a slash at its end."""
        return f"http://{ADDRESS}:{self._server.server_port}"

    def __enter__(self) -> LmsServer:
        """Start to serve."""
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    # On Windows "reuse" would let two programs share a port.
    allow_reuse_address = os.name == "posix"

    def __init__(self, address: tuple[str, int], application: ServedApplication) -> None:
        self.application = application
        super().__init__(address, _LmsRequestHandler)

    def handle_error(self, *_: object) -> None:
        """A browser that is closed breaks its connections; that is no news."""


def content_type(path: str) -> str:
    """The media type of a file, by its name."""
    name = "x.html" if path.endswith("/") else path.rpartition("/")[2].lower()
    kind = KINDS.get(f".{name.rpartition('.')[2]}") or mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") and kind != "text/xml" else kind


def requested_range(value: str, size: int) -> tuple[int, int] | None:
    """The first and last byte that a Range header asks for, None for all: players of video seek with it (RFC 9110, 14.2)."""
    found = re.fullmatch(r"bytes=(\d{0,15})-(\d{0,15})", value)
    if found is None or not size or found[1] == found[2] == "":
        return None
    if found[1] == "":
        return (max(0, size - int(found[2])), size - 1) if int(found[2]) else None
    first, last = int(found[1]), min(int(found[2] or size), size - 1)
    return (first, last) if first <= last else None


class _LmsRequestHandler(PatientHandler):
    server: _Server
    # A head and its body in two packets, held back until the first was acknowledged, made each call of a course take 44 ms.
    wbufsize = 1 << 16
    disable_nagle_algorithm = True

    @property
    def language(self) -> str:
        return self.server.application.language

    def do_GET(self) -> None:  # noqa: N802
        self._answer_or_refuse(self._answer_get)

    def do_POST(self) -> None:  # noqa: N802
        self._answer_or_refuse(self._answer_post)

    def _answer_or_refuse(self, act: Callable[[], None]) -> None:
        try:
            act()
        except RefusedError as refused:
            self.close_connection = self.close_connection or refused.last
            self.answer_refusal(refused.status)

    def _answer_get(self) -> None:
        if self.has_body():  # it is not read, so that nothing behind it can be
            self.close_connection = True
        if not self._is_request_allowed():
            raise RefusedError(403)
        path = unquote(self._path())
        body = self.server.application.find(path)
        own = self.server.application.headers(path)
        if body is None:
            raise RefusedError(404)
        part = requested_range(self.headers.get("Range", ""), len(body))
        if part is None:
            return self.answer(200, body, content_type(path), own)
        first, last = part
        own = {**own, "Content-Range": f"bytes {first}-{last}/{len(body)}"}
        return self.answer(206, body[first : last + 1], content_type(path), own)

    def _answer_post(self) -> None:
        data = self.read_body()
        if not self._is_request_allowed():
            raise RefusedError(403)
        try:
            answer = self.server.application.receive(self._path(), read_body(data))
        except ValueError:
            raise RefusedError(400) from None
        except OSError:  # the file of --keep: a disk that is full
            raise RefusedError(500) from None
        if answer is None:
            raise RefusedError(404)
        self.answer(200, json.dumps(answer).encode(), "application/json")

    def _path(self) -> str:
        try:
            return urlsplit(self.path).path
        except ValueError:
            raise RefusedError(400) from None

    def _is_request_allowed(self) -> bool:
        """Asked by our name, and by a page that may ask."""
        hosts = {f"{name}:{self.connection.getsockname()[1]}" for name in NAMES}
        origin = self.headers.get("Origin")
        value = self.headers.get_all("Host") or []
        known = len(value) == 1 and value[0] in hosts
        return (
            known
            and (origin is None or origin in {f"http://{host}" for host in hosts})
            and self._is_from_allowed_page()
        )

    def _is_from_allowed_page(self) -> bool:
        """Whether the page that asks stands in a relation to this origin in which it may; browsers say so, other programs do not.

        A link on any other site may lead here: that changes nothing.
        """
        site, mode = self.headers.get("Sec-Fetch-Site"), self.headers.get("Sec-Fetch-Mode")
        link = site == "cross-site" and mode == "navigate" and self.command == "GET"
        return site is None or site in self.server.application.sites or link

    def answer(self, status: int, body: bytes, kind: str, own: dict[str, str] | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if self.close_connection:
            self.send_header("Connection", "close")
        for name, value in {**HEADERS, **(own or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """The window has a log; in the terminal the address stays visible."""

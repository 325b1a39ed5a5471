# SPDX-License-Identifier: Apache-2.0
"""Requests of anybody, answered whatever they say: a plain message and never a connection that is closed without a word."""

from __future__ import annotations

import socket
from contextlib import suppress
from http.server import BaseHTTPRequestHandler

from sinau.diagnostics import Message

# An attempt has 64,000 characters of state and some hundred interactions; ten times that is no SCO's doing.
LARGEST_BODY = 4_000_000
# Who is refused before the body was read may still be sending it, and would not see the answer if the line were cut.
LONGEST_FAREWELL_BYTES = 64_000_000
FAREWELL_S = 2.0
DIGITS = 12

STATUSES = (400, 403, 404, 408, 411, 413, 500)
MESSAGES = {status: Message(f"play.refused_{status}") for status in STATUSES}
OTHERWISE = Message("play.refused_other")


class RefusedError(Exception):
    """The request is answered with `status` and its message; `last`: the connection ends with it."""

    def __init__(self, status: int, *, last: bool = False) -> None:
        super().__init__(status)
        self.status, self.last = status, last


class PatientHandler(BaseHTTPRequestHandler):
    """Reads a request's body with care, and says farewell."""

    protocol_version = "HTTP/1.1"
    # A client that says it will send and does not must not hold a thread for ever.
    timeout = 60

    # To a line that names no version an answer would else be sent without its head.
    default_request_version = "HTTP/1.0"
    raw_requestline: bytes

    def parse_request(self) -> bool:
        """Also an empty line is answered."""
        if self.raw_requestline.strip():
            return super().parse_request()
        self.requestline, self.command, self.request_version = "", "", self.default_request_version
        self.send_error(400)
        return False

    def read_body(self) -> bytes:
        """The body, of the length that was said. Raises `RefusedError`."""
        length = self._stated_length()
        if length is None:
            raise RefusedError(411, last=True)
        if length > LARGEST_BODY:
            raise RefusedError(413, last=True)
        try:
            data = self.rfile.read(length)
        except TimeoutError:
            raise RefusedError(408, last=True) from None
        if len(data) < length:
            raise RefusedError(400, last=True)
        return data

    def has_body(self) -> bool:
        """Whether a body follows, which a request that asks for something does not have."""
        return self.headers.get("Transfer-Encoding") is not None or (self.headers.get("Content-Length") or "0") != "0"

    def _stated_length(self) -> int | None:
        if self.headers.get("Transfer-Encoding") is not None:
            return None
        said = set(self.headers.get_all("Content-Length") or [])
        if not said:
            return None
        length = said.pop()
        if said or not (length.isascii() and length.isdigit()):
            raise RefusedError(400, last=True)
        return int(length) if len(length) < DIGITS else LARGEST_BODY + 1

    @property
    def language(self) -> str:
        """The language of messages; each server has its own."""
        raise NotImplementedError

    def answer_refusal(self, status: int) -> None:
        """Answer with a plain message."""
        text = MESSAGES.get(status, OTHERWISE).text(self.language)
        self.answer(status, f"{text}\n".encode(), "text/plain; charset=utf-8")

    def answer(self, status: int, body: bytes, kind: str, own: dict[str, str] | None = None) -> None:
        """Send an answer; each server has headers of its own."""
        raise NotImplementedError

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What the standard library refuses: a line that is no request, a method that nobody has."""
        self.close_connection = True
        self.answer_refusal(code)

    def wait_for_reader(self) -> None:
        """Before the connection ends, let the other side see the answer."""
        try:
            self.wfile.flush()
            self.connection.shutdown(socket.SHUT_WR)
            self.connection.settimeout(FAREWELL_S)
            left = LONGEST_FAREWELL_BYTES
            while left > 0 and (piece := self.connection.recv(1 << 16)):
                left -= len(piece)
        except OSError:
            pass  # it has gone already
        with suppress(OSError):
            super().finish()

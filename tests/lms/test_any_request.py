# SPDX-License-Identifier: Apache-2.0
"""Whatever is sent to the local LMS, it answers, in plain words, and goes on."""

from __future__ import annotations

import json
import random
import socket
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from helpers.playable import MANIFEST_12, write_package
from sinau_lms import server as serving
from sinau_lms.attempts import Attempts
from sinau_lms.package import PlayedPackage
from sinau_lms.playing import PlayServers
from sinau_lms.requests import LARGEST_BODY

ADDRESSES = [
    "/lms/attempt",
    "/lms/end",
    "/lms/sequencing",
    "/lms/reset",
    "/lms/attempts",
    "/lms/",
    "/",
    "/content/a",
    "//[",
    "http://[/",
    "*",
    "/%00",
    "/%",
    "/é",
]
KNOWN = {200, 400, 403, 404, 408, 411, 413, 414, 431, 501, 505}
VALUES = [
    "1", "-1", "0", "1e999", "-1e999", "Infinity", "NaN", "null", "true", '"x"', '"\\ud800"', "[]", "{}", "9" * 5_000, "1" + "0" * 400, '"' + "a" * 70_000 + '"',
    "[" * 100_000, '{"a":' * 50_000, "[1]", '{"values":{}}', '{"values":{"a":1},"total":""}', '{"values":[["a","b"]],"total":""}', '{"values":{"a":"b"},"total":""}',
    "1.5", "9007199254740993", '"A"', '"1"', "\x00", "'A'", "[1,]", "", " ", "\ufeff{}",
]  # fmt: skip
FIELDS = ["sco", "launch", "save", "attempt", "state", "renew", "token", "runtime", "profile", "sequencing", "x"]
CASES = [
    "1", "[]", '"x"', "null", "true", "[" * 100_000, '{"a":' * 100_000, "NaN", "Infinity", "{}", "", '{"sco":1}', '{"sco":{}}', '{"sco":"nobody"}',
    '{"sco":"A","launch":Infinity,"save":1,"attempt":{"values":{},"total":""}}', '{"sco":"A","launch":1e999,"save":1,"attempt":{"values":{},"total":""}}',
    '{"sco":"A","launch":' + "9" * 5_000 + ',"save":1,"attempt":{"values":{},"total":""}}', '{"sco":"A","launch":true,"save":1,"attempt":{"values":{},"total":""}}',
    '{"sco":"A","launch":1,"save":1,"attempt":{"values":{"a":1},"total":""}}', '{"sco":"A","launch":1,"save":1,"attempt":{"values":{"a":' + "[" * 900 + "]" * 900 + '},"total":""}}',
    '{"state":1}', '{"state":[]}',
]  # fmt: skip


class Line:
    """A socket to the server; `wrong` are the exceptions that its threads ended with."""

    def __init__(self, origin: str, wrong: list[object], course: str = "") -> None:
        self.host, self.port = origin.removeprefix("http://").split(":")
        self.wrong = wrong
        self.course = Line(course, wrong) if course else self

    def say(self, data: bytes, *, end: bool = True) -> bytes:
        with socket.create_connection((self.host, int(self.port)), timeout=20) as line:
            with suppress(OSError):  # it has hung up already, as it may
                line.sendall(data)
                if end:
                    line.shutdown(socket.SHUT_WR)
            answer = b""
            while piece := line.recv(1 << 16):
                answer += piece
            return answer

    def ask(
        self, body: bytes, path: str = "/lms/attempt", method: str = "POST", length: str | None = None, more: str = ""
    ) -> tuple[int, bytes]:
        size = f"Content-Length: {len(body) if length is None else length}\r\n" if length != "" else ""
        head = f"{method} {path} HTTP/1.1\r\nHost: {self.host}:{self.port}\r\nConnection: close\r\n{size}{more}\r\n"
        answer = self.say(head.encode() + body)
        assert answer.startswith(b"HTTP/1.1 "), (head, answer[:200])
        return int(answer[9:12]), answer.partition(b"\r\n\r\n")[2]


@pytest.fixture
def line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Line]:
    wrong: list[object] = []
    monkeypatch.setattr(serving._Server, "handle_error", lambda *_: wrong.append(sys.exc_info()))
    package = PlayedPackage(write_package(tmp_path / "two.zip", MANIFEST_12, {"course/a.html": "<p>a"}))
    with PlayServers(package, Attempts(tmp_path / "kept.json")) as playing:
        yield Line(playing.origin, wrong, playing.course_origin)
    package.close()
    assert wrong == []


def at(line: Line, path: str) -> Line:
    """The server that has an address."""
    return line.course if path == "/lms/attempt" else line


@pytest.mark.parametrize("path", ["/lms/attempt", "/lms/launch", "/lms/sequencing", "/lms/end"])
def test_every_body_is_answered(line: Line, path: str) -> None:
    # What is more than is asked for does no harm: an end looks at its launch alone.
    for body in [case for case in CASES if path != "/lms/end" or '"launch":1,' not in case]:
        status, said = at(line, path).ask(body.encode(), path)
        assert status == 400, (path, body[:60])
        assert said.startswith(b"The request cannot be read.\n"), "in plain words"
    for raw in (b"\xff\xfe{\x00}\x00", b"\xff", "{}".encode("utf-16"), b'{"sco":"\xc3"}', b"\xef\xbb\xbf{}"):
        assert at(line, path).ask(raw, path)[0] == 400, raw


def test_every_length_is_answered(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    body = b'{"launch":1}'
    for length, status in (
        ("", 411),
        ("-1", 400),
        ("x", 400),
        ("1e3", 400),
        ("+11", 400),
        ("²", 400),
        ("9" * 30, 413),
        (str(LARGEST_BODY + 1), 413),
        ("500", 400),
        ("0x0b", 400),
    ):
        assert line.ask(body, "/lms/end", length=length)[0] == status, length
    assert line.ask(body, "/lms/end", more="Content-Length: 4\r\n")[0] == 400
    assert (
        line.ask(b"b\r\n" + body + b"\r\n0\r\n\r\n", "/lms/end", length="", more="Transfer-Encoding: chunked\r\n")[0]
        == 411
    )
    assert line.ask(body, "/lms/end", more="Transfer-Encoding: chunked\r\n")[0] == 411
    assert line.ask(b" " * (LARGEST_BODY * 3), "/lms/end")[0] == 413, "and the answer is seen although all was sent"
    assert line.ask(body, "/lms/end")[0] == 200
    monkeypatch.setattr(serving._LmsRequestHandler, "timeout", 0.2)
    head = f"POST /lms/end HTTP/1.1\r\nHost: {line.host}:{line.port}\r\nContent-Length: 50\r\n\r\n".encode()
    assert line.say(head + body, end=False).startswith(b"HTTP/1.1 408 ")


def test_half_a_letter_is_kept(line: Line) -> None:
    """A script may cut its state in the middle of one; JSON has a form for that, UTF-8 has none."""
    attempt = {"values": {"cmi.suspend_data": "\ud83d"}, "total": ""}
    wanted = {
        "sco": "A",
        "runtime": "strict",
        "profile": "strict",
        "title": "t",
        "sequencing": None,
        "session": "none",
    }
    address = json.loads(line.ask(json.dumps(wanted).encode(), "/lms/launch")[1])["address"]
    said = {"token": address.split("/")[-2], "save": 1, "attempt": attempt}
    assert line.course.ask(json.dumps(said).encode())[0] == 200
    assert json.loads(line.ask(b"", "/lms/attempts", "GET", "")[1])["attempts"]["A"] == attempt


def test_what_is_no_request_is_answered(line: Line) -> None:
    host = f"Host: {line.host}:{line.port}\r\n"
    for said in (
        "\r\n\r\nx y z w\r\n\r\n",
        f"GET {'/a' * 40_000} HTTP/1.1\r\n\r\n",
        f"BREW / HTTP/1.1\r\n{host}\r\n",
        "GET / HTTP/9.9\r\n\r\n",
        "GET / HTTP/1.1\r\n" + "A: b\r\n" * 200 + "\r\n",
        "GET / HTTP/1.1\r\nHost\r\n\r\n",
    ):
        answer = line.say(said.encode())
        assert answer.startswith(b"HTTP/1."), said[:50]
        assert b"<html" not in answer.lower()
    assert line.ask(b"GET / HTTP/1.1\r\n\r\n", "/", "GET")[0] == 200, (
        "what follows a request for a page is no other request"
    )
    assert line.ask(b"", "/", "GET", "", f"{host}")[0] == 403, "two names"


def test_thousands_of_requests_of_chance(line: Line) -> None:
    chance = random.Random(1012)
    seen = set()
    for _ in range(3_000):
        pairs = ",".join(f'"{chance.choice(FIELDS)}":{chance.choice(VALUES)}' for _ in range(chance.randrange(6)))
        body = chance.choice(["{" + pairs + "}", chance.choice(VALUES), pairs]).encode("utf-8", "surrogatepass")
        if chance.random() < 0.2:
            at = chance.randrange(len(body) + 1)
            body = body[:at] + bytes([chance.randrange(256)]) + body[at + chance.randrange(3) :]
        length = chance.choice(
            [None] * 8 + ["", "0", "7", "-7", "99999999999", "7.0", str(len(body) + 3), str(max(0, len(body) - 2))]
        )
        more = chance.choice(
            [""] * 6
            + [
                "Expect: 100-continue\r\n",
                "Transfer-Encoding: gzip\r\n",
                "Origin: http://evil.example\r\n",
                "Range: bytes=-0\r\n",
                "Content-Type: text/plain\r\n",
            ]
        )
        asked = chance.choice([line, line.course])
        method = chance.choice(["POST"] * 8 + ["GET", "PUT", "HEAD", "OPTIONS", "DELETE", "post"])
        head = (
            f"{method} {chance.choice(ADDRESSES)} HTTP/1.1\r\nHost: {asked.host}:{asked.port}\r\nConnection: close\r\n"
        )
        head += (
            ("" if length == "" else f"Content-Length: {len(body) if length is None else length}\r\n") + more + "\r\n"
        )
        answer = asked.say(head.encode() + body)
        answer = answer.removeprefix(b"HTTP/1.1 100 Continue\r\n\r\n")
        assert answer.startswith(b"HTTP/1.1 "), (head, body[:80], answer[:80])
        seen.add(int(answer[9:12]))
        assert seen <= KNOWN, (head, body[:80], answer[:80])
    assert {200, 400, 403, 404, 411, 413, 501} <= seen
    assert line.ask(b'{"launch":1}', "/lms/end")[0] == 200, "and it goes on"

# SPDX-License-Identifier: Apache-2.0
"""The local LMS's server: what it gives to whom, what it takes in, and what it keeps."""

from __future__ import annotations

import http.client
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from helpers.playable import MANIFEST_12, write_package
from sinau.publishing.built_files import built_file
from sinau_lms.attempts import Attempts, NotKeptError
from sinau_lms.package import NoPackageError, PlayedPackage
from sinau_lms.playing import PlayServers
from sinau_lms.requests import LARGEST_BODY
from sinau_lms.window import PROFILES

PLAY = Path(__file__).parents[2] / "scorm/sinau_lms"
PAGES = {"course/a.html": "<p>a", "course/a b.js": "1", "secret.txt": "x"}


class Client:
    """Asks as a browser would, or as one should not."""

    def __init__(self, origin: str) -> None:
        self.netloc = urlsplit(origin).netloc

    def ask(self, method: str, path: str, body: object = None, **headers: str) -> tuple[int, bytes, dict[str, str]]:
        connection = http.client.HTTPConnection(self.netloc, timeout=10)
        data = body if isinstance(body, bytes) else None if body is None else json.dumps(body).encode()
        connection.request(method, path, data, headers)
        answer = connection.getresponse()
        found = answer.status, answer.read(), dict(answer.getheaders())
        connection.close()
        return found

    def post(self, path: str, body: object) -> Any:
        status, data, _ = self.ask("POST", path, body)
        assert status == 200, (status, path)
        return json.loads(data)

    def launch(self, sco: str, *, renew: bool = False) -> Any:
        """Begin a launch, as the window does; the answer has the token of its page in it."""
        manner = {
            "runtime": "strict",
            "profile": "strict",
            "title": "t",
            "sequencing": None,
            "session": "none",
        }
        answer = self.post("/lms/launch", {"sco": sco, "renew": renew, **manner})
        return {**answer, "token": urlsplit(answer["address"]).path.split("/")[2]}

    def kept(self) -> Any:
        return json.loads(self.ask("GET", "/lms/attempts")[1])


@pytest.fixture
def package(tmp_path: Path) -> Iterator[PlayedPackage]:
    opened = PlayedPackage(write_package(tmp_path / "two.zip", MANIFEST_12, PAGES))
    yield opened
    opened.close()


@pytest.fixture
def playing(package: PlayedPackage) -> Iterator[PlayServers]:
    with PlayServers(package, Attempts()) as served:
        yield served


@pytest.fixture
def client(playing: PlayServers) -> Client:
    """Asks the window's server."""
    return Client(playing.origin)


@pytest.fixture
def course(playing: PlayServers) -> Client:
    """Asks the course's server."""
    return Client(playing.course_origin)


def commit(launch: dict[str, Any], save: int, state: str) -> dict[str, object]:
    attempt = {"values": {"cmi.suspend_data": state}, "total": ""}
    return {"token": launch["token"], "save": save, "attempt": attempt}


def test_the_window_and_the_package_are_there(client: Client, course: Client) -> None:
    status, page, headers = client.ask("GET", "/")
    assert status == 200
    assert b"Two SCOs &amp; an asset" in page
    assert "First \\u003cb>" in page.decode(), "a title must not become markup"
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert f"frame-src http://{course.netloc};" in headers["Content-Security-Policy"]
    status, body, headers = course.ask("GET", "/content/course/a%20b.js?x=1")
    assert (status, body, headers["Content-Type"]) == (200, b"1", "text/javascript; charset=utf-8")
    assert "Content-Security-Policy" not in headers, "the package has its own rules"
    assert headers["Permissions-Policy"] == "unload=()"
    assert client.ask("GET", "/scorm-again/scorm2004.js")[0] == 200
    assert client.ask("GET", "/play/page/window.js")[0] == 200


@pytest.mark.parametrize(
    "path",
    [
        "/content/course/b.html",
        "/content/../secret",
        "/content//etc/passwd",
        "/play/server.py",
        "/play/../sinau_scorm/limits.py",
        "/play/page/../../sinau_scorm/limits.py",
        "/play/%2e%2e/sinau_scorm/limits.py",
        "/play//etc/passwd",
        "/scorm-again/LICENSE",
        "/secret.txt",
        "/lms/launch",
    ],
)
def test_nothing_else_is_there(client: Client, course: Client, path: str) -> None:
    assert client.ask("GET", path)[0] == 404
    assert course.ask("GET", path)[0] == 404


def test_neither_has_what_the_other_has(client: Client, course: Client) -> None:
    assert client.ask("GET", "/content/course/a.html")[0] == 404
    assert course.ask("GET", "/")[0] == 404
    assert course.ask("GET", "/lms/attempts")[0] == 404
    for path in ("/lms/launch", "/lms/reset", "/lms/end", "/lms/sequencing"):
        assert course.ask("POST", path, {})[0] == 404, path
    assert client.ask("POST", "/lms/attempt", {})[0] == 404


def test_no_other_page_and_no_other_name_gets_in(client: Client, course: Client) -> None:
    """DNS rebinding: a foreign name that leads here. And a foreign page that sends here."""
    assert client.ask("GET", "/", Host="evil.example")[0] == 403
    assert course.ask("GET", "/content/course/a.html", Host="127.0.0.1")[0] == 403, "the port is part of the name"
    assert client.ask("POST", "/lms/reset", {}, Host="evil.example")[0] == 403
    assert client.ask("POST", "/lms/reset", {}, Origin="http://evil.example")[0] == 403
    assert client.ask("POST", "/lms/reset", {}, Origin="null")[0] == 403
    assert client.ask("POST", "/lms/reset", {}, Origin=f"http://{course.netloc}")[0] == 403, (
        "the course is another page"
    )
    assert client.ask("POST", "/lms/reset", {}, Origin=f"http://{client.netloc}")[0] == 200


# What browsers say of who asks: from the same origin, another port of this host, another site, an address that was typed.
@pytest.mark.parametrize(
    "headers, window, content",
    [
        ({"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors"}, 200, 200),
        ({"Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "navigate"}, 200, 200),
        ({"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "navigate"}, 403, 200),
        ({"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "no-cors"}, 403, 200),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}, 403, 403),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}, 200, 200),
    ],
)
def test_who_may_ask(client: Client, course: Client, headers: dict[str, str], window: int, content: int) -> None:
    assert client.ask("GET", "/", **headers)[0] == window
    assert course.ask("GET", "/content/course/a.html", **headers)[0] == content
    posted = client.ask("POST", "/lms/reset", {}, **headers)[0]
    assert posted == (403 if headers["Sec-Fetch-Site"] in {"same-site", "cross-site"} else 200)


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"1", b'{"token":"A"}', b'{"token":"A","save":1,"attempt":{"values":{},"total":""}}']
)
def test_what_the_pages_would_not_send_is_refused(client: Client, course: Client, body: bytes) -> None:
    assert course.ask("POST", "/lms/attempt", body)[0] == 400
    assert client.kept()["attempts"] == {}


@pytest.mark.parametrize(
    "wrong", [{"sco": "nobody"}, {"runtime": "kind"}, {"profile": "x"}, {"sequencing": 1}, {"title": None}]
)
def test_a_launch_that_nobody_could_choose_is_refused(client: Client, wrong: dict[str, object]) -> None:
    known = {
        "sco": "A",
        "runtime": "strict",
        "profile": "strict",
        "title": "t",
        "sequencing": None,
        "session": "none",
    }
    assert client.ask("POST", "/lms/launch", known)[0] == 200
    assert client.ask("POST", "/lms/launch", {**known, **wrong})[0] == 400


def test_a_part_is_given(course: Client) -> None:
    for asked, status, part in (
        ("bytes=1-1", 206, b"p"),
        ("bytes=-1", 206, b"a"),
        ("bytes=1-", 206, b"p>a"),
        ("bytes=9-", 200, b"<p>a"),
        ("bytes=-0", 200, b"<p>a"),
    ):
        assert course.ask("GET", "/content/course/a.html", Range=asked)[:2] == (status, part), asked


def test_a_flood_is_not_read(client: Client) -> None:
    connection = http.client.HTTPConnection(client.netloc, timeout=10)
    connection.putrequest("POST", "/lms/attempt")
    connection.putheader("Content-Length", str(LARGEST_BODY + 1))
    connection.endheaders()
    assert connection.getresponse().status == 413
    connection.close()


def test_each_sco_has_its_attempt_and_the_latest_counts(client: Client, course: Client) -> None:
    first = client.launch("A")
    course.post("/lms/attempt", commit(first, 1, "one"))
    second = client.launch("A")
    assert second["attempt"]["values"] == {"cmi.suspend_data": "one"}
    course.post("/lms/attempt", commit(second, 1, "two"))
    course.post("/lms/attempt", commit(first, 9, "a late beacon of the first launch"))
    course.post("/lms/attempt", commit(client.launch("B"), 1, "another SCO"))
    states = {sco: attempt["values"]["cmi.suspend_data"] for sco, attempt in client.kept()["attempts"].items()}
    assert states == {"A": "two", "B": "another SCO"}


def test_a_page_of_a_launch_is_there_while_it_runs(client: Client, course: Client) -> None:
    first, second = client.launch("A"), client.launch("B")
    assert course.ask("GET", urlsplit(first["address"]).path)[0] == 404
    status, page, headers = course.ask("GET", urlsplit(second["address"]).path)
    assert status == 200
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert f"frame-ancestors http://{client.netloc}" in headers["Content-Security-Policy"]
    assert second["token"] in page.decode()
    assert first["token"] not in page.decode(), "a launch cannot write for another"


def test_what_was_killed_is_not_heard(client: Client, course: Client) -> None:
    launch = client.launch("A")
    course.post("/lms/attempt", commit(launch, 1, "one"))
    client.post("/lms/end", {"launch": launch["launch"]})
    assert course.ask("POST", "/lms/attempt", commit(launch, 2, "two"))[0] == 400
    assert client.kept()["attempts"]["A"]["values"] == {"cmi.suspend_data": "one"}


def test_a_new_attempt_and_a_reset_stay_empty(client: Client, course: Client) -> None:
    old = client.launch("A")
    course.post("/lms/attempt", commit(old, 1, "old"))
    new = client.launch("A", renew=True)
    assert new["attempt"] is None
    course.post("/lms/attempt", commit(old, 2, "a late beacon of the old attempt"))
    assert client.kept()["attempts"] == {}
    assert client.kept()["numbers"] == {"A": 2}
    course.post("/lms/attempt", commit(new, 1, "new"))
    client.post("/lms/sequencing", {"state": "somewhere"})
    client.post("/lms/reset", {})
    course.post("/lms/attempt", commit(new, 2, "late again"))
    assert client.kept() == {"attempts": {}, "numbers": {}, "sequencing": None}


def test_what_is_kept_in_a_file_survives(tmp_path: Path) -> None:
    file = tmp_path / "kept.json"
    attempts = Attempts(file)
    attempts.keep_commit("A", {"values": {"cmi.suspend_data": "é"}, "total": "00:01:00"}, (1, 1))
    attempts.sequencing = "state"
    attempts.begin_next_attempt("B", 2)
    again = Attempts(file)
    assert again.all() == attempts.all()
    assert again.attempt_of("A") == {"values": {"cmi.suspend_data": "é"}, "total": "00:01:00"}
    assert [path.name for path in tmp_path.iterdir()] == ["kept.json"]
    file.write_text('{"attempts": {"A": 1}}')
    with pytest.raises(NotKeptError):
        Attempts(file)


SAID = {
    "no.zip": "not a zip",
    "cut.zip": "sinau verify cut.zip",
    "empty.zip": "no imsmanifest.xml",
    "bad.zip": "(line 1)",
}


@pytest.mark.parametrize("name, said", SAID.items())
def test_what_is_no_package_is_told_with_what_to_do(tmp_path: Path, name: str, said: str) -> None:
    path = tmp_path / name
    if name == "no.zip":
        path.write_bytes(b"hello")
    else:
        write_package(path, "<x/>", {})
    if name == "cut.zip":
        path.write_bytes(path.read_bytes()[:-30])
    if name == "empty.zip":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("folder/imsmanifest.xml", MANIFEST_12)
    with pytest.raises(NoPackageError) as raised:
        PlayedPackage(path)
    for language in ("en", "id"):
        text = raised.value.text(language)
        assert name in text
        assert "{" not in text
    assert said in raised.value.text("en")


def test_python_and_the_page_know_the_same_profiles() -> None:
    script = (PLAY / "profiles.js").read_text(encoding="utf-8")
    table = script.partition("export const PROFILES = {")[2].partition("\n};")[0]
    names = [
        line.strip().removesuffix(": {")
        for line in table.splitlines()
        if line.startswith("  ") and line[2].isalpha() and line.endswith(": {")
    ]
    assert names == list(PROFILES)


def test_authors_and_tests_have_the_same_scorm_again() -> None:
    root = PLAY.parents[1]
    versions = {
        json.loads((root / name).read_text())["devDependencies"]["scorm-again"]
        for name in ("package.json", "tests/package.json")
    }
    assert len(versions) == 1
    assert b"MIT License" in built_file("sinau_lms", "built/scorm-again/LICENSE")

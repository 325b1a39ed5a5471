# SPDX-License-Identifier: Apache-2.0
"""What other hosts are asked about links, and how."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner

from helpers.chain import CATALOGUE, COURSE, FRONT
from sinau.command_line.program import main
from sinau.loading import load
from sinau.outside_links import check_outside_links
from sinau.outside_links.asking import Answer, ask


class Host(ThreadingHTTPServer):
    """A host on this machine that counts what it is asked, and how much of that at once."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.names: set[str] = set()
        self.at_once = self.most_at_once = 0
        self.lock = threading.Lock()
        super().__init__(("127.0.0.1", 0), Page)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Page(BaseHTTPRequestHandler):
    server: Host

    def _answer(self) -> None:
        host = self.server
        with host.lock:
            host.asked.append((self.command, self.path))
            host.names.add(self.headers["User-Agent"].split("/")[0])
            host.at_once += 1
            host.most_at_once = max(host.most_at_once, host.at_once)
        status = {"/gone": 404, "/removed": 410, "/moved": 301, "/later": 302, "/shy": 403, "/down": 503}.get(
            self.path, 200
        )
        if self.path == "/get-only" and self.command == "HEAD":
            status = 405
        self.send_response(status)
        if status in {301, 302}:
            self.send_header("Location", "/new")
        self.send_header("Content-Length", "0")
        self.end_headers()
        with host.lock:
            host.at_once -= 1

    do_HEAD = do_GET = _answer  # noqa: N815 - the names that the library asks for

    def log_message(self, format: str, *args: object) -> None:
        """Print nothing."""


@contextmanager
def serving() -> Iterator[Host]:
    host = Host()
    thread = threading.Thread(target=host.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield host
    finally:
        host.shutdown()
        thread.join()
        host.server_close()


def write(folder: Path, body: str) -> Path:
    (folder / "kursus").mkdir(parents=True)
    for path, text in {"catalogue.yml": CATALOGUE, "kursus/course.yml": COURSE, "kursus/01.md": FRONT + body}.items():
        (folder / path).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def host() -> Iterator[Host]:
    with serving() as one:
        yield one


def test_says_what_is_gone_has_moved_or_could_not_be_asked(host: Host, tmp_path: Path) -> None:
    paths = ["fine", "gone", "removed", "moved", "later", "shy", "down", "get-only"]
    lines = [f"- [Tentang {path}]({host.address}/{path}#bagian)" for path in paths]
    content = write(
        tmp_path / "isi",
        "\n".join([*lines, "- [Tidak ada](http://127.0.0.1:9/x)", "- [Lain](02.md) mailto:a@b.example"]),
    )

    found = check_outside_links(load(content), pause=0)

    told = [(one.span.line, one.rule.code, one.message("en")) for one in found]
    at = {path: number for number, path in enumerate(paths, 5)}
    assert [one[:2] for one in told] == [
        (at["gone"], "C430"),
        (at["removed"], "C430"),
        (at["moved"], "C431"),
        (at["shy"], "C432"),
        (at["down"], "C432"),
        (at["get-only"] + 1, "C432"),
    ]
    assert told[0][2] == f"The link to {host.address}/gone leads to nothing: 404 Not Found"
    assert told[2][2] == f"{host.address}/moved has moved to {host.address}/new"
    assert "403" in told[3][2]
    assert "efused" in told[5][2]


def test_each_address_is_asked_once_and_nothing_at_once_of_one_host(host: Host, tmp_path: Path) -> None:
    lines = [f"- [Halaman {number % 6}]({host.address}/{number % 6}#{number})" for number in range(30)]

    assert check_outside_links(load(write(tmp_path / "isi", "\n".join(lines))), pause=0) == ()
    assert sorted(host.asked) == [("HEAD", f"/{number}") for number in range(6)]
    assert host.most_at_once == 1
    assert host.names == {"Sinau"}


def test_the_command_asks_only_when_told_to(host: Host, tmp_path: Path) -> None:
    content = write(tmp_path / "isi", f"[Permendagri]({host.address}/gone)\n")
    without = CliRunner().invoke(main, ["check", "--content", str(content), "--no-cache", "--format", "concise"])
    assert without.exit_code == 0
    assert host.asked == []

    asked = CliRunner().invoke(
        main, ["check", "--content", str(content), "--no-cache", "--format", "concise", "--links"]
    )
    assert asked.exit_code == 0
    assert "kursus/01.md:5:1: warning[C430] outside-link-gone:" in asked.output


@pytest.mark.parametrize(
    "path, status, moved", [("/fine", 200, ""), ("/moved", 200, "/new"), ("/later", 200, ""), ("/gone", 404, "")]
)
def test_only_a_move_for_good_is_a_move(host: Host, path: str, status: int, moved: str) -> None:
    answer = ask(host.address + path, "HEAD")

    assert (answer.status, answer.moved_to) == (status, moved and host.address + moved)


def test_what_is_no_answer_has_a_reason() -> None:
    answer = ask("http://127.0.0.1:9/", "HEAD")

    assert answer == Answer(0, answer.reason)
    assert answer.reason

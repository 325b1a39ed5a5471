# SPDX-License-Identifier: Apache-2.0
"""The other way to the site: `mkdocs build` and `mkdocs serve` in a folder with a `mkdocs.yml`, and `sinau serve`."""

import html
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from helpers.cases import TORTURE
from helpers.samples import copy_samples
from sinau.compiler import render_catalogue
from sinau.diagnostics import Report
from sinau.model.rendered import Selection
from sinau.publications.site import PUBLICATION

ROOT = Path(__file__).resolve().parents[3]
BIN = Path(sys.executable).parent
# Rebuilding takes a second; a machine may be busy.
PATIENCE = 60


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project's own catalogue and settings."""
    copy_samples(tmp_path / "content")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def mkdocs_build(project: Path) -> subprocess.CompletedProcess[str]:
    command = [str(BIN / "mkdocs"), "build", "--strict", "--site-dir", "site"]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)


def test_mkdocs_build_publishes_what_sinau_build_publishes(project: Path) -> None:
    run = mkdocs_build(project)
    assert run.returncode == 0, run.stderr
    report = Report()
    content = report.collect(render_catalogue(project / "content"))
    assert content
    tree = report.collect(
        PUBLICATION.publish(content, Selection(tuple(course.course.id for course in content.courses)))
    )
    site = project / "site"
    assert {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()} == {
        path: tree.read(path) for path in tree
    }


def test_features_of_material_bring_its_own_style_and_script(project: Path) -> None:
    edit(project / "mkdocs.yml", "  name: sinau\n", "  name: sinau\n  features: [navigation.instant]\n")
    run = mkdocs_build(project)
    assert run.returncode == 0, run.stderr
    page = (project / "site/index.html").read_text(encoding="utf-8")
    for address in re.findall(r'"(assets/(?:javascripts/bundle|stylesheets/(?:main|palette))[^"]*)"', page):
        assert (project / "site" / address).is_file(), address
    styles = re.findall(r'<link rel="stylesheet" href="assets/(\w+)/', page)
    assert styles == ["stylesheets", "stylesheets", "sinau"], "ours comes last"
    assert "assets/javascripts/bundle" in page


def test_mkdocs_build_tells_an_authors_mistakes_and_publishes_nothing(project: Path) -> None:
    edit(project / "content/records-receipts/01-books/01-receipts.md", "id: receipts", "id: receipts\nminits: 3")
    edit(project / "content/records-receipts/exam.md", "- [x]", "- [ ]")
    run = mkdocs_build(project)
    assert run.returncode == 1
    assert "records-receipts/01-books/01-receipts.md:3:1" in run.stderr
    assert "records-receipts/exam.md:" in run.stderr
    assert "Traceback" not in run.stderr
    assert not list(project.glob("site/**/*.html"))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(command: list[str], project: Path) -> Iterator[Callable[[str], str]]:
    """Run a preview with `{port}` filled in; give a function that waits until the front page holds a text."""
    port = free_port()
    with (project / "log").open("w") as log:
        words = [word.format(port=port) for word in command]
        process = subprocess.Popen([str(BIN / words[0]), *words[1:]], cwd=project, stdout=log, stderr=log)

    def shows(text: str) -> str:
        deadline, page = time.monotonic() + PATIENCE, ""
        while time.monotonic() < deadline:
            assert process.poll() is None, (project / "log").read_text()
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/index.html", timeout=PATIENCE) as answer:
                    page = answer.read().decode()
            except (urllib.error.URLError, ConnectionError):
                page = ""
            if text in page:
                return page
            time.sleep(0.2)
        raise AssertionError(f"{text!r} did not show: {page[:2000]} {(project / 'log').read_text()}")

    shows.port = port  # type: ignore[attr-defined]
    try:
        yield shows
    finally:
        process.send_signal(signal.SIGINT)  # what Ctrl+C sends; it clears its temporary folders away
        process.wait(PATIENCE)


# `sinau serve` is looked at more closely in tests/generator/preview.
SERVERS = [
    ["mkdocs", "serve", "-a", "127.0.0.1:{port}"],
    *([["sinau", "serve", "--port", "{port}"]] if TORTURE else []),
]


@pytest.mark.parametrize("command", SERVERS)
def test_a_preview_follows_edits_and_outlives_an_authors_mistake(project: Path, command: list[str]) -> None:
    settings = project / "content/records-receipts/course.yml"
    with serving(command, project) as shows:
        shows("Records, Receipts and Public Trust")
        edit(settings, "title: Records, Receipts", "title: Registers, Receipts")
        page = shows("Registers, Receipts and Public Trust")
        assert 'data-sinau-taking=""' in page, "a preview has no worker come"
        with urllib.request.urlopen(f"http://127.0.0.1:{shows.port}/sw.js", timeout=PATIENCE) as answer:  # type: ignore[attr-defined]
            assert b"unregister" in answer.read(), "and one that is there already goes"

        edit(settings, "version:", "versoin:")
        page = shows("records-receipts/course.yml:")
        assert "Registers, Receipts and Public Trust" in page, "the last good state stays readable"

        edit(settings, "versoin:", "version:")
        edit(settings, "title: Registers", "title: Ledgers")
        assert "records-receipts/course.yml:" not in shows("Ledgers, Receipts and Public Trust")


@pytest.mark.skipif(not TORTURE, reason="a second look at what the other previews show: make torture")
def test_a_preview_starts_with_a_mistake_and_shows_the_site_once_it_is_mended(project: Path) -> None:
    settings = project / "content/records-receipts/course.yml"
    edit(settings, "version:", "versoin:")
    with serving(["mkdocs", "serve", "-a", "127.0.0.1:{port}"], project) as shows:
        shows("records-receipts/course.yml:")
        edit(settings, "versoin:", "version:")
        shows("Records, Receipts and Public Trust")


@pytest.mark.skipif(not TORTURE, reason="a second look at what the other previews show: make torture")
def test_a_dirty_preview_build_is_complete(project: Path) -> None:
    command = [str(BIN / "mkdocs"), "build", "--dirty", "--site-dir", "site"]
    for _ in range(2):
        run = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stderr
    assert (project / "site/records-receipts/exam.html").is_file()


@pytest.mark.skipif(not TORTURE, reason="a second look: make torture")
def test_a_preview_shows_drafts_that_a_build_leaves_out(project: Path) -> None:
    (project / "content/kabar.md").write_text("---\ntitle: Kabar rahasia\ndraft: ya\n---\n\nIsi.\n", encoding="utf-8")
    with serving(["sinau", "serve", "--port", "{port}"], project) as shows:
        shows("Kabar rahasia")
    run = mkdocs_build(project)
    assert run.returncode == 0, run.stderr
    assert not (project / "site/kabar.html").exists()
    assert "Kabar rahasia" not in (project / "site/index.html").read_text(encoding="utf-8")


def test_a_preview_speaks_the_language_that_it_was_asked_for(project: Path) -> None:
    """In the terminal and above the page, also when the mistake comes with an edit, and on pages in another language."""
    exam = project / "content/records-receipts/exam.md"
    with serving(["sinau", "serve", "--port", "{port}", "--lang", "id"], project) as shows:
        shows("Records, Receipts and Public Trust")
        edit(exam, "- [x]", "– [x]")
        page = html.unescape(shows("Baris ini mirip pilihan jawaban"))
        assert "Berkas yang salah ditampilkan seperti sebelumnya" in page
        assert "records-receipts/exam.md:" in page
        assert '"rule": "C338 ' in page
        deadline = time.monotonic() + PATIENCE
        while "kesalahan[C338]" not in (log := (project / "log").read_text(encoding="utf-8")):
            assert time.monotonic() < deadline, log
            time.sleep(0.1)
        assert "error[" not in log


def asked(port: int, host: str | None, method: str = "GET", path: str = "/index.html") -> tuple[int, str, str]:
    """Ask the preview as a browser does whose page is of `host`; return status, kind and text."""
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
        head = f"{method} {path} HTTP/1.0\r\n" + (f"Host: {host}\r\n" if host is not None else "") + "\r\n"
        connection.sendall(head.encode("latin-1"))
        answer = b"".join(iter(lambda: connection.recv(65536), b"")).decode("utf-8", "replace")
    head, _, text = answer.partition("\r\n\r\n")
    kind = next((line for line in head.split("\r\n") if line.lower().startswith("content-type")), "")
    return int(answer.split()[1]), kind, text


def test_a_preview_answers_only_at_its_own_address(project: Path) -> None:
    with serving(["sinau", "serve", "--port", "{port}", "--lang", "id"], project) as shows:
        shows("Records, Receipts and Public Trust")
        port = shows.port
        for host in (f"127.0.0.1:{port}", f"localhost:{port}", f"LOCALHOST:{port}", f"[::1]:{port}"):
            assert asked(port, host)[0] == 200, host
        foreign = [
            "jahat.example",
            f"jahat.example:{port}",
            f"127.0.0.1.jahat.example:{port}",
            "127.0.0.1",
            f"127.0.0.1:{port + 1}",
        ]
        for host in [
            *foreign,
            "",
            None,
            f"192.168.1.5:{port}",
            f"localhost:{port}@jahat.example",
            f"127.0.0.1:{port}:80",
            ":",
            "\xff",
        ]:
            status, kind, text = asked(port, host)
            assert (status, kind) == (403, "Content-Type: text/plain; charset=utf-8"), host
            assert text == f"Pratinjau ini hanya menjawab di http://127.0.0.1:{port}/\n"
        assert asked(port, "jahat.example", path="/livereload/0/0")[0] == 403
        assert asked(port, "jahat.example", "HEAD")[::2] == (403, "")

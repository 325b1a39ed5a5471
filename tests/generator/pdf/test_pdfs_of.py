# SPDX-License-Identifier: Apache-2.0
"""PDFs from the cache, from this process and from several: always the same bytes, and nothing left running."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sinau.cache import Cache
from sinau.pdf import Document, pdfs_of
from sinau.pdf import processes as several
from sinau.pdf.drawing import drawing_state, pdf_of

PAGES = [Document(f'<html lang="en"><title>{n}</title><p>Page {n}' + " word" * 50 * n) for n in range(3)]


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path, b"s" * 32)


@pytest.fixture
def drawings(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Document]]:
    """What is drawn in this process, as a few bytes."""
    found: list[Document] = []

    def draw(document: Document) -> bytes:
        found.append(document)
        return f"%PDF of {document}".encode()

    monkeypatch.setattr(several, "pdf_of", draw)
    return found


def test_what_is_in_the_cache_is_not_drawn_again(cache: Cache, drawings: list[Document]) -> None:
    first = pdfs_of(PAGES, cache)
    assert drawings == PAGES
    assert pdfs_of([PAGES[2], Document("<p>new"), PAGES[0]], cache) == [first[2], b"%PDF of " + repr(Document("<p>new")).encode(), first[0]]  # fmt: skip
    assert drawings == [*PAGES, Document("<p>new")]


def test_without_a_cache_all_are_drawn(drawings: list[Document]) -> None:
    assert pdfs_of(PAGES) == pdfs_of(PAGES)
    assert len(drawings) == 6


def test_nothing_to_print_needs_no_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    assert pdfs_of([]) == []


def test_text_and_style_are_told_apart_in_the_key(cache: Cache, drawings: list[Document]) -> None:
    for document in (Document("ab", "c"), Document("a", "bc"), Document("abc"), Document("ab", "c ")):
        pdfs_of([document], cache)
    assert len(drawings) == 4


@pytest.mark.parametrize("what", ["library", "code", "fonts", "settings of fonts"])
def test_another_way_of_drawing_does_not_find_the_old_entries(
    what: str, cache: Cache, drawings: list[Document], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pdfs_of(PAGES, cache)
    drawing_state.cache_clear()
    if what == "library":
        monkeypatch.setattr("sinau.pdf.drawing.version", lambda _name: "99")
    elif what == "code":
        (tmp_path / "drawing.py").write_text("# other")
        monkeypatch.setattr("sinau.pdf.drawing.__file__", str(tmp_path / "drawing.py"))
    elif what == "fonts":
        monkeypatch.setattr("sinau.pdf.drawing._states_of_font_files", lambda folder: [f"{folder}/new.ttf 1 1"])
    else:
        monkeypatch.setenv("FONTCONFIG_FILE", str(tmp_path / "fonts.conf"))
    try:
        pdfs_of(PAGES, cache)
    finally:
        drawing_state.cache_clear()
    assert len(drawings) == 6


def test_where_the_fonts_are_not_known_nothing_is_kept(
    cache: Cache, drawings: list[Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_native: object) -> Iterator[bytes]:
        raise AttributeError("another fontconfig")

    monkeypatch.setattr("sinau.pdf.drawing._font_state", refuse)
    drawing_state.cache_clear()
    try:
        assert pdfs_of(PAGES, cache) == pdfs_of(PAGES, cache)
    finally:
        drawing_state.cache_clear()
    assert len(drawings) == 6


def test_all_ways_give_the_same_bytes(cache: Cache) -> None:
    alone = [pdf_of(page) for page in PAGES]
    assert pdfs_of(PAGES, cache, processes=2) == alone
    assert pdfs_of(PAGES, cache) == alone


ENDS = """
import os, sys
import sinau.pdf.drawing
from sinau.pdf import Document
from sinau.pdf import processes

first = os.getpid()
real = processes.pdf_of
def draw(document):
    if os.getpid() != first and "2" in document.html:
        os._exit(9) if sys.argv[1] == "exit" else 1 / 0
    return b"%PDF " + document.html.encode()
processes.pdf_of = draw
made = processes.draw_documents([Document(str(n)) for n in range(6)], 3)
assert made == [b"%PDF " + str(n).encode() for n in range(6)], made
try:
    os.waitpid(-1, os.WNOHANG)
except ChildProcessError:
    print("nothing left")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="processes are copies there only, so the trial draws in them")
@pytest.mark.parametrize("how", ["exit", "error"])
def test_what_a_process_did_not_draw_is_drawn_here(how: str) -> None:
    run = subprocess.run([sys.executable, "-c", ENDS, how], capture_output=True, text=True)
    assert (run.stdout, run.stderr) == ("nothing left\n", "")


STOPPED = """
import os, signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)
from sinau.operating_system.interrupts import raising_on_termination
from sinau.pdf import Document
from sinau.pdf import processes

def draw(document):
    os.write(1, b"%d\\n" % os.getpid())
    time.sleep(60)
processes.pdf_of = draw
try:
    with raising_on_termination():
        processes.draw_documents([Document("a"), Document("b")], 2)
except KeyboardInterrupt as stop:
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        print(type(stop).__name__, flush=True)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="processes are copies there only, so the trial draws in them")
@pytest.mark.parametrize("number, name", [(signal.SIGINT, "KeyboardInterrupt"), (signal.SIGTERM, "Terminated")])
def test_a_signal_ends_all_processes(number: int, name: str) -> None:
    running = subprocess.Popen(
        [sys.executable, "-c", STOPPED],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert running.stdout is not None
    children = [int(running.stdout.readline()) for _ in range(2)]
    os.killpg(running.pid, number) if number == signal.SIGINT else running.send_signal(number)
    out, err = running.communicate(timeout=60)
    assert (out, err) == (f"{name}\n", "")
    assert [child for child in children if alive(child)] == []


def alive(process: int) -> bool:
    for _ in range(100):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return False
        time.sleep(0.02)
    return True

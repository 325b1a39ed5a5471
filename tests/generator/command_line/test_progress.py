# SPDX-License-Identifier: Apache-2.0
"""How far a build is: on a terminal a line that goes again, in a log few lines, and nothing for those who want nothing."""

import io
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from helpers.output import SINAU, write_catalogue
from sinau.command_line import progress as module
from sinau.command_line.progress import Progress, shown_progress
from sinau.compiler import PRINTING, READING, WRITING, Request, build
from sinau.diagnostics import Message

pty = pytest.importorskip("pty")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def noted(renewed: bool, times: list[float], language: str = "en") -> list[str]:
    """Return what was written at each of `times`, in seconds after the beginning."""
    now = [0.0]
    stream = io.StringIO()
    progress = Progress(stream, language, renewed, lambda: now[0])
    written = []
    for n, now[0] in enumerate(times):
        progress.note(PRINTING, n, len(times))
        before = stream.tell()
        progress.show()
        written.append(stream.getvalue()[before:])
    return written


def test_nothing_is_shown_of_what_takes_less_than_a_second() -> None:
    assert noted(True, [0, 0.5, 0.99]) == ["", "", ""]
    assert noted(False, [0, 0.5, 9.9]) == ["", "", ""]


def test_a_terminal_has_one_line_that_is_written_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert noted(True, [0, 1, 2, 3]) == [
        "",
        "\r[#####...............] Making PDFs: 1 of 4\x1b[K",
        "\r[##########..........] Making PDFs: 2 of 4\x1b[K",
        "\r[###############.....] Making PDFs: 3 of 4\x1b[K",
    ]


@pytest.mark.parametrize("columns", [1, 5, 20, 49, 50, 80])
@pytest.mark.parametrize("language", ["en", "id"])
def test_no_line_is_wider_than_the_terminal(columns: int, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    for line in noted(True, [2, 3, 4, 5], language):
        assert len(line.removeprefix("\r").removesuffix("\x1b[K")) < columns
        assert ("#" in line or "...." in line) == (columns >= 50)


def test_a_log_has_a_line_each_ten_seconds_at_most() -> None:
    written = noted(False, [1, 10, 11, 19.9, 20, 25, 30.1], "id")
    assert written == ["", "Membuat PDF: 1 dari 7\n", "", "", "Membuat PDF: 4 dari 7\n", "", "Membuat PDF: 6 dari 7\n"]


def test_a_log_does_not_say_the_same_again() -> None:
    now = [0.0]
    progress = Progress(io.StringIO(), "en", False, lambda: now[0])
    progress.note(READING)
    for now[0] in (10, 20, 30):
        progress.show()
    assert progress.stream.getvalue() == "Reading pages …\n"  # type: ignore[attr-defined]


def busy(seconds: float) -> None:
    """Work on, as no step of the chain looks at the clock."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        pass


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.01)
    monkeypatch.setattr(module, "PICTURE", 0.01)


def test_the_line_is_away_while_something_else_is_printed_and_at_the_end(hasty: None) -> None:
    stream = Terminal()
    with shown_progress("en", False, stream, {}) as progress:
        progress.note(READING)
        busy(0.2)
        with progress.paused():
            stream.write("Note.\n")
            busy(0.1)
        busy(0.2)
    text = stream.getvalue()
    assert "\r\x1b[KNote.\n\rReading pages …\x1b[K" in text
    assert text.endswith("\r\x1b[K")
    assert signal.getsignal(signal.SIGALRM) is signal.SIG_DFL
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


@pytest.mark.parametrize("how", ["quiet", "dumb terminal"])
def test_there_is_nothing_that_moves_where_it_is_not_wanted(how: str, hasty: None) -> None:
    stream = Terminal()
    with shown_progress("en", how == "quiet", stream, {"TERM": "dumb"} if how == "dumb terminal" else {}) as progress:
        progress.note(READING)
        busy(0.1)
    assert stream.getvalue() == ""


def test_an_error_leaves_no_timer_behind(hasty: None) -> None:
    with pytest.raises(ZeroDivisionError), shown_progress("en", False, Terminal(), {}):
        raise ZeroDivisionError
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_the_timer_may_come_again_before_a_line_is_written() -> None:
    now, written = [2.0], []

    class Slow(io.StringIO):
        def write(self, text: str) -> int:
            written.append(text)
            assert len(written) == 1, "written within the writing of another, which a real stream refuses"
            progress.show()
            return len(text)

    progress = Progress(Slow(), "en", True, lambda: now[0])
    now[0] = 5.0
    progress.note(READING)
    progress.show()

    assert len(written) == 1


def test_a_stream_that_something_else_is_written_to_shows_the_next_picture() -> None:
    class Busy(io.StringIO):
        refuses = True

        def write(self, text: str) -> int:
            if self.refuses:
                raise RuntimeError("reentrant call")
            return super().write(text)

    now, stream = [0.0], Busy()
    progress = Progress(stream, "en", True, lambda: now[0])
    progress.note(READING)
    for now[0] in (2.0, 3.0):
        progress.show()
        stream.refuses = False

    assert stream.getvalue().count("\r") == 1


def on_a_terminal(command: list[str]) -> bytes:
    """Return all that `command` writes to a terminal."""
    child, end = pty.fork()
    if child == 0:
        os.execv(command[0], command)
    written = b""
    while True:
        try:
            got = os.read(end, 65536)
        except OSError:  # the other side is closed
            break
        if not got:
            break
        written += got
    os.close(end)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0, written
    return written


SLOW = "import sinau.command_line.progress as p; p.PATIENCE = p.PICTURE = 0.01; "


@pytest.mark.skipif(sys.platform == "win32", reason="no such terminals there")
@pytest.mark.parametrize("quiet", [False, True])
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_build_on_a_real_terminal(quiet: bool, tmp_path: Path) -> None:
    content = write_catalogue(tmp_path / "isi")
    command = [SINAU[0], "-c", SLOW + SINAU[2], "build", "--content", str(content), "--out", str(tmp_path / "out")]
    written = on_a_terminal([*command, *(["--quiet"] if quiet else [])])
    assert (b"Composing site" in written) != quiet
    assert (b"kursus-1-offline.zip" in written) != quiet
    after = written.rpartition(b"\r\x1b[K")[2] if not quiet else written
    assert b"No errors" in after or b"lock-written" in after, "what was found comes when the line is gone"
    for line in after.splitlines():
        assert b"\x1b[K" not in line


@pytest.mark.skipif(sys.platform == "win32", reason="no such terminals there")
@pytest.mark.parametrize("language, line", [("en", "Reading pages: 1 of 1"), ("id", "Membaca halaman: 1 dari 1")])
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_check_on_a_real_terminal(language: str, line: str, tmp_path: Path) -> None:
    content = write_catalogue(tmp_path / "isi")
    slow = "import sinau.checks as c, time; w = c.dates.check; c.dates.check = lambda *a: (time.sleep(0.1), w(*a)); "
    reading = "import sinau.page_results.reader as r; n = r.ResultReader._count; "
    reading += "r.ResultReader._count = lambda s, m: (n(s, m), time.sleep(0.1)); "
    command = [SINAU[0], "-c", SLOW + slow + reading + SINAU[2], "check", "--content", str(content), "--lang", language]
    written = on_a_terminal(command).decode()
    assert line in written
    assert {"en": "\rChecking …", "id": "\rMemeriksa …"}[language] in written
    assert "\x1b[K" not in written.rpartition("\r\x1b[K")[2]


def test_a_build_counts_pages_publications_and_files(tmp_path: Path) -> None:
    content = write_catalogue(tmp_path / "isi")
    (content / "kursus" / "02.md").write_text("---\nid: dua\ntitle: Dua\n---\n\nTeks.\n", encoding="utf-8")
    course = content / "kursus" / "course.yml"
    course.write_text(course.read_text(encoding="utf-8").replace("[01.md]", "[01.md, 02.md]"), encoding="utf-8")
    noted: list[tuple[str, int, int]] = []

    def note(what: Message, done: int, total: int) -> None:
        noted.append((what.text("en"), done, total))

    built, _ = build(Request(content, tmp_path / "out", ("site", "offline", "onefile"), note=note))

    assert ("Reading pages", 2, 2) in noted
    composing = [("Composing offline", 0, 2), ("Composing onefile", 1, 2), ("Composing site", 0, 0)]
    assert [one for one in noted if one[0].startswith("Composing")] == composing
    files = {item.publication.name: len(item.tree) for item in built}
    pages = max(total for what, _, total in noted if what == "Making pages of the site")
    assert [one[1:] for one in noted if one[0] == "Making pages of the site"] == [(n, pages) for n in range(pages)]
    for name, count in (("kursus-1-offline.zip", files["offline"]), ("site", files["site"])):
        assert [one[1:] for one in noted if one[0] == f"Writing {name}, files"] == [(n, count) for n in range(count)]


def test_a_line_without_room_for_bar_and_count_has_the_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    now = [0.0]
    progress = Progress(io.StringIO(), "en", True, lambda: now[0])
    progress.note(WRITING.filled(name="keuangan-desa-1.0.0-scorm12.zip"), 5, 90)
    now[0] = 2.0
    progress.show()
    assert progress.stream.getvalue() == "\rWriting keuangan-desa-1.0.0-scorm12.zip, files: 5 of 90\x1b[K"  # type: ignore[attr-defined]


def test_a_step_costs_no_call_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> float:
        raise AssertionError("nothing is asked when something is noted")

    clock: Callable[[], float] = iter([0.0]).__next__
    progress = Progress(io.StringIO(), "en", True, clock)
    monkeypatch.setattr(os, "write", refuse)
    for n in range(1000):
        progress.note(READING, n, 1000)
    assert progress.stream.getvalue() == ""  # type: ignore[attr-defined]


def test_the_interface_for_programs_shows_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    import sinau

    before = signal.getsignal(signal.SIGALRM)
    sinau.build(sinau.load(write_catalogue(tmp_path / "isi")), tmp_path / "out", ["offline"])
    assert signal.getsignal(signal.SIGALRM) is before
    assert capfd.readouterr() == ("", "")

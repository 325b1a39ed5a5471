# SPDX-License-Identifier: Apache-2.0
"""A run that finds everything as an earlier one has left it says the same; whatever has changed, it does not."""

import os
import shutil
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from sinau.cache import Cache
from sinau.diagnostics import Diagnostic, Message, Rule, Severity, Span
from sinau.unchanged import RepeatedRun, Said, folders, runs

FOUND = (Diagnostic(Rule("C319", "open-mark", Severity.WARNING), Span("a.md", 2, 3), (("count", 2), ("what", "x"))),)
SAID = Said(FOUND, (["tree", "dist/site", 10, "ab", 0, []],))
DIGEST = "0"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A catalogue in `in`, and what was built of it in `out`; all of it is old."""
    for name in (
        "out/handouts/a.html",
        "in/a.md",
        "in/k/b.md",
        "out/site/index.html",
        "out/packages/a.zip",
        "out/policy.txt",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    (tmp_path / "out/.sinau").mkdir()
    (tmp_path / "out/.sinau/written.json").write_text("{}", encoding="utf-8")
    return tmp_path


def run(place: Path, *words: object) -> RepeatedRun:
    return RepeatedRun(Cache(place / "cache", bytes(32)), place / "in", words, place / "out")


def keep(place: Path, said: Said = SAID) -> None:
    first = run(place)
    assert first.said() is None
    first.keep(said, ["site", "handouts/a.html"])


def test_it_says_what_the_last_one_said(place: Path) -> None:
    keep(place)
    assert run(place).said() == SAID
    assert run(place).said() == SAID


def test_other_words_and_other_folders_are_another_run(place: Path) -> None:
    keep(place)
    assert run(place, "quiet").said() is None
    assert RepeatedRun(Cache(place / "cache", bytes(32)), place / "in", ()).said() is None
    assert RepeatedRun(None, place / "in", (), place / "out").said() is None


def append(name: str) -> Callable[[Path], None]:
    def change(place: Path) -> None:
        with (place / name).open("a", encoding="utf-8") as file:
            file.write("x")

    return change


def unseen(name: str) -> Callable[[Path], None]:
    """Change content, and neither length nor time of it."""

    def change(place: Path) -> None:
        found = (place / name).stat()
        (place / name).write_text((place / name).read_text(encoding="utf-8").upper(), encoding="utf-8")
        os.utime(place / name, ns=(found.st_atime_ns, found.st_mtime_ns))

    return change


CHANGES: dict[str, Callable[[Path], object]] = {
    "a page": append("in/a.md"),
    "a page, without a sign": unseen("in/a.md"),
    "a new page": append("in/new.md"),
    "a page less": lambda place: (place / "in/k/b.md").unlink(),
    "another name": lambda place: (place / "in/a.md").rename(place / "in/c.md"),
    "a folder": lambda place: (place / "in/empty").mkdir(),
    "a result": append("out/site/index.html"),
    "a result less": lambda place: (place / "out/site/index.html").unlink(),
    "another file beside a result": append("out/handouts/a.pdf"),
    "another package": append("out/packages/b.zip"),
    "the policy": append("out/policy.txt"),
    "no results": lambda place: shutil.rmtree(place / "out"),
    "the record": append("out/.sinau/written.json"),
    "another build at work": lambda place: (place / "out/.sinau/host-1-01234567").mkdir(),
    "a link that leads nowhere": lambda place: (place / "in/l.md").symlink_to("gone"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_whatever_has_changed_counts(name: str, place: Path) -> None:
    keep(place)
    CHANGES[name](place)
    assert run(place).said() is None


def test_a_change_while_it_runs_counts(place: Path) -> None:
    first = run(place)
    assert first.said() is None
    append("in/a.md")(place)
    first.keep(SAID, ["site"])
    assert run(place).said() is None


def test_what_is_hidden_does_not_count(place: Path) -> None:
    keep(place)
    append("in/.draft")(place)
    append("out/.sinau/lock")(place)
    assert run(place).said() == SAID


def test_only_what_was_changed_a_moment_ago_is_read(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(place)
    for path in (place / "in").rglob("*.md"):  # the same content, put there anew
        path.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    assert folders.catalogue_state(place / "in").read == ("a.md", "k/b.md")
    assert run(place).said() == SAID

    now = time.time()
    monkeypatch.setattr(folders.time, "time", lambda: now + 10)
    assert folders.catalogue_state(place / "in").read == ()
    assert run(place).said() == SAID
    monkeypatch.setattr(folders, "_digest_of", lambda path: pytest.fail(path.name) if path.suffix == ".md" else DIGEST)
    assert run(place).said() is None  # the record has another digest
    monkeypatch.undo()
    unseen("in/a.md")(place)
    assert run(place).said() is None


def test_another_program_is_asked_anew(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(place)
    monkeypatch.setattr(runs, "program_state", lambda: "other")
    assert run(place).said() is None
    monkeypatch.setattr(runs, "program_state", lambda: None)  # there are plugins, which may read anything
    assert run(place).said() is None


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b'{"program": 1}', b"\xff", b"1"])
def test_a_record_of_another_version_is_none(place: Path, content: bytes) -> None:
    keep(place)
    cache = Cache(place / "cache", bytes(32))
    (entry,) = (path for path in (place / "cache/entries").rglob("*") if path.is_file())
    cache.put(entry.name, content)
    assert run(place).said() is None


def test_a_record_that_nobody_of_us_has_written_is_none(place: Path) -> None:
    keep(place)
    assert RepeatedRun(Cache(place / "cache", b"x" * 32), place / "in", (), place / "out").said() is None


def test_what_is_not_plain_is_not_kept(place: Path) -> None:
    strange = Diagnostic(FOUND[0].rule, FOUND[0].span, (("what", Message("commands.x").filled(a=date.max.ctime)),))
    keep(place, Said((strange,)))
    assert run(place).said() is None


def test_a_full_disk_keeps_nothing(place: Path) -> None:
    (place / "cache").write_text("", encoding="utf-8")
    keep(place)
    assert run(place).said() is None

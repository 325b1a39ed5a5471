# SPDX-License-Identifier: Apache-2.0
"""Test cases written in Markdown: the files of a catalogue, and what Sinau has to say about them.

A case is a second-level heading, fenced files whose info string is a language and a path, and two fences, `en` and `id`,
with what is expected. Its files are laid over the catalogue in `cases/base`. Words after a path change how it is written:
`crlf`, `cr`, `bom`, `latin1`, `utf16`, `repeat=N` (the text N times), `escapes` (`\\u0007` and the like stand for characters).
Fences of the kind `delete`, `symlink` (the target is the text), `unreadable` and `set` (a constant of a module) do as they say.
"""

import os
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from sinau.checks import check
from sinau.checks.advice import advise
from sinau.diagnostics import Diagnostic, Report
from sinau.parsing import parse_catalogue
from sinau.publishing.player_files import player_tree
from sinau.rendering import render_checked_catalogue
from sinau.source.files import read_folder

LANGUAGES = ("en", "id")
NOTHING = "nothing"
TORTURE = bool(os.environ.get("SINAU_TORTURE"))
# Dated sources are compared with this day.
TODAY = date(2026, 11, 21)


@dataclass(slots=True)
class Fence:
    """A fenced block of a case: where its text stands in the file, in lines."""

    info: list[str]
    first: int
    last: int
    text: str

    @property
    def times(self) -> int:
        """How often the text stands in the file."""
        return next((int(word.partition("=")[2]) for word in self.info if word.startswith("repeat=")), 1)


@dataclass(slots=True)
class Case:
    """A case: its heading and its fenced blocks."""

    title: str
    fences: list[Fence] = field(default_factory=list)

    def expected(self, language: str) -> Fence:
        """Return the block that says what is expected in `language`."""
        return next(fence for fence in self.fences if fence.info == [language])

    @property
    def files(self) -> Iterator[Fence]:
        """The blocks that make up the catalogue."""
        return (fence for fence in self.fences if fence.info[0] not in LANGUAGES)

    @property
    def often(self) -> bool:
        """Whether tests that read each case several times take it: a page of 100,000 characters is read once, or in torture."""
        return TORTURE or all(len(fence.text) * fence.times < 100_000 for fence in self.files if fence.info[0] == "md")


def cases_in(text: str) -> list[Case]:
    """Return the cases of a file."""
    cases: list[Case] = []
    marks, info, first = "", [""], 0
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if marks:
            if line.rstrip() == marks:
                body = "".join(f"{inner}\n" for inner in lines[first:number])
                cases[-1].fences.append(Fence(info, first, number, body))
                marks = ""
        elif line.startswith("```"):
            info = shlex.split(line.lstrip("`"))
            marks, first = line[: len(line) - len(line.lstrip("`"))], number + 1
        elif line.startswith("## "):
            cases.append(Case(line[3:].strip()))
    assert not marks, f"the block that starts on line {first} is never closed"
    return cases


def lay_out(case: Case, base: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Write the catalogue of `case` into `folder`, which does not exist yet."""
    copytree(base, folder)
    for fence in case.files:
        kind, *rest = fence.info
        if kind == "set":
            for line in fence.text.splitlines():
                name, _, value = line.partition(" = ")
                monkeypatch.setattr(name, int(value))
            continue
        path = folder / rest[0]
        path.parent.mkdir(parents=True, exist_ok=True)
        if kind == "delete":
            path.unlink()
        elif kind == "symlink":
            path.symlink_to(fence.text.strip())
        else:
            path.write_bytes(_bytes(fence.text, rest[1:]))
        if kind == "unreadable":
            _unreadable(path, monkeypatch)


def _bytes(text: str, options: list[str]) -> bytes:
    encoding = "utf-8"
    for option in options:
        name, _, value = option.partition("=")
        if name == "repeat":
            text *= int(value)
        elif name == "escapes":
            text = text.encode("latin-1", "backslashreplace").decode("unicode_escape")
        elif name in {"crlf", "cr"}:
            text = text.replace("\n", {"crlf": "\r\n", "cr": "\r"}[name])
        elif name == "bom":
            text = "\ufeff" + text
        else:
            encoding = {"latin1": "latin-1", "utf16": "utf-16"}[name]
    return text.encode(encoding)


def _unreadable(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse to read `path`, as the system does for who has no right; root would have it."""
    honest = Path.read_bytes

    def refuse(self: Path) -> bytes:
        if self.name == path.name:
            raise PermissionError(13, "Permission denied", str(self))
        return honest(self)

    monkeypatch.setattr(Path, "read_bytes", refuse)


def run(folder: Path, *, advice: bool = False) -> Report:
    """Take the catalogue in `folder` through the chain as far as it goes, with `advice` where that is asked for."""
    report = Report()
    source = report.collect(read_folder(folder))
    catalogue = report.collect(parse_catalogue(source))
    report.extend(check(catalogue, source, TODAY))
    if advice:
        report.extend(advise(catalogue, TODAY))
    if not report.errors:
        rendered = render_checked_catalogue(catalogue)
        for course in rendered.courses:
            player_tree(catalogue, course, "offline", b"")
    return report


def printed(report: Report, language: str) -> str:
    """Return `report` in the short form of the cases; hints are there when the case decides what they say."""
    return "".join(f"{line}\n" for diagnostic in report for line in _lines(diagnostic, language)) or f"{NOTHING}\n"


def _lines(diagnostic: Diagnostic, language: str) -> Iterator[str]:
    rule = diagnostic.rule
    yield f"{diagnostic.span} {rule.code} {rule.name}: {diagnostic.message(language)}"
    if "{suggestion" in rule.hint.template("en"):
        yield f"  {diagnostic.hint(language)}"


def updated(text: str, outcomes: dict[str, Report]) -> str:
    """Return the file `text` with what is expected replaced by the outcomes, by the cases' titles."""
    lines = text.split("\n")
    known = [case for case in cases_in(text) if case.title in outcomes]
    blocks = [(case.expected(language), case, language) for case in known for language in LANGUAGES]
    for fence, case, language in sorted(blocks, key=lambda block: -block[0].first):
        lines[fence.first : fence.last] = printed(outcomes[case.title], language).splitlines()
    return "\n".join(lines)

# SPDX-License-Identifier: Apache-2.0
"""The chain on files in memory, for tests that make thousands of catalogues."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sinau.checks import check
from sinau.diagnostics import Report, Span
from sinau.model.catalogue import Catalogue, MediaFile
from sinau.model.file_endings import LOOKED_AT
from sinau.model.page import SourceText
from sinau.model.rendered import Rendered
from sinau.parsing import parse_catalogue
from sinau.publishing.player_files import player_tree
from sinau.rendering import render_checked_catalogue
from sinau.source.decoding import decode_text
from sinau.source.files import PAGES, TEXTS, TRANSCRIPT, Source

CATALOGUE = "format: 1\ntitle: Katalog\npublications: [offline]\n"
COURSE = """\
id: kursus
title: Kursus
language: en
version: "1"
objectives:
  - id: tertib
    text: Be orderly
modules:
  - id: dasar
    title: Dasar
    lessons: [01.md]
"""
FRONT = "---\nid: satu\ntitle: Satu\n---\n"


@dataclass(slots=True)
class Outcome:
    """What became of some files: `rendered` is `None` when there are errors in `report`."""

    source: Source
    catalogue: Catalogue
    report: Report
    rendered: Rendered | None

    @property
    def codes(self) -> list[str]:
        """The codes that were reported, in reading order."""
        return [diagnostic.rule.code for diagnostic in self.report]

    @property
    def html(self) -> str:
        """The HTML of the first activity."""
        assert self.rendered, [f"{d.span} {d.message('en')}" for d in self.report]
        return self.rendered.courses[0].activities[0].html


def compiled(files: Mapping[str, str | bytes]) -> Outcome:
    """Take `files`, by their paths below a catalogue's folder, through the chain as far as it goes."""
    report = Report()
    texts: dict[str, SourceText] = {}
    media: dict[str, MediaFile] = {}
    refused: list[str] = []
    for path, content in files.items():
        data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
        suffix = Path(path).suffix
        is_lock = path.endswith("ids.lock") or path == "catalogue.lock"
        if suffix not in PAGES and not is_lock:
            media[path] = MediaFile(path, Path("/nowhere") / path, len(data), data[:LOOKED_AT])
        if suffix in TEXTS or is_lock or path.endswith(TRANSCRIPT):
            text = decode_text(path, data, report)
            if text is None:
                refused.append(path)
            else:
                texts[path] = SourceText(path, text)
    source = Source(texts, media, refused)
    catalogue = report.collect(parse_catalogue(source))
    report.extend(check(catalogue, source))
    rendered = None if report.errors else render_checked_catalogue(catalogue)
    return Outcome(source, catalogue, report, rendered)


def lesson(body: str, front: str = FRONT, **others: str | bytes) -> Outcome:
    """Take a catalogue with one lesson, whose text behind the front matter is `body`, through the chain."""
    return compiled({"catalogue.yml": CATALOGUE, "kursus/course.yml": COURSE, "kursus/01.md": front + body} | others)


def published(outcome: Outcome) -> dict[str, str]:
    """Return the text files of the player for the first course."""
    assert outcome.rendered
    tree = player_tree(outcome.catalogue, outcome.rendered.courses[0], "offline", b"")
    return {path: tree.read(path).decode() for path in tree if not path.startswith("media/")}


def misplaced(outcome: Outcome) -> list[Span]:
    """Return the places that are not in the files they name."""
    lines = {file: text.text.split("\n") for file, text in outcome.source.texts.items()}
    return [d.span for d in outcome.report if not _stands_in(d.span, lines.get(d.span.file))]


def _stands_in(span: Span, lines: list[str] | None) -> bool:
    if lines is None:  # a file that cannot be read, or is not there
        return span.line >= 1 and span.column >= 1
    if not 1 <= span.line <= len(lines):
        return False
    line = lines[span.line - 1]
    return 1 <= span.column <= len(line) + 1 and 1 <= span.length <= max(1, len(line) - span.column + 1)

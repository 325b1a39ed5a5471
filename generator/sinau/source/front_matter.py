# SPDX-License-Identifier: Apache-2.0
"""Splits a Markdown file into its front matter and its body."""

from dataclasses import dataclass
from typing import cast

from sinau.diagnostics import Diagnostics, Report, Rule, Severity, Span
from sinau.model.broken import Broken
from sinau.model.page import SourceText
from sinau.source.yaml import YamlMapping, read_yaml

UNCLOSED = Rule("C115", "unclosed-front-matter", Severity.ERROR)
NOT_SETTINGS = Rule("C116", "not-settings", Severity.ERROR)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A page's settings (`None` when it has none) and the byte offset where its body starts.

    `refused` tells that there are some which cannot be used, as a diagnostic has said.
    """

    settings: YamlMapping | None
    body_start: int
    refused: bool = False


def read_settings(file: str, text: str, report: Report, first_line: int = 1) -> YamlMapping | Broken:
    """Return the settings in `text`, which starts on line `first_line` of `file`.

    An empty text holds no settings, which is not wrong in itself.
    """
    node = read_yaml(file, text, report, first_line)
    if node is None:
        return YamlMapping((), Span(file, first_line))
    if not isinstance(node, YamlMapping | Broken):
        report.add(NOT_SETTINGS, node.span)
        return Broken(node.span)
    return node


def settings_of(source: SourceText, report: Report) -> YamlMapping | Broken:
    """Return the settings that a whole file holds; they are read once, however often a program asks."""
    known = source.made.get("settings")
    if known is None:
        found = Report()
        known = source.made["settings"] = read_settings(source.file, source.text, found), tuple(found)
    return report.collect(cast(tuple[YamlMapping | Broken, Diagnostics], known))


def read_front_matter(source: SourceText) -> tuple[FrontMatter, Diagnostics]:
    """Return the front matter of `source`, a block between two lines of `---` at its very start, and what is wrong there."""
    report = Report()
    return _split_front_matter(source, report), tuple(report)


def _split_front_matter(source: SourceText, report: Report) -> FrontMatter:
    text = source.text
    first_end = text.find("\n")
    if text[: first_end if first_end >= 0 else len(text)].rstrip() != "---":
        return FrontMatter(None, 0)
    position = first_end + 1
    while 0 < position <= len(text):
        line_end = text.find("\n", position)
        line = text[position : line_end if line_end >= 0 else len(text)]
        if line.rstrip() in {"---", "..."}:
            body = line_end + 1 if line_end >= 0 else len(text)
            node = read_settings(source.file, text[first_end + 1 : position], report, first_line=2)
            settings = node if isinstance(node, YamlMapping) else None
            return FrontMatter(settings, len(text[:body].encode()), refused=settings is None)
        position = line_end + 1
    report.add(UNCLOSED, Span(source.file, 1, 1, 3))
    return FrontMatter(None, len(source.utf8), refused=True)

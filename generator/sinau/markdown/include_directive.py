# SPDX-License-Identifier: Apache-2.0
"""Finds what `::: include` names: a Markdown file of the catalogue, not too many, and never one that includes itself."""

import posixpath
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from sinau.diagnostics import Report, Rule, Severity, Span
from sinau.markdown.opening_line import OpeningLine
from sinau.model.page import SourceText
from sinau.source.paths import read_reference
from sinau.source.schema import did_you_mean, nearest_names
from sinau.texts import Message

MAX_DEPTH = 5
MAX_INCLUDES = 100

ONE_PATH = Message("content.including_one_path")
NOT_FOUND = Rule("C140", "nothing-to-include", Severity.ERROR)
CIRCLE = Rule("C141", "include-in-a-circle", Severity.ERROR)
TOO_MANY = Rule("C142", "too-many-includes", Severity.ERROR)
LEAVES = Rule("C143", "include-from-outside", Severity.ERROR)


@dataclass(frozen=True, slots=True)
class IncludeContext:
    """What a page is parsed among: the catalogue's `texts` by path, those that cannot be used, and whether HTML is allowed.

    `ids` are those that the `ids.lock` of its course has for questions, `settings` what its `course.yml` says to publications and types.
    """

    texts: Mapping[str, SourceText] = field(default_factory=dict)
    refused: Collection[str] = frozenset()
    html: bool = False
    ids: Collection[str] = frozenset()
    settings: Mapping[str, object] = field(default_factory=dict)


class Includes:
    """The files that one page includes, counted."""

    def __init__(self, around: IncludeContext, report: Report) -> None:
        self._around, self._report = around, report
        self._count = 0

    def find_file(
        self, opening: OpeningLine, source: SourceText, start: int, end: int, chain: tuple[str, ...]
    ) -> SourceText | None:
        """Return the file that `opening`, at the bytes `start` to `end` of `source`, names; `None` when it is refused.

        `chain` are the files from the page to `source`.
        """
        option = opening.options[0] if len(opening.options) == 1 and not opening.options[0].key else None
        place = source.span(option.start, option.end) if option else source.span(start, end)
        written = option.value if option else ""
        reference = read_reference(source.file, written)
        text = self._around.texts.get(reference.path)
        if written and reference.kind != "local":
            self._report.add(LEAVES, place, path=written[:100])
        elif text is None or not reference.path.endswith(".md"):
            if reference.path not in self._around.refused:
                self._report_missing(reference.path if written else "", source.file, place)
        elif text.file in chain:
            self._report.add(CIRCLE, place, path=text.file)
        elif len(chain) > MAX_DEPTH or self._count >= MAX_INCLUDES:
            self._report.add(TOO_MANY, place, limit=MAX_INCLUDES, depth=MAX_DEPTH)
        else:
            self._count += 1
            return text
        return None

    def _report_missing(self, path: str, file: str, place: Span) -> None:
        pages = [name for name in self._around.texts if name.endswith(".md") and name != file]
        close = [posixpath.relpath(name, posixpath.dirname(file)) for name in nearest_names(path, pages, cutoff=0.7)]
        self._report.add(NOT_FOUND, place, path=path or "–", **did_you_mean(close, ONE_PATH))

# SPDX-License-Identifier: Apache-2.0
"""Finds `:::` directives line by line, before the engine sees the text.

Their lines cut the page into parts that are parsed one by one, so no mistake within one part can take in another, and a
mistyped directive can never be shown to a learner as text with the right answer ticked.
"""

import re
from dataclasses import dataclass, field

from sinau.diagnostics import Report, Rule, Severity, Span
from sinau.markdown.opening_line import INCLUDE, OpeningLine, read_opening
from sinau.model.page import SourceText

# A name behind a blank, or attributes in braces, before which Quarto needs none.
OPENER = re.compile(rb":{3,}(?:[ \t]+\S|\{)")
CLOSER = re.compile(rb":{3,}[ \t]*\Z")
FENCE = re.compile(rb"[ \t]*(`{3,}|~{3,})([^\n]*)\Z")
# Code can begin right behind the mark of a list's item.
FENCE_IN_ITEM = re.compile(rb"[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)+(`{3,}|~{3,})([^\n]*)\Z")
# As far as its end, on this line or a later one, no line of a comment means anything.
COMMENT = re.compile(rb" {0,3}<!--")
MARKER = re.compile(rb"([?!])[ \t]+\S")
# An accepted answer. Without the blank it is one too, or learners would read it; a line of several = underlines a heading.
ANSWER = re.compile(rb" {0,3}=(?!=)")
MAX_OPEN = 20

MALFORMED = Rule("C130", "malformed-directive", Severity.ERROR)
UNCLOSED = Rule("C131", "unclosed-directive", Severity.ERROR)
STRAY_CLOSER = Rule("C132", "stray-closer", Severity.ERROR)
UNCLOSED_FENCE = Rule("C134", "unclosed-code", Severity.ERROR)
TOO_MANY_OPEN = Rule("C136", "directives-too-deep", Severity.ERROR)


@dataclass(slots=True)
class RawSection:
    """A part of a page or of a directive: stretches of bytes for the engine, and the directives between them."""

    marker: str
    start: int
    items: list["tuple[int, int] | RawDirective"] = field(default_factory=list)


@dataclass(slots=True)
class RawDirective:
    """A directive with its sections, not yet parsed. `end` is where its closing line ends."""

    opening: OpeningLine
    start: int
    end: int
    sections: list[RawSection]


@dataclass(slots=True)
class ScannedPage:
    """A scanned page: its root section, and its bytes with every directive's line blanked out."""

    root: RawSection
    blanked: bytearray


class _Scanner:
    def __init__(self, source: SourceText, body_start: int, report: Report) -> None:
        self._source, self._report = source, report
        self._data = source.utf8
        self.scan = ScannedPage(RawSection("", body_start), bytearray(self._data))
        self.scan.blanked[:body_start] = re.sub(rb"[^\n]", b" ", self._data[:body_start])
        self._open: list[RawDirective] = []
        self._fence: tuple[bytes, int] | None = None
        self._from = body_start
        self._commented = b"<!--" in self._data
        self._comment = 0  # where the comment ends that was begun last
        # Closing lines that belong to opening lines which could not be read as such: nothing need be said about them.
        self._widowed = 0

    @property
    def _current_section(self) -> RawSection:
        return self._open[-1].sections[-1] if self._open else self.scan.root

    def scan_from(self, position: int) -> None:
        """ScannedPage from `position` to the end."""
        size = len(self._data)
        while position < size:
            newline = self._data.find(b"\n", position)
            end = size if newline < 0 else newline
            self._read_line(position, self._data[position:end], min(size, end + 1))
            position = end + 1
        self._end_piece(size)
        if self._fence:
            self._report.add(UNCLOSED_FENCE, self._source.span(self._fence[1], self._fence[1] + 3))
        for directive in reversed(self._open):
            self._report_unclosed(directive)

    def _report_unclosed(self, directive: RawDirective) -> None:
        span = self._source.span(directive.start, len(self._data))
        self._report.add(UNCLOSED, span, name=directive.opening.written)

    def _read_line(self, start: int, line: bytes, after: int) -> None:
        if start < self._comment or self._is_in_fence(start, line):
            return
        if self._commented and COMMENT.match(line):
            self._comment = self._data.find(b"-->", start)
            return
        stripped = line.lstrip(b" \t")
        if stripped.startswith(b":::"):
            self._read_directive_line(start, line, stripped, after)
        elif self._open and self._open[-1].opening.name == "question" and MARKER.match(line):
            # What begins behind the sign can define a link, as in a quotation, whatever stands above.
            self.scan.blanked[start : start + 1] = b">"
            self._end_piece(start)
            self._open[-1].sections.append(RawSection(line[:1].decode(), start + 1))
            self._from = start + 1
        elif self._open and self._open[-1].opening.name == "question" and (match := ANSWER.match(line)):
            # Not Markdown: read as it stands, and below a paragraph it must not underline a heading.
            self.scan.blanked[start : start + len(line)] = b" " * len(line)
            self._end_piece(start)
            self._open[-1].sections.append(RawSection("=", start + match.end()))
            self._from = after

    def _is_in_fence(self, start: int, line: bytes) -> bool:
        match = FENCE.match(line)
        if self._fence is None:
            match = match or FENCE_IN_ITEM.match(line)
            if match and not (match[1][:1] == b"`" and b"`" in match[2]):
                self._fence = (match[1], start + match.start(1))
            return self._fence is not None
        mark = self._fence[0]
        if match and match[1][:1] == mark[:1] and len(match[1]) >= len(mark) and not match[2].strip():
            self._fence = None
        return True

    def _read_directive_line(self, start: int, line: bytes, stripped: bytes, after: int) -> None:
        span = self._source.span(start + len(line) - len(stripped), start + len(line))
        self.scan.blanked[start : start + len(line)] = b" " * len(line)
        self._end_piece(start)
        self._from = after
        if line is not stripped and len(line) != len(stripped):
            self._report.add(MALFORMED, span)
            self._widowed += not CLOSER.match(stripped)
        elif CLOSER.match(line):
            self._close_directive(after, span)
        elif OPENER.match(line):
            self._open_directive(start, line, after)
        else:
            self._report.add(MALFORMED, span)
            self._widowed += 1

    def _open_directive(self, start: int, line: bytes, after: int) -> None:
        opening = read_opening(self._source, start, line.decode(), self._report)
        if opening.name == "question" and self._open and self._open[-1].opening.name == "question":
            # No question stands in another: the one above was not closed. Said once, and the rest of the page is read.
            self._report_unclosed(self._open.pop())
            self._widowed += 1
        directive = RawDirective(opening, start, after, [RawSection("", after)])
        if len(self._open) >= MAX_OPEN:
            self._report.add(TOO_MANY_OPEN, self._source.span(start, start + len(line)), limit=MAX_OPEN)
        else:
            self._current_section.items.append(directive)
        if opening.name != INCLUDE:
            self._open.append(directive)

    def _close_directive(self, after: int, span: Span) -> None:
        if self._open:
            self._open.pop().end = after
        elif self._widowed:
            self._widowed -= 1
        else:
            self._report.add(STRAY_CLOSER, span)

    def _end_piece(self, end: int) -> None:
        if self._data[self._from : end].strip():
            self._current_section.items.append((self._from, end))
        self._from = end


def scan_directives(source: SourceText, body_start: int, report: Report) -> ScannedPage:
    """Return the directives of `source` from the byte `body_start` on; every mistake in their lines is reported."""
    scanner = _Scanner(source, body_start, report)
    scanner.scan_from(body_start)
    return scanner.scan

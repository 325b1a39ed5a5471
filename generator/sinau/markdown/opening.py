# SPDX-License-Identifier: Apache-2.0
"""Reads the opening line of a directive: its name and its options."""

import re
from dataclasses import dataclass

from sinau.diagnostics import Message, Report, Rule, Severity
from sinau.model.nodes import Option
from sinau.model.page import SourceText
from sinau.source.schema import suggestions
from sinau.source.written import CURLY_QUOTES

# `title=“Kas umum”`: each word of it would be an option of its own.
CURLY = re.compile(r"([A-Za-z][A-Za-z0-9-]*=)?[“”„‘’«]([^“”„‘’«»\n]*)[“”‘’»](?=\s|\Z)")
WORD = re.compile(r'(?:([A-Za-z][A-Za-z0-9-]*)=)?(?:"([^"]*)"|([^\s"]+))(?=\s|\Z)')
# `points=`, and `points= 2`, whose value would be taken for a word of its own.
NO_VALUE = re.compile(r'[A-Za-z][A-Za-z0-9-]*=(?:[ \t]+[^\s="]+)?(?=\s|\Z)')

UNKNOWN = Rule("C133", "unknown-directive", Severity.ERROR)
BAD_OPTION = Rule("C135", "unreadable-option", Severity.ERROR)


@dataclass(frozen=True, slots=True)
class DirectiveKind:
    """A directive that authors can write: its Indonesian spelling, and its title when the author gives none."""

    indonesian: str
    title: Message


DIRECTIVES: dict[str, DirectiveKind] = {
    "question": DirectiveKind("soal", Message("pages.directives_question")),
    "note": DirectiveKind("catatan", Message("pages.directives_note")),
    "warning": DirectiveKind("peringatan", Message("pages.directives_warning")),
    "case": DirectiveKind("kasus", Message("pages.directives_case")),
    "practice": DirectiveKind("latihan", Message("pages.directives_practice")),
    "include": DirectiveKind("sertakan", Message("pages.directives_include")),
    "summary": DirectiveKind("ringkasan", Message("pages.directives_summary")),
}
# The one directive that is a single line: it has no body, so nothing closes it.
INCLUDE = "include"
SPELLINGS = {spelling: name for name, kind in DIRECTIVES.items() for spelling in (name, kind.indonesian)}


@dataclass(frozen=True, slots=True)
class Opening:
    """An opening line. `name` is English, `""` when unknown; `written` is the author's spelling."""

    name: str
    written: str
    options: tuple[Option, ...]


def read_opening(source: SourceText, start: int, line: str, report: Report) -> Opening:
    """Return what the opening line `line`, which starts at the byte `start`, says."""
    at, offset = 0, start

    def place(position: int) -> int:
        nonlocal at, offset  # counted on from the place before: a line may be long, and hold many options
        if position < at:
            at, offset = 0, start
        offset += len(line[at:position].encode())
        at = position
        return offset

    head = re.match(r":{3,}[ \t]+([^ \t]+)", line)
    assert head is not None
    written = head[1]
    name = SPELLINGS.get(written.casefold(), "")
    if not name:
        span = source.span(place(head.start(1)), place(head.end(1)))
        report.add(UNKNOWN, span, name=written[:60], **suggestions(written.casefold(), SPELLINGS))
    options: list[Option] = []
    position = head.end()
    while position < len(line):
        if line[position].isspace():
            position += 1
            continue
        if match := NO_VALUE.match(line, position):
            report.add(BAD_OPTION, source.span(place(position), place(match.end())))
            position = match.end()
            continue
        if curly := CURLY.match(line, position):
            mended = f'{curly[1] or ""}"{curly[2]}"'
            report.add(CURLY_QUOTES, source.span(place(position), place(curly.end())), written=curly[0], mended=mended)
            position = curly.end()
            continue
        match = WORD.match(line, position)
        if match is None:
            report.add(BAD_OPTION, source.span(place(position), place(len(line))))
            if line.count('"', position) % 2:
                break  # what follows stands in the quotation marks that were not closed
            position = next((at for at in range(position, len(line)) if line[at].isspace()), len(line))
            continue
        value = match[3] if match[2] is None else match[2]
        options.append(Option(start=place(match.start()), end=place(match.end()), key=match[1] or "", value=value))
        position = match.end()
    return Opening(name, written, tuple(options))

# SPDX-License-Identifier: Apache-2.0
"""Reads the opening line of a directive: its name and its options."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from sinau.diagnostics import Message, Report, Rule, Severity
from sinau.markdown.callouts import TABS, callout_named, read_box_attributes, read_callout_name, without_closing_colons
from sinau.model.nodes import DirectiveOption
from sinau.model.page import SourceText
from sinau.source.schema import suggestion_values
from sinau.source.text_damage import CURLY_QUOTES

# `title=“Kas umum”`: each word of it would be an option of its own.
CURLY = re.compile(r"([A-Za-z][A-Za-z0-9-]*=)?[“”„‘’«]([^“”„‘’«»\n]*)[“”‘’»](?=\s|\Z)")
WORD = re.compile(r'(?:([A-Za-z][A-Za-z0-9-]*)=)?(?:"([^"]*)"|([^\s"]+))(?=\s|\Z)')
# `points=`, and `points= 2`, whose value would be taken for a word of its own.
NO_VALUE = re.compile(r'[A-Za-z][A-Za-z0-9-]*=(?:[ \t]+[^\s="]+)?(?=\s|\Z)')

TAB = Message("other_tools.tab")
QUESTIONS = Message("other_tools.questions")

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
    "solution": DirectiveKind("solusi", Message("pages.directives_solution")),
}
# What may be the class of a box in braces. A question, whose right answers nobody may see, is always written out.
NOTES = frozenset(DIRECTIVES) - {"question", "include"}
# The one directive that is a single line: it has no body, so nothing closes it.
INCLUDE = "include"
SPELLINGS = {spelling: name for name, kind in DIRECTIVES.items() for spelling in (name, kind.indonesian)}


@dataclass(frozen=True, slots=True)
class OpeningLine:
    """An opening line. `name` is English, `""` when unknown; `written` is the author's spelling.

    `title` is what the box is called when its author says nothing, `other` tells that it is a box of another tool, whose first
    heading is its title, and `folded` that its author wants to have it closed at first.
    """

    name: str
    written: str
    options: tuple[DirectiveOption, ...]
    title: Message | None = None
    other: bool = False
    folded: bool = False


def read_opening(source: SourceText, start: int, line: str, report: Report) -> OpeningLine:
    """Return what the opening line `line`, which starts at the byte `start`, says."""
    at, offset = 0, start

    def place(position: int) -> int:
        nonlocal at, offset  # counted on from the place before: a line may be long, and hold many options
        if position < at:
            at, offset = 0, start
        offset += len(line[at:position].encode())
        at = position
        return offset

    line = without_closing_colons(line)
    head = re.match(r":{3,}[ \t]*(\{|[^ \t]+)", line)
    assert head is not None
    if head[1] == "{":
        return _read_opening_in_braces(source, line, head.start(1), place, report)
    written = head[1]
    name = SPELLINGS.get(written.casefold(), "")
    known = None if name else callout_named(written.casefold())
    if known:
        name = known.kind
    if not name:
        span = source.span(place(head.start(1)), place(head.end(1)))
        report.add(UNKNOWN, span, name=written[:60], **_hint_for_unknown(written))
    options = _options_after(source, line, head.end(), place, report)
    title = known.title if known else None
    folds = name == "solution"
    return OpeningLine(name, written, options, title, known is not None or folds, folds)


def _read_opening_in_braces(
    source: SourceText, line: str, start: int, place: Callable[[int], int], report: Report
) -> OpeningLine:
    """Return what a line says whose name is a class in braces: `::: {.callout-note title="Cash"}`."""
    if named := read_callout_name(line, start):
        kind, heading, first = named
        known = callout_named(kind)
        name = known.kind if known else SPELLINGS.get(kind, "")
        if name in NOTES:
            title = DirectiveOption(start=place(first), end=place(first + len(heading)), key="title", value=heading)
            titled: tuple[DirectiveOption, ...] = (title,) if heading else ()
            return OpeningLine(name, kind, titled, known.title if known else None, True, name == "solution")
        span = source.span(place(start), place(line.index("}", start) + 1))
        report.add(UNKNOWN, span, name=f"{{{kind[:60]}}}", **_hint_for_unknown(kind))
        return OpeningLine("", kind, ())
    found = read_box_attributes(line, start)
    if found.wrong >= 0:
        report.add(BAD_OPTION, source.span(place(found.wrong), place(found.end)))
    for written, _, _ in found.names:
        kind = SPELLINGS.get(written, "")
        known = None if kind in NOTES else callout_named(written)
        name = known.kind if known else kind
        if name in NOTES:
            options = _options_after(source, line, found.end, place, report)
            if found.title:
                value, first, last = found.title
                options = (DirectiveOption(start=place(first), end=place(last), key="title", value=value), *options)
            folded = found.folded or name == "solution"
            return OpeningLine(name, written, options, known.title if known else None, True, folded)
    written = line[start : found.end]
    if found.wrong < 0:
        span = source.span(place(start), place(found.end))
        report.add(UNKNOWN, span, name=written[:60], **_hint_for_unknown(written.strip("{.} ")))
    return OpeningLine("", written, ())


def _hint_for_unknown(name: str) -> dict[str, Message]:
    """Return the values of a hint that says which directive was probably meant by `name`."""
    written = name.casefold()
    if written == "questions":
        return {"suggestion": QUESTIONS}
    return {"suggestion": TAB} if written in TABS else suggestion_values(written, SPELLINGS)


def _options_after(
    source: SourceText, line: str, position: int, place: Callable[[int], int], report: Report
) -> tuple[DirectiveOption, ...]:
    """Return the options of `line` from `position` on."""
    options: list[DirectiveOption] = []
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
        options.append(
            DirectiveOption(start=place(match.start()), end=place(match.end()), key=match[1] or "", value=value)
        )
        position = match.end()
    return tuple(options)

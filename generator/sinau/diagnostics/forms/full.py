# SPDX-License-Identifier: Apache-2.0
"""The full form: what happened, the line it happened on with the place marked, why it matters and what to do."""

from collections.abc import Callable

import click

from sinau.diagnostics.forms._look import PLAIN, Look
from sinau.diagnostics.forms._text import (
    columns_taken,
    end_that_fits,
    start_that_fits,
    with_tabs_as_blanks,
    wrapped_lines,
)
from sinau.diagnostics.report import Diagnostic, Report
from sinau.diagnostics.rule import Severity
from sinau.diagnostics.span import Span
from sinau.texts import Message

SEVERITIES = {
    Severity.ERROR: Message("commands.full_severities_error"),
    Severity.WARNING: Message("commands.full_severities_warning"),
    Severity.NOTE: Message("commands.full_severities_note"),
    Severity.ADVICE: Message("commands.full_severities_advice"),
}
COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan", Severity.ADVICE: "blue"}
WHY = Message("commands.full_why")
HINT = Message("commands.full_hint")
# The widest piece of a source line, and the narrowest terminal that lines are still broken for.
WIDEST = 160
NARROWEST = 40
# Letters may stand on top of one another: that many characters of a line take the room of one column at most.
MOST_CHARACTERS = 20


def write(report: Report, source_line: Callable[[Span], str | None], language: str, look: Look = PLAIN) -> str:
    """Return every diagnostic of `report`, in reading order."""
    return "\n".join(
        _diagnostic_as_text(diagnostic, source_line(diagnostic.span), language, look) for diagnostic in report
    )


def _diagnostic_as_text(diagnostic: Diagnostic, line: str | None, language: str, look: Look) -> str:
    rule, span = diagnostic.rule, diagnostic.span
    colour = COLOURS[rule.severity]

    def styled(text: str, colour: str | None = None, *, bold: bool = False) -> str:
        return click.style(text, fg=colour, bold=bold) if look.colour else text

    number = str(span.line)
    gutter = " " * len(number)
    bar, arrow, equals = (styled(mark, "blue", bold=True) for mark in ("|", "-->", "="))
    label = f"{SEVERITIES[rule.severity].text(language)}[{rule.code}]"
    head = _wrapped_to_terminal(f"{rule.name}: {diagnostic.message(language)}", look, columns_taken(label) + 1, "")
    lines = [f"{styled(label, colour, bold=True)} {styled(head, bold=True)}"]
    lines.append(f"{gutter}{arrow} {look.place(span)}")
    if line is not None:
        room = min(WIDEST, max(look.width, NARROWEST) - len(gutter) - 3) if look.width else WIDEST
        piece, before, marks = _part_of_line(line, span, room)
        lines += [
            f"{gutter} {bar}",
            f"{styled(number, 'blue', bold=True)} {bar} {piece}".rstrip(),
            f"{gutter} {bar} {' ' * before}{styled('^' * marks, colour, bold=True)}",
        ]
    for name, text in ((WHY, rule.explanation.text(language)), (HINT, diagnostic.hint(language))):
        indent = f"{gutter}   "
        rest = _wrapped_to_terminal(text, look, len(indent) + columns_taken(name.text(language)) + 2, indent)
        lines.append(f"{gutter} {equals} {styled(name.text(language), bold=True)}: {rest}")
    return "\n".join([*lines, ""])


def _wrapped_to_terminal(text: str, look: Look, used: int, indent: str) -> str:
    """Return `text` in lines that fit the terminal: `used` columns of the first are taken, the others start with `indent`."""
    if not look.width:
        return text
    room = max(look.width, NARROWEST) - len(indent)
    return f"\n{indent}".join(wrapped_lines(text, room, used - len(indent)))


def _part_of_line(line: str, span: Span, room: int) -> tuple[str, int, int]:
    """Return what fits of `line` around `span` into `room` columns, the columns before the mark, and those of the mark."""
    at = min(span.column - 1, len(line))
    end = min(at + span.length, len(line))
    # No more of a line than may be shown is looked at: one of megabytes would be looked through for each of its findings.
    most = room * MOST_CHARACTERS
    before, after = with_tabs_as_blanks(line[max(0, at - most) : at]), with_tabs_as_blanks(line[end : end + most])
    marked = with_tabs_as_blanks(line[at : min(end, at + most)])
    room -= 2  # for the marks that say where something is left out
    mark = start_that_fits(marked, room)
    # What stands before a place explains it better than what follows.
    lead = end_that_fits(
        before, max((room - columns_taken(mark)) * 2 // 3, room - columns_taken(mark) - columns_taken(after))
    )
    tail = start_that_fits(after, room - columns_taken(mark) - columns_taken(lead)) if mark == marked else ""
    left = "…" if lead != before else ""
    right = "…" if mark != marked or tail != after else ""
    return left + lead + mark + tail + right, columns_taken(left + lead), max(1, columns_taken(mark))

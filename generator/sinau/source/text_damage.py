# SPDX-License-Identifier: Apache-2.0
"""What was not typed as it looks: blanks, quotation marks and characters of word processors, and marks of a merge.

Text that is pasted from a word processor or merged by git often holds them. They mean nothing here, and are hard to see.
"""

import re

from sinau.diagnostics import Report, Rule, Severity, Span

CURLY_QUOTES = Rule("C124", "curly-quotes", Severity.WARNING)
NO_BLANK = Rule("C125", "blank-that-is-none", Severity.ERROR)
CONFLICT = Rule("C126", "merge-conflict", Severity.ERROR)
DAMAGED = Rule("C147", "damaged-character", Severity.ERROR)

# Blanks of other widths, no-break ones among them, and characters without any width.
ODD_BLANKS = "\u00a0\u1680\u2000-\u200d\u202f\u205f\u2060\u3000"
OPENING, CLOSING = "“”„‟‘’‚«»", "“”‟‘’«»"
# What comes out where bytes could not be read as UTF-8, and what only the font of one program has a sign for.
BROKEN = re.compile("[\ufffd\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
SIDES = re.compile(r"^(?:<{7}|>{7}) .*$", re.MULTILINE)
MOST = 20  # places in one file that are told of; who has mended those sees the rest


def is_in_curly_quotes(value: str) -> bool:
    """Tell whether `value` stands in quotation marks that are a part of it."""
    return len(value) > 1 and value[0] in OPENING and value[-1] in CLOSING


def report_damage(file: str, text: str, report: Report) -> None:
    """Report characters of `text` that no reader can see as they were meant."""
    for number, match in enumerate(BROKEN.finditer(text)):
        if number == MOST:
            break
        line, column = _line_and_column(text, match.start())
        report.add(DAMAGED, Span(file, line, column), code=f"U+{ord(match[0]):04X}")


def report_conflict(file: str, text: str, report: Report, first_line: int = 1) -> Span | None:
    """Report the first mark that a merge has left in `text`, and return its place; `None` when there is none."""
    if match := SIDES.search(text):
        line, column = _line_and_column(text, match.start())
        span = Span(file, line + first_line - 1, column, len(match[0]))
        report.add(CONFLICT, span)
        return span
    return None


def _line_and_column(text: str, position: int) -> tuple[int, int]:
    return text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position)

# SPDX-License-Identifier: Apache-2.0
"""Turns the bytes of a file into text: UTF-8 with any line ends, free of characters that hide something."""

import re

from sinau.diagnostics import Report, Rule, Severity, Span
from sinau.source.text_damage import report_damage

# Controls (but tab and line feed), line ends that some programs see and others do not (U+2028, U+2029: YAML counts lines by
# them), and the marks that change the direction of text so that a reader sees another text than a program does
# ("Trojan Source").
HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")

NOT_UTF8 = Rule("C101", "not-utf8", Severity.ERROR)
HIDDEN_CHARACTER = Rule("C102", "hidden-character", Severity.ERROR)


def decode_text(path: str, data: bytes, report: Report) -> str | None:
    """Return the text of `data` with `\\n` as line end, or `None` after reporting what is wrong with it."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        report.add(NOT_UTF8, Span(path, line, column))
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    match = HIDDEN.search(text)
    if match:
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - (text.rfind("\n", 0, match.start()) + 1) + 1
        report.add(HIDDEN_CHARACTER, Span(path, line, column), code=f"U+{ord(match[0]):04X}")
        return None
    if not path.endswith(".svg"):
        report_damage(path, text, report)
    return text

# SPDX-License-Identifier: Apache-2.0
"""Texts in which no Markdown is read: titles, alternative texts, values of settings. A mark in one would be shown as it stands."""

import re

from sinau.diagnostics import Rule, Severity
from sinau.source.other_tool_marks import MARKS, SUSPECT

MARK_IN_PLAIN_TEXT = Rule("C162", "mark-in-plain-text", Severity.WARNING)
SHOWN = 40  # characters that a message repeats
# Marks of Markdown within a line, tags and names of characters of HTML, and what begins a title elsewhere.
MARKDOWN = re.compile(
    r"(?<![\w*])(\*\*?)(?=[^\W_])[^*\n]*(?<=[^\s*])\1(?![\w*])|(?<!\w)_(?=[^\W_])[^_\n]*(?<=[^\W_])_(?!\w)|(?<!\w)__(?=[^\W_])[^_\n]*\s[^_\n]*(?<=[^\W_])__(?!\w)"
    r"|~~(?![~\s])[^~\n]+~~|`[^`\n]+`|!?\[[^\[\]\n]*\]\([^()\n]*\)|</?(?:a|b|br|code|em|font|i|img|kbd|mark|p|s|small|span|strong|sub|sup|u)(?:[\s/][^<>\n]*)?>"
    r"|&(?:amp|apos|gt|lt|nbsp|quot|#\d{1,7}|#x[0-9a-f]{1,6});|\\\([^()\n]*[\^_=\\][^()\n]*\\\)|\$(?=[^\s$])[^$\n]*[\^_\\{][^$\n]*(?<=[^\s$])\$|\\{2}[a-z]{2,30}\*?\{[^{}\n]*\}?|\[\^[^\[\]\s]+\]|\{[:.#%]|^(?:#{1,6}|\|)(?=[ ]\S)",
    re.IGNORECASE,
)
SUSPICIOUS = re.compile(rf"(?:{SUSPECT.pattern})|[*~<&^{{$\\]", re.MULTILINE)


def marks_in_line(text: str, *, asked: bool = False) -> list[tuple[int, int]]:
    """Return where marks stand in the line `text`, in order; places do not overlap.

    Where it is `asked`, in a question, marks are left out that have a meaning or a rule of their own there.
    """
    if not SUSPICIOUS.search(text):
        return []
    found: list[tuple[int, int]] = []
    for pattern in (
        MARKDOWN,
        *(mark.pattern for mark in MARKS if mark.sign in text and (mark.in_questions or not asked)),
    ):
        for match in pattern.finditer(text):
            over = [place for place in found if match.start() < place[1] and place[0] < match.end()]
            # A mark around others takes their place: `[[page|`code`]]` is one.
            if all(match.start() < start and end < match.end() for start, end in over):
                found = [place for place in found if place not in over]
                found.append(match.span())
    return sorted(found)


def first_line_shortened(written: str) -> str:
    """Return as much of `written` as a message repeats: its first line, and not all of a long one."""
    line = written.split("\n", 1)[0]
    return line if len(line) <= SHOWN else f"{line[:SHOWN]}…"

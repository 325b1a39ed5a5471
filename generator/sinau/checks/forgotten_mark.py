# SPDX-License-Identifier: Apache-2.0
"""Tells of one mark of another tool, and what to write instead."""

from sinau.diagnostics import Message, Report, Rule, Severity
from sinau.markdown import emoji
from sinau.model.page import SourceText
from sinau.source.plain_text import first_line_shortened
from sinau.source.schema import nearest_names

FORGOTTEN_MARK = Rule("C145", "mark-of-another-tool", Severity.WARNING)
EMOJI_MEANT = Message("other_tools.emoji_meant")


def report_mark(source: SourceText, name: str, start: int, end: int, report: Report, written: str = "") -> None:
    """Report the mark `name` at the bytes `start` to `end` of `source`, and repeat what is `written` there or only this."""
    span, written = source.span(start, end), written or source.utf8[start:end].decode()
    mend = Message(f"other_tools.{name}")
    if name == "emoji" and (close := nearest_names(written[1:-1], _emoji_names_like(written), cutoff=0.75)):
        mend = EMOJI_MEANT.filled(name=f":{close[0]}:")
    report.add(FORGOTTEN_MARK, span, written=first_line_shortened(written), mend=mend)


def _emoji_names_like(written: str) -> list[str]:
    """Return the names of emoji that begin with the same letter as the one in `written`."""
    return [name for name in emoji.emoji_names() if name[0] == written[1]]

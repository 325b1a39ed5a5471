# SPDX-License-Identifier: Apache-2.0
"""Lines that were meant to stand below each other and are one paragraph: cells of a spreadsheet, items counted by letters."""

import re
from itertools import pairwise

from sinau.checks._index import FileIndex
from sinau.diagnostics import Report, Rule, Severity
from sinau.markdown.walk import nodes_of_type
from sinau.model import nodes
from sinau.model.page import Page
from sinau.model.page_facts import ShownOn

CELLS = Rule("C159", "cells-without-table", Severity.WARNING)
ITEMS = Rule("C160", "items-run-together", Severity.WARNING)
# What the clipboard has of a spreadsheet: a tab between cells, a line for each row. Two rows have as many cells.
CELL = re.compile(rb"(?<=[^\s>])\t+(?=[^\s])")
# As a file of such rows has it: two signs or more, and no blank behind them.
SEPARATED = re.compile(rb"(?<=[^\s,;])[,;](?=[^\s,;])")
# What a word processor puts before an item is no cell.
BULLET = re.compile(rb"[ \t>]*(?:[-*+]|[^\x00-\x7f]{1,4}|\(?\w{1,3}[.)])\t")
# The first items of lists that Markdown does not know: counted by letters or in brackets, or without the blank behind the mark.
STARTS = (
    (r"a[.)][ \t]+\S", r"b[.)][ \t]+\S"),
    (r"\(a\)[ \t]*\S", r"\(b\)[ \t]*\S"),
    (r"\(1\)[ \t]*\S", r"\(2\)[ \t]*\S"),
    (r"\(i\)[ \t]*\S", r"\(ii\)[ \t]*\S"),
    (r"I[.)][ \t]+\S", r"II[.)][ \t]+\S"),
    (r"1[ \t]+[^\W\d_]", r"2[ \t]+[^\W\d_]"),
    (r"\d{1,2}\.1\.?[ \t]+[^\W\d_]", r"\d{1,2}\.2\.?[ \t]+[^\W\d_]"),
    (r"1[.)](?=[^\W\d_])", r"2[.)](?=[^\W\d_])"),
    (r"-(?=[^\W\d_])", r"-(?=[^\W\d_])"),
)
ITEM_PAIRS = tuple(tuple(re.compile(f"^{one}", re.MULTILINE | re.IGNORECASE) for one in pair) for pair in STARTS)
SUSPECT = re.compile(
    rb"\t|;\S|,[^ \n]*,|^[ \t>*+-]*(?:[aAiI][.)][ \t]|\([aA1iI]\)|1[.)]\w|1[ \t]|\d\d?\.1)|^[ \t>*+]*-\w", re.MULTILINE
)


def check_page(page: Page, host: ShownOn, index: FileIndex, report: Report) -> None:
    """Report paragraphs whose lines look like the rows of a table or the items of a list."""
    data = page.source.utf8
    if not SUSPECT.search(data):
        return
    for paragraph in nodes_of_type(page, nodes.Paragraph):
        rows = data[paragraph.start : paragraph.end].split(b"\n")
        if any(count and count == after for count, after in pairwise(map(_count_separators, rows))):
            report.add(CELLS, page.source.span(paragraph.start, paragraph.start + len(rows[0])))
        elif start := _first_joined_item(paragraph, data):
            report.add(ITEMS, page.source.span(start, paragraph.end))


def _count_separators(row: bytes) -> int:
    """Return how many signs part the cells of `row`, if it looks like one of a spreadsheet."""
    tabs = len(CELL.findall(BULLET.sub(b"", row, count=1)))
    if tabs or b", " in row or b"; " in row:
        return tabs
    separated = len(SEPARATED.findall(row))
    return separated if separated > 1 else 0


def _first_joined_item(paragraph: nodes.Paragraph, data: bytes) -> int:
    """Return the byte at which the first of several items stands that run together in `paragraph`; 0 where there are none."""
    lines = _starts_of_lines(paragraph)
    text = "\n".join(text for _, text in lines)
    for first, second in ITEM_PAIRS:
        found = first.search(text)
        if found and second.search(text, found.end()):
            start, _ = lines[text.count("\n", 0, found.start())]
            return start
    return 0


def _starts_of_lines(paragraph: nodes.Paragraph) -> list[tuple[int, str]]:
    """Return where each line of `paragraph` begins, and the text that it begins with; a break that readers see keeps lines apart."""
    lines: list[tuple[int, str]] = []
    begins, before = True, None
    for child in paragraph.children:
        if begins:
            lines.append((child.start, child.text if isinstance(child, nodes.Text) else "\0"))
        seen = isinstance(before, nodes.Element) and before.name == "br"
        begins, before = isinstance(child, nodes.Break) and not child.hard and not seen, child
    return lines

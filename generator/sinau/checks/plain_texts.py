# SPDX-License-Identifier: Apache-2.0
"""Marks in what a page shows or has read out as plain text: titles of boxes, links and pictures, and alternative texts."""

import re
from collections.abc import Iterator

from sinau.checks._index import FileIndex
from sinau.checks.other_tools import stretch_for_gaps
from sinau.diagnostics import Report, Span
from sinau.markdown.opening_line import NOTES
from sinau.markdown.walk import nodes_of_type
from sinau.model import nodes
from sinau.model.page import Page
from sinau.model.page_facts import ShownOn
from sinau.source.plain_text import MARK_IN_PLAIN_TEXT, first_line_shortened, marks_in_line


def check_page(page: Page, host: ShownOn, index: FileIndex, report: Report) -> None:
    """Report titles and alternative texts that hold marks of Markdown or of another tool."""
    data = page.source.utf8
    asking = [stretch_for_gaps(one) for one in nodes_of_type(page, nodes.Directive) if one.name == "question"]
    for text, node, start, end in _plain_texts_with_places(page):
        # A title is no place for a gap or a tick, in a question neither.
        is_title = isinstance(node, nodes.Image | nodes.Link) and text == node.title
        asked = not is_title and any(first <= node.start < last for first, last in asking)
        found = marks_in_line(text, asked=asked)
        if not found:
            continue
        written = data[start:end]
        first, last = (text[begin:stop].encode() for begin, stop in (found[0], found[-1]))
        at, behind = written.find(first), written.rfind(last) + len(last)
        if at < 0 or behind < at:
            # Written with backslashes, which say that it is meant; or elsewhere, as the title of a reference is.
            if b"\\" in written:
                continue
            place = _place_in_definition(page, node, first) or page.source.node(node)
        else:
            place = page.source.span(start + at, start + behind)
        report.add(MARK_IN_PLAIN_TEXT, place, written=first_line_shortened(text[slice(*found[0])]))


def _place_in_definition(page: Page, node: nodes.Node, first: bytes) -> Span | None:
    """Return where the line that defines the label of `node` has the mark `first`."""
    label = node.label if isinstance(node, nodes.Image | nodes.Link) else ""
    if label:
        defined = re.compile(rb"\[" + re.escape(label.encode()) + rb"\]:[^\n]*(?:\n[^\n]*)?", re.IGNORECASE)
        for line in defined.finditer(page.source.utf8):
            if (at := line[0].find(first)) >= 0:
                return page.source.span(line.start() + at, line.end())
    return None


def _plain_texts_with_places(page: Page) -> Iterator[tuple[str, nodes.Node, int, int]]:
    """Yield the plain texts of `page`, with the node that has each, and the bytes between which it was written."""
    data = page.source.utf8
    for picture in nodes_of_type(page, nodes.Image):
        middle = max(picture.start, data.rfind(b"](", picture.start, picture.end))
        behind = data.find(b"\n", picture.end)
        behind = behind if behind >= 0 else len(data)
        # A list behind the picture may give it another text; what stands in brackets is its caption then.
        has_list = data[picture.end : picture.end + 1] == b"{" and picture.alt
        listed = has_list and data.find(picture.alt.encode(), picture.end, behind) >= 0
        yield picture.alt, picture, *((picture.end, behind) if listed else (picture.start, picture.end))
        yield picture.title, picture, picture.start if listed else middle, picture.end
    for link in nodes_of_type(page, nodes.Link):
        yield link.title, link, link.children[-1].end if link.children else link.start, link.end
    for box in nodes_of_type(page, nodes.Directive):
        titles = [option for option in box.options if option.key in {"", "title", "judul"}]
        if titles and box.name in NOTES:
            yield " ".join(option.value for option in titles), box, titles[0].start, titles[-1].end

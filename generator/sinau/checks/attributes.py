# SPDX-License-Identifier: Apache-2.0
"""Attribute lists and options of boxes: what of them is not understood, and ids that cannot be given."""

from sinau.checks._index import FileIndex
from sinau.diagnostics import Message, Report, Rule, Severity
from sinau.markdown.attributes import is_understood, words_of_attribute_list
from sinau.markdown.opening_line import NOTES
from sinau.markdown.walk import nodes_of_type
from sinau.model import nodes
from sinau.model.page import Page
from sinau.model.page_facts import ShownOn

UNKNOWN_ATTRIBUTE = Rule("C155", "unknown-attribute", Severity.WARNING)
UNKNOWN_OPTION = Rule("C164", "option-of-a-box", Severity.WARNING)
TITLES = {"", "title", "judul"}
ID_TAKEN = Rule("C156", "id-not-free", Severity.ERROR)


def check_page(page: Page, host: ShownOn, index: FileIndex, report: Report) -> None:
    """Report what attribute lists and the opening lines of boxes say in vain."""
    for box in nodes_of_type(page, nodes.Directive):
        for option in box.options if box.name in NOTES else ():
            if option.key not in TITLES:
                span = page.source.span(option.start, option.end)
                report.add(UNKNOWN_OPTION, span, option=option.key[:60], value=option.value[:60])
    for found in nodes_of_type(page, nodes.AttributeList):
        for word in words_of_attribute_list(found.text):
            start = found.start + len(found.text[: word.start].encode())
            span = page.source.span(start, start + len(found.text[word.start : word.end].encode()))
            if not is_understood(word, found.of):
                known = Message(f"content.attributes_{found.of}")
                report.add(UNKNOWN_ATTRIBUTE, span, written=found.text[word.start : word.end][:60], known=known)
            elif word.key == "#" and not found.is_free:
                report.add(ID_TAKEN, span, id=word.value)

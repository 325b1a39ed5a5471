# SPDX-License-Identifier: Apache-2.0
"""Attribute lists: what of them is not understood, and ids that cannot be given."""

from sinau.checks._index import FileIndex
from sinau.diagnostics import Message, Report, Rule, Severity
from sinau.markdown.attributes import is_understood, words_of
from sinau.markdown.walk import nodes_of_type
from sinau.model import nodes
from sinau.model.page import Page
from sinau.model.page_facts import ShownOn

UNKNOWN_ATTRIBUTE = Rule("C155", "unknown-attribute", Severity.WARNING)
ID_TAKEN = Rule("C156", "id-not-free", Severity.ERROR)


def check_page(page: Page, host: ShownOn, index: FileIndex, report: Report) -> None:
    """Report what attribute lists say in vain."""
    for found in nodes_of_type(page, nodes.AttributeList):
        for word in words_of(found.text):
            start = found.start + len(found.text[: word.start].encode())
            span = page.source.span(start, start + len(found.text[word.start : word.end].encode()))
            if not is_understood(word, found.of):
                known = Message(f"content.attributes_{found.of}")
                report.add(UNKNOWN_ATTRIBUTE, span, written=found.text[word.start : word.end][:60], known=known)
            elif word.key == "#" and not found.is_free:
                report.add(ID_TAKEN, span, id=word.value)

# SPDX-License-Identifier: Apache-2.0
"""Superseded terms: what a rule calls otherwise now, learners should not learn by its old name."""

import re
from collections.abc import Iterator

from sinau.checks._index import FileIndex
from sinau.diagnostics import Report, Rule, Severity
from sinau.markdown.walk import walk
from sinau.model import nodes
from sinau.model.page import Page
from sinau.model.page_facts import ShownOn

# An opening mark that has not been closed before the place in question.
OPEN_QUOTE = re.compile(r"(?:^|[\s(\[>])['‘](?=\S)[^'‘’\n]*\Z|[“«„][^”»“]*\Z")

SUPERSEDED = Rule("C511", "superseded-term", Severity.WARNING)


def check_page(page: Page, host: ShownOn, index: FileIndex, report: Report) -> None:
    """Report the uses of superseded terms, but for those in quotation marks, emphasis, links, code and wrong answers."""
    glossary = index.superseded.get(host.course) if host.course is not None else None
    if not glossary:
        return
    for start, end in _stretches_of_text(page):
        written = page.source.utf8[start:end].decode()
        for found in glossary.find(written):
            if _is_quotation_open(written[: found.start]):
                continue
            at = start + len(written[: found.start].encode())
            span = page.source.span(at, at + len(written[found.start : found.end].encode()))
            term = found.term
            since = f" ({term.since})" if term.since else ""
            report.add(SUPERSEDED, span, term=term.term, new=term.superseded_by + since)


def _stretches_of_text(page: Page) -> Iterator[tuple[int, int]]:
    """Yield the stretches of plain text in `page`, in bytes; lines that follow each other are one stretch."""
    run: list[nodes.Node] = []
    for node in walk(page.blocks, into=_may_hold_old_terms):
        if isinstance(node, nodes.Text | nodes.Break):
            # A comment between two texts is no node where HTML is allowed.
            if run and b"<" in page.source.utf8[run[-1].end : node.start]:
                yield run[0].start, run[-1].end
                run = []
            run.append(node)
        elif run:
            yield run[0].start, run[-1].end
            run = []
    if run:
        yield run[0].start, run[-1].end


def _may_hold_old_terms(node: nodes.Node) -> bool:
    wrong = isinstance(node, nodes.ListItem) and node.checked is False
    return not wrong and not isinstance(node, nodes.Styled | nodes.Link)


def _is_quotation_open(before: str) -> bool:
    """Tell whether a quotation is open at the end of `before`, the text of a paragraph up to there."""
    recent = before[-400:]
    return recent.count('"') % 2 == 1 or OPEN_QUOTE.search(recent) is not None

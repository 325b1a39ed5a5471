# SPDX-License-Identifier: Apache-2.0
"""Tables that name no column: who hears a table is told the name of each cell's column (WCAG 2.2, 1.3.1)."""

from sinau.checks.advice._pages import pages_with_language
from sinau.diagnostics import Report, Rule, Severity
from sinau.markdown.builders import plain_text
from sinau.markdown.walk import nodes_of_type
from sinau.model import nodes
from sinau.model.catalogue import Catalogue

NO_HEADER = Rule("C527", "table-without-header", Severity.ADVICE)


def advise(catalogue: Catalogue, report: Report) -> None:
    """Report tables all of whose header cells are empty."""
    for page, _language in pages_with_language(catalogue):
        for table in nodes_of_type(page, nodes.Table):
            if not any(plain_text(cell.children).strip() for cell in table.head):
                report.add(NO_HEADER, page.source.node(table))

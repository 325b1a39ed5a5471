# SPDX-License-Identifier: Apache-2.0
"""Markdown that is understood but not published as its author means it."""

import re

from sinau.diagnostics import Message, Report, Rule, Severity
from sinau.markdown.directives import MALFORMED
from sinau.markdown.walk import walk
from sinau.model import nodes
from sinau.model.catalogue import Catalogue
from sinau.model.page import Page
from sinau.source.files import Source

MKDOCS_NOTE = re.compile(r"(!!!|\?\?\?\+?) +\w")
MAX_COLUMNS = 100

RAW_HTML = Rule(
    "C137",
    "raw-html",
    Severity.ERROR,
    Message("Here is HTML.", "Di sini ada HTML."),
    Message(
        "HTML from a page can break the site and run programs at learners, so it is not published.",
        "HTML dalam halaman dapat merusak situs dan menjalankan program pada peserta, maka tidak diterbitkan.",
    ),
    Message(
        "Write it in Markdown; put a bare < into `code` or write it as &lt;.",
        "Tulis dengan Markdown; letakkan < di dalam `kode` atau tulis sebagai &lt;.",
    ),
)
MKDOCS_SYNTAX = Rule(
    "C138",
    "mkdocs-note",
    Severity.ERROR,
    Message("Notes are not written with {mark} here.", "Catatan tidak ditulis dengan {mark} di sini."),
    Message("It would be shown as plain text.", "Ini akan tampil sebagai teks biasa."),
    Message("Write `::: note`, the text, and `:::`.", "Tulis `::: catatan`, teksnya, dan `:::`."),
)
FIRST_LEVEL = Rule(
    "C218",
    "first-level-heading",
    Severity.ERROR,
    Message("A page has its title already.", "Halaman ini sudah punya judul."),
    Message(
        "The title comes from the front matter; a second one confuses screen readers and the menu.",
        "Judul berasal dari bagian kepala; judul kedua membingungkan pembaca layar dan menu.",
    ),
    Message("Start headings with ##.", "Awali subjudul dengan ##."),
)
WIDE_TABLE = Rule(
    "C121",
    "table-too-wide",
    Severity.ERROR,
    Message("The table has {columns} columns; {limit} are allowed.", "Tabel ini {columns} kolom; batasnya {limit}."),
    Message("Nobody can read it, and it can stop browsers.", "Tidak terbaca, dan dapat menghentikan peramban."),
    Message("Split the table.", "Bagilah tabel ini."),
)


def check(catalogue: Catalogue, source: Source, report: Report) -> None:
    """Report raw HTML, another tool's notes, first-level headings and tables without end."""
    pages = [page.page for page in catalogue.pages]
    pages += [activity.page for course in catalogue.courses for activity in course.activities()]
    for page in pages:
        for node in walk(page.blocks):
            _node(node, page, report)


def _node(node: nodes.Node, page: Page, report: Report) -> None:
    if isinstance(node, nodes.RawHtml):
        report.add(RAW_HTML, page.source.node(node))
    elif isinstance(node, nodes.Heading) and node.level == 1:
        report.add(FIRST_LEVEL, page.source.node(node))
    elif isinstance(node, nodes.Table) and len(node.head) > MAX_COLUMNS:
        report.add(WIDE_TABLE, page.source.node(node), columns=len(node.head), limit=MAX_COLUMNS)
    elif isinstance(node, nodes.Paragraph):
        _lines(node.children, page, report)
    elif isinstance(node, nodes.Description):
        _lines(node.term, page, report)  # two lines of `:::` in a quotation read as one


def _lines(children: tuple[nodes.Inline, ...], page: Page, report: Report) -> None:
    """Report lines of a paragraph that were meant as a note, or as a directive where there can be none (in a list, say)."""
    before: nodes.Inline | None = None
    for child in children:
        if isinstance(child, nodes.Text) and (before is None or isinstance(before, nodes.Break)):
            match = MKDOCS_NOTE.match(child.text)
            if match and before is None:
                report.add(MKDOCS_SYNTAX, page.source.node(child), mark=match[1])
            elif child.text.startswith(":::"):
                report.add(MALFORMED, page.source.node(child))
        before = child

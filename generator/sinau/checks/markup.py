# SPDX-License-Identifier: Apache-2.0
"""Markdown that is understood but not published as its author means it."""

import re
from collections.abc import Sequence

from sinau.checks._index import FileIndex
from sinau.diagnostics import Message, Report, Rule, Severity
from sinau.markdown.directives import MALFORMED
from sinau.markdown.formulas import FormulaError, mathml
from sinau.markdown.walk import nodes_of_type
from sinau.model import nodes
from sinau.model.nodes import Fault
from sinau.model.page import Page
from sinau.model.page_facts import ShownOn
from sinau.source.decoding import HIDDEN, HIDDEN_CHARACTER
from sinau.source.text_damage import BROKEN, DAMAGED

MKDOCS_NOTE = re.compile(r"(!!!|\?\?\?\+?) +\w")
START_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9-]*)")
END_TAG = re.compile(r"</([A-Za-z][A-Za-z0-9-]*)\s*>\s*\Z")
SETTING, LINE_ABOVE = re.compile(rb"[\w-]+:(?:\s|\Z)"), re.compile(rb"\n-{3}[ \t]*\n\s*\Z")
MAX_COLUMNS = 100

RAW_HTML = Rule("C137", "raw-html", Severity.ERROR)
MKDOCS_SYNTAX = Rule("C138", "mkdocs-note", Severity.ERROR)
FIRST_LEVEL = Rule("C218", "first-level-heading", Severity.ERROR)
WIDE_TABLE = Rule("C121", "table-too-wide", Severity.ERROR)
UNPAIRED = Message("content.markup_unpaired")
UNREADABLE_FORMULA = Rule("C139", "unreadable-formula", Severity.ERROR)
BEYOND_HEAD = Rule("C148", "cell-beyond-head", Severity.ERROR)
UNDERLINED = Rule("C161", "line-makes-heading", Severity.WARNING)
UNUSED_NOTE = Rule("C149", "unused-footnote", Severity.WARNING)
SAME_LABEL = Rule("C158", "footnote-defined-twice", Severity.ERROR)
HTML_DROPPED = Rule("C144", "html-left-out", Severity.WARNING)
UNPAIRED_HTML = Rule("C153", "html-unpaired", Severity.ERROR)
FAULTS: dict[Fault, Message] = {
    "not closed": Message("content.html_not_closed"),
    "not opened": Message("content.html_not_opened"),
    "summary": Message("content.html_summary"),
    "comment": Message("content.html_comment"),
}


def check_page(page: Page, host: ShownOn, index: FileIndex, report: Report) -> None:
    """Report raw HTML, another tool's notes, first-level headings and tables without end."""
    begun: list[str] = []
    for html in nodes_of_type(page, nodes.RawHtml):
        _check_html(html, page, begun, report)
    for text in nodes_of_type(page, nodes.Text):
        for damaged in BROKEN.findall(text.text):
            # Those that stand in the file have been reported, but an entity such as &#xE000; can spell one.
            if damaged not in page.source.text:
                report.add(DAMAGED, page.source.node(text), code=f"U+{ord(damaged):04X}")
        if hidden := HIDDEN.search(text.text):
            # The file has none, but an entity such as &#x202E; can spell it.
            report.add(HIDDEN_CHARACTER, page.source.node(text), code=f"U+{ord(hidden[0]):04X}")
    for dropped in nodes_of_type(page, nodes.Dropped):
        if dropped.fault:
            mend = FAULTS[dropped.fault].filled(missing=dropped.mend)
            report.add(UNPAIRED_HTML, page.source.node(dropped), what=dropped.what, mend=mend)
        else:
            report.add(HTML_DROPPED, page.source.node(dropped), what=dropped.what)
    for heading in nodes_of_type(page, nodes.Heading):
        _check_underlined_heading(heading, page, report)
    for formula in nodes_of_type(page, nodes.Formula):
        _check_formula(formula, page, report)
    _check_blocks(page, report)


def _check_underlined_heading(heading: nodes.Heading, page: Page, report: Report) -> None:
    """Report a paragraph that a line of hyphens right below it makes a heading, where it reads like text or like settings between two such lines."""
    *text, underline = page.source.utf8[heading.start : heading.end].rstrip().split(b"\n")
    reads_on = len(text) > 1 or (text[-1:] and text[-1].rstrip()[-1:] in {b".", b";", b":", b","})
    is_setting = text and SETTING.match(text[0]) and LINE_ABOVE.search(page.source.utf8, 0, heading.start)
    if text and not underline.strip(b"- \t>") and (reads_on or is_setting):
        place = heading.start + sum(len(line) + 1 for line in text)
        report.add(UNDERLINED, page.source.span(place, place + len(underline)))


def _check_html(node: nodes.RawHtml, page: Page, begun: list[str], report: Report) -> None:
    """Report `node`, but not an end tag whose start tag has been reported; `begun` has the names of those."""
    if (end := END_TAG.match(node.text)) and end[1].casefold() in begun:
        begun.remove(end[1].casefold())
        return
    report.add(RAW_HTML, page.source.node(node))
    if start := START_TAG.match(node.text):
        begun.append(start[1].casefold())


def _check_formula(node: nodes.Formula, page: Page, report: Report) -> None:
    try:
        mathml(node.text, node.display)
    except FormulaError as error:
        report.add(UNREADABLE_FORMULA, page.source.node(node), reason=error.reason)


def _check_blocks(page: Page, report: Report) -> None:
    for heading in nodes_of_type(page, nodes.Heading):
        if heading.level == 1:
            report.add(FIRST_LEVEL, page.source.node(heading))
        _check_note_like_lines(heading.children, page, report)  # a line of `---` below a text makes a heading of it
    asked = [(one.start, one.end) for one in nodes_of_type(page, nodes.Directive) if one.name == "question"]
    for table in nodes_of_type(page, nodes.Table):
        if len(table.head) > MAX_COLUMNS:
            report.add(WIDE_TABLE, page.source.node(table), columns=len(table.head), limit=MAX_COLUMNS)
        for row in (table.head, *table.rows):
            _check_extra_cells(row, page, asked, report)
    _check_footnotes(page, report)
    for paragraph in nodes_of_type(page, nodes.Paragraph):
        _check_note_like_lines(paragraph.children, page, report)
    for cell in nodes_of_type(page, nodes.TableCell):
        _check_note_like_lines(cell.children, page, report)  # what follows a table without a blank line is a row of it
    for description in nodes_of_type(page, nodes.Description):
        _check_note_like_lines(description.term, page, report)  # two lines of `:::` in a quotation read as one


def _check_extra_cells(
    row: tuple[nodes.TableCell, ...], page: Page, asked: Sequence[tuple[int, int]], report: Report
) -> None:
    """Report what stands in a row beyond the last column of the head: the engine leaves it out.

    Within a question (`asked`) a gap that a bar has cut in two is told as such.
    """
    if not row:
        return
    data = page.source.utf8
    if data[row[-1].start - 1 : row[-1].start] == b"\n":
        return  # the row is shorter than the head: cells that are filled up stand behind its line
    end = data.find(b"\n", row[-1].end)
    rest = data[row[-1].end : end if end >= 0 else len(data)]
    lost = rest.strip(b" \t|")
    cut = any(data.count(b"{{", cell.start, cell.end) > data.count(b"}}", cell.start, cell.end) for cell in row)
    if cut and any(first <= row[0].start < last for first, last in asked):
        return
    if lost and b"|" in rest[: rest.find(lost)]:
        start = row[-1].end + rest.find(lost)
        text = lost.decode()
        report.add(
            BEYOND_HEAD, page.source.span(start, start + len(lost)), text=text if len(text) <= 40 else f"{text[:40]}…"
        )


def _check_footnotes(page: Page, report: Report) -> None:
    """Report footnotes that are not shown: nothing refers to them that is shown itself, or another one has their label."""
    notes = nodes_of_type(page, nodes.Footnote)
    if not notes:
        return
    referring = nodes_of_type(page, nodes.FootnoteReference)
    within = {note.start: [one for one in referring if note.start <= one.start < note.end] for note in notes}
    inside = {one.start for found in within.values() for one in found}
    waiting = [one.label for one in referring if one.start not in inside]
    used: set[str] = set()
    while waiting:
        label = waiting.pop()
        if label not in used:
            used.add(label)
            waiting += [one.label for note in notes if note.label == label for one in within[note.start]]
    seen: set[str] = set()
    for note in notes:
        if note.label in seen:
            report.add(SAME_LABEL, page.source.node(note), label=note.label)
        elif note.label not in used:
            report.add(UNUSED_NOTE, page.source.node(note), label=note.label)
        seen.add(note.label)


def _check_note_like_lines(children: tuple[nodes.Inline, ...], page: Page, report: Report) -> None:
    """Report lines of a paragraph that were meant as a note, or as a directive where there can be none (in a list, say)."""
    before: nodes.Inline | None = None
    for child in children:
        if isinstance(child, nodes.Text) and (before is None or isinstance(before, nodes.Break)):
            match = MKDOCS_NOTE.match(child.text)
            if match and before is None:
                report.add(MKDOCS_SYNTAX, page.source.node(child), mark=match[1])
            elif child.text.startswith("$$"):
                report.add(UNREADABLE_FORMULA, page.source.node(child), reason=UNPAIRED)
            elif child.text.startswith(":::"):
                report.add(MALFORMED, page.source.node(child))
        before = child

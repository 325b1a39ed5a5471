# SPDX-License-Identifier: Apache-2.0
"""Marks of other tools that are read as plain text here, and would reach learners as they stand.

Authors know GitHub, MkDocs Material, Pandoc, Quarto, MyST, Kramdown, the Carpentries, LiaScript and Word. What of their marks is understood
never comes here: the check looks at what is left as text. A backslash before a mark says that it is meant.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby

from sinau.checks._index import FileIndex
from sinau.checks._written import TextWithPlaces
from sinau.checks.forgotten_mark import report_mark
from sinau.diagnostics import Report, Rule, Severity
from sinau.markdown.builders import is_inline
from sinau.markdown.walk import nodes_of_type, walk
from sinau.model import nodes
from sinau.model.nodes import Inline
from sinau.model.page import Page
from sinau.model.page_facts import ShownOn
from sinau.source.other_tool_marks import MARKS, MEANT_LINK, SUSPECT, OtherToolMark
from sinau.source.plain_text import first_line_shortened
from sinau.source.text_damage import CONFLICT, NO_BLANK, ODD_BLANKS, SIDES

BLANK_IN_ADDRESS = Rule("C146", "blank-in-address", Severity.ERROR)
UNREAD_MARKDOWN = Rule("C154", "markdown-in-html", Severity.WARNING)
LINK = re.compile(r"!?\[[^\[\]\n]*\]\(([^()<>\n]*[^()<>\s][ \t]+[^()<>\n]*)\)")
# A definition of a link with a blank in its address is a line of text.
DEFINITION = re.compile(
    r"^(\[[^\[\]\n^][^\[\]\n]*\]:[ \t]+)((?:[^\s<>]+[ \t]+){1,20}[^\s<>]*[^\s<>.]\.[A-Za-z][A-Za-z0-9]{1,4})$",
    re.MULTILINE,
)
TITLE = re.compile(r"""[ \t]+(?:"[^"]*"|'[^']*')\s*\Z""")
# An address names a file, a folder or a place on the web.
ADDRESS = re.compile(r"[./#:]")
# `\(` is a bracket here, and the start of a formula elsewhere; an arrow of two signs is code.
FORMULA = re.compile(
    rb"(?<!\\)\\(?:\((?![^()\n]*=>)(?=[^()\n]*(?:[\^_=+<>]|\\[a-z]))[^\n]*?\\\)|\[(?![^\[\]\n]*=>)(?=[^\[\]\n]*(?:[\^_=+<>]|\\[a-z]))[^\n]*?\\\])"
)
ODD_BLANK = re.compile(f"[{ODD_BLANKS}]")
# A blank that is none, where a mark would need one.
BLANK = re.compile(
    rf"^(?:#{{1,6}}|[-*+>]|\d{{1,9}}[.)]|:{{3,}}|[=?!])([{ODD_BLANKS}])|^([{ODD_BLANKS}]+)(?=(?:#{{1,6}}|[-*+>]|\d{{1,9}}[.)]|:{{3,}})[ ])",
    re.MULTILINE,
)
# A line that begins so has been told as a directive that is none.
TOLD = re.compile(rb"[^\w:]*:::")
# Half of a pair, which no tool takes alone: a page without the other one writes about it.
RAW, END_OF_RAW = re.compile(rb"\{%-?\s*raw\s*-?%\}"), re.compile(rb"\{%-?\s*endraw\s*-?%\}")
TICKED = re.compile(rb"\S+[ \t]+\[[ xX]\]")
# A tick behind another bracket, in a table, or in the feedback of a choice is no tick of a choice.
NO_CHOICE = re.compile(rb"\[|\||[>!?][ \t]+(?:[-*+][ \t]+)?\Z")
# Markdown between tags of HTML, where it is not read.
UNREAD = re.compile(
    r"(\*\*?)(?![*\s])[^*\n]+\1|~~(?![~\s])[^~\n]+~~|`[^`\n]+`|!?\[[^\[\]\n]*\]\([^()\n]*\)|^[ ]*(?:[-*+]|\d{1,9}[.)]|#{1,6}|>)[ ]+\S.*|^[ ]*\|.*\||^[ ]*(?:`{3,}|~{3,}).*$",
    re.MULTILINE,
)


def check_page(page: Page, host: ShownOn, index: FileIndex, report: Report) -> None:
    """Report marks of other tools in what is published as text."""
    questions = [node for node in nodes_of_type(page, nodes.Directive) if node.name == "question"]
    checker = _MarkChecker(page, questions, report)
    lines = list(_lines_of(page))
    clean = _can_hold_no_mark(page, lines)
    for children, read in lines:
        if not (clean and _is_single_text(children)):
            checker.check_lines(children, read)


class _MarkChecker:
    def __init__(self, page: Page, questions: Sequence[nodes.Directive], report: Report) -> None:
        self._source, self._data = page.source, page.source.utf8
        self._report = report
        self._questions = [(one.start, one.end) for one in questions]
        self._asking = [stretch_for_gaps(one) for one in questions]

    def check_lines(self, children: Sequence[Inline], read: bool) -> None:
        """Report the marks in some lines, and the first of all that would be Markdown if they were `read` as that."""
        if not children:
            return
        text = TextWithPlaces.of_nodes(children, self._data)
        taken = [] if read else self._report_unread_markdown(text)
        unread = frozenset(taken)
        for blank in BLANK.finditer(text.text):
            at = blank.lastindex or 0
            start = text.place(blank.start(at))
            span = self._source.span(start, start + len(blank[at].encode()))
            self._report.add(NO_BLANK, span, code=f"U+{ord(blank[at][0]):04X}")
        for side in SIDES.finditer(text.text):
            self._report.add(CONFLICT, self._source.span(*text.span(side)))
        formulas = self._check_bracket_formulas(children)
        for place in formulas:
            report_mark(self._source, "formula", *place, self._report)
        if SUSPECT.search(text.text):
            taken += self._check_addresses_with_blanks(text)
            for mark in MARKS:
                if mark.sign in text.text:
                    taken += self._check_mark(mark, text, taken, unread, formulas)

    def _report_unread_markdown(self, text: TextWithPlaces) -> list[tuple[int, int]]:
        """Report the pieces of Markdown in a text that is not read as such, those of a line together; return their places in the text."""
        found = list(UNREAD.finditer(text.text))
        breaks = [at for at, sign in enumerate(text.text) if sign == "\n"] if found else []
        lines = [[*of_line] for _, of_line in groupby(found, lambda one: bisect_left(breaks, one.end()))]
        for first, *others in lines:
            start = text.place(first.end() - len(first[0].lstrip()))
            end = text.span(others[-1] if others else first)[1]
            written = self._data[start:end].decode()
            self._report.add(UNREAD_MARKDOWN, self._source.span(start, end), written=first_line_shortened(written))
        return [one.span() for one in found]

    def _check_addresses_with_blanks(self, text: TextWithPlaces) -> Iterator[tuple[int, int]]:
        """Report links and pictures whose address has a blank; yield where they stand."""
        for match in DEFINITION.finditer(text.text):
            start, end = text.span(match)
            if not self._is_meant_as_text(start, end):
                self._report.add(BLANK_IN_ADDRESS, self._source.span(start, end), written=f"{match[1]}<{match[2]}>")
                yield match.span()
        for match in LINK.finditer(text.text):
            start, end = text.span(match)
            written = self._data[start:end].decode()
            label, _, address = written[:-1].partition("](")
            title = TITLE.search(address)
            address = address[: title.start()] if title else address
            if not ADDRESS.search(address) or " " not in address.strip() or self._is_meant_as_text(start, end):
                continue
            mended = f"{label}](<{address.strip()}>{title[0] if title else ''})"
            self._report.add(BLANK_IN_ADDRESS, self._source.span(start, end), written=mended)
            yield match.span()

    def _check_mark(
        self,
        mark: OtherToolMark,
        text: TextWithPlaces,
        taken: list[tuple[int, int]],
        unread: frozenset[tuple[int, int]],
        formulas: Sequence[tuple[int, int]],
    ) -> list[tuple[int, int]]:
        """Report where `mark` stands in `text`, and return the places; not where another one is `taken`, nor a command within `formulas`.

        Of the places that are taken because their Markdown is `unread`, those within a mark do not tell of the mark.
        """
        found = []
        ordered = sorted(taken)
        starts, reached = [start for start, _ in ordered], [*accumulate((end for _, end in ordered), max)]
        for match in mark.pattern.finditer(text.text):
            before = bisect_left(starts, match.end())
            if before and reached[before - 1] > match.start():
                over = [place for place in ordered[:before] if place[1] > match.start()]
                if any(place not in unread or place[0] <= match.start() for place in over):
                    continue
            start, end = text.span(match)
            meant = self._is_meant_as_text(start, end, mark.meant)
            if meant and mark.name != "link":
                continue  # what else stands there may be forgotten
            found.append(match.span())
            if meant or (mark.name == "command" and _is_within(start, formulas)):
                continue
            if not (mark.once and len(found) > 1) and not self._is_not_to_be_reported(mark, start):
                report_mark(self._source, mark.name, start, end, self._report)
        return found

    def _is_not_to_be_reported(self, mark: OtherToolMark, start: int) -> bool:
        """Tell whether `mark` has a meaning at the byte `start`, is only written about, or another rule reports it there."""
        if mark.name == "shortcode" and RAW.match(self._data, start):
            return END_OF_RAW.search(self._data) is None
        if mark.in_questions:
            return False
        if mark.name == "colons":
            return TOLD.match(self._data, self._source.start_of_line_at(start), start) is not None
        if mark.name == "gap":
            return _is_within(start, self._asking)
        if mark.name == "bullet" and not TICKED.match(self._data, start):
            return False
        before = self._data[self._source.start_of_line_at(start) : start]
        return _is_within(start, self._questions) and not NO_CHOICE.search(before)

    def _is_meant_as_text(self, start: int, end: int, signs: re.Pattern[str] = MEANT_LINK) -> bool:
        """Tell whether a backslash before a mark, or among its `signs`, says that it is text."""
        return signs.search(self._data[max(0, start - 1) : end].decode(errors="replace")) is not None

    def _check_bracket_formulas(self, children: Sequence[Inline]) -> list[tuple[int, int]]:
        """Return the bytes at which formulas stand between brackets with a backslash, not in code or between dollar signs."""
        start, end = children[0].start, children[-1].end
        start -= self._data[start - 1 : start] == b"\\"  # of a text that begins with an escaped sign
        written = self._data[start:end]
        if b"\\(" not in written and b"\\[" not in written:
            return []
        apart = [
            (node.start, node.end) for node in walk(children) if isinstance(node, nodes.InlineCode | nodes.Formula)
        ]
        found = (match.span() for match in FORMULA.finditer(self._data, start, end))
        return [place for place in found if not _is_within(place[0], apart)]


def stretch_for_gaps(question: nodes.Directive) -> tuple[int, int]:
    """Return where `question` can have gaps: not in its choices, hints and explanation."""
    end = question.sections[1].start if question.sections[1:] else question.end
    lists = [block for part in question.sections for block in part.children if isinstance(block, nodes.List)]
    ticked = [item.start for found in lists for item in found.items if item.checked is not None]
    return question.start, min([end, *ticked])


def _is_within(start: int, places: Iterable[tuple[int, int]]) -> bool:
    return any(first <= start < last for first, last in places)


def _lines_of(page: Page) -> Iterator[tuple[Sequence[Inline], bool]]:
    """Yield the lines of `page`, and whether they are read as Markdown."""
    yield from ((node.children, not node.bare) for node in nodes_of_type(page, nodes.Paragraph))
    yield from ((node.children, True) for node in nodes_of_type(page, nodes.Heading))
    yield from ((node.children, True) for node in nodes_of_type(page, nodes.TableCell))
    for description in nodes_of_type(page, nodes.Description):
        yield description.term, True
    for element in nodes_of_type(page, nodes.Element):
        if element.name == "summary":
            line: list[Inline] = [one for one in element.children if is_inline(one)]  # type: ignore[misc]
            yield line, not element.block


def _is_single_text(children: Sequence[Inline]) -> bool:
    """Tell whether `children` are one text and nothing else, as most lines of a page are."""
    return len(children) == 1 and type(children[0]) is nodes.Text


def _can_hold_no_mark(page: Page, lines: Iterable[tuple[Sequence[Inline], bool]]) -> bool:
    """Tell whether no line that is one text can hold any mark; one look at all of them is faster than many."""
    data = page.source.utf8
    if b"\\(" in data or b"\\[" in data or any(not read for _, read in lines):
        return False
    joined = "\n".join([children[0].text for children, _ in lines if _is_single_text(children)])  # type: ignore[union-attr]
    side = "<" * 7 in joined or ">" * 7 in joined
    return not (side or ODD_BLANK.search(joined) or SUSPECT.search(joined))

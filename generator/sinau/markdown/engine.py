# SPDX-License-Identifier: Apache-2.0
"""The only module that imports the Markdown engine, pyromark: its stream of events becomes our typed nodes."""

from collections.abc import Iterable, Mapping
from typing import Any

import pyromark
from pyromark import Options

from sinau.diagnostics import Report, Rule, Severity
from sinau.markdown.attributes import AttributeAttacher
from sinau.markdown.autolinks import can_have_no_autolinks, with_autolinks
from sinau.markdown.builders import BUILDERS, OpenElement, blocks_of
from sinau.markdown.emoji import mask_emoji, unmask_emoji
from sinau.markdown.prices import prices_masked, prices_unmasked
from sinau.markdown.raw_html_places import text_pieces_of
from sinau.markdown.rawhtml import raw_html_as_nodes
from sinau.markdown.references import References
from sinau.markdown.slugs import Slugger
from sinau.markdown.subset import allowed_html_as_nodes
from sinau.model.nodes import Block, Break, FootnoteReference, Formula, InlineCode, RawHtml, Text, ThematicBreak
from sinau.model.page import SourceText

MAX_NESTING = 50
DIALECT = (
    Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_GFM
    | Options.ENABLE_DEFINITION_LIST
    | Options.ENABLE_MATH
)

TOO_DEEP = Rule("C120", "nested-too-deep", Severity.ERROR)
SHORT_ROWS = Rule("C122", "table-of-short-rows", Severity.ERROR)


def link_definitions(text: str) -> Mapping[str, Any]:
    """Return the link definitions of a whole page, by their labels."""
    return pyromark.reference_definitions(text, options=DIALECT) if "]:" in text else {}


# Within these a bare address stays text.
UNLINKED = {"Link", "Image", "CodeBlock"}
# Within these nothing has a name or a list.
VERBATIM = {"CodeBlock", "HtmlBlock"}
# A table holds these. When the engine has filled up 262,144 missing cells, it leaves the rest of it there as a paragraph.
ROWS = {"TableHead", "TableRow"}


class _StoppedError(Exception):
    """The text is not read on; `rule` says why, and `start` is the byte offset of the place."""

    def __init__(self, rule: Rule, start: int) -> None:
        self.rule, self.start = rule, start


def parse_segment(
    source: SourceText,
    start: int,
    end: int,
    references: References,
    slug: Slugger,
    report: Report,
    html: bool = False,
    whole: bool = True,
) -> tuple[Block, ...]:
    """Return the blocks of the bytes `start` to `end` of `source`.

    `references` resolves what other parts of the page define; `slug` gives each heading's text its anchor in the page; `html` lets raw
    HTML through as elements. A part that is not `whole` may hold one half of an element, so the HTML that is understood without a
    setting is left among its blocks as it is.
    """
    text = source.utf8[start:end].decode()
    builder = _NodeBuilder(source, start, end, slug, html)
    given = mask_emoji(text) if "\n:" in text or text[:1] == ":" or "> :" in text else text
    given += references.footnote_stubs(text)
    priced = prices_masked(given) if given.count("$") > 1 else given
    events: Iterable[Any] = pyromark.events_with_range(
        priced, options=DIALECT, broken_link_callback=lambda link: references.resolve(prices_unmasked(link))
    )
    if priced != given:
        events = ((prices_unmasked(event), place) for event, place in events)
    if not given.startswith(text):
        events = ((unmask_emoji(event), place) for event, place in events)
    try:
        builder.read(events, start)
    except _StoppedError as error:
        report.add(error.rule, source.span(error.start), limit=MAX_NESTING)
    return builder.finish(whole)


class _NodeBuilder:
    """Keeps a frame for each element that is open."""

    def __init__(self, source: SourceText, start: int, end: int, slug: Slugger, html: bool) -> None:
        self._html = html
        self._data = source.utf8
        self._end = end
        self._slug = slug
        self._stack = [OpenElement("Document", {}, start, end)]
        self._unlinked = 0  # how many of UNLINKED are open

    def finish(self, whole: bool) -> tuple[Block, ...]:
        """Return what was read."""
        frame = self._stack[0]
        return blocks_of(self._with_html_as_nodes(frame) if frame.raw and (whole or self._html) else frame.children)

    def _with_html_as_nodes(self, frame: OpenElement) -> list[Any]:
        return raw_html_as_nodes(frame.children) if self._html else allowed_html_as_nodes(frame.children)

    def read(self, events: Iterable[Any], offset: int) -> None:
        """Take the engine's events, whose places count from the byte `offset` of the page: hundreds a page, so this is one loop."""
        stack = self._stack
        top = stack[-1]
        for event, place in events:
            start, end = place["start"] + offset, place["end"] + offset
            if isinstance(event, str):
                self._add_break(event, start, end)
                continue
            ((kind, value),) = event.items()
            if kind == "Text":
                top.children.append(Text(start=start, end=end, text=value))
                if "{" in value:
                    top.braced = True
            elif kind == "Start":
                name, attributes = next(iter(value.items())) if isinstance(value, dict) else (value, None)
                if len(stack) > MAX_NESTING:
                    raise _StoppedError(TOO_DEEP, start)
                if top.name == "Table" and name not in ROWS:
                    raise _StoppedError(SHORT_ROWS, start)
                top = OpenElement(name, attributes, start, end)
                stack.append(top)
                if name in UNLINKED:
                    self._unlinked += 1
            elif kind == "End":
                frame = stack.pop()
                top = stack[-1]
                self._close_element(frame, top)
            else:
                self._add_leaf(kind, value, start, end)

    def _close_element(self, frame: OpenElement, around: OpenElement) -> None:
        """Make a node of `frame`, which stands in `around`."""
        name = frame.name
        named = self._data if name not in VERBATIM else None
        if not can_have_no_autolinks(frame.children):
            frame.children = with_autolinks(frame.children, not self._unlinked, named)
        if name in UNLINKED:
            self._unlinked -= 1
        if frame.braced and name not in VERBATIM:
            self._attach_attributes(frame)
        if name == "HtmlBlock":
            around.raw = True
        elif frame.raw and name != "Image":
            frame.children = self._with_html_as_nodes(frame)
        # A paragraph in which nothing but a comment stood is none.
        if frame.start < self._end and (frame.children or name != "Paragraph"):
            around.children.append(BUILDERS[name](frame, self._slug))

    def _attach_attributes(self, frame: OpenElement) -> None:
        """Make nodes of the attribute lists in `frame`."""
        attaching = AttributeAttacher(self._data, self._slug)
        frame.children = attaching.attach_in_line(frame.children)
        if frame.name == "Heading":
            frame.children, frame.listed = attaching.attach_in_heading(frame.children)

    def _add_break(self, name: str, start: int, end: int) -> None:
        children = self._stack[-1].children
        if name == "Rule":
            children.append(ThematicBreak(start=start, end=end))
        else:
            children.append(Break(start=start, end=end, hard=name == "HardBreak"))

    def _add_leaf(self, kind: str, value: Any, start: int, end: int) -> None:
        children = self._stack[-1].children
        if kind in {"InlineMath", "DisplayMath"}:
            children.append(self._formula_or_prices(value, kind == "DisplayMath", start, end))
        elif kind == "Code":
            children.append(InlineCode(start=start, end=end, text=value))
        elif kind in {"Html", "InlineHtml"}:
            pieces = text_pieces_of(value, self._data, start, end)
            children.append(RawHtml(start=start, end=end, text=value, block=kind == "Html", pieces=pieces))
            self._stack[-1].raw = True
        elif kind == "FootnoteReference":
            children.append(FootnoteReference(start=start, end=end, label=value))
        elif kind == "TaskListMarker":
            next(frame for frame in reversed(self._stack) if frame.name == "Item").checked = value
        else:
            raise AssertionError(f"an event that is not in our dialect: {kind}")

    def _formula_or_prices(self, value: str, display: bool, start: int, end: int) -> Formula | Text:
        """Return a formula, or the text of two prices: a closing `$` has no digit behind it (Pandoc's rule)."""
        if not value.strip() or (not display and self._data[end : end + 1].isdigit()):
            return Text(start=start, end=end, text=self._data[start:end].decode())
        return Formula(start=start, end=end, text=value, display=display)

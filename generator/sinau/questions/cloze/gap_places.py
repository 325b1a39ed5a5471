# SPDX-License-Identifier: Apache-2.0
"""Finds the gaps in the stem of a question: `{{...}}`, wherever it stands. A backslash before it says that it is text."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any, Literal

from sinau.model import nodes
from sinau.model.nodes import Block, Node
from sinau.model.page import SourceText

# Where something stands: in the running text, where gaps have a place, or somewhere else.
Where = Literal["text", "heading", "code", "formula", "link", "picture", "html", "footnote", "included", "nowhere"]
APART: dict[type[Node], Where] = {
    nodes.Heading: "heading",
    nodes.CodeBlock: "code",
    nodes.InlineCode: "code",
    nodes.Formula: "formula",
    nodes.Image: "picture",
    nodes.RawHtml: "html",
    nodes.Element: "html",
    nodes.Footnote: "footnote",
    nodes.FootnoteReference: "footnote",
    nodes.Dropped: "nowhere",
    nodes.Included: "included",
}
# In code and formulas two braces may just mean themselves, and a file that is included was written for other pages too.
OWN_BRACES: frozenset[Where] = frozenset(("code", "formula", "included", "nowhere"))
LINES = (nodes.Paragraph, nodes.Heading, nodes.TableCell)
# What stands inside these is looked at as a whole.
WHOLE = (nodes.CodeBlock, nodes.InlineCode, nodes.Formula, nodes.Image, nodes.RawHtml, nodes.Dropped, nodes.Included)
# The first of them is text, and so are the braces that close it.
BRACES = re.compile(rb"(?s)(\\\{\\?\{(?!\{))|\\.|\{\{+|\}\}")
# Without any of these there is no gap, and no file with one.
SIGNS = (b"{{", b"}}", b":::")


@dataclass(frozen=True, slots=True)
class SearchedNode:
    """A node, what its contents stand in, the byte at which its line of text ends, and the number of the place around it."""

    node: Node
    where: Where
    limit: int
    around: int
    table: bool


@dataclass(frozen=True, slots=True)
class FoundGap:
    """A gap as it was found: the bytes it takes, where it stands, what is in it (`None`: not plain text alone).

    `closed` is false where its other braces are missing; `opened` where the first are. `table`: it stands in a table.
    """

    start: int
    end: int
    where: Where
    content: str | None = ""
    opened: bool = True
    closed: bool = True
    table: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether this can only be meant as a gap: it has both braces and something in it, outside of code and formulas."""
        return self.opened and self.closed and self.content != "" and self.where not in OWN_BRACES


def find_gaps(blocks: tuple[Block, ...], source: SourceText) -> list[FoundGap]:
    """Return all that looks like a gap in `blocks`, in the order of the source."""
    if not blocks or not any(source.utf8.find(sign, blocks[0].start, blocks[-1].end) >= 0 for sign in SIGNS):
        return []
    places = _PlacesOfNodes(blocks)
    found = list(_gaps_between(places, blocks[0].start, blocks[-1].end, source))
    for place in places.all:
        if isinstance(node := place.node, nodes.Included):
            inside = find_gaps(node.page.blocks, node.page.source)
            if any(one.is_whole or one.where == "included" for one in inside):
                found.append(FoundGap(node.start, node.end, "included", None))
    return sorted(found, key=lambda one: one.start)


def _gaps_between(places: "_PlacesOfNodes", start: int, end: int, source: SourceText) -> Iterator[FoundGap]:
    """Yield the gaps between two bytes; each pair of braces is looked at once."""
    data = source.utf8
    opened: tuple[int, SearchedNode] | None = None
    cut = -1  # where braces stand that are not closed in their cell of a table
    literal = -1  # where the line ends in which braces were opened that are text
    for match in BRACES.finditer(data, start, end):
        at = match.start()
        place = places.place_at(at)
        if match[0].startswith(b"\\"):
            literal = place.limit if match[1] and place and not opened else literal
            continue
        if place is None or place.where in ("nowhere", "included"):
            continue
        if opened and place.limit != opened[1].limit:
            yield _unclosed_gap(*opened)
            cut = opened[0] if opened[1].table else -1
            opened = None
        if match[0].startswith(b"{"):
            if opened:
                yield _unclosed_gap(*opened)
            opened = match.end() - 2, place
        elif opened:
            begin, place = opened
            content = places.gap_content(begin, match.end(), source)
            yield FoundGap(begin, match.end(), place.where, content, table=place.table)
            opened = None
        elif literal == place.limit:
            literal = -1
        elif cut >= 0 and data.find(b"\n", cut, at) < 0:
            cut = -1  # a bar has ended the cell in which they were opened, which has been told
        else:
            yield FoundGap(at, match.end(), place.where, opened=False, table=place.table)
    if opened:
        yield _unclosed_gap(*opened)


def _unclosed_gap(start: int, place: SearchedNode) -> FoundGap:
    return FoundGap(start, start + 2, place.where, closed=False, table=place.table)


class _PlacesOfNodes:
    """All nodes of some blocks by the bytes at which they start."""

    def __init__(self, blocks: tuple[Block, ...]) -> None:
        self.all: list[SearchedNode] = []
        for block in blocks:
            self._add(block, "text", block.end, -1, table=False)
        self._starts = [place.node.start for place in self.all]

    def _add(self, node: Node, where: Where, limit: int, around: int, *, table: bool) -> None:
        if where == "text":
            where = APART.get(type(node), "text")
        if where == "text" and isinstance(node, nodes.Link) and not _is_autolink(node):
            where = "link"
        if isinstance(node, (*LINES, *WHOLE)):
            limit = min(limit, node.end)
        number, table = len(self.all), table or isinstance(node, nodes.Table)
        self.all.append(SearchedNode(node, where, limit, around, table))
        for child in () if isinstance(node, WHOLE) else sorted(_child_nodes(node), key=lambda one: one.start):
            self._add(child, where, limit, number, table=table)

    def place_at(self, byte: int) -> SearchedNode | None:
        """Return the innermost place that has `byte` in it; `None` where nothing is shown, as in a comment."""
        number = self._innermost_number(byte)
        if number < 0 or (self.all[number].where == "text" and not _may_stand_in_gap(self.all[number].node)):
            return None
        return self.all[number]

    def _innermost_number(self, byte: int) -> int:
        number = bisect_right(self._starts, byte) - 1
        while number >= 0 and self.all[number].node.end <= byte:
            number = self.all[number].around
        return number

    def gap_content(self, start: int, end: int, source: SourceText) -> str | None:
        """Return what is written in the gap from `start` to `end`, its lines as one; `None` when there is more than plain text."""
        first = bisect_right(self._starts, start)
        last = bisect_right(self._starts, end - 1, lo=first)
        outer = self._innermost_number(start)
        reached = self.all[outer].node.end
        while self.all[outer].node.end < end:
            if not _may_stand_in_gap(self.all[outer].node):
                return None  # it holds the beginning of the gap, and not its end
            outer = self.all[outer].around
        parts, begin, broken = [], start + 2, False
        for place in self.all[first:last]:
            node = place.node
            # A backslash is no part of what it escapes.
            start = node.start - (source.utf8[node.start - 1 : node.start] == b"\\")
            if not _may_stand_in_gap(node) or (start > reached and not broken):
                return None
            if broken:  # a line starts behind the marks of quotes and items
                begin = start
            broken = isinstance(node, nodes.Break)
            if broken:
                parts.append(source.utf8[begin : node.start])
            reached = max(reached, node.end)
        if reached < end:
            return None
        return b" ".join([*parts, source.utf8[begin : end - 2]]).decode().strip()


def _child_nodes(node: Node) -> Iterator[Node]:
    for one in fields(node):
        yield from _nodes_in(getattr(node, one.name))


def _nodes_in(value: Any) -> Iterator[Node]:
    for one in value if isinstance(value, tuple) else ():
        if isinstance(one, Node):
            yield one
        else:
            yield from _nodes_in(one)


def _is_autolink(node: Node) -> bool:
    """Tell whether `node` is an address that became a link by itself."""
    return isinstance(node, nodes.Link) and [(one.start, one.end) for one in node.children] == [(node.start, node.end)]


def _may_stand_in_gap(node: Node) -> bool:
    return isinstance(node, nodes.Text | nodes.Break) or _is_autolink(node)

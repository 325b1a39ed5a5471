# SPDX-License-Identifier: Apache-2.0
"""Lines of text as learners see them, and where each of their characters was written."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sinau.markdown.attributes import byte_places_of
from sinau.markdown.builders import is_inline
from sinau.model import nodes
from sinau.model.nodes import Inline, Node

# What stands in place of something that is no text, or is shown as it was written.
OTHER = "\0"
VERBATIM = {"code", "kbd", "pre", "samp"}


@dataclass(frozen=True, slots=True)
class TextWithPlaces:
    """The text of a stretch of lines. A break is a line feed in it, and what is no text is `OTHER`.

    Emphasis, links and the like leave no trace in `text`. `data` is the whole page, `parts` is what the text consists of, and `starts` says
    where in the text each part begins.
    """

    text: str
    data: bytes
    starts: tuple[int, ...]
    parts: tuple[Node, ...]

    @classmethod
    def of_nodes(cls, children: Sequence[Inline], data: bytes) -> "TextWithPlaces":
        """Return the text of `children`, which stand in a page whose bytes are `data`."""
        texts: list[str] = []
        starts: list[int] = []
        parts: list[Node] = []
        length = 0
        for text, part in _texts_of_nodes(children):
            texts.append(text)
            starts.append(length)
            parts.append(part)
            length += len(text)
        return cls("".join(texts), data, tuple(starts), tuple(parts))

    def place(self, position: int) -> int:
        """Return the byte of the page at which the character at `position` stands, behind a backslash that it may have."""
        at = bisect_right(self.starts, position) - 1
        part, offset = self.parts[at], position - self.starts[at]
        if not isinstance(part, nodes.Text) or not offset:
            places = byte_places_of(part, self.data) if isinstance(part, nodes.Text) and part.text else None
            return places[0] if places else part.start
        before = len(part.text[:offset].encode())
        if part.end - part.start == before + len(part.text[offset:].encode()):
            return part.start + before
        places = byte_places_of(part, self.data)
        return places[offset] if places else min(part.start + before, part.end - 1)

    def span(self, match: re.Match[str]) -> tuple[int, int]:
        """Return the bytes at which what was found in the text begins and ends."""
        last = match.end() - 1
        start, behind = self.place(match.start()), self.place(last) + len(self.text[last].encode())
        return start, max(start + 1, behind)


def _texts_of_nodes(children: Sequence[Node]) -> Iterator[tuple[str, Node]]:
    for child in children:
        if isinstance(child, nodes.Text):
            yield child.text, child
        elif isinstance(child, nodes.Break) or (isinstance(child, nodes.Element) and child.name == "br"):
            yield "\n", child
        elif isinstance(child, nodes.Styled | nodes.Link | nodes.TextSpan | nodes.Element) and not _is_verbatim(child):
            yield from _texts_of_nodes([one for one in child.children if is_inline(one)])
        elif not isinstance(child, nodes.AttributeList | nodes.Dropped | nodes.RawHtml):
            yield OTHER, child


def _is_verbatim(node: nodes.Styled | nodes.Link | nodes.TextSpan | nodes.Element) -> bool:
    if isinstance(node, nodes.Element):
        return node.name in VERBATIM
    return node.attributes is not None and not VERBATIM.isdisjoint(node.attributes.elements)

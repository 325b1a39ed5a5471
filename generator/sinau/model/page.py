# SPDX-License-Identifier: Apache-2.0
"""The text of a source file with its places, and a parsed Markdown page."""

from bisect import bisect_right
from dataclasses import dataclass, field

from sinau.diagnostics import Span
from sinau.model.nodes import Block, Node
from sinau.model.page_facts import PageFacts

CONTINUING = bytes(range(0x80, 0xC0))


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of a file (line ends are `\\n`) and the way from byte offsets to places."""

    file: str
    text: str
    _line_starts: list[int] = field(default_factory=list, compare=False, repr=False)
    _bytes: list[bytes] = field(default_factory=list, compare=False, repr=False)
    # A place on each line whose column was counted last: the next one on a long line is counted from there.
    _columns: dict[int, tuple[int, int]] = field(default_factory=dict, compare=False, repr=False)
    # What functions have made of the text, by their names, for a program that reads the same file again.
    made: dict[str, object] = field(default_factory=dict, compare=False, repr=False)

    @property
    def utf8(self) -> bytes:
        """The text as UTF-8, which the offsets of nodes count in."""
        if not self._bytes:
            self._bytes.append(self.text.encode())
        return self._bytes[0]

    def forget_places(self) -> None:
        """Give back the memory that finding places took; it is built again when another is asked for."""
        self._line_starts.clear()
        self._bytes.clear()
        self._columns.clear()

    def span(self, start: int, end: int | None = None) -> Span:
        """Return the place of the bytes `start` to `end`; what goes past the line's end is left out."""
        data = self.utf8
        if not self._line_starts:
            self._line_starts.append(0)
            position = data.find(b"\n")
            while position >= 0:
                self._line_starts.append(position + 1)
                position = data.find(b"\n", position + 1)
        start = max(0, min(start, len(data)))
        line = bisect_right(self._line_starts, start)
        line_start = self._line_starts[line - 1]
        line_end = self._line_starts[line] - 1 if line < len(self._line_starts) else len(data)
        stop = min(line_end, end) if end is not None else start + 1
        known, column = self._columns.get(line, (line_start, 1))
        if known > start:
            known, column = line_start, 1
        column += _character_count(data[known:start])
        self._columns[line] = (start, column)
        length = _character_count(data[start:stop].rstrip())
        return Span(self.file, line, column, max(1, length))

    def start_of_line_at(self, offset: int) -> int:
        """Return the byte at which the line of the byte `offset` starts."""
        return self.utf8.rfind(b"\n", 0, offset) + 1

    def node(self, node: Node) -> Span:
        """Return the place where `node` starts, underlined to its end on that line."""
        return self.span(node.start, node.end)


def _character_count(data: bytes) -> int:
    """Return how many characters `data` holds: in UTF-8 all bytes of a character but the first are 0x80 to 0xBF."""
    return len(data.translate(None, CONTINUING))


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed Markdown page: its source, and its blocks. A `part` is included by another page.

    `sound` tells that everything its author wrote in it could be understood.
    """

    source: SourceText
    blocks: tuple[Block, ...]
    part: bool = False
    sound: bool = True
    # Of a page whose tree is gone: its blocks are `GONE` then.
    known: PageFacts | None = field(default=None, compare=False, repr=False)
    # All nodes in reading order, and by their types: `markdown/walk.py` fills both once, as every check asks for some.
    _nodes: list[Node] = field(default_factory=list, compare=False, repr=False)
    _by_type: dict[type[Node], list[Node]] = field(default_factory=dict, compare=False, repr=False)

    @property
    def file(self) -> str:
        """The page's path below the catalogue's folder."""
        return self.source.file

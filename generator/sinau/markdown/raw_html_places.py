# SPDX-License-Identifier: Apache-2.0
"""Where the characters of raw HTML stand in the page.

The engine gives HTML without what begins its lines: the marks of quotations, the indentation of lists. Where only a part of a tab
belongs to the list, it adds blanks that stand nowhere. So places in it cannot be counted from its start.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from html import unescape

from sinau.model.nodes import Text

LINES = re.compile(r"[^\n]*\n|[^\n]+")


def text_pieces_of(text: str, data: bytes, start: int, end: int) -> tuple[Text, ...]:
    """Return the stretches that make `text`, which the engine read from the bytes `start` to `end` of `data`.

    Each is written in `data` as it is, or stands nowhere and ends where it starts.
    """
    if data[start:end] == text.encode():
        return (Text(start=start, end=end, text=text),)
    found: list[Text] = []
    for line in LINES.findall(text):
        newline = data.find(b"\n", start, end)
        stop = end if newline < 0 else newline + 1
        # A line lacks what stands before it, never what stands behind it; blanks at its start may stand nowhere.
        nowhere = len(line) - len(line.lstrip(" "))
        added = next(
            (n for n in range(min(nowhere, 4) + 1) if data.endswith(line[n:].encode(), start, stop)), len(line)
        )
        size = len(line[added:].encode())
        found.append(Text(start=stop - size, end=stop - size, text=line[:added]))
        found.append(Text(start=stop - size, end=stop, text=line[added:]))
        start = stop
    return tuple(piece for piece in found if piece.text)


class TextPieces:
    """The pieces of a text, one behind the other, and the places of its characters."""

    def __init__(self, pieces: Sequence[Text]) -> None:
        self._pieces = pieces
        self._starts: list[int] = []
        position = 0
        for piece in pieces:
            self._starts.append(position)
            position += len(piece.text)
        # A place that is known: its piece, its character and its byte. The next one is counted from there, as lines can be long.
        self._known = (-1, 0, 0)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return the bytes at which the characters `start` to `end` begin and stop."""
        first = max(0, bisect_right(self._starts, start) - 1)
        last = max(0, bisect_left(self._starts, end) - 1)
        return self._byte_of_character(first, start), self._byte_of_character(max(first, last), end)

    def texts(self, start: int, end: int) -> Iterator[Text]:
        """Yield the characters `start` to `end` as they are read, a text for each piece that they come from."""
        number = max(0, bisect_right(self._starts, start) - 1)
        while start < end:
            piece, begins = self._pieces[number], self._starts[number]
            stop = min(end, begins + len(piece.text))
            if start < stop:
                characters = piece.text[start - begins : stop - begins]
                yield Text(
                    start=self._byte_of_character(number, start),
                    end=self._byte_of_character(number, stop),
                    text=unescape(characters),
                )
            start, number = stop, number + 1

    def _byte_of_character(self, number: int, position: int) -> int:
        """Return the byte of the character `position`, which is in the piece `number` or ends it."""
        piece, begins = self._pieces[number], self._starts[number]
        if piece.start == piece.end:
            return piece.start
        known, at, byte = self._known
        if known != number:
            at, byte = begins, piece.start
        low, high = sorted((at - begins, position - begins))
        size = len(piece.text[low:high].encode())
        byte += size if position >= at else -size
        self._known = (number, position, byte)
        return byte

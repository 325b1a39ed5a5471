# SPDX-License-Identifier: Apache-2.0
"""Bare addresses in text become links, as GitHub's extension "autolinks" has it: https://…, www.… and mailboxes; names of emoji become
these, which takes no look at the text of its own.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sinau.markdown.emoji import SHORTCODE, emoji_of
from sinau.model.nodes import Emoji, Inline, Link, Text

# What may stand before an address; within a word or a path it is none.
BARE = re.compile(
    r"(?<![\w/.@:+-])(?P<url>(?:https?://|www\.)[^\s<]+)"
    r"|(?<![\w.+/:@-])(?P<mail>[A-Za-z0-9][A-Za-z0-9._+-]*@[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+)",
    re.IGNORECASE,
)
# What there is in each address and each name of an emoji.
SPECIAL = re.compile(r"[@:]|www\.", re.IGNORECASE)
HOST = re.compile(r"(?:https?://)?([\w.-]+)", re.IGNORECASE)
ENTITY = re.compile(r"&[A-Za-z0-9]+;\Z")
BACKSLASH = ord("\\")
TRAILING = "?!.,:*_~'\"”’»"


def can_have_no_autolinks(children: Sequence[Inline]) -> bool:
    """Tell whether `children` are at most one node, and no text in which anything could be found: most cells and items are."""
    if len(children) > 1:
        return False
    if not children or not isinstance(child := children[0], Text):
        return True
    return bool(child.text) and not SPECIAL.search(child.text)


def with_autolinks(children: Sequence[Inline], links: bool, data: bytes | None) -> list[Inline]:
    """Return `children` with runs of texts made one; the bare addresses in them become links when `links` says so, and where
    `data` is given, the bytes of the page, the names of emoji become these.
    """
    found: list[Inline] = []
    run: list[Text] = []
    # Most runs are one piece, so what they are made of is looked up only where there is more to do.
    for child in children:
        if isinstance(child, Text):
            run.append(child)
            continue
        if run:
            found += _run_with_links(run, links, data)
            run = []
        found.append(child)
    if run:
        found += _run_with_links(run, links, data)
    return found


def _run_with_links(pieces: list[Text], links: bool, data: bytes | None) -> Iterator[Inline]:
    text = "".join([piece.text for piece in pieces])
    bare = links and ("@" in text or "://" in text or "www." in text.lower())
    named = data if text.count(":") > 1 and SHORTCODE.search(text) else None
    if len(pieces) == 1 and not bare and not named:
        yield from pieces if text else ()
        return
    places = _SourcePlaces(pieces)
    done = 0
    for start, end, link in _links_in(text, places) if bare else ():
        yield from _text_nodes(text, places, done, start, named)
        yield link
        done = end
    yield from _text_nodes(text, places, done, len(text), named)


def _text_nodes(text: str, places: "_SourcePlaces", start: int, end: int, data: bytes | None) -> Iterator[Text]:
    """Yield the characters `start` to `end` of a run, emoji by themselves; a backslash before one says that it is meant as text."""
    for match in SHORTCODE.finditer(text, start, end) if data else ():
        sign, whole = emoji_of(match[1]), places.text(text, *match.span())
        if (
            not sign
            or not data
            or data[whole.start : whole.end] != match[0].encode()
            or data[whole.start - 1] == BACKSLASH
        ):
            continue
        if start < match.start():
            yield places.text(text, start, match.start())
        yield Emoji(start=whole.start, end=whole.end, text=sign, written=match[0])
        start = match.end()
    if start < end:
        yield places.text(text, start, end)


def _links_in(text: str, places: "_SourcePlaces") -> Iterator[tuple[int, int, Link]]:
    for match in BARE.finditer(text):
        written = _address_at_start(match["url"]) if match["url"] else match["mail"].rstrip(".")
        end = match.start() + len(written)
        # A backslash within it says that it is meant as text.
        if not written or (written[-1] in "-_@" and match["mail"]) or not places.is_whole(match.start(), end):
            continue
        scheme = "" if written.lower().startswith("http") else "http://"
        url = f"mailto:{written}" if match["mail"] else scheme + written
        inner = places.text(text, match.start(), end)
        yield match.start(), end, Link(start=inner.start, end=inner.end, url=url, label="", title="", children=(inner,))


def _address_at_start(found: str) -> str:
    """Return the address at the start of `found` without the punctuation of the sentence; `""` when there is none."""
    surplus = found.count(")") - found.count("(")
    end = len(found)
    while end:
        last = found[end - 1]
        if last == ")" and surplus > 0:
            surplus -= 1
        elif last == ";" and (entity := ENTITY.search(found, max(0, end - 34), end)):
            end = entity.start() + 1
        elif last not in TRAILING:
            break
        end -= 1
    host = HOST.match(found, 0, end)
    labels = host[1].rstrip(".").split(".") if host else []
    named = len(labels) > 1 and all(labels) and not any("_" in label for label in labels[-2:])
    return found[:end] if named else ""


class _SourcePlaces:
    """Where the characters of a run of texts stand in the source."""

    def __init__(self, pieces: list[Text]) -> None:
        self._pieces = pieces
        self._starts: list[int] = []
        self._sizes: dict[int, int] = {}
        self._last = (-1, 0, 0)  # piece, characters of it, their bytes
        position = 0
        for piece in pieces:
            self._starts.append(position)
            position += len(piece.text)

    def text(self, text: str, start: int, end: int) -> Text:
        """Return the characters `start` to `end` of the run as a node."""
        return Text(start=self._byte_at(start, False), end=self._byte_at(end, True), text=text[start:end])

    def is_whole(self, start: int, end: int) -> bool:
        """Tell whether nothing of the source is left out between `start` and `end`."""
        touched = self._pieces[bisect_right(self._starts, start) - 1 : bisect_left(self._starts, end)]
        return all(one.end == other.start for one, other in pairwise(touched))

    def _byte_at(self, position: int, ends: bool) -> int:
        """Return the byte of the character `position`; of two pieces that meet there, the first when a text `ends`."""
        number = max(0, (bisect_left if ends else bisect_right)(self._starts, position) - 1)
        piece, inside = self._pieces[number], position - self._starts[number]
        if piece.text.isascii():  # a long line must not be encoded anew for each address in it
            if len(piece.text) == piece.end - piece.start:
                return piece.start + inside
        elif self._bytes_of_piece(number) == piece.end - piece.start:
            return piece.start + self._bytes_before(number, inside)
        return (
            piece.end if ends and inside == len(piece.text) else piece.start
        )  # a character that is written as an entity

    def _bytes_of_piece(self, number: int) -> int:
        """Return how many bytes the piece `number` has when each of its characters is written as itself."""
        if number not in self._sizes:
            self._sizes[number] = len(self._pieces[number].text.encode())
        return self._sizes[number]

    def _bytes_before(self, number: int, inside: int) -> int:
        """Return the bytes of the first `inside` characters of the piece `number`, counted on from where it was last."""
        last, characters, counted = self._last
        if last != number or inside < characters:
            characters, counted = 0, 0
        counted += len(self._pieces[number].text[characters:inside].encode())
        self._last = (number, inside, counted)
        return counted

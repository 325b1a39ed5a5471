# SPDX-License-Identifier: Apache-2.0
"""What a reader sees of a piece of our HTML, on one line of plain text: for reports, lists and LMSs."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser

# What stands between the parts of a formula in one line, as the player writes it into the LMS (`player/question_prompt.js`).
SIGNS = {"msup": "^", "msub": "_", "mfrac": "/"}
APART = {"td", "th", "br", "figcaption"}
EMPTY = {"br", "hr", "img", "input", "wbr"}
GAP = "____"


def visible_words_of(html: str) -> str:
    """Return the words in `html`: pictures by their texts, gaps as lines, without the marks of footnotes."""
    if "<" not in html:
        return " ".join(unescape(html).split())
    reader = _WordReader()
    reader.feed(html)
    reader.close()
    return " ".join("".join(reader.found).split())


@dataclass(slots=True)
class _OpenElement:
    """An element that has begun; nothing in one that is `left_out` is seen."""

    tag: str
    left_out: bool
    children: int = field(default=0)


class _WordReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._open: list[_OpenElement] = [_OpenElement("", False)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        around = self._open[-1]
        around.children += 1
        if not around.left_out:
            # The second part of a power, an index or a fraction is its last one.
            self.found.append(SIGNS.get(around.tag, "") if around.children == 2 else "")
            self.found.append(attributes.get("alt", "") if tag == "img" else " " if tag in APART else "")
        names = attributes.get("class", "").split()
        gap = attributes.get("id", "").startswith("gap-place-")
        if gap and not around.left_out:
            self.found.append(GAP)
        if tag not in EMPTY:
            self._open.append(_OpenElement(tag, around.left_out or gap or "footnote-ref" in names))

    def handle_endtag(self, tag: str) -> None:
        place = next((place for place in range(len(self._open) - 1, 0, -1) if self._open[place].tag == tag), 0)
        if not place:
            return
        if not self._open[place].left_out and tag in APART:
            self.found.append(" ")
        del self._open[place:]

    def handle_data(self, data: str) -> None:
        if not self._open[-1].left_out:
            self.found.append(data)

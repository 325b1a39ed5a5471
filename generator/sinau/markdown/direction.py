# SPDX-License-Identifier: Apache-2.0
"""Which way a block is read, by its first letter that has a direction: what browsers do with `dir="auto"`.

A block whose direction is not that of what it stands in says so; otherwise its full stop and its numbers stand on the wrong side.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from unicodedata import bidirectional

from sinau.markdown.walk import page_and_included, walk
from sinau.model import nodes
from sinau.model.nodes import Node
from sinau.model.page import Page

# Letters that are written from right to left, and what spells a character by its number.
TURNING = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]|&#")
STRONG = {"L": "ltr", "R": "rtl", "AL": "rtl"}


TURNED = ' dir="auto"'
OTHER = {"ltr": "rtl", "rtl": "ltr"}


class Directions:
    """Which way is read what is being written of `page`, whose language has this `direction`."""

    def __init__(self, page: Page, direction: str) -> None:
        self._direction = direction
        # Most pages have nothing that is read the other way, and no block of them is looked at.
        self._may_turn = direction == "rtl" or any(TURNING.search(part.source.text) for part in page_and_included(page))

    def attribute_for(self, held: Iterable[Node]) -> str:
        """Return the attribute of an element that holds `held` and is read another way than what it stands in; `""` for others."""
        return TURNED if self._may_turn and self._differs(_direction_of(held)) else ""

    def attribute_for_text(self, text: str) -> str:
        """Return the attribute of an element that holds `text`."""
        return TURNED if self._may_turn and self._differs(_direction_of_text(text)) else ""

    def with_direction(self, tag: str, held: Sequence[Node], write: Callable[[], str], attributes: str = "") -> str:
        """Return an element with the blocks `held`, which `write` writes; they are read the way that it is."""
        before, turned = self._direction, self.attribute_for(held)
        if turned:
            self._direction = OTHER[before]
        text = f"<{tag}{attributes}{turned}>{write()}</{tag}>"
        self._direction = before
        return text

    def _differs(self, direction: str) -> bool:
        return direction not in {"", self._direction}


def _direction_of(held: Iterable[Node]) -> str:
    """Return `ltr` or `rtl` by the first letter in `held` that has a direction, `""` when none has."""
    for node in walk(held, _has_no_own_direction):
        if isinstance(node, nodes.Text | nodes.InlineCode | nodes.Formula) and (found := _direction_of_text(node.text)):
            return found
    return ""


def _direction_of_text(text: str) -> str:
    return next((STRONG[found] for char in text if (found := bidirectional(char)) in STRONG), "")


def _has_no_own_direction(node: Node) -> bool:
    """Tell whether what `node` holds has a say: an element with a direction of its own has none."""
    if isinstance(node, nodes.TextSpan):
        return all(name != "dir" for name, _ in node.attributes.values)
    if not isinstance(node, nodes.Element):
        return True
    return node.name not in {"bdi", "bdo"} and all(name != "dir" for name, _ in node.attributes)

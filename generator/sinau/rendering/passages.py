# SPDX-License-Identifier: Apache-2.0
"""The sections of a page as plain text, for the search.

Questions and solutions are left out whole: a hit on a question would show its choices, half an answer, and what belongs to it is sealed;
a hit on a solution would show it to somebody who has not tried yet.
"""

from collections.abc import Iterable

from sinau.markdown.builders import plain_text
from sinau.markdown.formulas import formula_text
from sinau.markdown.walk import CHILDREN
from sinau.model import nodes
from sinau.model.nodes import Node
from sinau.model.page import Page
from sinau.model.rendered import Passage

UNSEARCHED = ("question", "solution")
# Between what these hold and what follows a reader sees a gap.
PARTED = (
    nodes.Paragraph,
    nodes.TableCell,
    nodes.CodeBlock,
    nodes.Image,
    nodes.ListItem,
    nodes.Description,
    nodes.Directive,
)


def passages(page: Page) -> tuple[Passage, ...]:
    """Return the passages of `page` in reading order; the first is what stands before any heading, and may be empty."""
    found: list[Passage] = []
    parts: list[str] = []
    anchor = heading = ""

    def close_passage() -> None:
        found.append(Passage(anchor, heading, " ".join("".join(parts).split())))
        parts.clear()

    for block in _all_blocks(page.blocks):
        if isinstance(block, nodes.Heading):
            close_passage()
            anchor, heading = block.anchor, " ".join(plain_text(block.children).split())
        else:
            _add_seen_text(block, parts)
    close_passage()
    return tuple(found)


def _all_blocks(blocks: Iterable[Node]) -> Iterable[Node]:
    """Yield the blocks of a page and of the files that it includes."""
    for block in blocks:
        if isinstance(block, nodes.Included):
            yield from _all_blocks(block.page.blocks)
        else:
            yield block


def _add_seen_text(node: Node, parts: list[str]) -> None:
    """Add the text that a reader sees of `node`."""
    if isinstance(node, nodes.Text | nodes.InlineCode | nodes.CodeBlock):
        parts.append(node.text)
    elif isinstance(node, nodes.Break):
        parts.append(" ")
    elif isinstance(node, nodes.Formula):
        parts.append(formula_text(node.text, node.display))
    elif isinstance(node, nodes.Image):
        parts.append(f" {node.alt} {node.title}")
    elif isinstance(node, nodes.Directive) and node.name in UNSEARCHED:
        return
    elif isinstance(node, nodes.Included):
        for block in node.page.blocks:
            _add_seen_text(block, parts)
    else:
        if isinstance(node, nodes.Directive):
            parts.append(" ".join(option.value for option in node.options) + ". " if node.options else "")
            for paragraph in node.heading:
                _add_seen_text(paragraph, parts)
        for child in CHILDREN[type(node)](node) if type(node) in CHILDREN else ():
            _add_seen_text(child, parts)
    if isinstance(node, PARTED):
        parts.append(" ")

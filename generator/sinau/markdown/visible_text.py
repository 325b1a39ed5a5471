# SPDX-License-Identifier: Apache-2.0
"""What of some nodes is text on the page: without tags, and without what only a screen reader is told."""

from collections.abc import Callable, Iterable

from sinau.markdown.formulas import formula_text
from sinau.model import nodes
from sinau.model.nodes import Node


def visible_text_of(
    found: Iterable[Node], footnote: Callable[[str], int], is_picture: Callable[[nodes.Image], bool]
) -> str:
    """Return the text of `found`. `footnote` returns the number of a label; what `is_picture` says no to shows its words."""
    parts: list[str] = []
    for node in found:
        if isinstance(node, nodes.Text | nodes.InlineCode):
            parts.append(node.text)
        elif isinstance(node, nodes.Break):
            parts.append("\n")
        elif isinstance(node, nodes.Formula):
            parts.append(formula_text(node.text, node.display))
        elif isinstance(node, nodes.FootnoteReference):
            parts.append(str(footnote(node.label)))
        elif isinstance(node, nodes.Image):
            parts.append("" if is_picture(node) else node.alt)
        elif isinstance(node, nodes.Styled | nodes.TextSpan | nodes.Link | nodes.Element | nodes.Paragraph):
            parts.append(visible_text_of(node.children, footnote, is_picture))
    return "".join(parts)

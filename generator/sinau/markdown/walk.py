# SPDX-License-Identifier: Apache-2.0
"""Walks over all nodes of a page."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from sinau.model import nodes
from sinau.model.nodes import Node


def walk(tree: Iterable[Node]) -> Iterator[Node]:
    """Yield the nodes of `tree` and all that they hold, in reading order."""
    waiting = list(tree)
    waiting.reverse()
    while waiting:
        node = waiting.pop()
        yield node
        held = CHILDREN.get(type(node), _no_children)(node)
        waiting.extend(reversed(held))


def _no_children(node: Node) -> Sequence[Node]:
    return ()


def _plain(node: Node) -> Sequence[Node]:
    children: Sequence[Node] = node.children  # type: ignore[attr-defined]
    return children


def _table(node: Node) -> Sequence[Node]:
    assert isinstance(node, nodes.Table)
    return (*node.head, *(cell for row in node.rows for cell in row))


def _items(node: Node) -> Sequence[Node]:
    assert isinstance(node, nodes.List | nodes.DescriptionList)
    return node.items


def _description(node: Node) -> Sequence[Node]:
    assert isinstance(node, nodes.Description)
    return (*node.term, *(block for detail in node.details for block in detail))


def _sections(node: Node) -> Sequence[Node]:
    assert isinstance(node, nodes.Directive)
    return node.sections


CHILDREN: dict[type[Node], Callable[[Node], Sequence[Node]]] = {
    **dict.fromkeys((nodes.Paragraph, nodes.Heading, nodes.Styled, nodes.Link, nodes.ListItem, nodes.Quote), _plain),
    **dict.fromkeys((nodes.TableCell, nodes.Footnote, nodes.Section), _plain),
    nodes.List: _items,
    nodes.DescriptionList: _items,
    nodes.Description: _description,
    nodes.Table: _table,
    nodes.Directive: _sections,
}

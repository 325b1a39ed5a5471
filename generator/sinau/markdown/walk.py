# SPDX-License-Identifier: Apache-2.0
"""Walks over all nodes of a page."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from sinau.model import nodes
from sinau.model.nodes import Node
from sinau.model.page import Page


def walk(tree: Iterable[Node], into: Callable[[Node], bool] = lambda _: True) -> Iterator[Node]:
    """Yield the nodes of `tree` and all that they hold, in reading order; `into` tells whose contents are wanted."""
    waiting = list(tree)
    waiting.reverse()
    while waiting:
        node = waiting.pop()
        yield node
        if not into(node):
            continue
        held = CHILDREN.get(type(node), _no_children)(node)
        waiting.extend(reversed(held))


def all_nodes(tree: Iterable[Node]) -> Iterator[Node]:
    """Yield what `walk` yields, and the nodes of included files, whose places are in those files."""
    for node in walk(tree):
        yield node
        if isinstance(node, nodes.Included):
            yield from all_nodes(node.page.blocks)


def parts_of(page: Page) -> Iterator[Page]:
    """Yield `page` and the files that it includes; each has places of its own."""
    yield page
    for node in walk(page.blocks):
        if isinstance(node, nodes.Included):
            yield from parts_of(node.page)


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
    nodes.Element: _plain,
    **dict.fromkeys((nodes.TableCell, nodes.Footnote, nodes.Section), _plain),
    nodes.List: _items,
    nodes.DescriptionList: _items,
    nodes.Description: _description,
    nodes.Table: _table,
    nodes.Directive: _sections,
}

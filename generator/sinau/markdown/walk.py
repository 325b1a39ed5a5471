# SPDX-License-Identifier: Apache-2.0
"""Walks over all nodes of a page."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import TypeVar, cast

from sinau.model import nodes
from sinau.model.nodes import Node
from sinau.model.page import Page

N = TypeVar("N", bound=Node)


def walk(tree: Iterable[Node], into: Callable[[Node], bool] = lambda _: True) -> Iterator[Node]:
    """Yield the nodes of `tree` and all that they hold, in reading order; `into` tells whose contents are yielded."""
    waiting = list(tree)
    waiting.reverse()
    while waiting:
        node = waiting.pop()
        yield node
        if not into(node):
            continue
        kind = type(node)
        if kind in CHILDREN:
            waiting += CHILDREN[kind](node)[::-1]


def nodes_of(page: Page) -> Sequence[Node]:
    """Return all nodes of `page` in reading order, walked once; those of included files are not among them."""
    found, by_type = page._nodes, page._by_type
    if not found and page.blocks:
        waiting: list[Node] = list(page.blocks[::-1])
        while waiting:
            node = waiting.pop()
            found.append(node)
            kind = type(node)
            try:
                by_type[kind].append(node)
            except KeyError:
                by_type[kind] = [node]
            if kind in CHILDREN:
                waiting += CHILDREN[kind](node)[::-1]
    return found


def nodes_of_type(page: Page, wanted: type[N]) -> Sequence[N]:
    """Return the nodes of one type in `page`, in reading order."""
    nodes_of(page)
    return cast("Sequence[N]", page._by_type.get(wanted, ()))


def all_nodes(page: Page) -> Iterator[Node]:
    """Yield the nodes of `page` and of the files that it includes, whose places are in those files."""
    for node in nodes_of(page):
        yield node
        if isinstance(node, nodes.Included):
            yield from all_nodes(node.page)


def page_and_included(page: Page) -> Iterator[Page]:
    """Yield `page` and the files that it includes; each has places of its own."""
    yield page
    for node in nodes_of_type(page, nodes.Included):
        yield from page_and_included(node.page)


def _cells_of_table(node: Node) -> Sequence[Node]:
    assert isinstance(node, nodes.Table)
    return (*node.head, *(cell for row in node.rows for cell in row))


def _parts_of_description(node: Node) -> Sequence[Node]:
    assert isinstance(node, nodes.Description)
    return (*node.term, *(block for detail in node.details for block in detail))


def _parts_of_directive(node: Node) -> Sequence[Node]:
    assert isinstance(node, nodes.Directive)
    return (*node.heading, *node.sections)


_plain: Callable[[Node], Sequence[Node]] = attrgetter("children")
_items: Callable[[Node], Sequence[Node]] = attrgetter("items")
CHILDREN: dict[type[Node], Callable[[Node], Sequence[Node]]] = {
    **dict.fromkeys((nodes.Paragraph, nodes.Heading, nodes.Styled, nodes.Link, nodes.ListItem, nodes.Quote), _plain),
    **dict.fromkeys((nodes.Element, nodes.TextSpan), _plain),
    **dict.fromkeys((nodes.TableCell, nodes.Footnote, nodes.Section), _plain),
    nodes.List: _items,
    nodes.DescriptionList: _items,
    nodes.Description: _parts_of_description,
    nodes.Table: _cells_of_table,
    nodes.Directive: _parts_of_directive,
}

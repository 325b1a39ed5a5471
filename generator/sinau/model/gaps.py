# SPDX-License-Identifier: Apache-2.0
"""Puts gaps into the stem of a question: where its type has found them, and nowhere else."""

import re
from collections.abc import Mapping
from dataclasses import fields, replace
from html import unescape
from typing import Any, TypeVar, cast

from sinau.model.nodes import Block, Footnote, Gap, Heading, Included, Inline, Link, Node, Text
from sinau.model.page import SourceText

# As CommonMark has it: before ASCII punctuation, and entities that end in a semicolon.
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])|&#?\w+;")
N = TypeVar("N", bound=Node)
Stretches = Mapping[tuple[int, int], str]


def with_gaps(
    blocks: tuple[Block, ...], stretches: Stretches, source: SourceText
) -> tuple[tuple[Block, ...], frozenset[str]]:
    """Return `blocks`, which stand in `source`, with a gap in the place of each of `stretches`, and the ids of those that have
    no place.

    `stretches` has the id of the gap for the bytes at which it starts and ends; none overlaps another. A stretch has its place
    where text or whole elements of one line stand; it has none in headings, links, code, formulas, footnotes, elements of HTML and
    files that are included, nor where it takes a part of an element only. Whatever stands inside a stretch is no longer there.
    """
    placed: set[str] = set()
    found = tuple(_block_with_gaps(block, stretches, source, placed) for block in blocks)
    return found, frozenset(stretches.values()) - placed


def _block_with_gaps(node: N, stretches: Stretches, source: SourceText, placed: set[str]) -> N:
    inside = {where: id for where, id in stretches.items() if node.start <= where[0] and where[1] <= node.end}
    # A heading is shown in contents too, where nothing can be filled in, a footnote below all questions; a link is pressed itself.
    if not inside or isinstance(node, Included | Heading | Link | Footnote):
        return node
    changed: dict[str, Any] = {}
    for one in fields(node):
        value = getattr(node, one.name)
        if isinstance(value, tuple):
            new = _field_with_gaps(value, inside, source, placed)
            if new is not value:
                changed[one.name] = new
    return replace(node, **changed) if changed else node


def _field_with_gaps(
    found: tuple[Any, ...], stretches: Stretches, source: SourceText, placed: set[str]
) -> tuple[Any, ...]:
    """Return a field of a node with gaps in it: nodes, or rows of nodes."""
    if found and isinstance(found[0], tuple) and all(isinstance(row, tuple) for row in found):
        rows = tuple(_field_with_gaps(row, stretches, source, placed) for row in found)
        return rows if any(new is not old for new, old in zip(rows, found, strict=True)) else found
    if not all(isinstance(node, Node) for node in found):
        return found
    if found and all(isinstance(node, Inline) for node in found):
        found = _line_with_gaps(cast("tuple[Inline, ...]", found), stretches, source, placed)
    left = {where: id for where, id in stretches.items() if id not in placed}
    return tuple(_block_with_gaps(node, left, source, placed) for node in found)


def _line_with_gaps(
    found: tuple[Inline, ...], stretches: Stretches, source: SourceText, placed: set[str]
) -> tuple[Inline, ...]:
    """Return the nodes of one line with those gaps that stand among them."""
    line = list(found)
    for (start, end), id in sorted(stretches.items()):
        touched = [number for number, node in enumerate(line) if node.start < end and start < node.end]
        if not touched:
            continue
        first, last = line[touched[0]], line[touched[-1]]
        before, behind = _part_of_text(first, first.start, start, source), _part_of_text(last, end, last.end, source)
        if before is None or behind is None or first.start > start or last.end < end:
            continue
        line[touched[0] : touched[-1] + 1] = [*before, Gap(start=start, end=end, id=id), *behind]
        placed.add(id)
    return tuple(line)


def _part_of_text(node: Inline, start: int, end: int, source: SourceText) -> list[Inline] | None:
    """Return what of `node` stands from `start` to `end`; `None` when it cannot be cut there."""
    if end <= start:
        return []
    if not isinstance(node, Text) or node.text != _characters_written(source, node.start, node.end):
        return None
    return [Text(start=start, end=end, text=_characters_written(source, start, end))]


def _characters_written(source: SourceText, start: int, end: int) -> str:
    """Return what plain characters are written in `source`, where a backslash or an entity may stand for another sign."""
    return unescaped_text(source.utf8[start:end].decode())


def unescaped_text(written: str) -> str:
    """Return what plain characters `written` says."""
    return ESCAPED.sub(lambda match: match[1] or unescape(match[0]), written)

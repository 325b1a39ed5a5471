# SPDX-License-Identifier: Apache-2.0
"""Cuts the lines of a matching question at their arrows."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from sinau.model import nodes
from sinau.model.gaps import with_gaps
from sinau.model.nodes import Block, Inline, ListItem, Node, Paragraph
from sinau.model.page import SourceText

# With or without blanks around it; `\=>`, `<=>`, `==>` and the like are something else.
ARROW = re.compile(rb"(?<![<=>!-])=>(?![=>])")
# What is typed or pasted instead.
OTHER_ARROWS = re.compile(r"<?[=-]{1,9}>|[\u2190-\u21ff\u2794-\u27be\u27f0-\u27ff\u2900-\u297f\u2b00-\u2b11]")
BLANKS = " \t\r\n"
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class PairLine:
    """A line that is cut at its arrow: `prompt` is () on a distractor's. `arrows` is how many there are."""

    prompt: Inlines
    option: Inlines
    arrows: int


def cut_at_arrow(paragraph: Paragraph, source: SourceText) -> PairLine:
    """Return `paragraph` cut at its first arrow; arrows in code, formulas, links and emphasis are none.

    Without any, all of it is the prompt.
    """
    # The first two are enough to tell: a hostile line could have any number.
    arrows = dict(islice(((place, str(place[0])) for place in _places_of_arrows(paragraph, source)), 2))
    (new,), _ = with_gaps((paragraph,), arrows, source)
    assert isinstance(new, Paragraph)
    places = [place for place, one in enumerate(new.children) if isinstance(one, nodes.Gap)]
    first, end = (*places, len(new.children), len(new.children))[:2]
    return PairLine(
        without_blank_ends(new.children[:first]), without_blank_ends(new.children[first + 1 : end]), len(places)
    )


def _places_of_arrows(paragraph: Paragraph, source: SourceText) -> Iterator[tuple[int, int]]:
    """Yield the bytes at which arrows in the plain text of `paragraph` start and end."""
    for node in paragraph.children:
        if not isinstance(node, nodes.Text):
            continue
        for match in ARROW.finditer(source.utf8, node.start, node.end):
            start = match.start()
            while start > 0 and source.utf8[start - 1 : start] == b"\\":
                start -= 1
            if (match.start() - start) % 2 == 0:  # an odd backslash is that of the arrow
                yield match.span()


def has_arrow(item: ListItem, source: SourceText) -> bool:
    """Tell whether `item` is a line of a matching question."""
    (first, *_) = item.children or (None,)
    return isinstance(first, Paragraph) and cut_at_arrow(first, source).arrows > 0


def other_arrow(item: ListItem) -> str:
    """Return the sign in the text of `item` that may be meant as an arrow; "" when there is none."""
    (first, *_) = item.children or (None,)
    texts = (one.text for one in first.children if isinstance(one, nodes.Text)) if isinstance(first, Paragraph) else ()
    return next((match[0] for text in texts for match in OTHER_ARROWS.finditer(text) if match[0] != "=>"), "")


def without_blank_ends(found: Inlines) -> Inlines:
    """Return `found` without what shows nothing at its ends."""
    line = list(found)
    while line and not _is_visible(line[0]):
        line.pop(0)
    while line and not _is_visible(line[-1]):
        line.pop()
    if line and isinstance(first := line[0], nodes.Text):
        text = first.text.lstrip(BLANKS)
        line[0] = nodes.Text(start=first.start + len(first.text) - len(text), end=first.end, text=text)
    if line and isinstance(last := line[-1], nodes.Text):
        text = last.text.rstrip(BLANKS)
        line[-1] = nodes.Text(start=last.start, end=last.end - len(last.text) + len(text), text=text)
    return tuple(line)


def _is_visible(node: Inline) -> bool:
    if isinstance(node, nodes.Text):
        return bool(node.text.strip())
    return not isinstance(node, nodes.Break | nodes.Dropped | nodes.Gap)


def text_as_written(found: Inlines, source: SourceText) -> str:
    """Return what was written for `found`, whatever blanks are in it."""
    return " ".join(source.utf8[found[0].start : found[-1].end].decode().split()) if found else ""


def comparison_text(found: Inlines, source: SourceText) -> str:
    """Return what is the same in two texts that read the same: capitals, emphasis and blanks make no difference."""
    text = "".join(_texts_of(found, source))
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _texts_of(found: tuple[Node, ...] | tuple[Inline | Block, ...], source: SourceText) -> Iterator[str]:
    for node in found:
        if isinstance(node, nodes.Text):
            yield node.text
        elif isinstance(node, nodes.Break):
            yield " "
        elif isinstance(node, nodes.Styled):
            yield from _texts_of(node.children, source)
        else:
            yield source.utf8[node.start : node.end].decode()

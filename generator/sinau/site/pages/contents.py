# SPDX-License-Identifier: Apache-2.0
"""A page's table of contents: its headings as a tree."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from sinau.model.rendered import RenderedHeading


@dataclass(slots=True)
class ContentsEntry:
    """A heading, plain `text` and its `anchor`, with the headings below it."""

    text: str
    anchor: str
    level: int
    below: list["ContentsEntry"] = field(default_factory=list)


def nested_contents(headings: Iterable[RenderedHeading]) -> list[ContentsEntry]:
    """Return `headings` as a tree: each stands below the last one before it that is of a higher level."""
    top = ContentsEntry("", "", 1)
    above = [top]
    for heading in headings:
        while len(above) > 1 and above[-1].level >= heading.level:
            above.pop()
        entry = ContentsEntry(heading.text, heading.anchor, heading.level)
        above[-1].below.append(entry)
        above.append(entry)
    return top.below

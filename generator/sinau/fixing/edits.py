# SPDX-License-Identifier: Apache-2.0
"""Changes of a text at places that diagnostics give."""

from collections.abc import Iterable
from dataclasses import dataclass

Place = tuple[int, int]


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """`text` in place of what stands from `start` to `end`: places are line and column in characters, from 0."""

    start: Place
    end: Place
    text: str


def with_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return `text`, whose lines end with `\\n`, with `edits`. Of two that overlap only the first is made."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    parts, at = [], 0
    for edit in sorted(set(edits)):
        start, end = starts[edit.start[0]] + edit.start[1], starts[edit.end[0]] + edit.end[1]
        if start >= at:
            parts += [text[at:start], edit.text]
            at = end
    return "".join([*parts, text[at:]])

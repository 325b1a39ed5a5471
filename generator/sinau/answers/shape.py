# SPDX-License-Identifier: Apache-2.0
"""One shape of an answer, and its short name in the course's data: `one4`, `pairs6x8`, `gaps(one4,words12)`.

What an answer of each kind is in the learner's journal, a list of strings, and what a question's `rule` has to hold for the browser to
score it (`player/answers/`, which knows no type of question). Ids of choices, items, prompts and options are letters from `a` on. Of
order, pairs and gaps they are dealt by a shuffle, never in the order as written, which would be the key.

    kind           answer                            rule
    one, some      ['a', 'c']                        correct: ids; partial (some): each choice counts by itself
    truth          ['true']                          correct: ['true'] or ['false']
    words          ['APB Desa']                      correct: texts that are accepted; exact: case and spacing count
    number         ['70', '70 %'] kept, written      correct: numbers; ranges: [[low, high]]; unit; units: how it
                                                     may be written (`form_for_comparing`); decimal; shown: what is right, and example: a
                                                     number, as people write them
    order          ['c', 'a', 'b'], all of them      correct: all ids in the right order; partial: the most items that are in
                                                     order among themselves count
    pairs          ['a.c', 'b.a'] prompt.option,     correct: ['a.c', 'b.a'], one for each prompt; partial: each prompt counts;
                   open prompts are left out         table: it does, and a wrong one takes a right one away
    gaps           one text for each gap: words, an  correct: []; gaps: a rule for each gap, as for its own kind, with `labels`
                   id, ids with commas; '': open     ({'a': 'words of the choice'}) where it is answered by choosing; partial: each gap counts
    drawn          ['v3', '70', '70 %'], the first   correct: []; variants: a rule for each variant, as for the kind inside;
                   of the variants is v1             unit and decimal of all of them beside it
    text           ['All that was written.']         correct: []
    path           ['start.b', 'meeting.a'], as      correct: []; start: id of the first situation; situations: {situation: {choice:
                   packed: ['b', 'a']                situation or end}}; ends: {end: 0..1}. Ids of situations hold no `_` and no `.`

Where `scored` is false the rule has nothing of what is right (`correct: []`), and the question has no points.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["one", "some", "truth", "order", "pairs", "gaps", "words", "number", "drawn", "text", "path"]

MOST_CHOICES = 26
MOST_ITEMS = 12
MOST_PROMPTS = 15
MOST_GAPS = 10
MOST_DECISIONS = 15
MOST_VARIANTS = 16
# Bytes of a long text that are packed where an LMS has room for them; a standard may have less (`limits.py` of its package).
LONG_TEXT = 1_000
# Bytes of UTF-8 that are packed; right or wrong is kept whatever the length.
WORDS = 24
GAP_WORDS = 12

# How often and how many of something a kind has: lowest and highest `n`.
COUNTS: dict[str, tuple[int, int]] = {
    "one": (1, MOST_CHOICES),
    "some": (1, MOST_CHOICES),
    "truth": (2, 2),
    "order": (2, MOST_ITEMS),
    "pairs": (1, MOST_PROMPTS),
    "gaps": (1, MOST_GAPS),
    "words": (1, WORDS),
    "number": (WORDS, WORDS),
    "drawn": (1, MOST_VARIANTS),
    "text": (1, 1023),
    "path": (1, MOST_DECISIONS),
}
# Kinds whose answer is made of other answers, and of which kinds.
PARTS: dict[str, tuple[str, ...]] = {
    "gaps": ("one", "some", "words"),
    "drawn": ("one", "some", "truth", "words", "number"),
    "path": ("one",),
}
# Kinds that the player knows without the script `answers.js`, as long as they are scored.
FIRST = ("one", "some", "truth", "words", "number")
TOKEN = re.compile(r"([a-z]+)([0-9]*)(?:x([0-9]+))?(-?)")


class BadShapeError(ValueError):
    """A shape that no question can have, or a text that is not the code of a shape."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The shape of a question's answer.

    `n` counts choices (one, some), items (order), prompts (pairs), bytes of UTF-8 (words, number, text) or variants (drawn); of
    gaps and paths it is the number of `parts`: those of a path are the decisions of its longest way, each with the most choices
    that it can have. `m` counts the options of pairs. `scored` is false where no answer is right or wrong. Raises
    `BadShapeError` for what cannot be packed. No text is ever scored.
    """

    kind: Kind
    n: int = 0
    m: int = 0
    parts: tuple[Shape, ...] = ()
    scored: bool = True

    def __post_init__(self) -> None:
        """Refuse what the packed form has no room for."""
        if self.kind == "text":
            object.__setattr__(self, "scored", False)
        least, most = COUNTS[self.kind]
        count = len(self.parts) if self.kind in ("gaps", "path") else self.n
        if not least <= count <= most or (self.kind in ("gaps", "path") and self.n not in (0, count)):
            raise BadShapeError(f"{self.kind} counts {least} to {most}, not {count}")
        if (self.kind == "pairs") != bool(self.m) or not 0 <= self.m <= MOST_CHOICES:
            raise BadShapeError(f"{self.kind} with {self.m} options")
        allowed = PARTS.get(self.kind, ())
        if bool(allowed) != bool(self.parts) or any(part.kind not in allowed for part in self.parts):
            raise BadShapeError(f"{self.kind} of {[part.kind for part in self.parts]}")
        if self.kind == "drawn" and len(self.parts) != 1:
            raise BadShapeError("drawn has one part")
        if self.kind == "gaps" and any(part.kind == "words" and part.n > GAP_WORDS for part in self.parts):
            raise BadShapeError(f"words in a gap take {GAP_WORDS} bytes")


def is_in_player_script(shape: Shape) -> bool:
    """Tell whether the player knows `shape` by itself: a page with any other brings `answers.js`."""
    return shape.kind in FIRST and shape.scored


def shape_code(shape: Shape) -> str:
    """Return the name of `shape` in the course's data."""
    size = "" if shape.kind in ("truth", "gaps", "path") else str(shape.n)
    if shape.kind == "pairs":
        size += f"x{shape.m}"
    inside = f"({','.join(shape_code(part) for part in shape.parts)})" if shape.parts else ""
    return f"{shape.kind}{size}{'' if shape.scored else '-'}{inside}"


def shape_of_code(text: str) -> Shape:
    """Return the shape that `text` names. Raises `BadShapeError`."""
    shape, end = _read_shape_at(text, 0, 0)
    if end != len(text):
        raise BadShapeError(f"{text!r}: nothing may stand behind a shape")
    return shape


def _read_shape_at(text: str, start: int, depth: int) -> tuple[Shape, int]:
    match = TOKEN.match(text, start)
    if not match or match[1] not in COUNTS or depth > 1:
        raise BadShapeError(f"{text[:80]!r} is no shape")
    kind: Kind = match[1]  # type: ignore[assignment]
    end = match.end()
    parts: list[Shape] = []
    while end < len(text) and text[end] == ("," if parts else "("):
        part, end = _read_shape_at(text, end + 1, depth + 1)
        parts.append(part)
    if parts:
        if text[end : end + 1] != ")":
            raise BadShapeError(f"{text[:80]!r}: a bracket is not closed")
        end += 1
    n = 2 if kind == "truth" else int(match[2] or 0)
    shape = Shape(kind, n, int(match[3] or 0), tuple(parts), scored=not match[4])
    if shape_code(shape) != text[start:end]:
        raise BadShapeError(f"{text[:80]!r} is not written as a shape is")
    return shape, end

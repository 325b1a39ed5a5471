# SPDX-License-Identifier: Apache-2.0
"""How many bits an answer can take in the state that an LMS keeps. The only place where this is said.

The browser packs answers (`player/answers/packing.js`, whose head has the layout); it is told the number of each question in the
course's data. A slot is: a bit that says that there is an answer, the value, right or wrong (1), the tag of the wording (4).
"""

from math import ceil, factorial, log2

from sinau.answers.shape import LONG_TEXT, Shape

# Kept for a number that no question has any more: the widest answer by choosing.
EMPTY_SLOT = 38
RIGHT_AND_TAG = 5
# 111, and the length that says which form follows.
FORM = 3 + 5
COUNT = 4
# Hundredths of the points (7), hints (2), tries (2), in a form of its own: what the answer alone does not tell.
MORE = FORM + 7 + 2 + 2
# Up to here a single choice has a short form.
FEW_CHOICES = 8


def most_bits(shape: Shape | None, text_bytes: int = LONG_TEXT) -> int:
    """Return the most bits that the slot of a question of this shape can take; None for a slot that no question has.

    Of a long text so many bytes are packed at most: the player packs what the bits have room for.
    """
    return EMPTY_SLOT if shape is None else _most_bits_of_value(shape, text_bytes) + RIGHT_AND_TAG


def _most_bits_of_value(shape: Shape, text_bytes: int) -> int:
    if shape.kind == "truth" or (shape.kind == "one" and shape.n <= FEW_CHOICES):
        return 2 + 3
    if shape.kind in ("one", "some"):
        return 3 + 5 + shape.n - 1
    if shape.kind in ("words", "number"):
        return 3 + 5 + 1 + 8 * shape.n
    if shape.kind == "order":
        return FORM + COUNT + ceil(log2(factorial(shape.n))) + MORE
    if shape.kind == "pairs":
        return FORM + COUNT + 3 + shape.n * ceil(log2(shape.m + 1)) + MORE
    if shape.kind == "drawn":
        return FORM + 4 + _most_bits_of_value(shape.parts[0], text_bytes)
    if shape.kind == "text":
        return FORM + 10 + 1 + 8 * min(shape.n, text_bytes)
    return FORM + COUNT + sum(_most_bits_of_value(part, text_bytes) for part in shape.parts) + MORE

# SPDX-License-Identifier: Apache-2.0
"""What a change of shape does to answers that learners have given."""

from sinau.answers.shape import Shape
from sinau.answers.size import most_bits

CHOOSING = ("one", "some", "truth")
WRITING = ("words", "number")


def keeps(old: Shape, new: Shape) -> bool:
    """Tell whether the slot of the new shape has room for every answer that the old one can have."""
    return most_bits(old) <= most_bits(new)


def shown(old: Shape, new: Shape) -> bool:
    """Tell whether the new question can show every answer to the old one as given to an earlier version."""
    if new.kind == "truth":
        return old.kind == "truth" or (old.kind in CHOOSING and old.n <= new.n)
    for family in (CHOOSING, WRITING):
        if old.kind in family or new.kind in family:
            return old.kind in family and new.kind in family
    if old.kind != new.kind or len(old.parts) != len(new.parts):
        return False
    if old.kind == "order" and old.n != new.n:
        return False
    if old.kind == "pairs" and (old.n != new.n or old.m > new.m):
        return False
    if old.kind == "drawn" and old.n > new.n:
        return False
    return all(shown(*both) for both in zip(old.parts, new.parts, strict=True))

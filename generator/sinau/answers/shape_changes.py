# SPDX-License-Identifier: Apache-2.0
"""What a change of shape does to answers that learners have given."""

from sinau.answers.packed_size import most_bits
from sinau.answers.shape import LONG_TEXT, Shape

CHOOSING = ("one", "some", "truth")
WRITING = ("words", "number")
# Bytes of a long text that the standard with the least room keeps.
LEAST_TEXT = 60


def slot_has_room(old: Shape, new: Shape) -> bool:
    """Tell whether the slot of the new shape has room for every answer that the old one can have, in every standard."""
    return all(most_bits(old, most) <= most_bits(new, most) for most in (LEAST_TEXT, LONG_TEXT))


def can_be_shown(old: Shape, new: Shape) -> bool:
    """Tell whether the new question can show every answer to the old one as given to an earlier version."""
    if new.kind == "truth":
        return old.kind == "truth" or (old.kind in CHOOSING and old.n <= new.n)
    for family in (CHOOSING, WRITING):
        if old.kind in family or new.kind in family:
            return old.kind in family and new.kind in family
    if {old.kind, new.kind} == {"gaps", "path"}:
        # A single gap and a single decision are packed alike, and neither is there when it is left open.
        alike = len(old.parts) == 1 and old.parts[0].kind == "one" and new.parts[0].kind in CHOOSING
        return alike and (new.kind == "path" or len(new.parts) == 1)
    # The way that was taken may be shorter than the longest one.
    longer = new.kind == "path" and len(old.parts) <= len(new.parts)
    if old.kind != new.kind or (len(old.parts) != len(new.parts) and not longer):
        return False
    if old.kind == "order" and old.n != new.n:
        return False
    if old.kind == "pairs" and (old.n != new.n or old.m > new.m):
        return False
    if old.kind == "drawn" and old.n > new.n:
        return False
    return all(can_be_shown(*both) for both in zip(old.parts, new.parts, strict=False))

# SPDX-License-Identifier: Apache-2.0
"""What becomes of the answers to each question of the old state, as the player will treat them.

This follows `themes/sinau_theme/player/state.js` (how wide a slot is, what the tag is) and `snapshot.js` (what is unpacked
into what); `tests/generator/comparing/slots.json` holds both to the same table.
"""

from dataclasses import dataclass

from sinau.comparing.outline import Question

WRITTEN = {"short", "number"}
SINGLE = {"choice", "true-false"}
SINGLE_BITS, SINGLE_CHOICES, SET_BITS = 10, 8, 12
# How an answer to an earlier version is marked when it is packed again: by a tag that is not the question's own.
MARKED = 8


@dataclass(slots=True)
class Fates:
    """How many questions' answers stay, are kept as given to an earlier version, are archived, or are lost or mixed up."""

    stay: int = 0
    earlier: int = 0
    archived: int = 0
    lost: int = 0


def is_unseen(old: Question, new: Question) -> bool:
    """Tell whether packed answers cannot show that the question has changed.

    An answer to `old` has its tag; one to a version before that has the tag that says so.
    """
    return new.hash != old.hash and new.tag in {old.tag, old.tag ^ MARKED}


def fits(old: Question, new: Question) -> bool:
    """Tell whether every answer that `old` can have been given is still held by the slot of `new`."""
    if old.type in WRITTEN or new.type in WRITTEN:
        return new.type in WRITTEN
    if new.type == "true-false" and old.choices > new.choices:
        return False  # it knows no third letter
    if old.type in SINGLE and old.choices <= SINGLE_CHOICES:
        return True
    return SET_BITS + old.choices <= _room(new)


def _room(question: Question) -> int:
    """Return the bits that the slot of `question`, which is answered by choosing, may take."""
    if question.type in SINGLE and question.choices <= SINGLE_CHOICES:
        return SINGLE_BITS
    return SET_BITS + question.choices

# SPDX-License-Identifier: Apache-2.0
"""What becomes of the answers to each question of the old state, as the player will treat them.

Whether an answer fits hangs on the shapes of the two questions (`sinau.answers`); what the tag of a wording is, on
`themes/sinau_theme/player/snapshot.js`. `tests/generator/comparing/slots.json` holds both to the same table.
"""

from dataclasses import dataclass

from sinau.comparing.outline import Question

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

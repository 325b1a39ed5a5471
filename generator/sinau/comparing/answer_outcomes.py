# SPDX-License-Identifier: Apache-2.0
"""What becomes of the answers to each question of the old state, as the player will treat them.

Whether an answer fits depends on the shapes of the two questions (`sinau.answers`); what the tag of a wording is, on
`themes/sinau_theme/player/packed_progress.js`. `tests/generator/comparing/slots.json` holds both to the same table.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sinau.comparing.outline import ComparedQuestion

# How an answer to an earlier version is marked when it is packed again: by the first tag from here on that no answer which counts has.
MARKED = 8
TAGS = 16


@dataclass(slots=True)
class AnswerOutcomes:
    """How many questions' answers stay, are kept as given to an earlier version, are archived, or are lost or mixed up."""

    stay: int = 0
    earlier: int = 0
    archived: int = 0
    lost: int = 0


def asks_the_same(old: ComparedQuestion, new: ComparedQuestion) -> bool:
    """Tell whether all answers that count for `old` count for `new`."""
    return set(old.counted_hashes) <= _counted_hashes(old, new)


def are_answers_indistinguishable(old: ComparedQuestion, new: ComparedQuestion) -> bool:
    """Tell whether packed answers that do not count for `new` cannot be told from those that do.

    An answer to `old` has the tag of its hash; one to a version before that has the tag that says so.
    """
    if old.counted_hashes == new.counted_hashes:
        return False
    counted = _counted_hashes(old, new)
    foreign = {tag for hash_, tag in zip(old.counted_hashes, old.packed_tags, strict=True) if hash_ not in counted}
    return not foreign.union({_tag_of_earlier_answers(old)}).isdisjoint(new.packed_tags)


def _counted_hashes(old: ComparedQuestion, new: ComparedQuestion) -> set[str]:
    """Return the hashes whose answers count for `new`: those of other wordings only while the shape is the same."""
    return {new.hash, *(new.was if old.shape == new.shape else ())}


def are_earlier_answers_indistinguishable(wordings: Sequence[ComparedQuestion], new: ComparedQuestion) -> bool:
    """Tell whether packed answers to versions before one of `wordings`, all of which count for `new`, cannot be told from those."""
    return any(_tag_of_earlier_answers(wording) in new.packed_tags for wording in wordings)


def _tag_of_earlier_answers(question: ComparedQuestion) -> int:
    """Return the tag of answers to earlier versions of `question`."""
    first = question.packed_tags[0] ^ MARKED
    tags = ((first + step) % TAGS for step in range(TAGS))
    return next((tag for tag in tags if tag not in question.packed_tags), first)

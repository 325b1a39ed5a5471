# SPDX-License-Identifier: Apache-2.0
"""Which pages hang on terms of the glossary that have changed: those in whose texts such a term may stand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sinau.model.glossary import WORD

# By these a text may say a word without having its letters one after the other.
WRITTEN_OTHERWISE = ("&", "\\")


@dataclass(frozen=True, slots=True)
class ChangedTerms:
    """The words of each term that was changed, in any letter case; `all`: no page can be told to be as before."""

    words: tuple[tuple[str, ...], ...]
    all: bool = False

    def may_stand_in(self, texts: Iterable[str]) -> bool:
        """Tell whether one of the terms may stand in one of `texts`, sources of pages. A wrong "yes" only costs time."""
        if self.all:
            return True
        for text in texts:
            small = text.casefold()
            if any(sign in text for sign in WRITTEN_OTHERWISE):
                return True
            if any(all(word in small for word in words) for words in self.words):
                return True
        return False


def changed_terms(before: Sequence[tuple[object, ...]], after: Sequence[tuple[object, ...]]) -> ChangedTerms:
    """Return what differs between two glossaries, whose terms are tuples of which the first value is the term itself.

    Of terms with the same words the first counts, so the order of those that stay must be the same.
    """
    old, new = dict.fromkeys(before), dict.fromkeys(after)
    stays = [term for term in old if term in new] == [term for term in new if term in old]
    differing = [*(term for term in old if term not in new), *(term for term in new if term not in old)]
    words = {tuple(WORD.findall(str(term[0]).casefold())) for term in differing}
    return ChangedTerms(tuple(sorted(one for one in words if one)), not stays)

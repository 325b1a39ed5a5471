# SPDX-License-Identifier: Apache-2.0
"""Which terms mean the same, so that who seeks one finds the other."""

from collections.abc import Iterable, Iterator

from sinau.model.glossary import Term
from sinau.search.tokens import search_words


def related_terms(terms: Iterable[Term]) -> tuple[tuple[str, str], ...]:
    """Return pairs of what is sought and what is written for it: synonyms both ways, a superseded term towards the one of today."""
    found = dict.fromkeys(pair for term in terms for pair in _pairs_of_related(term))
    return tuple(pair for pair in found if all(pair) and pair[0] != pair[1])


def _pairs_of_related(term: Term) -> Iterator[tuple[str, str]]:
    same = [" ".join(search_words(one)) for one in (term.term, *term.synonyms)]
    yield from ((old, new) for old in same for new in same)
    if term.superseded_by:
        yield same[0], " ".join(search_words(term.superseded_by))

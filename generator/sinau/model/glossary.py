# SPDX-License-Identifier: Apache-2.0
"""Terms with their meanings, and how they are found in a text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sinau.diagnostics import Span

WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Term:
    """A term and what it means. A superseded one names what is said instead, and since when or which rule.

    `synonyms` are other words for it, by which it is sought too; they stand at `synonym_places`. Two terms are
    equal that pages show alike.
    """

    term: str
    meaning: str
    span: Span = field(compare=False)
    superseded_by: str = ""
    since: str = ""
    synonyms: tuple[str, ...] = field(default=(), compare=False)
    synonym_places: tuple[Span, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class FoundTerm:
    """A term that stands in a text at the characters `start` to `end`."""

    term: Term
    start: int
    end: int


class Glossary:
    """Finds terms. A word of a term that has a small letter is found in any letter case, `PPKD` only as it is."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self.terms = tuple(terms)
        self._terms: dict[tuple[str, ...], list[tuple[re.Pattern[str], Term]]] = {}
        self._lengths: dict[str, list[int]] = {}
        for term in self.terms:
            words = tuple(WORD.findall(term.term.casefold()))
            if words:
                self._terms.setdefault(words, []).append((_pattern(term.term), term))
                lengths = self._lengths.setdefault(words[0], [])
                if len(words) not in lengths:
                    lengths.append(len(words))
                    lengths.sort(reverse=True)

    def __bool__(self) -> bool:
        """Tell whether there is any term."""
        return bool(self._terms)

    def find(self, text: str) -> Iterator[FoundTerm]:
        """Yield the terms in `text` in order, where several start at one word the longest."""
        if not self._terms:
            return
        words = list(WORD.finditer(text))
        folded = [word[0].casefold() for word in words]
        done = 0
        for number, word in enumerate(words):
            if word.start() < done or folded[number] not in self._lengths:
                continue
            found = self._term_at(text, word.start(), folded, number)
            if found:
                done = found.end
                yield found

    def _term_at(self, text: str, start: int, folded: list[str], number: int) -> FoundTerm | None:
        for length in self._lengths[folded[number]]:
            for pattern, term in self._terms.get(tuple(folded[number : number + length]), ()):
                match = pattern.match(text, start)
                if match:
                    return FoundTerm(term, start, match.end())
        return None


def _pattern(term: str) -> re.Pattern[str]:
    """Return what `term` looks like in a text, where a line of a quotation may end within it."""
    parts = (re.escape(part) if part.upper() == part else f"(?i:{re.escape(part)})" for part in term.split())
    return re.compile(r"[\s>]+".join(parts) + r"(?!\w)")

# SPDX-License-Identifier: Apache-2.0
"""Gathers which root stands in which passages, and how much it says there. One pass over the pages; the order of nothing but theirs."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from sinau.model.rendered import Passage
from sinau.search.pairs import FEW_PASSAGES, PairIndex
from sinau.search.roots import roots_of_words
from sinau.search.tokens import joined_or_split_names, search_words

# How often a word in a heading or in the title counts.
HEADING, TITLE = 4, 8
# BM25 (Robertson and Zaragoza, 2009): how soon more of a word says no more, and how much length counts.
K1, B = 1.2, 0.6
LEVELS = 7
# Of a root that stands nearly everywhere only the best passages are kept: this many.
MOST_POSTINGS = 1500
# Of a word and the blank behind it, about.
LETTERS = 7
# A word that stands in fewer passages is found when it is written whole.
KNOWN = 2


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A page that is found: its `title`, its `address` (to which `#` or `:` and an anchor are added), its language, its passages.

    `course` is the title of its course; "": it is the course's home, or stands in none.
    """

    title: str
    address: str
    language: str
    course: str
    passages: tuple[Passage, ...]


# A passage by its number, and how much a root says there: 1 to `LEVELS`.
Posting = tuple[int, int]
# By language and word: in which passages it stands, and how often.
Counts = dict[tuple[str, str], list[tuple[int, int]]]


@dataclass(slots=True)
class RootIndex:
    """The roots in order with their postings in order; `spread` tells of each in about how many passages it stands (log 2).

    `words` are those that do not begin as their root does, in order: whoever begins to write one, or mistypes it, is to find it.
    `pairs` are there where they are worth their bytes.
    """

    postings: dict[str, list[Posting]] = field(default_factory=dict)
    spread: dict[str, int] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    passages: int = 0
    pairs: PairIndex | None = None


def make_search_index(pages: Sequence[SearchPage]) -> RootIndex:
    """Return the index of `pages`; passages are numbered through in their order."""
    pairs = _pairs_for(pages)
    counts: dict[str, dict[str, list[tuple[int, int]]]] = {}
    lengths: list[int] = []
    for page in pages:
        known = counts.setdefault(page.language, {})
        for place, passage in enumerate(page.passages):
            number = len(lengths)
            body = search_words(passage.text)
            found = Counter(body)
            found.update(joined_or_split_names(passage.text))
            names = [body]
            for text, times in ((passage.heading, HEADING), ("" if place else page.title, TITLE)):
                if text:
                    names.append(search_words(text))
                    for word in (*names[-1], *joined_or_split_names(text)):
                        found[word] += times
            if pairs:
                pairs.add(number, names)
            for word, count in found.items():
                if word in known:
                    known[word].append((number, count))
                else:
                    known[word] = [(number, count)]
            lengths.append(len(body))
    index = _make_index(
        {(word, language): found for language, words in counts.items() for word, found in words.items()}, lengths
    )
    index.pairs = pairs
    return index


def _pairs_for(pages: Sequence[SearchPage]) -> PairIndex | None:
    """Return what takes the pairs of words of `pages`, if there are enough passages."""
    if sum(len(page.passages) for page in pages) < FEW_PASSAGES:
        return None
    return PairIndex(sum(len(passage.text) for page in pages for passage in page.passages) // LETTERS)


def _make_index(counts: Counts, lengths: list[int]) -> RootIndex:
    usual = sum(lengths) / len(lengths) if lengths else 1
    slack = [K1 * (1 - B + B * length / (usual or 1)) for length in lengths]
    chosen = roots_of_words(counts)
    hidden = {one[0] for one, root in chosen.items() if len(counts[one]) >= KNOWN and not one[0].startswith(root)}
    words: dict[str, list[tuple[int, int]]] = {}
    for word, found in counts.items():
        words.setdefault(chosen[word], []).extend(found)
    index = RootIndex(words=sorted(hidden), passages=len(lengths))
    for root in sorted(words):
        sums: dict[int, int] = {}
        for number, count in words[root]:
            sums[number] = sums.get(number, 0) + count
        rated = [(number, int(LEVELS * count / (count + slack[number]) + 0.5) or 1) for number, count in sums.items()]
        if len(rated) > MOST_POSTINGS:
            rated = sorted(rated, key=lambda one: (-one[1], one[0]))[:MOST_POSTINGS]
        rated.sort()
        index.postings[root] = rated
        index.spread[root] = min(9, len(sums).bit_length() - 1)
    return index

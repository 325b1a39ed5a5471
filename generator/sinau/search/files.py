# SPDX-License-Identifier: Apache-2.0
"""Writes an index as the values of small scripts, of which a search fetches the few that it needs.

`start` tells where things are. `r…` have roots in order, `p…` their postings, `w…` words in order, `t…` the texts of passages, `b…` buckets of pairs of words. Numbers are
written in letters, so that no separator is needed: five bits each, and a sixth that tells whether more follow.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

from sinau.model.rendered import JsonValue
from sinau.search.index import Posting, SearchPage, make_search_index
from sinau.search.pairs import IN_PART

# Characters. A search fetches a few scripts of roots and one of postings for each word, and one of texts for each result; one of words
# only for what is unfinished or mistyped.
MOST_ROOTS, MOST_POSTINGS, MOST_WORDS, MOST_TEXT = 3_000, 5_000, 5_000, 6_000
# A small course needs one script of each instead.
FEW_ROOTS, FEW_POSTINGS = 10_000, 12_000
# No digits, which are levels, and nothing that a script or a page would have to escape.
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%()*+,-./"
MORE = 32


def search_parts(pages: Sequence[SearchPage], related: Iterable[tuple[str, str]] = ()) -> dict[str, JsonValue]:
    """Return what is to be fetched by its name. `related` are terms that mean the same, from what is sought to what is written."""
    index = make_search_index(pages)
    parts: dict[str, JsonValue] = {}
    roots = list(_pieces_of_list(list(index.postings), FEW_ROOTS, MOST_ROOTS))
    few = len(roots) == 1
    file = 0
    for shard, names in enumerate(roots):
        texts = [postings_as_text(index.postings[name]) for name in names]
        breaks = list(_group_sizes(texts, FEW_POSTINGS if few else MOST_POSTINGS))
        for start, end in pairwise([0, *accumulate(breaks)]):
            parts[f"p{file}"] = "".join(texts[start:end])
            file += 1
        spread = "".join(str(index.spread[name]) for name in names)
        parts[f"r{shard}"] = [names_as_text(names), spread, file - len(breaks), *breaks]
    words = list(_pieces_of_list(index.words, FEW_ROOTS, MOST_WORDS))
    for shard, names in enumerate(words):
        parts[f"w{shard}"] = names_as_text(names)
    blocks = _add_texts(pages, parts)
    buckets = index.pairs.buckets if index.pairs else []
    for part, place in enumerate(range(0, len(buckets), IN_PART)):
        parts[f"b{part}"] = "0".join(map(written_gaps, buckets[place : place + IN_PART]))
    first: dict[str, JsonValue] = {
        "roots": [names[0] for names in roots],
        "words": [names[0] for names in words],
        "passages": index.passages,
        "pages": "".join(number_in_letters(len(page.passages)) for page in pages),
        "blocks": "".join(map(number_in_letters, blocks)),
        "languages": [*sorted({page.language.partition("-")[0] for page in pages})],
        "buckets": len(buckets),
        "related": [[old, new] for old, new in related],
    }
    return {"start": first, **parts}


def _pieces_of_list(names: list[str], few: int, most: int) -> Iterator[list[str]]:
    """Yield `names` in pieces: one if they have no more than `few` characters, otherwise of no more than `most`."""
    start = 0
    for count in _group_sizes(names, few if sum(map(len, names)) <= few else most):
        yield names[start : start + count]
        start += count


def _group_sizes(texts: list[str], most: int) -> Iterator[int]:
    """Yield how many of `texts` stand together."""
    count = size = 0
    for text in texts:
        if count and size + len(text) > most:
            yield count
            count = size = 0
        count += 1
        size += len(text)
    if count:
        yield count


def _add_texts(pages: Iterable[SearchPage], parts: dict[str, JsonValue]) -> list[int]:
    """Add the texts of passages to `parts`; return how many passages stand in each."""
    blocks: list[int] = []
    heads: list[JsonValue] = []
    texts: list[JsonValue] = []
    size = 0

    def close_part() -> None:
        nonlocal size
        parts[f"t{len(blocks)}"] = [[*heads], [*texts]]
        blocks.append(len(texts))
        texts.clear()
        heads.clear()
        size = 0

    for number_, page in enumerate(pages):
        known = False
        for passage in page.passages:
            if texts and size + len(passage.text) > MOST_TEXT:
                close_part()
                known = False
            if not known:
                heads.append([number_, page.title, page.address, page.course, page.language])
                known = True
            texts.append([passage.anchor, passage.heading, passage.text])
            size += len(passage.text)
    if texts:
        close_part()
    return blocks


def number_in_letters(value: int) -> str:
    """Return `value` (0 or more) in letters, the lowest bits first."""
    written = ""
    while value >= MORE:
        written += LETTERS[value % MORE + MORE]
        value //= MORE
    return written + LETTERS[value]


def postings_as_text(postings: Iterable[Posting]) -> str:
    """Return the distances between passages, then the level of each, a digit."""
    passages, levels = [], []
    for passage, level in postings:
        passages.append(passage)
        levels.append(str(level))
    return written_gaps(passages) + "".join(levels)


def written_gaps(passages: Iterable[int]) -> str:
    """Return how many are passed over before each of `passages`, which are in order."""
    before = -1
    gaps = []
    for passage in passages:
        gap = passage - before - 1
        gaps.append(LETTERS[gap] if gap < MORE else number_in_letters(gap))
        before = passage
    return "".join(gaps)


def names_as_text(names: Iterable[str]) -> str:
    """Return each name as a capital letter, which tells how much it has in common with the one before, and the rest of it."""
    before, written = "", ""
    for name in names:
        common = 0
        while common < min(len(name), len(before), 25) and name[common] == before[common]:
            common += 1
        written += chr(ord("A") + common) + name[common:]
        before = name
    return written

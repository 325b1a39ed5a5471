# SPDX-License-Identifier: Apache-2.0
"""The parts of an index: the same in every run, small, and read by the browser as they were written."""

import json
import random
import statistics

import pytest

from helpers.cases import TORTURE
from helpers.natural import natural_pages
from helpers.node import call_each
from helpers.searching import Parts, page, searched, weight
from sinau.search import SearchPage, search_parts
from sinau.search.files import names_as_text, number_in_letters, postings_as_text
from sinau.search.index import make_search_index
from sinau.search.pairs import PairIndex

INDEX = "themes/sinau_theme/player/search/index.js"
# Bytes, compressed by brotli: what one word takes at 1,000 lessons, and a search of some words with its passages.
ONE_WORD, A_SEARCH = 16_000, 30_000


@pytest.fixture(scope="module")
def natural() -> list[SearchPage]:
    return natural_pages(1000)


@pytest.fixture(scope="module")
def parts(natural: list[SearchPage]) -> Parts:
    return search_parts(natural)


def test_the_browser_reads_what_was_written() -> None:
    values = [0, 1, 31, 32, 33, 1023, 1024, 70_000]
    postings = [(0, 7), (1, 1), (40, 3), (5000, 2)]
    names = ["ada", "adalah", "adil", "buku", "bukukan", "z" * 40, "z" * 40 + "y", "日本"]

    assert call_each(INDEX, "numbersFromLetters", [["".join(map(number_in_letters, values))]]) == [values]
    (read,) = call_each(INDEX, "readPostings", [[postings_as_text(postings)]])
    assert [(one["passage"], one["level"]) for one in read] == postings
    (roots,) = call_each(INDEX, "readRoots", [[[names_as_text(names), "12345678", 4, 3, 5]]])
    assert [(one["name"], one["spread"], one["file"], one["place"]) for one in roots] == [
        (name, place + 1, 4 if place < 3 else 5, place if place < 3 else place - 3) for place, name in enumerate(names)
    ]


def test_the_parts_of_a_large_index_hold_all_of_it(natural: list[SearchPage]) -> None:
    pages = natural[: 1000 if TORTURE else 200]
    index, parts = make_search_index(pages), search_parts(pages)
    starts = parts["start"]
    assert isinstance(starts, dict)
    shards = [parts[name] for name in parts if name[0] == "r"]
    found = call_each(INDEX, "readRoots", [[shard] for shard in shards])
    names = [root["name"] for roots in found for root in roots]

    assert len(shards) > 1
    assert names == list(index.postings)
    assert starts["roots"] == [roots[0]["name"] for roots in found]
    for root in random.Random(3).sample([root for roots in found for root in roots], 50):
        lists = parts[f"p{root['file']}"]
        assert isinstance(lists, str)
        assert postings_as_text(index.postings[root["name"]]) in lists


def test_the_same_pages_give_the_same_parts(natural: list[SearchPage]) -> None:
    some = natural[:30]
    assert json.dumps(search_parts(some)) == json.dumps(search_parts(list(some)))


def test_both_sides_put_a_pair_of_words_into_the_same_bucket() -> None:
    words = ["kas", "umum", "日本", "\U0001d538x", "1500000", "ß", "x" * 90]
    pairs = [(one, other) for one in words for other in words]
    index = PairIndex(900_000)
    for place, pair in enumerate(pairs):
        index.add(place, [list(pair)])

    found = call_each("themes/sinau_theme/player/search/phrases.js", "bucketOf", [[*pair, 8192] for pair in pairs])
    assert len(index.buckets) == 8192
    assert all(place in index.buckets[bucket] for place, bucket in enumerate(found))
    assert len(set(found)) > len(pairs) * 0.9


def test_a_search_takes_few_bytes_at_1000_lessons(natural: list[SearchPage], parts: Parts) -> None:
    chance = random.Random(5)
    words, phrases = [], []
    for _ in range(30):
        text = chance.choice(chance.choice(natural).passages).text.split()
        words.append(chance.choice(text))
        place = chance.randrange(len(text) - 3)
        phrases.append(" ".join(text[place : place + chance.choice([2, 3])]))
    passages_of = {one.address: one.passages for one in natural}
    found = searched(parts, *words, *phrases)
    weights = {name: weight(name, parts[name]) for one in found for name in ("start", *one["index"], *one["texts"])}
    index = sorted(weights["start"] + sum(map(weights.__getitem__, one["index"])) for one in found[: len(words)])
    whole = [
        weights["start"] + sum(map(weights.__getitem__, (*one["index"], *one["texts"]))) for one in found[len(words) :]
    ]

    assert index[int(len(index) * 0.95)] <= ONE_WORD
    assert statistics.median(whole) <= A_SEARCH
    for phrase, one in zip(phrases, found[len(words) :], strict=True):
        assert any(f" {phrase} " in f" {passage.text} " for passage in passages_of[one["addresses"][0]]), phrase


def test_a_small_course_needs_few_parts() -> None:
    parts = search_parts([page(f"Kas {place}", "kas " * 50, "Buku: panjar " * 9) for place in range(10)])

    assert sorted(name for name in parts if name[0] != "t") == ["p0", "r0", "start"]

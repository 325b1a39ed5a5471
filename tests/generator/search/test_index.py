# SPDX-License-Identifier: Apache-2.0
"""Which root stands where, and how much it says there."""

from helpers.searching import page
from sinau.search.index import MOST_POSTINGS, make_search_index


def test_passages_are_numbered_through_in_the_order_of_pages() -> None:
    index = make_search_index([page("Satu", "kas", "Dua: buku kas"), page("Tiga", "buku")])

    assert index.passages == 3
    assert [number for number, _ in index.postings["kas"]] == [0, 1]
    assert [number for number, _ in index.postings["buku"]] == [1, 2]


def test_titles_and_headings_say_more_than_texts() -> None:
    filler = " ".join(f"kata{number}" for number in range(30))
    index = make_search_index([page("Kas", filler, f"Panjar: {filler}"), page("Lain", f"kas panjar {filler}")])
    kas, panjar = dict(index.postings["kas"]), dict(index.postings["panjar"])

    assert kas[0] > panjar[1] > kas[2] == panjar[2]


def test_forms_share_a_root_and_words_that_begin_otherwise_are_known() -> None:
    index = make_search_index([page("Satu", "pelaporan melapor"), page("Dua", "laporan pelaporan")])

    assert [number for number, _ in index.postings["lapor"]] == [0, 1]
    assert index.words == ["pelaporan"]


def test_of_a_word_that_is_everywhere_the_best_passages_are_kept() -> None:
    pages = [page(f"L{number}", "kas " + ("kas kas " if number % 2 else "") + "x" * 9) for number in range(2000)]
    postings = make_search_index(pages).postings["kas"]

    assert len(postings) == MOST_POSTINGS
    assert {number for number, _ in postings} >= set(range(1, 2000, 2))
    assert postings == sorted(postings)

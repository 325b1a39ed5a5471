# SPDX-License-Identifier: Apache-2.0
"""Words of a text, in the build and in the browser."""

from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.node import call_each
from sinau.search.tokens import joined_or_split_names, search_words

TOKENS = "themes/sinau_theme/player/search/tokens.js"
TEXTS = [
    "Naïve café, NAÏVE",
    "Rp1.500.000,50 dan 20/2018",
    "Kadang-kadang 'BUM Desa' (APBDes)",
    "a I x 7 ñ",
    "اللغة العَرَبِيَّة",
    "ﬁle ①",
    "日本語",
    "İstanbul ſ ẞ",
    "1.2.3, 4,5 6.",
    "don't e-mail_2",
]


def test_accents_letter_case_and_marks_in_numbers_do_not_matter() -> None:
    assert search_words("Naïve CAFÉ") == search_words("naive café") == ["naive", "cafe"]
    assert search_words("Rp1.500.000") == ["rp1500000"]
    assert search_words("a 7 Kas") == ["7", "kas"]


def test_names_in_one_word_and_in_two() -> None:
    assert joined_or_split_names("APB Desa, BUM\nDesa") == ["apbdesa", "bumdesa"]
    assert joined_or_split_names("BUMDes") == ["bum", "des"]
    assert joined_or_split_names("DPA adalah, Pak Darto, LMSs") == []


def test_the_browser_parts_texts_in_the_same_way() -> None:
    assert call_each(TOKENS, "tokens", [[text] for text in TEXTS]) == [search_words(text) for text in TEXTS]


@settings(max_examples=5, deadline=None)
@given(
    st.lists(st.text(st.characters(exclude_categories=["Cn", "Cs"], max_codepoint=0x24FF)), min_size=60, max_size=60)
)
def test_the_browser_parts_any_text_in_the_same_way(texts: list[str]) -> None:
    # Node may know a newer Unicode than Python: characters that one of them has not heard of are left out.
    assert call_each(TOKENS, "tokens", [[text] for text in texts]) == [search_words(text) for text in texts]

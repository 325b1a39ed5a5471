# SPDX-License-Identifier: Apache-2.0
"""Anchors of headings are those that a forge's preview gives them, so that links work in both."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinau.markdown.slugs import Slugger

# What github-slugger (the npm package that documents GitHub's way) gives for these texts.
AS_ON_GITHUB = {
    "Empat Asas": "empat-asas",
    "Apa itu APB Desa?": "apa-itu-apb-desa",
    "1. Langkah — pertama": "1-langkah--pertama",
    "a_b-c.d": "a_b-cd",
    "Tanda & dan +": "tanda--dan-",
    "ÉTÉ": "été",
    "ꦱꦶꦤꦲꦸ": "ꦱꦶꦤꦲꦸ",
    "हिन्दी": "हिन्दी",
    "漢字 と かな": "漢字-と-かな",
    "m² dan ½": "m-dan-",
    "😀 senang": "-senang",
    "`kode` di sini": "kode-di-sini",
}


@pytest.mark.parametrize("text, anchor", AS_ON_GITHUB.items())
def test_as_on_github(text: str, anchor: str) -> None:
    assert Slugger()(text) == anchor


def test_the_second_of_a_name_is_counted() -> None:
    slug = Slugger()

    assert [slug(text) for text in ("a", "a", "a-1", "a", "a-1", "b")] == ["a", "a-1", "a-1-1", "a-2", "a-1-2", "b"]


@given(
    st.lists(
        st.sampled_from(["a", "a-1", "a-1-1", "A", "a 1", "", "?", "section", "q-1", "fn-1"]) | st.text(max_size=6)
    )
)
def test_no_two_headings_share_an_anchor(texts: list[str]) -> None:
    slug = Slugger()
    anchors = [slug(text) for text in texts]

    assert len(set(anchors)) == len(anchors)
    assert all(anchors)


@pytest.mark.parametrize("text", ["sinau-main", "Q-asas-1", "fn-1", "fnref-2", "question-place-0"])
def test_ids_of_our_own_elements_are_not_taken(text: str) -> None:
    assert Slugger()(text) == f"h-{text.lower()}"

# SPDX-License-Identifier: Apache-2.0
"""Authors' texts in a manifest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from helpers.strategies import TITLE
from sinau_scorm.manifest.text import cut_to, text_for_xml, utf16_length


@given(TITLE)
def test_plain_text_is_what_xml_can_hold_and_gives_back(text: str) -> None:
    element = etree.Element("title")
    element.text = text_for_xml(text)
    assert (etree.fromstring(etree.tostring(element)).text or "") == text_for_xml(text)


@pytest.mark.parametrize(
    "text, plain",
    [
        ("  Kas\n\tdesa ", "Kas desa"),
        ("a\x00b\x1bc\ufffed", "abcd"),
        ("<b> & \u202eabc\u202c 😀", "<b> & \u202eabc\u202c 😀"),
        ("\x00", ""),
    ],
)
def test_plain_text_keeps_all_else(text: str, plain: str) -> None:
    assert text_for_xml(text) == plain


@given(TITLE, st.integers(1, 200))
def test_cut_fits_and_says_that_it_cut(text: str, limit: int) -> None:
    short = cut_to(text, limit)
    assert utf16_length(short) <= limit
    assert short == text or (short.endswith("…") and text.startswith(short[:-1]))


def test_an_emoji_is_two_characters_and_is_never_split() -> None:
    assert cut_to("😀" * 3, 6) == "😀😀😀"
    assert cut_to("😀" * 3, 5) == "😀😀…"
    assert cut_to("😀" * 3, 4) == "😀…"

# SPDX-License-Identifier: Apache-2.0
"""The answers in a page are not read at a glance, and come back whole."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.parsed_html import unsealed
from sinau.model.rendered import JsonValue
from sinau.publishing.key_stream import BLOCK, combined_with_stream
from sinau.publishing.linking import seal_question_data

IDS = st.from_regex(r"[a-z][a-z0-9]*(-[a-z0-9]+){0,3}", fullmatch=True)
VALUES: st.SearchStrategy[JsonValue] = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(IDS, st.dictionaries(st.text(), VALUES, max_size=5))
def test_what_is_sealed_comes_back(question_id: str, data: dict[str, JsonValue]) -> None:
    whole = {**data, "id": question_id}

    sealed = seal_question_data(whole)

    assert re.fullmatch(r"[A-Za-z0-9_-]+", sealed)
    assert unsealed(sealed, question_id) == whole


def test_known_value() -> None:
    """What the browser's side has to open; a change here would close every package that was published."""
    assert seal_question_data({"id": "asas-1", "points": 2}) == "PG9vgYxoPTWWnXdC1IYNRAFDl_4CA9gAt5w"


def one_by_one(text: bytes, question_id: str) -> bytes:
    """As the browser does it."""
    state = 2166136261
    for byte in question_id.encode():
        state = (state ^ byte) * 16777619 & 0xFFFFFFFF
    found = bytearray()
    for byte in text:
        state ^= state << 13 & 0xFFFFFFFF
        state ^= state >> 17
        state ^= state << 5 & 0xFFFFFFFF
        found.append(byte ^ state & 255)
    return bytes(found)


@pytest.mark.parametrize("size", [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK, 3 * BLOCK + 7])
@pytest.mark.parametrize("question_id", ["a", "asas-1", "soal-yang-panjang-namanya-12"])
def test_whole_texts_are_combined_as_single_bytes_are(size: int, question_id: str) -> None:
    text = (b"\x00\xffabc" * size)[:size]

    assert combined_with_stream(text, question_id) == one_by_one(text, question_id)
    assert combined_with_stream(combined_with_stream(text, question_id), question_id) == text


@given(IDS, st.binary(max_size=4 * BLOCK))
def test_any_text_is(question_id: str, text: bytes) -> None:
    assert combined_with_stream(text, question_id) == one_by_one(text, question_id)

# SPDX-License-Identifier: Apache-2.0
"""Shapes of answers and the codes that name them."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.shapes import SHAPES
from sinau.answers.shape import BadShapeError, Shape, is_in_player_script, shape_code, shape_of_code


@given(SHAPES)
def test_a_code_is_read_as_it_was_written(shape: Shape) -> None:
    assert shape_of_code(shape_code(shape)) == shape


@pytest.mark.parametrize(
    "text",
    [
        "", "one", "one0", "one27", "one04", "one4x2", "one4 ", "two4", "truth2", "order1", "order13", "pairs6", "pairs6x0",
        "pairs16x2", "pairs6x27", "gaps", "gaps()", "gaps(one4", "gaps(one4,)", "gaps(words24)", "gaps(pairs2x2)", "gaps2(one4)",
        "gaps(gaps(one4))", "drawn(number24)", "drawn17(number24)", "drawn2(number24,number24)", "text1024", "path(words12)",
        "one4)", "(one4)", "text60", "gaps(" * 3000,
    ],
)  # fmt: skip
def test_what_is_no_code_is_refused(text: str) -> None:
    with pytest.raises(BadShapeError):
        shape_of_code(text)


@given(st.text(alphabet="onesomtruhdpaigwlxcbr0123456789(),-", max_size=24))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(BadShapeError):
        assert shape_code(shape_of_code(text)) == text


def test_what_the_player_knows_by_itself() -> None:
    assert [
        text
        for text in ("one4", "some3", "truth", "words24", "number24")
        if not is_in_player_script(shape_of_code(text))
    ] == []
    assert [
        text
        for text in ("one4-", "order3", "gaps(one4)", "text60-", "drawn2(number24)")
        if is_in_player_script(shape_of_code(text))
    ] == []


def test_no_text_is_scored() -> None:
    assert shape_code(Shape("text", 60)) == "text60-"

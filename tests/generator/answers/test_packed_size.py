# SPDX-License-Identifier: Apache-2.0
"""How many bits an answer can take."""

import pytest

from sinau.answers import Shape, shape_of_code
from sinau.answers.packed_size import most_bits


@pytest.mark.parametrize(
    "text, bits",
    [
        ("one4", 10), ("one8", 10), ("one9", 21), ("one26", 38), ("truth", 10), ("some4", 16), ("some26", 38),
        ("order6", 46), ("order12", 65), ("pairs6x8", 63), ("pairs10x2", 59), ("pairs15x26", 114),
        ("gaps(one4,one4,one4,one4,one4)", 61), ("gaps(words12,words12,words12,words12,words12)", 561),
        ("words24", 206), ("number24", 206), ("drawn16(number24)", 218), ("text60-", 504), ("text1000-", 8024),
        ("path(one8,one8,one8,one8,one8)", 61),
    ],
)  # fmt: skip
def test_the_most_bits_of_a_slot(text: str, bits: int) -> None:
    assert most_bits(shape_of_code(text)) == bits


def test_a_slot_without_a_question_has_room_for_the_widest_choice() -> None:
    assert most_bits(None) == 38 == most_bits(Shape("some", 26))


def test_a_standard_with_less_room_keeps_less_of_a_long_text() -> None:
    assert most_bits(shape_of_code("text1000-"), 60) == 504
    assert most_bits(shape_of_code("text40-"), 60) == 24 + 8 * 40
    assert most_bits(shape_of_code("gaps(words12)"), 60) == most_bits(shape_of_code("gaps(words12)"))

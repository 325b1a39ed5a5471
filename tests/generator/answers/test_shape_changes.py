# SPDX-License-Identifier: Apache-2.0
"""What a change of shape does to answers."""

import pytest
from hypothesis import given

from helpers.node import call_each
from helpers.shapes import SHAPES
from sinau.answers import LONG_TEXT, Shape, most_bits, shape_of_code
from sinau.answers.shape_changes import can_be_shown, slot_has_room


@given(SHAPES)
def test_every_shape_keeps_and_shows_its_own_answers(shape: Shape) -> None:
    assert slot_has_room(shape, shape)
    assert can_be_shown(shape, shape)


@pytest.mark.parametrize(
    "old, new, is_shown",
    [
        ("one4", "some6", True), ("one4", "words24", False), ("words24", "number24", True), ("text60-", "words24", False),
        ("order6", "order6", True), ("order6", "order5", False), ("pairs3x4", "pairs3x5", True), ("pairs3x5", "pairs3x4", False),
        ("pairs3x4", "order3", False), ("gaps(one4,words12)", "gaps(one3,words12)", True), ("truth", "one3", True),
        ("gaps(one4,words12)", "gaps(words12,one4)", False), ("gaps(one4)", "gaps(one4,one4)", False), ("some2", "truth", True),
    ],
)  # fmt: skip
def test_what_a_new_question_can_show(old: str, new: str, is_shown: bool) -> None:
    assert can_be_shown(shape_of_code(old), shape_of_code(new)) is is_shown


CODES = [
    "one4", "one12", "some5", "truth", "words24", "number24", "order3", "order4", "pairs3x4", "pairs3x2", "pairs4x4", "gaps(one4)",
    "gaps(one4,one3)", "gaps(one4,words12)", "gaps(words12,words12)", "gaps(some3,words12)", "drawn4(number24)", "drawn2(words24)",
    "drawn3(some4)", "path(one3)", "path(one3,one2)", "path(one3,one2,one2)", "one5-", "text60-", "text1000-",
]  # fmt: skip


@pytest.mark.parametrize("text_bytes", [60, LONG_TEXT])
def test_a_new_question_does_with_old_answers_in_the_browser_what_is_said_here(text_bytes: int) -> None:
    pairs = [(shape_of_code(old), shape_of_code(new)) for old in CODES for new in CODES]
    bits = {code: most_bits(shape_of_code(code), text_bytes) for code in CODES}
    calls: list[list[object]] = [
        [old, new, bits[old], bits[new], 80, 5 + at] for old in CODES for at, new in enumerate(CODES)
    ]

    results = call_each("tests/themes/player/answers/invented.js", "changed", calls)

    for (old, new), (old_code, new_code, *_), result in zip(pairs, calls, results, strict=True):
        assert result["shown"] is can_be_shown(old, new), (old_code, new_code)
        assert result["fits"] or not slot_has_room(old, new), (old_code, new_code)
    assert any(not result["fits"] for result in results)

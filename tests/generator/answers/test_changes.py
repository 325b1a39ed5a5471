# SPDX-License-Identifier: Apache-2.0
"""What a change of shape does to answers."""

import pytest
from hypothesis import given

from helpers.shapes import SHAPES
from sinau.answers import Shape, read_code
from sinau.answers.changes import keeps, shown


@given(SHAPES)
def test_every_shape_keeps_and_shows_its_own_answers(shape: Shape) -> None:
    assert keeps(shape, shape)
    assert shown(shape, shape)


@pytest.mark.parametrize(
    "old, new, is_shown",
    [
        ("one4", "some6", True), ("one4", "words24", False), ("words24", "number24", True), ("text60", "words24", False),
        ("order6", "order6", True), ("order6", "order5", False), ("pairs3x4", "pairs3x5", True), ("pairs3x5", "pairs3x4", False),
        ("pairs3x4", "order3", False), ("gaps(one4,words12)", "gaps(one3,words12)", True), ("truth", "one3", True),
        ("gaps(one4,words12)", "gaps(words12,one4)", False), ("gaps(one4)", "gaps(one4,one4)", False), ("some2", "truth", True),
    ],
)  # fmt: skip
def test_what_a_new_question_can_show(old: str, new: str, is_shown: bool) -> None:
    assert shown(read_code(old), read_code(new)) is is_shown

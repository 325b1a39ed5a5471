# SPDX-License-Identifier: Apache-2.0
"""The letters of what is put in order or matched tell nothing, and are the same in every build."""

from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sinau.answers.letters import shuffled_letters


@given(st.text(min_size=1, max_size=60), st.integers(0, 26), st.sampled_from(["", "options"]))
def test_each_letter_is_given_once_and_never_in_the_order_as_written(question: str, count: int, of: str) -> None:
    letters = shuffled_letters(question, count, of)

    assert sorted(letters) == list(ascii_lowercase[:count])
    assert count < 2 or list(letters) != sorted(letters)
    assert shuffled_letters(question, count, of) == letters


def test_they_stay_what_they_were() -> None:
    """Learners' answers hold them: another shuffle would give every answer another meaning."""
    assert "".join(shuffled_letters("urutan-1", 6)) == "fdbeac"
    assert "".join(shuffled_letters("urutan-1", 6, "options")) == "dacebf"
    assert "".join(shuffled_letters("urutan-2", 6)) == "efacbd"


def test_every_order_comes_up() -> None:
    found = {"".join(shuffled_letters(f"q-{number}", 3)) for number in range(200)}

    assert found == {"acb", "bac", "bca", "cab", "cba"}


def test_there_are_as_many_letters_as_an_lms_takes() -> None:
    with pytest.raises(ValueError, match="27"):
        shuffled_letters("q", 27)

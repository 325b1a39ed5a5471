# SPDX-License-Identifier: Apache-2.0
"""What is underlined where lines were meant to stand below each other, and where a question has too much."""

import pytest

from helpers.chain import lesson


@pytest.mark.parametrize(
    "body, code, places",
    [
        ("a. satu kata\nb. dua", "C160", [(5, 1, 12)]),
        ("- kata\n\n  (1) satu kata\n  (2) dua", "C160", [(7, 3, 13)]),
        (
            "::: question q\nBenar?\n\n= ya\n\n! Satu.\n\n! Dua yang panjang.\nDan lagi.\n:::",
            "C319",
            [(12, 1, 19)],
        ),
    ],
)
def test_all_that_is_meant_is_underlined(body: str, code: str, places: list[tuple[int, int, int]]) -> None:
    found = [one.span for one in lesson(body + "\n").report if one.rule.code == code]

    assert [(span.line, span.column, span.length) for span in found] == places

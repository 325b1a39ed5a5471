# SPDX-License-Identifier: Apache-2.0
"""Every form of packed answer comes back from the browser's code, and never takes more bits than the build has computed."""

import os

import pytest

from helpers.node import call_each
from sinau.answers import most_bits, shape_of_code

PLAIN = ["one1", "one4", "one8", "one9", "one26", "truth", "some2", "some8", "some26", "words24", "number24"]
LATER = [
    *(f"order{n}" for n in range(2, 13)),
    *(f"pairs{n}x{m}" for n, m in [(1, 1), (6, 8), (10, 2), (15, 26), (3, 7), (4, 3), (2, 15), (2, 16)]),
    "gaps(one4)", "gaps(words12)", "gaps(one4,words12,one26)", "gaps(one4,one4,one4,one4,one4)",
    "gaps(words12,words12,words12,words12,words12,words12,words12,words12,words12,words12)",
    "drawn16(number24)", "drawn2(words24)", "text60-", "text1000-", "path(one8)",
    "path(one8,one2,one8,one8,one8,one8,one8,one8,one8,one8,one8,one8,one8,one8,one8)",
]  # fmt: skip
# Thirty thousand values of the forms that came later, and as many of the first ones.
ROUNDS = 30_000 // len(LATER) + 1 if not os.environ.get("SINAU_TORTURE") else 100_000
# Their widest answer is one of so few that chance finds it.
REACHED = {code for code in [*PLAIN, *LATER] if "text" not in code and "words" not in code and "number" not in code}


@pytest.mark.parametrize("codes, plain", [(PLAIN, True), (LATER, False)], ids=["first", "later"])
def test_random_values_come_back_within_their_bits(codes: list[str], plain: bool) -> None:
    calls: list[list[object]] = [
        [code, most_bits(shape_of_code(code)), ROUNDS, 7 + at] for at, code in enumerate(codes)
    ]

    for (code, most, *_), result in zip(
        calls, call_each("tests/themes/player/answers/values.js", "tried", calls), strict=True
    ):
        assert result["wrong"] == [], code
        assert result["plain"] is plain, code
        assert isinstance(most, int)
        assert result["widest"] <= most, code
        if code in REACHED and "gaps" not in str(code) and "path" not in str(code):
            assert result["widest"] == most, code

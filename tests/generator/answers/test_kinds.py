# SPDX-License-Identifier: Apache-2.0
"""Answers of every shape in the browser's code, against a second implementation of scores and against what the build computes."""

from __future__ import annotations

import os

import pytest

from helpers.node import call_each
from helpers.scoring import score
from sinau.answers import most_bits, shape_of_code

INVENTED = "tests/themes/player/answers/invented.js"
TORTURE = bool(os.environ.get("SINAU_TORTURE"))
CODES = [
    "one4", "one12", "some5", "truth", "words24", "number24", "order2", "order3", "order6", "order12", "pairs1x1", "pairs3x4",
    "pairs6x8", "pairs10x2", "pairs15x26", "gaps(one4)", "gaps(words12)", "gaps(one4,words12,some5)",
    "gaps(words12,words12,words12,words12,words12,words12,words12,words12,words12,words12)", "drawn4(number24)",
    "drawn16(number24)", "drawn2(words24)", "drawn3(some4)", "path(one3)", "path(one3,one2,one8,one1,one4)",
    "path(one8,one8,one8,one8,one8,one8,one8,one8,one8,one8,one8,one8,one8,one8,one8)",
    "one5-", "some4-", "words24-", "gaps-(one4,words12)", "path-(one3,one3)", "text60-", "text1000-",
]  # fmt: skip


def test_scores_are_those_of_a_second_implementation() -> None:
    rounds = 20_000 if TORTURE else 300
    calls: list[list[object]] = [[code, rounds, 11 + at] for at, code in enumerate(CODES)]

    for (code, *_), cases in zip(calls, call_each(INVENTED, "scored", calls), strict=True):
        shape = shape_of_code(str(code))
        for case in cases:
            expected = score(shape, case["rule"], case["answer"])
            assert case["score"] == pytest.approx(float(expected), abs=1e-9), (code, case)
        if shape.scored and code not in ("pairs1x1",):
            assert len({case["score"] for case in cases}) > 1, code


def test_answers_come_back_from_an_lms_within_their_bits() -> None:
    rounds = 100_000 if TORTURE else 60_000 // len(CODES) // 4
    calls: list[list[object]] = [
        [code, most_bits(shape_of_code(code)), rounds, 3 + at] for at, code in enumerate(CODES)
    ]

    for (code, most, *_), result in zip(calls, call_each(INVENTED, "kept", calls), strict=True):
        assert result["wrong"] == [], code
        assert isinstance(most, int)
        # A third of the widest answers ends one or two bytes before its room does.
        assert most - 40 <= result["widest"] <= most, code


def test_a_long_text_is_cut_to_what_the_standard_has_room_for() -> None:
    (result,) = call_each(INVENTED, "kept", [["text1000-", most_bits(shape_of_code("text1000-"), 60), 50, 1]])

    assert result["wrong"] == []
    assert most_bits(shape_of_code("text60-")) == 504 >= result["widest"] > 450

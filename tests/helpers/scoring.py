# SPDX-License-Identifier: Apache-2.0
"""What an answer scores, by the rules that `sinau/answers/shape.py` and the documentation give: a second implementation, for tests.

It was written from the table of scores alone and shares nothing with the browser's. 0..1.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from helpers.alike import are_same
from sinau.answers import Shape

Rule = dict[str, Any]


def score(shape: Shape, rule: Rule, answer: Sequence[str]) -> Fraction:
    """Return the score of `answer` to a question of this shape."""
    if not shape.scored:
        return Fraction(0)
    return SCORES[shape.kind](shape, rule, answer)


def _choices(shape: Shape, rule: Rule, answer: Sequence[str]) -> Fraction:
    taken, correct = set(answer), set(rule["correct"])
    if rule.get("partial"):
        return max(Fraction(0), Fraction(len(taken & correct) - len(taken - correct), len(correct)))
    return Fraction(taken == correct)


def _words(shape: Shape, rule: Rule, answer: Sequence[str]) -> Fraction:
    exact = bool(rule.get("exact"))
    given = "".join(answer[:1])
    seen = not are_same(given, "", exact=exact)
    return Fraction(seen and any(are_same(given, text, exact=exact) for text in rule["correct"]))


def _number(shape: Shape, rule: Rule, answer: Sequence[str]) -> Fraction:
    if not answer or not answer[0]:
        return Fraction(0)
    given = float(answer[0])
    return Fraction(any(low <= given <= high for low, high in rule.get("ranges", [])))


def _order(shape: Shape, rule: Rule, answer: Sequence[str]) -> Fraction:
    """All in the right order, or in part the most that are in order among themselves, whatever stands between them."""
    correct = list(rule["correct"])
    if sorted(answer) != sorted(correct):
        return Fraction(0)
    if not rule.get("partial"):
        return Fraction(list(answer) == correct)
    # Piles of a patience game: as many as the longest row that rises.
    piles: list[int] = []
    for place in (correct.index(item) for item in answer):
        piles[bisect_left(piles, place) : bisect_left(piles, place) + 1] = [place]
    return Fraction(len(piles) - 1, shape.n - 1)


def _pairs(shape: Shape, rule: Rule, answer: Sequence[str]) -> Fraction:
    """All prompts, or in part those that are right; in a table each wrong one takes a right one away. What a prompt was given first is
    its answer.
    """
    given = dict(pair.split(".") for pair in reversed(answer))
    right = sum(f"{prompt}.{option}" in rule["correct"] for prompt, option in given.items())
    if not rule.get("partial") and not rule.get("table"):
        return Fraction(right == shape.n)
    wrong = len(given) - right if rule.get("table") else 0
    return max(Fraction(0), Fraction(right - wrong, shape.n))


def _gaps(shape: Shape, rule: Rule, answer: Sequence[str]) -> Fraction:
    """All gaps, or in part those that are right."""
    right = 0
    for part, own, text in zip(shape.parts, rule["gaps"], answer, strict=False):
        given = text.split(",") if part.kind == "some" else [text]
        right += text != "" and score(part, own, given) == 1
    share = Fraction(right, len(shape.parts))
    return share if rule.get("partial") else Fraction(share == 1)


def _drawn(shape: Shape, rule: Rule, answer: Sequence[str]) -> Fraction:
    if not answer:
        return Fraction(0)
    return score(shape.parts[0], rule["variants"][int(answer[0].removeprefix("v")) - 1], answer[1:])


def _path(shape: Shape, rule: Rule, answer: Sequence[str]) -> Fraction:
    """What the end says that it leads to; nothing without one."""
    place = rule["start"]
    for step in answer:
        *said, choice = step.split(".")
        if (said and said != [place]) or choice not in rule["situations"].get(place, {}):
            return Fraction(0)
        place = rule["situations"][place][choice]
    return Fraction(rule["ends"].get(place, 0))


SCORES = {
    "one": _choices,
    "some": _choices,
    "truth": _choices,
    "words": _words,
    "number": _number,
    "order": _order,
    "pairs": _pairs,
    "gaps": _gaps,
    "drawn": _drawn,
    "path": _path,
}

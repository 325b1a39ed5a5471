# SPDX-License-Identifier: Apache-2.0
"""What a question says of its points."""

from dataclasses import replace

import pytest

from helpers.chain import lesson, published
from sinau.question_type import QuestionType
from sinau.rendering import question as rendering

ASKING = "::: question satu points=2\n\nApa?\n\n- [x] Ini\n- [ ] Itu\n:::\n"


def test_a_question_without_a_right_answer_has_no_points(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "2 points</p>" in published(lesson(ASKING))["index.html"]
    known = rendering.question_types()

    def opinion(one: QuestionType) -> QuestionType:
        def render(question: object, writer: object) -> object:
            controls = one.render(question, writer)  # type: ignore[arg-type]
            return replace(controls, shape=replace(controls.shape, scored=False))

        return replace(one, render=render)  # type: ignore[arg-type]

    monkeypatch.setattr(rendering, "question_types", lambda: {name: opinion(one) for name, one in known.items()})

    page = published(lesson(ASKING))["index.html"]
    assert " points</p>" not in page
    assert '"points":0,"shape":"one2-"' in page

# SPDX-License-Identifier: Apache-2.0
"""The cases of every question type: each is what it says it is, and every type keeps what its shape asks of it."""

import re
from collections.abc import Iterator
from functools import cache

import pytest

from helpers.chain import COURSE, Outcome, lesson
from helpers.node import call_each
from helpers.own_types import own_types
from helpers.question_cases import QuestionCase, all_cases, files_of
from sinau.answers import most_bits, shape_code
from sinau.answers.right_answer import Right
from sinau.extensions import question_types
from sinau.model.html_pieces import neutral_html
from sinau.model.rendered import RenderedQuestion
from sinau.rendering.visible_words import visible_words_of

with own_types():
    CASES = all_cases()
    NAMES = tuple(question_types())
SOUND = [case for case in CASES if case.answers]
FIRST = 6  # the line of a page on which a case begins


@pytest.fixture(autouse=True, scope="module")
def _own_types() -> Iterator[None]:
    with own_types():
        yield


def ids(case: QuestionCase) -> str:
    return f"{case.type}: {case.title}"


def outcome_of(case: QuestionCase) -> Outcome:
    course = COURSE.replace("language: en", f"language: {case.language}")
    return lesson(f"\n{case.text}", **{"kursus/course.yml": course}, **files_of(case))


def question_of(case: QuestionCase) -> RenderedQuestion:
    outcome = outcome_of(case)
    assert outcome.rendered, [f"{d.span} {d.rule.code} {d.message('en')}" for d in outcome.report]
    (question,) = outcome.rendered.courses[0].activities[0].questions
    return question


@pytest.mark.parametrize("case", CASES, ids=ids)
def test_only_what_is_malformed_is_reported_with_its_rule_and_line(case: QuestionCase) -> None:
    found = [(d.rule.code, d.span.line - FIRST + 1) for d in outcome_of(case).report]

    assert found == list(case.faults)


@pytest.mark.parametrize("name", NAMES)
def test_each_type_has_cases_of_every_sort(name: str) -> None:
    cases = [case for case in CASES if case.type == name]

    assert cases[0].answers, "the first case is the example"
    assert not cases[0].faults
    assert any(case.faults for case in cases), "something that is malformed"


@pytest.mark.parametrize("case", SOUND, ids=ids)
def test_right_answers_are_whole_answers_of_the_shape(case: QuestionCase) -> None:
    question = question_of(case)

    assert question.type == case.type
    assert most_bits(question.shape) > 0
    assert all(isinstance(key, Right) for key in question.keys)
    right = {answer for answer, score in case.answers if score == 1}
    if question.shape.scored:
        assert question.keys[0].answer in right, "the table of answers has the one that is shown as the key"


def shown_in(html: str) -> str:
    """Return what stands in `html`, on a page or on paper, whatever the learner does."""
    return visible_words_of(re.sub(r"<option[^>]*>", " ", html))


@pytest.mark.parametrize("case", SOUND, ids=ids)
def test_what_an_answer_can_name_is_shown_and_printed(case: QuestionCase) -> None:
    question = question_of(case)
    form, paper = neutral_html(question.form), neutral_html(question.paper)

    assert all(text.strip() for text in question.labels.values())
    for text in question.labels.values():
        assert text in shown_in(form)
        assert text in shown_in(paper)
    assert "<input" not in paper
    assert "<select" not in paper
    assert "<button" not in paper
    assert "gap-place" not in form + paper


@cache
def in_the_browser() -> list[float]:
    """Return what the player gives for each answer of each case."""
    calls = [
        [{"shape": shape_code(question.shape), "rule": dict(question.data["rule"])}, list(answer)]  # type: ignore[arg-type]
        for case in SOUND
        for question in [question_of(case)]
        for answer in (*(answer for answer, _ in case.answers), *(key.answer for key in question.keys))
    ]
    return call_each("tests/themes/player/answers/invented.js", "scoreAnswer", calls)


def test_the_player_scores_each_answer_as_the_cases_say() -> None:
    expected = [
        (case.type, case.title, answer, float(score))
        for case in SOUND
        for answer, score in (*case.answers, *((key.answer, 1) for key in question_of(case).keys))
    ]
    scores = in_the_browser()

    assert len(scores) == len(expected)
    assert [(*one[:3], score) for one, score in zip(expected, scores, strict=True) if abs(score - one[3]) > 1e-6] == []

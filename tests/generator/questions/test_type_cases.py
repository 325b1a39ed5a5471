# SPDX-License-Identifier: Apache-2.0
"""The cases of every question type: each is what it says it is, and every type keeps what its shape asks of it."""

import pytest

from helpers.chain import COURSE, Outcome, lesson
from helpers.question_cases import QuestionCase, all_cases
from sinau.answers import most_bits
from sinau.answers.right import Right
from sinau.extensions import question_types
from sinau.model.rendered import RenderedQuestion

CASES = all_cases()
SOUND = [case for case in CASES if case.answers]
FIRST = 6  # the line of a page on which a case begins


def ids(case: QuestionCase) -> str:
    return f"{case.type}: {case.title}"


def outcome_of(case: QuestionCase) -> Outcome:
    files = {f"kursus/{path}": text for path, text in case.files.items()}
    course = COURSE.replace("language: en", f"language: {case.language}")
    return lesson(f"\n{case.text}", **{"kursus/course.yml": course}, **files)


def question_of(case: QuestionCase) -> RenderedQuestion:
    outcome = outcome_of(case)
    assert outcome.rendered, [f"{d.span} {d.rule.code} {d.message('en')}" for d in outcome.report]
    (question,) = outcome.rendered.courses[0].activities[0].questions
    return question


@pytest.mark.parametrize("case", CASES, ids=ids)
def test_only_what_is_malformed_is_reported_with_its_rule_and_line(case: QuestionCase) -> None:
    found = [(d.rule.code, d.span.line - FIRST + 1) for d in outcome_of(case).report]

    assert found == list(case.faults)


@pytest.mark.parametrize("name", question_types())
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

# SPDX-License-Identifier: Apache-2.0
"""The example that each question type brings along for `sinau new`: it can be published as it stands, and answered."""

import pytest

from helpers.chain import COURSE, lesson
from helpers.node import call_each
from sinau.answers import shape_code
from sinau.creating.examples import Example, examples_by_type
from sinau.extensions import question_types
from sinau.model.rendered import RenderedQuestion

EXAMPLES = [(language, example) for language in ("en", "id") for example in examples_by_type(language).values()]


def question_of(language: str, example: Example, id: str = "mine-1") -> RenderedQuestion:
    course = COURSE.replace("language: en", f"language: {language}")
    outcome = lesson(f"\n{example.with_id(id)}", **{"kursus/course.yml": course})
    assert [f"{d.span} {d.message('en')}" for d in outcome.report] == []
    assert outcome.rendered
    (question,) = outcome.rendered.courses[0].activities[0].questions
    return question


@pytest.mark.parametrize("language", ["en", "id"])
def test_each_type_has_one(language: str) -> None:
    found = examples_by_type(language)

    assert set(found) == set(question_types())
    assert len({one.name for one in found.values()}) == len(found)
    assert all(one.name and one.id for one in found.values())


def test_the_languages_have_their_own() -> None:
    english, indonesian = examples_by_type("en"), examples_by_type("id")

    assert [name for name in english if english[name].text == indonesian[name].text] == []
    assert [name for name, one in english.items() if not one.text.startswith("::: question ")] == []
    assert [name for name, one in indonesian.items() if not one.text.startswith("::: soal ")] == []
    assert examples_by_type("jv") == english


@pytest.mark.parametrize("language, example", EXAMPLES, ids=lambda one: one if isinstance(one, str) else one.type)
def test_it_is_a_question_of_its_type_under_the_id_that_it_is_given(language: str, example: Example) -> None:
    question = question_of(language, example)

    assert (question.id, question.type) == ("mine-1", example.type)
    assert "mine-1" not in example.text


def test_it_can_be_answered() -> None:
    questions = [question_of(language, example) for language, example in EXAMPLES]
    calls = [
        [{"shape": shape_code(one.shape), "rule": dict(one.data["rule"])}, answer]  # type: ignore[arg-type]
        for one in questions
        for answer in (list(one.keys[0].answer), [])
    ]
    scores = call_each("tests/themes/player/answers/invented.js", "scoreAnswer", calls)

    assert scores == [1, 0] * len(EXAMPLES)

# SPDX-License-Identifier: Apache-2.0
"""What makes a question another one without standing in its texts is hashed when its type says so. The type is `helpers/types/pointing`."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from helpers.chain import lesson
from helpers.own_types import own_types
from helpers.question_cases import QuestionCase, files_of, question_cases
from sinau.extensions import question_types
from sinau.question_type import Parsed, QuestionBlock


@pytest.fixture(autouse=True)
def _own_types() -> Iterator[None]:
    with own_types():
        yield


def example() -> QuestionCase:
    return question_cases("pointing")[0]


def digest(old: str = "", new: str = "") -> str:
    assert old in example().text
    outcome = lesson("\n" + (example().text.replace(old, new) if old else example().text), **files_of(example()))
    assert outcome.rendered, [f"{d.span} {d.message('en')}" for d in outcome.report]
    (question,) = outcome.rendered.courses[0].activities[0].questions
    return question.digest


def without_values(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the type say nothing of the values beside its texts."""
    type_ = question_types()["pointing"]

    def parse(block: QuestionBlock) -> Parsed:
        return replace(type_.parse(block), hashed=())

    types = {**question_types(), "pointing": replace(type_, parse=parse)}
    for module in ("rendering.question", "parsing.question", "parsing.question_types"):
        monkeypatch.setattr(f"sinau.{module}.question_types", lambda: types)


def test_another_value_makes_another_question() -> None:
    hashes = {digest(), digest("20% ", "21% "), digest("70% ", "71% "), digest("The roof", "The top")}

    assert len(hashes) == 4
    # It is hashed as the type has read it.
    assert digest("[x] 20%", "[x]  20%") == digest()


def test_the_value_alone_does_that(monkeypatch: pytest.MonkeyPatch) -> None:
    with_them = digest()
    without_values(monkeypatch)

    assert digest("20% ", "21% ") == digest() != with_them

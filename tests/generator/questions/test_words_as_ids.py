# SPDX-License-Identifier: Apache-2.0
"""A question may be called as a type is called that came later: its number in `ids.lock` says that the word is its id."""

import pytest

from helpers.chain import Outcome, lesson
from sinau.extensions import question_types

CHOICES = "\nWho?\n\n- [x] Kades\n- [ ] Sekdes\n\n:::\n"
PAIRS = "\nMatch.\n\n- Kades => signs\n- Sekdes => keeps\n\n:::\n"
# The words of types that came after the first five, under which courses of before may have questions.
LATER = [word for name in ("ordering", "matching") for word in question_types()[name].words]


def asked(opening: str, rest: str = CHOICES, *numbered: str) -> Outcome:
    lines = "".join(f"question {id} {number}\n" for number, id in enumerate(numbered))
    return lesson(f"\n::: {opening}\n{rest}", **({"kursus/ids.lock": lines} if numbered else {}))


@pytest.mark.parametrize("word", LATER)
def test_a_question_of_before_keeps_the_id_that_a_later_type_has_as_its_word(word: str) -> None:
    outcome = asked(f"question {word} points=2", CHOICES, "kas-1", word)
    assert outcome.rendered, outcome.codes
    (question,) = outcome.rendered.courses[0].activities[0].questions

    assert outcome.codes == []
    assert (question.id, question.type, question.index, question.points) == (word, "choice", 1, 2)
    # It is what it was before there was such a type.
    assert question.digest == _digest_under_another_word(word)


def _digest_under_another_word(word: str) -> str:
    with pytest.MonkeyPatch.context() as patch:
        types = {name: one for name, one in question_types().items() if word not in one.words}
        for module in ("rendering.question", "parsing.question", "parsing.question_types"):
            patch.setattr(f"sinau.{module}.question_types", lambda: types)
        outcome = asked(f"question {word} points=2")
    assert outcome.rendered, outcome.codes
    return outcome.rendered.courses[0].activities[0].questions[0].digest


def test_the_same_word_behind_the_id_makes_the_type() -> None:
    outcome = asked("question order order", "\nIn order.\n\n1. Plan\n2. Report\n\n:::\n", "order")
    assert outcome.rendered, outcome.codes

    assert [one.type for one in outcome.rendered.courses[0].activities[0].questions] == ["ordering"]


@pytest.mark.parametrize("opening", ["question order points=2", "question true", "soal urutan"])
def test_a_new_question_is_told_where_its_id_goes(opening: str) -> None:
    word = opening.split()[1]
    outcome = asked(opening, CHOICES, "kas-1")
    first = next(iter(outcome.report))

    assert first.rule.code == "C305"
    assert first.hint("en") == f"Write an id after the name: `::: question my-id {word}`."
    assert first.hint("id") == f"Tulis id setelah namanya: `::: soal id-soal {word}`."
    assert next(iter(asked("question").report)).hint("en") == "Write an id after the name: `::: question my-id`."

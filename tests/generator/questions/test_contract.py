# SPDX-License-Identifier: Apache-2.0
"""What every question type keeps: its form, its rule and its data agree. A new type is tested without a line here.

The types of the tests' own (tests/helpers/types) are among them: one whose example needs a file beside its page.
"""

import re
from collections.abc import Iterator
from string import ascii_lowercase

import pytest
from lxml.html import tostring

from helpers.chain import COURSE, Outcome, lesson, published
from helpers.own_types import own_types
from helpers.parsed_html import active, forms, sealed_data
from helpers.question_cases import example_of, files_of, question_cases
from sinau.answers import Shape, shape_of_code
from sinau.extensions import question_types
from sinau.model.html_pieces import Pieces
from sinau.model.rendered import RenderedQuestion
from sinau.question_type import QuestionType

with own_types():
    NAMES = tuple(question_types())
# The letters of choices, in the order of the source.
IDS = {"truth": ("true", "false")}


def ids_of(question: RenderedQuestion) -> tuple[str, ...]:
    """What can be chosen in a question; nothing where the answer is of another shape."""
    shape = question.shape
    return IDS.get(shape.kind, tuple(ascii_lowercase[: shape.n]) if shape.kind in ("one", "some") else ())


@pytest.fixture(autouse=True, scope="module")
def _own_types() -> Iterator[None]:
    with own_types():
        yield


@pytest.fixture(params=NAMES)
def question_type(request: pytest.FixtureRequest) -> QuestionType:
    return question_types()[request.param]


def compiled_example(question_type: QuestionType, change: tuple[str, str] = ("", "")) -> Outcome:
    example = example_of(question_type.name)
    assert change[0] in example
    text = example.replace(*change, 1) if change[0] else example
    return lesson(f"\n{text}", **files_of(question_cases(question_type.name)[0]))


def question_of(outcome: Outcome) -> RenderedQuestion:
    assert outcome.rendered, [f"{d.span} {d.rule.code} {d.message('en')}" for d in outcome.report]
    (question,) = outcome.rendered.courses[0].activities[0].questions
    return question


def test_the_example_is_of_its_type(question_type: QuestionType) -> None:
    outcome = compiled_example(question_type)
    question = question_of(outcome)

    assert outcome.codes == []
    assert question.type == question_type.name
    assert question.points > 0


def test_the_form_asks_what_the_data_say(question_type: QuestionType) -> None:
    outcome = compiled_example(question_type)
    question = question_of(outcome)
    (form,) = forms(
        published(outcome)["index.html"].partition("<article")[2].partition(">")[2].partition("</article>")[0]
    )

    assert form.get("id") == f"q-{question.id}"
    assert form.get("data-type") == question_type.name
    values = [control.get("value") for control in form.iter("input") if control.get("name") == "answer"]
    if values and all(values):
        assert tuple(values) == ids_of(question)
    assert not [control for control in form.iter("input") if control.get("checked") is not None]
    for group in form.xpath(".//*[@role]"):
        assert form.xpath(f'.//*[@id="{group.get("aria-labelledby")}"]'), "a group without a name"
    for control in form.iter("input", "select", "textarea"):
        assert (
            control.xpath("ancestor::label")
            or control.get("aria-label")
            or control.get("aria-labelledby")
            or control.get("id")
        )
    assert active(tostring(form, encoding="unicode")) == []


def test_the_rule_is_sealed_and_knows_the_choices(question_type: QuestionType) -> None:
    outcome = compiled_example(question_type)
    question = question_of(outcome)
    page = published(outcome)["index.html"]
    article = page[page.index("<article") : page.index("</article>")]
    (data,) = sealed_data(article)

    assert data["id"] == question.id
    assert data["hash"] == question.digest
    assert shape_of_code(data["shape"]) == question.shape
    if ids_of(question):
        assert data["rule"]["correct"]
        assert set(data["rule"]["correct"]) <= set(ids_of(question))
    assert set(data["feedback"]) <= set(ids_of(question))
    assert isinstance(data["hints"], list)
    # Nothing of the answer stands beside the form.
    for text in [*data["feedback"].values(), *data["hints"], data["explanation"] or "<p>-</p>"]:
        assert text not in article or text == "<p>-</p>"


def test_the_digest_tells_wordings_apart(question_type: QuestionType) -> None:
    before = question_of(compiled_example(question_type)).digest
    stem = next(line for line in example_of(question_type.name).split("\n") if re.match(r"[A-Z]", line))

    assert re.fullmatch(r"[0-9a-f]{6}", before)
    assert question_of(compiled_example(question_type)).digest == before
    assert question_of(compiled_example(question_type, (stem, f"{stem} Now?"))).digest != before


@pytest.mark.parametrize("mark", ["? ", "! ", "  > "])
def test_the_digest_ignores_what_is_said_afterwards(question_type: QuestionType, mark: str) -> None:
    if f"\n{mark}" not in example_of(question_type.name):
        # Give the example what it lacks; feedback needs a choice to stand under.
        if mark == "  > " and "\n- [" not in example_of(question_type.name):
            assert "- [" not in example_of(question_type.name)
            return
        added = f"\n{mark}Said.\n" if mark != "  > " else ""
        changed = (example_of(question_type.name)[-5:], f"{added}{example_of(question_type.name)[-5:]}")
    else:
        changed = (f"\n{mark}", f"\n{mark}Changed. ")
    before, after = question_of(compiled_example(question_type)), question_of(compiled_example(question_type, changed))

    assert after.digest == before.digest
    if changed[1] != changed[0]:
        assert after.data != before.data


def test_choices_are_part_of_the_wording() -> None:
    choice = question_types()["choice"]
    before = question_of(compiled_example(choice))
    for change in (("The village head", "The Village Head"), ("- [ ]", "- [x]"), ("- [x]", "- [ ] Nobody\n- [x]")):
        assert question_of(compiled_example(choice, change)).digest != before.digest


def test_what_is_chosen_is_named_by_letters_in_the_order_of_the_source() -> None:
    body = "\n::: question q\nx\n" + "".join(f"- [{'x' if n == 2 else ' '}] {n}\n" for n in range(26)) + ":::\n"

    question = question_of(lesson(body))

    assert question.shape == Shape("one", 26)
    assert question.data["rule"] == {"correct": ["c"]}


@pytest.mark.parametrize("word, correct", [("true", "true"), ("benar", "true"), ("false", "false"), ("SALAH", "false")])
def test_true_or_false(word: str, correct: str) -> None:
    question = question_of(lesson(f"\n::: question q {word}\nx\n:::\n"))

    assert (question.shape.kind, question.data["rule"]) == ("truth", {"correct": [correct]})


def test_feedback_belongs_to_the_choice_above_it() -> None:
    indented = "- [x] A\n  > One.\n- [ ] B\n  > Two.\n"
    by_a_formatter = "- [x] A\n\n> One.\n\n- [ ] B\n\n> Two.\n"
    for choices in (indented, by_a_formatter):
        question = question_of(lesson(f"\n::: question q\n\nx\n\n{choices}\n:::\n"))
        assert question.data["feedback"] == {"a": Pieces(("<p>One.</p>\n",)), "b": Pieces(("<p>Two.</p>\n",))}


def test_points_are_shown_as_the_language_writes_them() -> None:
    body = "\n::: soal q poin=2.5 benar\nx\n:::\n"

    assert "2.5 points" in question_of(lesson(body)).html
    course = {"kursus/course.yml": COURSE.replace("language: en", "language: id")}
    assert "2,5 poin" in question_of(lesson(body, **course)).html


def test_the_digest_does_not_depend_on_the_rest_of_the_page() -> None:
    question = "\n::: question q true\nThe sky[^sky] is blue.\n:::\n\n[^sky]: Above.\n"

    alone, below = question_of(lesson(question)), question_of(lesson(f"\nFirst[^1].\n\n[^1]: Note.\n{question}"))

    assert alone.html != below.html
    assert alone.digest == below.digest

# SPDX-License-Identifier: Apache-2.0
"""How numbers and their units stand on a page: in one form everywhere, the one that people write."""

import re

import pytest

from helpers.chain import COURSE, lesson
from sinau.model.rendered import RenderedQuestion
from sinau.questions.number.units import with_unit


def question(unit: str, *answers: str, language: str = "id") -> RenderedQuestion:
    option = f" unit={unit}" if unit else ""
    lines = "".join(f"= {answer}\n" for answer in answers)
    course = COURSE.replace("language: en", f"language: {language}")
    outcome = lesson(f"\n::: question s-1{option}\n\nBerapa?\n\n{lines}\n:::\n", **{"kursus/course.yml": course})
    assert outcome.rendered, outcome.codes
    (found,) = outcome.rendered.courses[0].activities[0].questions
    return found


def shown(question: RenderedQuestion) -> list[str]:
    """Return what a learner is shown: where unit and field stand, the example, the right answers."""
    rule = question.data["rule"]
    assert isinstance(rule, dict)
    order = re.findall(r'<input|(?<=answer-unit">)[^<]+', question.html)
    # No line ends between number and unit.
    return [text.replace("\u00a0", " ") for text in (*order, rule["example"], *rule["shown"])]  # type: ignore[list-item, misc]


@pytest.mark.parametrize("unit", ["Rp", "Rp.", "IDR", "US$", "$", "€", "£", "S$", "USD"])
def test_money_stands_before_its_amount(unit: str) -> None:
    assert with_unit("1.500", unit) == f"{unit}\u00a01.500"


@pytest.mark.parametrize("unit", ["%", "km", "rupiah", "dolar", "orang", "Rp/jam", "juta rupiah", "m²"])
def test_other_units_stand_behind_their_number(unit: str) -> None:
    assert with_unit("1.500", unit) == f"1.500\u00a0{unit}"


def test_a_number_without_a_unit_stands_alone() -> None:
    assert with_unit("1.500", "") == "1.500"


def test_the_field_the_example_and_the_right_answers_have_one_form() -> None:
    assert shown(question("Rp", "1500000", "1..2000.5")) == [
        "Rp",
        "<input",
        "Rp 1.500,5",
        "Rp 1.500.000",
        "Rp 1 – 2.000,5",
    ]
    assert shown(question("%", "70 +- 0.5")) == ["<input", "%", "1.500,5 %", "70 ± 0,5 %"]
    assert shown(question("US$", "1500", language="en")) == ["US$", "<input", "US$ 1,500.5", "US$ 1,500"]


def test_a_year_has_no_thousands_mark() -> None:
    assert shown(question("", "2018", "1500.25", "-20000")) == ["<input", "1.500,5", "2018", "1500,25", "-20.000"]


def test_the_note_names_the_example_that_the_view_tells() -> None:
    assert "misalnya Rp\u00a01.500,5." in question("Rp", "1500").html

# SPDX-License-Identifier: Apache-2.0
"""When advice is given at all; what it says stands in tests/generator/cases/advice.md."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from helpers.chain import CATALOGUE, COURSE, FRONT, compiled
from sinau.checks.advice import advise
from sinau.checks.advice.sentences import MOST_WORDS
from sinau.command_line.program import main

LONG = " ".join(["kata"] * (MOST_WORDS + 1)) + "."


def files(body: str, language: str = "en") -> dict[str, str]:
    course = COURSE.replace("language: en", f"language: {language}")
    return {"catalogue.yml": CATALOGUE, "kursus/course.yml": course, "kursus/01.md": FRONT + body}


def codes(body: str, language: str = "en", today: date | None = None) -> list[str]:
    return [one.rule.code for one in advise(compiled(files(body, language)).catalogue, today)]  # type: ignore[arg-type]


def test_it_is_given_only_to_who_asks_and_changes_no_exit_status(tmp_path: Path) -> None:
    for path, text in files(LONG).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    command = ["check", "--content", str(tmp_path), "--no-cache", "--format", "concise"]

    without = CliRunner().invoke(main, command)
    asked = CliRunner().invoke(main, [*command, "--advice"])

    assert "C528" not in without.output
    assert "advice[C528] long-sentence" in asked.output
    assert "Advice: 1." in asked.output
    assert (without.exit_code, asked.exit_code) == (0, 0)


@pytest.mark.parametrize("language", ["en", "en-GB", "id"])
def test_sentences_are_counted_where_their_language_is_known(language: str) -> None:
    assert codes(LONG, language) == ["C528"]


def test_other_languages_get_what_needs_no_words() -> None:
    body = LONG + "\n\n|   |   |\n|---|---|\n| 1 | 2 |\n"

    assert codes(body, "fr") == ["C527"]


@pytest.mark.parametrize(
    "text", [f"{LONG[:-1]} akhir.", f"**{LONG}**", f"- {LONG}", f"> {LONG}", f"::: note\n\n{LONG}\n\n:::"]
)
def test_long_sentences_are_found_wherever_prose_stands(text: str) -> None:
    assert codes(text) == ["C528"]


@pytest.mark.parametrize("text", [f"```\n{LONG}\n```", f"## {LONG}", "Satu. " * 40, f"<!-- {LONG} -->"])
def test_what_is_no_sentence_is_not_counted(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize("days, told", [(0, False), (1, True), (60, True), (61, False)])
def test_a_review_is_near_for_sixty_days(days: int, told: bool) -> None:
    source = "sources:\n  - text: UU 6\n    review_by: 2027-03-01\n"
    page = FRONT.replace("title: Satu\n", f"title: Satu\n{source}") + "Isi.\n"
    catalogue = compiled({**files(""), "kursus/01.md": page}).catalogue

    found = advise(catalogue, date(2027, 3, 1) - timedelta(days=days))

    assert [one.rule.code for one in found] == (["C526"] if told else [])


QUESTION = "::: question q-{n} objective=tertib\n\nWhich {n}?\n\n{choices}\n\n:::\n"


@pytest.mark.parametrize(
    "right, count, told", [((2, 2, 2, 2), 4, True), ((2, 2, 2), 3, False), ((2, 2, 1, 2), 4, False)]
)
def test_a_place_is_told_from_four_questions_on(right: tuple[int, ...], count: int, told: bool) -> None:
    def choices(at: int) -> str:
        return "\n".join(
            f"- [{'x' if number == at else ' '}] {word}" for number, word in enumerate(("red", "blue", "green"), 1)
        )

    body = "\n".join(QUESTION.format(n=number, choices=choices(at)) for number, at in enumerate(right))

    assert len(right) == count
    assert ("C384" in codes(body)) is told

# SPDX-License-Identifier: Apache-2.0
"""Mistakes in the real course: each is reported where it stands, once, in both languages; without one, nothing is."""

import os
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from content.mistakes import MISTAKES
from content.seeding import MARK, Mistake, Places, seed
from helpers.cases import LANGUAGES, run
from sinau.diagnostics import Report
from sinau.diagnostics.forms import concise

TORTURE = bool(os.environ.get("SINAU_TORTURE"))
# How many mistakes share a copy of the catalogue.
SIZE = 6
LINE = re.compile(
    r"(?P<file>.+?):(?P<line>\d+):(?P<column>\d+): (?:error|warning|note)\[(?P<code>C\d{3})\] [a-z0-9-]+: (?P<text>.+)"
)


def told(report: Report, language: str) -> Places:
    """What is printed, read back from its lines as an editor reads them."""
    places: Places = Counter()
    for line in concise.write(report, lambda span: None, language).splitlines():
        found = LINE.fullmatch(line)
        assert found, line
        assert not re.search(r"[{}⟦⟧]", found["text"]), line
        places[found["code"], found["file"], int(found["line"]), int(found["column"])] += 1
    return places


def shown(places: Places) -> list[str]:
    return [f"{file}:{line}:{column} {code}" for code, file, line, column in sorted(places.elements())]


def check_all(mistakes: Sequence[Mistake], folder: Path) -> None:
    expected = seed(mistakes, folder)

    report = run(folder)

    for language in LANGUAGES:
        places = told(report, language)
        assert shown(expected - places) == [], "not told, or not there"
        assert shown(places - expected) == [], "told, though nothing is wrong there, or told once too often"
    for diagnostic in report:
        assert diagnostic.message("en") != diagnostic.message("id")
        assert diagnostic.hint("en") != diagnostic.hint("id")


def groups() -> list[list[Mistake]]:
    """Each mistake by itself with SINAU_TORTURE; otherwise most with some others, of families as different as the table has them."""
    together = [] if TORTURE else [mistake for mistake in MISTAKES if not mistake.alone]
    apart = MISTAKES if TORTURE else [mistake for mistake in MISTAKES if mistake.alone]
    count = -(-len(together) // SIZE)
    return [together[number::count] for number in range(count)] + [[mistake] for mistake in apart]


def test_each_stands_in_one_group() -> None:
    assert sorted(one.title for group in groups() for one in group) == sorted(one.title for one in MISTAKES)


def test_the_course_itself_has_none(tmp_path: Path) -> None:
    check_all([], tmp_path / "content")


@pytest.mark.parametrize("mistakes", groups(), ids=lambda mistakes: mistakes[0].title)
def test_is_found_where_it_stands_and_once(mistakes: list[Mistake], tmp_path: Path) -> None:
    check_all(mistakes, tmp_path / "content")


def test_all_are_found_in_one_run(tmp_path: Path) -> None:
    check_all([mistake for mistake in MISTAKES if not mistake.alone], tmp_path / "content")


def test_they_are_many_and_of_every_family_an_author_meets() -> None:
    codes = {code for mistake in MISTAKES for edit in mistake.edits for code in MARK.findall(edit.new)}

    assert len({mistake.title for mistake in MISTAKES}) == len(MISTAKES) >= 60
    assert sum(not mistake.alone for mistake in MISTAKES) >= 60
    # The sixth family is about what a publication can hold, which is no mistake in a text.
    assert {code[:2] for code in codes} == {"C1", "C2", "C3", "C4", "C5"}

# SPDX-License-Identifier: Apache-2.0
"""Every rule in Markdown: the files that break it, and what is said about them in both languages."""

from functools import cache
from pathlib import Path

import pytest

from helpers.cases import LANGUAGES, Case, cases_in, lay_out, printed, run, updated
from helpers.question_cases import all_cases
from helpers.rules import rules_of

FOLDER = Path(__file__).parent / "cases"
FILES = sorted(FOLDER.glob("*.md"))


@cache
def cases(name: str) -> list[Case]:
    return cases_in((FOLDER / name).read_text(encoding="utf-8"))


CASES = [
    pytest.param(file.name, case.title, id=f"{file.stem}: {case.title}") for file in FILES for case in cases(file.name)
]


@pytest.mark.parametrize("name, title", CASES)
def test_says_what_is_expected(
    name: str, title: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, update_golden: bool
) -> None:
    case = next(case for case in cases(name) if case.title == title)
    lay_out(case, FOLDER / "base", tmp_path / "content", monkeypatch)

    report = run(tmp_path / "content", advice=name == "advice.md")

    if update_golden:
        path = FOLDER / name
        text = path.read_text(encoding="utf-8")
        path.write_text(updated(text, {title: report}), encoding="utf-8")
        cases.cache_clear()
        case = next(case for case in cases(name) if case.title == title)
    for language in LANGUAGES:
        assert printed(report, language) == case.expected(language).text


def of_types() -> set[str]:
    """Return the codes of the rules that cases of question types name."""
    return {code for case in all_cases() for code, _line in case.faults}


def test_titles_tell_cases_apart() -> None:
    for file in FILES:
        titles = [case.title for case in cases(file.name)]
        assert len(set(titles)) == len(titles), file.name


def test_every_rule_has_a_case() -> None:
    said = "".join(case.expected("en").text for file in FILES for case in cases(file.name))
    # What only one type of question says has its case in the type's folder.
    said += "".join(f" {rule.code} {rule.name}: " for rule in rules_of("sinau") if rule.code in of_types())

    # What a publication reports (C6) depends on more than files; each has its test beside the publication's.
    # Comparing (C85 to C87) takes two states: comparing/test_rules.py.
    # A build alone writes locks and holds them to what is published: test_locks.py.
    # Editorial changes need an earlier version: test_editorial.py.
    builds, editorial = ("C226", "C227", "C228", "C230", "C232", "C233"), ("C234", "C235", "C236")
    # Whether other hosts have what is linked to: outside_links/test_outside_links.py.
    outside = ("C430", "C431", "C432")
    # Plugins (C9) are looked for where they are installed: test_installed.py.
    elsewhere = ("C6", "C85", "C86", "C87", "C9", *builds, *editorial, *outside)
    rules = [rule for rule in rules_of("sinau") if not rule.code.startswith(elsewhere)]
    missing = [f"{rule.code} {rule.name}" for rule in rules if f" {rule.code} {rule.name}: " not in said]

    assert missing == []

# SPDX-License-Identifier: Apache-2.0
"""What is said of LMSs: nothing without where and when it was seen."""

import re
from datetime import date

import pytest

from sinau_scorm.sheet.facts import ALL, LMSS, UNKNOWN, Evidence, Fact
from sinau_scorm.sheet.facts import FACTS as PLAIN
from sinau_scorm.sheet.facts_of_moodle import PART_FACTS, PREFIX_FACTS, REPORT_FACTS, STATUS_FACTS, facts_about_moodle
from sinau_scorm.sheet.sections import formatted_day

FACTS = (
    *PLAIN,
    *STATUS_FACTS,
    *PART_FACTS,
    *REPORT_FACTS,
    *(fact for facts in PREFIX_FACTS.values() for fact in facts),
)
NAMED = {"Moodle", "ILIAS", "Canvas", "Blackboard", "Brightspace", "Cornerstone", "SAP SuccessFactors", "Docebo"}


@pytest.mark.parametrize("fact", FACTS, ids=[f"{fact.lms}: {fact.says.text('en')[:30]}" for fact in FACTS])
def test_every_statement_has_a_source_and_a_day(fact: Fact) -> None:
    assert fact.says.text("en")
    assert fact.says.text("id")
    assert fact.says.text("en") != fact.says.text("id")
    assert fact.source.text.text("en")
    assert fact.source.text.text("id")
    assert re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", fact.source.date)
    year, month, *rest = (int(part) for part in fact.source.date.split("-"))
    assert date(year, month, rest[0] if rest else 1) >= date(2026, 1, 1)
    assert fact.formats
    assert fact.formats <= ALL


@pytest.mark.parametrize("fact", [fact for fact in FACTS if fact.source.kind is Evidence.TRIED])
def test_what_was_tried_names_the_version(fact: Fact) -> None:
    assert re.search(r"\d+\.\d+|\b[0-9a-f]{7,}\b", fact.source.text.text("en"))


def test_the_lmss_that_administrators_ask_about_are_on_the_list() -> None:
    assert set(LMSS) > NAMED
    assert len(set(LMSS)) == len(LMSS)
    assert not {fact.lms for fact in FACTS} & set(UNKNOWN)


def test_no_statement_is_made_twice() -> None:
    said = [(fact.lms, fact.says.text("en"), name, several) for fact in FACTS for name in fact.formats for several in (False, True) if fact.concerns(name, several)]  # fmt: skip
    assert len(said) == len(set(said))


def test_what_concerns_parts_is_left_out_where_there_are_none() -> None:
    parts = [fact for fact in FACTS if fact.several]
    assert parts
    assert not any(fact.concerns(name, False) for fact in parts for name in ALL)
    assert all(any(fact.concerns(name, True) for name in ALL) for fact in parts)


def test_days_are_written_out() -> None:
    assert (formatted_day("2026-11-21").text("en"), formatted_day("2026-08").text("id")) == (
        "21 November 2026",
        "Agustus 2026",
    )


@pytest.mark.parametrize("name", sorted(ALL))
def test_moodle_is_said_to_import_only_what_it_was_seen_to_import(name: str) -> None:
    def imports(several: bool, prefix: str) -> list[str]:
        told = [fact for fact in facts_about_moodle(name, several, prefix) if fact.lms == "Moodle"]
        return [
            one for fact in told for one in re.findall(r"^(Imports|Imported|Does not import)", fact.says.text("en"))
        ]

    assert imports(False, "ss") == imports(False, "imsss") == ["Imports"]
    assert imports(True, "ss") == ["Imported"]
    assert imports(True, "imsss") == (["Imported"] if name == "scorm12" else ["Does not import"])
    # Every statement on what it imports names the very version.
    assert all(
        "4.4dev" in fact.source.text.text("en") for fact in (*PART_FACTS, *PREFIX_FACTS["ss"], *PREFIX_FACTS["imsss"])
    )

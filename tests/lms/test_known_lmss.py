# SPDX-License-Identifier: Apache-2.0
"""Each statement on an LMS has its words and is imitated at a place that there is, or says why it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from sinau.texts import words
from sinau_lms.known_lmss import REASONS, KnownLms, known_lmss
from sinau_lms.window import PROFILES

PLAY = Path(__file__).parents[2] / "scorm/sinau_lms"
# Profiles of no LMS in particular: a fault, or the standard itself.
OF_NOBODY = {"strict", "portal", "refusing", "losing", "slow", "late", "expiring", "truncating"}
# LMSs that are named where Sinau's rules come from (sheet/facts.py, verify/checks/single_lmss.py, README.md).
NAMED = {
    "adl", "blackboard", "brightspace", "canvas", "chamilo", "cornerstone", "docebo", "frappe", "ilias", "lms365", "moodle", "moodle-app",
    "openedx", "scormcloud", "successfactors", "talentlms", "totara",
}  # fmt: skip


def test_every_profile_of_an_lms_and_every_lms_that_is_named_has_its_list() -> None:
    names = {lms.name for lms in known_lmss()}
    assert names >= NAMED
    assert names >= set(PROFILES) - OF_NOBODY
    assert all(lms.statements and lms.title for lms in known_lmss())


@pytest.mark.parametrize("lms", known_lmss(), ids=lambda lms: lms.name)
def test_each_statement_is_imitated_or_says_why_not(lms: KnownLms) -> None:
    seen = set()
    for each in lms.statements:
        assert bool(each.modelled) is not bool(each.missing), each
        assert each.source, each
        assert each.text.text("en").endswith("."), each
        assert each.text not in seen
        seen.add(each.text)
        if each.missing:
            assert each.missing in REASONS, each
        else:
            assert each.profile in PROFILES, each
            file, _, word = each.modelled.partition(": ")
            assert word in (PLAY / file).read_text(encoding="utf-8"), f"{each.modelled} is not there"


@pytest.mark.parametrize("language", ["en", "id"])
def test_each_statement_and_each_profile_has_its_words_and_none_is_left_over(language: str) -> None:
    statements = {each.text.key for lms in known_lmss() for each in lms.statements}
    assert {f"known.{key}" for key in words("known", language)} == statements

    window = words("window", language)
    for name in PROFILES:
        assert window[f"profile_{name}"]
        assert window[f"about_{name}"].endswith(".")
    assert sum(key.startswith(("profile_", "about_")) for key in window) == 2 * len(PROFILES)

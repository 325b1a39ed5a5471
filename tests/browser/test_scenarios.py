# SPDX-License-Identifier: Apache-2.0
"""Most scenarios, each in one standard and one manner of LMS; with `make torture` in both standards and in all of them."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from browser.scenarios.runner import AGAIN, PROFILES, STANDARDS, Case, Runner, chosen
from browser.scenarios.table import SCENARIOS

# In torture every scenario is played everywhere; otherwise every second one is, and of all of them so many meet scorm-again.
PLAYED_OF = 2
AGAIN_EVERY = 4


def cases() -> list[Case]:
    """What is played."""
    everywhere = os.environ.get("SINAU_TORTURE")
    found = []
    for scenario in SCENARIOS:
        if not everywhere and chosen(scenario.name, PLAYED_OF) == 0:
            continue
        one = STANDARDS[chosen(scenario.name, len(STANDARDS))]
        for standard in STANDARDS if everywhere else (one,):
            if everywhere:
                lmss = (*PROFILES, AGAIN)
            else:
                name = f"{standard} {scenario.name}"
                lmss = (
                    PROFILES[chosen(name, len(PROFILES))],
                    *([AGAIN] if chosen(name, AGAIN_EVERY) == 0 else []),
                )
            found += [Case(scenario, standard, lms) for lms in lmss]
    return found


@pytest.fixture(scope="module")
def runner(browser: Browser) -> Iterator[Runner]:
    """One page for all cases of a worker."""
    with Runner(browser) as running:
        yield running


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_scenario(runner: Runner, case: Case) -> None:
    run, problems = runner.problems(case)
    assert not problems, "\n".join([*problems, run.log()])


def test_there_are_enough_of_them() -> None:
    assert len({scenario.name for scenario in SCENARIOS}) == len(SCENARIOS) >= 60

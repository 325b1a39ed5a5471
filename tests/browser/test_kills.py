# SPDX-License-Identifier: Apache-2.0
"""Browsers killed at random moments, on every surface: what was shown as saved is shown again, and nothing falls.

A robot answers as fast as the page says "saved" (robot.js); what it was shown is written down outside the browser (robot.py). The
browser is killed like a power cut, started again with the same profile, and what it shows is held against that. A life is one
profile with a number of kills, drawn from one seed: `SINAU_SEED=<seed>` repeats the life that a failure names, `SINAU_KILLS=<n>`
sets how many kills each surface gets.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from playwright.sync_api import BrowserContext, Playwright, expect

from browser import rehearsal
from browser.chromium import OwnChromium
from browser.learner import SAVED_LINE
from browser.robot import Ledger, Robot, listen
from browser.surfaces import PUBLICATIONS, SURFACES, LmsSurface, Surface, open_surface
from browser.watch import Watch

TORTURE = bool(os.environ.get("SINAU_TORTURE"))
KILLS = int(os.environ.get("SINAU_KILLS", "250" if TORTURE else "2"))  # of each surface
PER_LIFE = 25  # then a new profile and a new LMS attempt: a journal that grows for ever would be all that is measured
SEED = os.environ.get("SINAU_SEED")
# Answers called saved before each kill, on average: 250 kills of each surface then stand for more than 5,000. An LMS's page waits for
# its server at every call, so that fewer are given there in the same time.
ENOUGH = {"site": 7, "file": 7, "scorm12": 3, "scorm2004-4": 3} if TORTURE else dict.fromkeys(SURFACES, 1)
SHORTEST, LONGEST = 0.05, 3.0  # seconds from the first answer to the kill
NO_INDEXED_DB = "Object.defineProperty(window, 'indexedDB', { get: () => undefined })"


@dataclass
class Sum:
    """What several lives came to."""

    kills: int = 0
    acknowledged: int = 0
    handed_in: int = 0
    lost: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def add(self, seed: int, ledger: Ledger, kills: int) -> None:
        """Add a life."""
        self.kills += kills
        self.acknowledged += ledger.acknowledged
        self.handed_in += ledger.handed_in
        self.lost += [f"seed {seed}: {one}" for one in ledger.lost]
        self.wrong += [f"seed {seed}: {one}" for one in ledger.wrong]


@pytest.fixture(scope="session")
def rehearsals(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The rehearsal, published. Once for all workers."""
    root = tmp_path_factory.getbasetemp()
    root = root.parent if root.name.startswith("popen-") else root
    with FileLock(root / "rehearsal.lock"):
        if not (root / "rehearsal" / "built").is_dir():
            rehearsal.build(root / "rehearsal", *PUBLICATIONS)
    return root / "rehearsal" / "built"


@dataclass
class Life:
    """One profile of one browser that is killed again and again."""

    surface: Surface
    chromium: OwnChromium
    watch: Watch
    ledger: Ledger
    chance: random.Random
    durable: bool = True  # False: the control, with localStorage alone

    def start(self) -> BrowserContext:
        """A browser with this life's profile."""
        context = self.watch.over(self.chromium.start())
        context.set_default_timeout(20_000)
        listen(context, self.ledger)
        if not self.durable:
            context.add_init_script(NO_INDEXED_DB)
        return context

    def visit(self, context: BrowserContext, activity: str, faults: dict[str, Any]) -> Robot:
        """Come to an activity, and look whether everything is there."""
        frame = self.surface.visit(context, activity, faults)
        robot = Robot(frame, ("saved",) if self.durable else ("mirror",))
        robot.read(activity, self.ledger)
        return robot

    def until_killed(self) -> None:
        """One visit: look, work, die."""
        chance = self.chance
        # Only a kill in the exam can lose something of it.
        activity = rehearsal.EXAM if chance.random() < 0.25 or self.ledger.moment != "none" else rehearsal.LESSON
        # Half of the visits are to an LMS that takes nothing: only the device can give it back.
        faults = {"commit": chance.choice(["kept", "refused"])}
        lanes = chance.choice([1, 2, 5])
        rest = SHORTEST * (LONGEST / SHORTEST) ** chance.random()
        context = self.start()
        robot = self.visit(context, activity, faults)
        if activity == rehearsal.LESSON:
            robot.ask(self.ledger, lanes)
        else:
            robot.sit(chance)
        robot.frame.page.wait_for_timeout(rest * 1000)
        self.chromium.kill()
        self.ledger.wrong += self.surface.check()

    def look_back(self) -> None:
        """The last visit, of a browser that nobody kills: everything is there."""
        context = self.start()
        robot = self.visit(context, rehearsal.LESSON, {})
        if isinstance(self.surface, LmsSurface):
            robot.read(rehearsal.EXAM, self.ledger)
            expect(robot.frame.locator(SAVED_LINE)).to_have_attribute("data-state", "ok")
        else:
            self.visit(context, rehearsal.EXAM, {})
        self.chromium.close()
        self.ledger.wrong += self.surface.check()


def live(
    playwright: Playwright, surface: str, built: Path, folder: Path, seed: int, kills: int, durable: bool = True
) -> Ledger:
    """A whole life."""
    ledger = Ledger()
    watch = Watch(hosts=set())
    chromium = OwnChromium(playwright, folder / "profile")
    elsewhere = OwnChromium(playwright, folder / "elsewhere")
    with open_surface(surface, built, folder / "stick", watch) as opened:
        life = Life(opened, chromium, watch, ledger, random.Random(seed), durable)
        try:
            for _ in range(kills):
                life.until_killed()
                if not durable and not TORTURE and ledger.lost:
                    break
            life.look_back()
            if isinstance(opened, LmsSurface):
                # On another device the LMS alone has to know all of it.
                life.chromium = elsewhere
                life.look_back()
        finally:
            chromium.close()
            elsewhere.close()
    ledger.wrong += watch.faults
    return ledger


def lives(kills: int) -> Iterator[tuple[int, int]]:
    """Seeds, and how many kills each."""
    if SEED:
        yield int(SEED), min(kills, PER_LIFE)
        return
    for at in range(0, kills, PER_LIFE):
        yield random.SystemRandom().getrandbits(31) if TORTURE else 20260101 + at, min(PER_LIFE, kills - at)


@pytest.mark.long
@pytest.mark.parametrize("surface", SURFACES)
def test_what_was_shown_as_saved_survives_every_kill(
    playwright: Playwright, rehearsals: Path, tmp_path: Path, surface: str
) -> None:
    total = Sum()
    for seed, kills in lives(KILLS):
        total.add(seed, live(playwright, surface, rehearsals, tmp_path / str(seed), seed, kills), kills)
    print(
        f"\n{surface}: {total.kills} kills, {total.acknowledged} answers and {total.handed_in} attempts shown as saved, "
        f"{len(total.lost)} lost"
    )
    assert total.lost == []
    assert total.wrong == []
    assert total.acknowledged >= ENOUGH[surface] * total.kills, "too little was answered to prove anything"


@pytest.mark.long
def test_without_indexeddb_the_same_kills_lose_answers(
    playwright: Playwright, rehearsals: Path, tmp_path: Path
) -> None:
    """The control: if even localStorage, which is written late, lost nothing, the kills would prove nothing."""
    kills = 60 if TORTURE else 12  # at most: a few of them will do
    ledger = live(playwright, "site", rehearsals, tmp_path, 20260101, kills, durable=False)
    print(f"\nlocalStorage alone: at most {kills} kills, {ledger.acknowledged} answers taken, {len(ledger.lost)} lost")
    assert ledger.lost

# SPDX-License-Identifier: Apache-2.0
"""The test's side of robot.js: what was shown as saved, kept outside the browser, and whether all of it is shown again."""

from __future__ import annotations

import random
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Frame

from browser import rehearsal
from browser.sealed import key_of
from sinau.publishing.player import interface_strings

SOURCE = (Path(__file__).parent / "robot.js").read_text(encoding="utf-8")
LETTERS = "abcd"
QUESTIONS = [f"c{number:02}" for number in range(rehearsal.CHOICES)] + [
    f"w{number:02}" for number in range(rehearsal.WORDS)
]

Report = dict[str, Any]


@dataclass
class Ledger:
    """What one learner was shown as saved, and whatever was found not to be so later.

    `rounds` counts how often each question of the lesson was answered and called saved; `attempt` holds the choices of the exam's
    open attempt (None: none is open), `best` the highest score that was shown and called saved, in per cent.
    """

    rounds: dict[str, int] = field(default_factory=lambda: dict.fromkeys(QUESTIONS, 0))
    attempt: dict[str, str] | None = None
    # Choices of which nobody knows whether they were saved: what a dying browser sent may reach an LMS after the next launch.
    under_way: dict[str, str] = field(default_factory=dict)
    best: float | None = None
    acknowledged: int = 0
    handed_in: int = 0
    moment: str = "none"  # of the exam: what was about to happen when the browser died
    trail: deque[str] = field(default_factory=lambda: deque(maxlen=60))  # of the exam, to tell what led to a loss
    waits: list[float] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def hear(self, report: Report) -> None:
        """Take in what the page has just shown."""
        kind = report["kind"]
        if kind == "saved":
            self.rounds[report["id"]] = report["round"]
            self.acknowledged += 1
            self.waits.append(report["ms"])
        elif kind == "silent":
            self.wrong.append(f"not told within 2 s that {report['id']} was not saved: {report}")
        elif kind == "choosing":
            self.under_way[report["id"]] = report["choice"]
        elif kind == "chosen":
            self.attempt = (self.attempt or {}) | {report["id"]: report["choice"]}
            self.under_way.pop(report["id"], None)
            self.acknowledged += 1
        elif kind == "score":
            self.attempt, self.handed_in = None, self.handed_in + 1
            self.under_way.clear()
            self._score(report["score"], "right after handing in")
        self.moment = kind
        if kind != "saved":
            self.trail.append(str(report))

    def see_lesson(self, shown: dict[str, str]) -> None:
        """Compare what the lesson shows with what was called saved: that answer, or the one that was under way."""
        for name, done in self.rounds.items():
            possible = {said(name, done): done, said(name, done + 1): done + 1}
            if shown[name] in possible:
                self.rounds[name] = possible[shown[name]]
            else:
                self.lost.append(f"{name}: {said(name, done)!r} of round {done} was saved, {shown[name]!r} is shown")
                self.rounds[name] = next((n for n in range(done, -1, -1) if said(name, n) == shown[name]), 0)

    def see_exam(self, stage: str, score: float | None, shown: dict[str, str]) -> None:
        """The same for the exam."""
        if stage == "open":
            for name, choice in (self.attempt or {}).items():
                if shown[name] not in (choice, self.under_way.get(name)):
                    self.lost.append(
                        f"{name}: {choice!r} was saved, {shown[name]!r} is shown, after {list(self.trail)}"
                    )
            self.attempt = {name: choice for name, choice in shown.items() if choice}
        else:
            if self.attempt and self.moment != "handing":
                self.lost.append(f"an open attempt with {self.attempt}: {stage} is shown")
            self.attempt = None
            self.under_way.clear()
            self._score(score, "after a kill")
        self.moment = "none"
        self.trail.append(f"{stage} with {shown}")

    def _score(self, score: float | None, when: str) -> None:
        if self.best is not None and (score is None or score < self.best):
            self.wrong.append(f"the score fell from {self.best} to {score} {when}")
        elif score is not None:
            self.best = score


def said(name: str, done: int) -> str:
    """What stands in a question after so many rounds; robot.js says the same."""
    if not done:
        return ""
    return f"n{done}" if name.startswith("w") else LETTERS[done % 4]


def listen(context: BrowserContext, ledger: Ledger) -> None:
    """Let every page of a context tell the ledger."""
    context.expose_binding("sinauSaw", lambda _source, report: ledger.hear(report))


class Robot:
    """robot.js in one frame that shows the rehearsal."""

    def __init__(self, frame: Frame, called: tuple[str, ...] = ("saved",)) -> None:
        self.frame = frame
        self.called = list(called)
        frame.evaluate(SOURCE)

    def read(self, activity: str, ledger: Ledger) -> None:
        """Open an activity and hold what it shows against the ledger."""
        self.frame.evaluate("id => robot.open(id)", activity)
        shown = self.frame.evaluate("robot.shown()")
        if activity == rehearsal.LESSON:
            ledger.see_lesson(shown)
        else:
            ledger.see_exam(**self.frame.evaluate("robot.exam()"), shown=shown)

    def ask(self, ledger: Ledger, lanes: int) -> None:
        """Begin to answer the lesson, and go on for ever."""
        self._begin("ask", {"rounds": ledger.rounds, "lanes": lanes})

    def sit(self, chance: random.Random) -> None:
        """Begin to sit the exam, again and again."""
        sealed = self.frame.eval_on_selector_all(
            "article.activity form.question", "all => all.map(form => [form.id.slice(2), form.dataset.question])"
        )
        right = {name: key_of(text, name).correct[0] for name, text in sealed}
        words = interface_strings("en")
        self._begin("sit", {"words": words, "right": right, "seed": chance.getrandbits(32)})

    def _begin(self, work: str, task: dict[str, Any]) -> None:
        # Not awaited, or the test could not kill it; what it throws is an uncaught error, which the watch sees.
        self.frame.evaluate(f"task => {{ robot.{work}(task) }}", task | {"called": self.called})

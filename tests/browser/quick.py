# SPDX-License-Identifier: Apache-2.0
"""The test's side of quick.js: a learner who does whole activities in one go, rightly or wrongly."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any, cast

from playwright.sync_api import Frame

from browser.learner import OUTLINE
from browser.sealed import Key, key_of
from sinau.publishing.player import interface_strings

SOURCE = (Path(__file__).parent / "quick.js").read_text(encoding="utf-8")
OPENED = "document.querySelector('#sinau-saved')?.dataset.state !== undefined && window.sinau !== undefined"

Answers = dict[str, list[str]]


class Quick:
    """A learner at the player in one frame."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        frame.wait_for_function(OPENED)
        frame.evaluate(SOURCE)

    @cached_property
    def course(self) -> dict[str, Any]:
        """The outline of what is in this document."""
        return cast(dict[str, Any], self.frame.evaluate(OUTLINE))

    @cached_property
    def words(self) -> dict[str, str]:
        """The words of the interface."""
        return cast(dict[str, str], interface_strings(self.course["language"]))

    def keys(self, activity: str) -> list[Key]:
        """Open an activity; what is right in its questions."""
        return [key_of(sealed, name) for name, sealed in self.frame.evaluate("id => quick.open(id)", activity)]

    def shown(self, activity: str) -> Answers:
        """Open an activity; what stands in its questions once it is known what earlier visits left."""
        self.keys(activity)
        self.settle()
        return cast(Answers, self.frame.evaluate("quick.shown()"))

    def learn(self, activity: str, right: bool = True, done: bool = True, settle: bool = True) -> Answers:
        """Answer a lesson's questions and, if it is to be `done`, go on and `settle`. What was answered."""
        answers = self._answers(activity, lambda _key: right)
        self._do("learn", answers, done=done)
        if settle:
            self.settle()
        return answers

    def settle(self) -> None:
        """Wait until the LMS has been told, or it is known that it cannot be: commits keep two seconds apart."""
        self.frame.evaluate("quick.settle()")

    def sit(self, activity: str, right: bool | Callable[[Key], bool] = True, hand: bool = True) -> bool | None:
        """Answer an assessment in the attempt that is open or a new one; whether it is passed, None where that is not said."""
        decide = right if callable(right) else lambda _key: right
        return cast("bool | None", self._do("sit", self._answers(activity, decide), hand=hand))

    def _answers(self, activity: str, right: Callable[[Key], bool]) -> Answers:
        return {key.id: sorted(key.correct if right(key) else key.wrong) for key in self.keys(activity)}

    def _do(self, step: str, answers: Answers, **given: bool) -> Any:
        task = {"answers": answers, "words": self.words, **given}
        return self.frame.evaluate(f"task => quick.{step}(task)", task)

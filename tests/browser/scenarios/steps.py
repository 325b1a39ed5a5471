# SPDX-License-Identifier: Apache-2.0
"""The words that scenarios are written in. Each is a step that `rig/steps.js` carries out; time passes after it.

After a step as much time passes as a learner may be left without a word (2.1 s); after one with `quick=True` none, for
whoever leaves in the same moment. What is to be seen then stands in `expect`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from browser.scenarios.courses import activities

Step = dict[str, Any]

SECOND = 1000
MINUTE = 60 * SECOND
DAY = 24 * 60 * MINUTE
YEAR = 365 * DAY


@dataclass(frozen=True)
class Scenario:
    """One scenario: steps in a variant of the course. What must hold always is not said again (`invariants.py`).

    `profile` and `runtime` say where alone it makes sense, if not everywhere. `audits`: whether, at the end, everything is
    looked at again on each device and on a new one.
    """

    name: str
    steps: tuple[Step, ...]
    course: str = "full"
    audits: bool = True
    tags: frozenset[str] = field(default_factory=frozenset)


def scenario(
    name: str, *steps: Step | tuple[Step, ...], course: str = "full", audits: bool = True, tags: str = ""
) -> Scenario:
    """A scenario; a step may be several."""
    flat = tuple(one for step in steps for one in (step if isinstance(step, tuple) else (step,)))
    return Scenario(name, flat, course, audits, frozenset(tags.split()))


def _step(verb: str, options: dict[str, Any], **own: Any) -> Step:
    return {"verb": verb, **own, **options}


# Coming and going


def enter(device: str = "phone", **given: Any) -> Step:
    """Launch the course. `assignment`, `faults`, `wrap`, `levels`, `both` and `disk` say in which LMS and browser."""
    return _step("enter", given, device=device)


def leave(how: str = "close", **given: Any) -> Step:
    """Close the page; `kill`: no event runs in it."""
    return _step("leave", given, how=how, quick=True)


def page(act: str, **given: Any) -> Step:
    """What browsers do to pages: hide, show, freeze, thaw, cache (back/forward), uncache; to frames: back (it was left and comes
    again), crash (it died and is loaded again)."""
    return _step("page", given, act=act)


def tab(number: int) -> Step:
    """Turn to another tab, counted from 0 in the order opened."""
    return _step("tab", {}, number=number, quick=True)


def wait(ms: float) -> Step:
    """Let time pass while the page is open, or while it is not."""
    return _step("wait", {}, wait=ms)


def clock(jump: float) -> Step:
    """Somebody sets the device's clock."""
    return _step("clock", {}, jump=jump)


# Learning


def go(activity: str, **given: Any) -> Step:
    """Open an activity by the menu."""
    return _step("open", given, activity=activity)


def answer(course: str, question: str, right: bool = True, **given: Any) -> Step:
    """Answer a lesson's question and have it checked."""
    activity, asked = next((name, one) for name, its in activities(course).items() for one in its if one.id == question)
    return _step("answer", given, activity=activity, question=question, given=asked.right if right else asked.wrong)


def done(activity: str, **given: Any) -> Step:
    """Press "done, go on" in a lesson."""
    return _step("done", given, activity=activity)


def sit(
    course: str, activity: str, right: bool | tuple[str, ...] = True, only: tuple[str, ...] = (), **given: Any
) -> Step:
    """Answer an assessment's questions, in the attempt under way or a new one. `right`: all, none, or those named."""
    answers = {
        one.id: one.right if right is True or (right is not False and one.id in right) else one.wrong
        for one in activities(course)[activity]
        if not only or one.id in only
    }
    return _step("sit", given, activity=activity, given=answers)


def hand(activity: str, **given: Any) -> Step:
    """Hand an attempt in."""
    return _step("hand", given, activity=activity)


def exam(course: str = "full", right: bool | tuple[str, ...] = True, **given: Any) -> tuple[Step, ...]:
    """Sit the exam and hand it in."""
    return sit(course, "exam", right), hand("exam", **given)


def lessons(course: str = "full") -> tuple[Step, ...]:
    """Do all that comes before the exam."""
    steps: list[Step] = []
    for name in activities(course):
        if name in ("before", "quiz"):
            steps += [sit(course, name, quick=True), hand(name, quick=True)]
        elif name != "exam":
            steps += [done(name, quick=True)]
    return (*steps, wait(2100))


def press(word: str, **given: Any) -> Step:
    """Press the button with a word of the interface on it."""
    return _step("press", given, word=word)


def exit_session(**given: Any) -> Step:
    """Press the button that ends the session."""
    return _step("exit", given)


# What happens to the LMS


def fails(**faults: Any) -> Step:
    """From now on the LMS has these faults, until `heals`."""
    return _step("faults", {}, faults=faults, quick=True)


def heals() -> Step:
    """The LMS is as it was."""
    return _step("heal", {}, quick=True)


def lms(act: str, **given: Any) -> Step:
    """Somebody changes what the LMS holds: reset, remember and restore, cut, damage, newer, older, write, wipe, grade."""
    return _step("lms", given, act=act, quick=True)


def forget(device: str) -> Step:
    """The device's browser loses its storage."""
    return _step("forget", {}, device=device, quick=True)


def appears() -> Step:
    """An LMS that was not there appears after all."""
    return _step("appear", {})


# What is to be seen


def expect(**seen: Any) -> Step:
    """What has to be seen now, beyond the invariants; `invariants.expected` knows the words."""
    return _step("wait", {}, quick=True, expect=seen)

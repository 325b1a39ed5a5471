# SPDX-License-Identifier: Apache-2.0
"""Plays a scenario against one LMS: adds the look at everything at its end, and hands the record to the invariants."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import cache
from types import TracebackType
from typing import Any

from playwright.sync_api import Browser

from browser.scenarios.courses import activities, package
from browser.scenarios.invariants import broken
from browser.scenarios.record import Run
from browser.scenarios.server import Courses, serve
from browser.scenarios.steps import Scenario, Step
from browser.watch import Watch
from sinau.publishing.player import interface_strings
from sinau_lms.package import initial_lms_values_of
from sinau_scorm.manifest.reading import read_manifest

STANDARDS = ("scorm12", "scorm2004")
PROFILES = (
    "strict", "moodle", "openedx", "successfactors", "portal", "refusing", "losing", "slow", "late", "expiring", "truncating",
)  # fmt: skip
AGAIN = "scorm-again"
# What an LMS is like stays as it was at the last launch; what went wrong in it does not.
LASTING = ("assignment", "wrap", "levels", "both")


@dataclass(frozen=True)
class Case:
    """One scenario in one LMS. `lms` is a profile of the strict LMS, or scorm-again."""

    scenario: Scenario
    standard: str
    lms: str

    @property
    def name(self) -> str:
        """How the case is called in a report of tests."""
        return f"{self.standard}-{self.lms}-{self.scenario.name}"

    @property
    def publication(self) -> str:
        """The package: for SCORM 2004 one of the two editions, the same each time."""
        return self.standard if self.standard == "scorm12" else f"scorm2004-{3 + chosen(self.scenario.name, 2)}"

    @property
    def profile(self) -> str:
        """Of the LMS."""
        return "strict" if self.lms == AGAIN else self.lms


def chosen(name: str, among: int) -> int:
    """A number below `among` that depends on the name alone."""
    return zlib.crc32(name.encode()) % among


@cache
def _assignment(course: str, publication: str) -> dict[str, Any]:
    manifest = read_manifest(package(course, publication).read("imsmanifest.xml"))
    return initial_lms_values_of(manifest.organization.leaves[0], manifest.edition)


def steps_of(scenario: Scenario) -> list[Step]:
    """The scenario's steps, and behind them the look at everything that was answered: on each device, then on a new one."""
    steps = list(scenario.steps)
    entered = [step for step in steps if step["verb"] == "enter"]
    audit = {"verb": "audit", "activities": list(activities(scenario.course))}
    opened = [number for number, _ in enumerate(entered)]
    steps += [
        one
        for number in opened
        for one in ({"verb": "tab", "number": number, "quick": True}, {"verb": "leave", "how": "close", "quick": True})
    ]
    if not scenario.audits:
        return steps
    steps.append({"verb": "heal", "quick": True})
    devices = dict.fromkeys(step["device"] for step in reversed(entered))
    lasting = {name: entered[-1][name] for name in LASTING if name in entered[-1]}
    absent = not any(step["verb"] == "appear" for step in steps)
    faults = {
        name: value
        for name, value in entered[-1].get("faults", {}).items()
        if name == "api" and value != "late" and absent
    }
    for device in (*devices, "a new device"):
        steps += [
            {"verb": "enter", "device": device, "patience": 12000 if faults else 4000, **lasting, "faults": faults},
            dict(audit),
            {"verb": "leave", "how": "close", "quick": True},
        ]
    return steps


class Runner:
    """The rig's page in a browser, for as many cases as one likes."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._courses = Courses()

    def __enter__(self) -> Runner:
        """Open the page."""
        self._server = serve(self._courses).__enter__()
        self.watch = Watch({self._server.origin.removeprefix("http://")})
        self._context = self.watch.over(self._browser.new_context())
        self._page = self._context.new_page()
        self._page.goto(self._server.origin)
        self._page.wait_for_selector("html[data-ready]")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self._context.close()
        self._server.__exit__(kind, error, trace)

    def play(self, case: Case) -> Run:
        """Play a case. What was seen is the record's; whether it is right, `broken` says."""
        scenario = case.scenario
        spec = {
            "standard": case.standard,
            "package": f"{scenario.course}.{case.publication}",
            "runtime": "scorm-again" if case.lms == AGAIN else "strict",
            "profile": case.profile,
            "lowering": "allowed" if scenario.course == "keep-last" else "reported",
            "assignment": _assignment(scenario.course, case.publication),
            "words": _words(),
            "steps": steps_of(scenario),
        }
        self.watch.faults.clear()
        self._courses.missing.clear()
        record = self._page.evaluate("spec => play(spec)", spec)
        seen = [f"seen by the browser: {fault}" for fault in self.watch.faults]
        seen += [f"asked for and not there: {path}" for path in self._courses.missing]
        return Run(scenario, case.standard, case.lms, spec["steps"], record, seen)

    def problems(self, case: Case) -> tuple[Run, list[str]]:
        """Play a case and check it."""
        run = self.play(case)
        return run, broken(run)


@cache
def _words() -> dict[str, str]:
    return dict(interface_strings("en"))

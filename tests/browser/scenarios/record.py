# SPDX-License-Identifier: Apache-2.0
"""What is read out of a record: calls, times, statuses in the words of both standards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from browser.scenarios.steps import Scenario, Step

Json = dict[str, Any]

# An element of 1.2 and of 2004.
NAMES = {
    "scorm12": {
        "score": "cmi.core.score.raw", "exit": "cmi.core.exit", "time": "cmi.core.session_time", "begin": "LMSInitialize",
        "end": "LMSFinish", "set": "LMSSetValue", "get": "LMSGetValue", "commit": "LMSCommit",
        "response": "student_response", "wrong": "wrong",
    },
    "scorm2004": {
        "score": "cmi.score.raw", "exit": "cmi.exit", "time": "cmi.session_time", "begin": "Initialize",
        "end": "Terminate", "set": "SetValue", "get": "GetValue", "commit": "Commit",
        "response": "learner_response", "wrong": "incorrect",
    },
}  # fmt: skip
STATUSES = {"scorm12": ("cmi.core.lesson_status",), "scorm2004": ("cmi.completion_status", "cmi.success_status")}
# Whether 1.2 says failed or incomplete depends on whether the exam may be sat again: neither is less than the other.
LEVEL = {"failed": "incomplete"}
RANKS = {
    "cmi.core.lesson_status": ("", "not attempted", "browsed", "incomplete", "completed", "passed"),
    "cmi.completion_status": ("", "unknown", "not attempted", "incomplete", "completed"),
    "cmi.success_status": ("", "unknown", "failed", "passed"),
}


@dataclass
class Run:
    """A case that was played: its steps as they were, the rig's record, and what the browser itself saw."""

    scenario: Scenario
    standard: str
    lms: str
    steps: list[Step]
    record: Json
    seen: list[str]

    @property
    def visits(self) -> list[Json]:
        """The launches, in order."""
        return list(self.record["visits"])

    @property
    def names(self) -> dict[str, str]:
        """The standard's names."""
        return NAMES[self.standard]

    def faults(self) -> set[str]:
        """What the scenario lets go wrong in the LMS, by name."""
        return {name for step in self.steps if step["verb"] in ("faults", "enter") for name in step.get("faults", {})}

    @property
    def tabs(self) -> bool:
        """Whether two visits overlap."""
        open_now = 0
        for step in self.steps:
            open_now += {"enter": 1, "leave": -1}.get(step["verb"], 0)
            if open_now > 1:
                return True
        return "tabs" in self.scenario.tags

    @property
    def tampers(self) -> bool:
        """Whether somebody changes what the LMS holds."""
        return any(step["verb"] == "lms" and step["act"] != "remember" for step in self.steps)

    def quiet(self, visit: Json) -> bool:
        """Whether the LMS says that nothing counts in this visit. Open edX does not say so."""
        given = {**(visit["launched"] or {}), **visit["step"].get("assignment", {})}
        mode = given.get("lesson_mode" if self.standard == "scorm12" else "mode", "normal")
        said = self.lms != "openedx" and "modeless" not in visit["step"].get("wrap", [])
        return said and (mode != "normal" or given.get("credit") == "no-credit")

    def known(self, visit: Json, element: str, upto: float = float("inf")) -> str:
        """What the course believed the LMS to hold: what it set last, or read."""
        value = ""
        for call in visit["calls"]:
            if call["at"] > upto:
                break
            if call["args"][:1] == [element] and call["result"] not in ("", "false", "null"):
                value = call["args"][1] if call["method"] == self.names["set"] else call["result"]
        return value

    def sets(self, visit: Json) -> Iterator[tuple[str, str, Json]]:
        """Element, value and call of each value that was taken."""
        for call in visit["calls"]:
            if call["method"] == self.names["set"] and call["result"] == "true":
                yield call["args"][0], call["args"][1], call

    def openings(self, visit: Json) -> Iterator[tuple[Json, bool]]:
        """Each call that begins a session, and whether one is open after it: some LMSs refuse and answer all the same."""
        for number, call in enumerate(visit["calls"]):
            if call["method"] == self.names["begin"]:
                after = next((next_ for next_ in visit["calls"][number + 1 :] if "Error" not in next_["method"]), None)
                answered = after is not None and after["method"] == self.names["get"] and after["result"] != ""
                yield call, call["result"] == "true" or answered

    def log(self, most: int = 60) -> str:
        """The calls of all visits, and what was seen after each step."""
        lines = []
        for number, visit in enumerate(self.visits):
            lines.append(
                f"-- visit {number} on {visit['device']}, LMS attempt {visit['epoch']}, given {visit['gave']!r}"
            )
            calls = [
                call
                for call in visit["calls"]
                if "Error" not in call["method"] and "interactions" not in str(call["args"])
            ]
            for call in calls[-most:]:
                more = f" error {call['error']} {call.get('fault', call.get('rule', ''))}" if call["error"] else ""
                lines.append(
                    f"   {call['at']:>9} {call['method']}({', '.join(call['args'])}) -> {call['result']!r}{more}"
                )
        for snapshot in self.record["snapshots"]:
            step = self.steps[snapshot["index"]]
            told = {name: value for name, value in step.items() if name not in ("verb", "quick", "activities")}
            seen = (
                "gone"
                if snapshot["gone"]
                else (
                    f"{snapshot['line']['state']}: {snapshot['line']['text']} | {snapshot['here']} {snapshot['stage']} {snapshot['notices']}"
                )
            )
            lines.append(f"   step {snapshot['index']} visit {snapshot['visit']} {step['verb']} {told} => {seen}")
        return "\n".join(lines)


def rank(element: str, value: str) -> int:
    """How far a status is, so that a fall shows."""
    level = LEVEL.get(value, value) if element == "cmi.core.lesson_status" else value
    return RANKS[element].index(level)


def seconds(span: str) -> float | None:
    """A time span of either standard; scorm-again hands on 1.2's without the zeros at its end."""
    if found := re.fullmatch(r"(\d{2,4}):(\d\d):(\d\d(?:\.\d{1,2})?)", span):
        return int(found[1]) * 3600 + int(found[2]) * 60 + float(found[3])
    if found := re.fullmatch(r"PT(\d+(?:\.\d{1,2})?)S", span):
        return float(found[1])
    return None

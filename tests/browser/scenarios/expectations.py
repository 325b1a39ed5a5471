# SPDX-License-Identifier: Apache-2.0
"""What a scenario expects beyond the invariants, and where: after a loss of the LMS's only the invariants hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from browser.scenarios.audits import KEEPING, rows
from browser.scenarios.courses import questions
from browser.scenarios.record import Json, Run

# A status: the exam was failed and may be sat again.
AGAIN = "failed, not for good"


def unexpected(run: Run) -> Iterator[str]:
    """What a scenario said would be seen, and was not."""
    for snapshot in run.record["snapshots"]:
        wanted = dict(run.steps[snapshot["index"]].get("expect", {}))
        if not wanted or not _holds(run, snapshot["visit"], bool(wanted.pop("always", False))):
            continue
        for word, value in wanted.items():
            found = _SEEN[word](run, snapshot, value)
            if found is not None:
                yield f"step {snapshot['index']}: expected {word}={value!r}, found {found}"


def _holds(run: Run, number: int, always: bool) -> bool:
    """Whether this visit knows all that the scenario counts on: the LMS gave it back, or the device has it."""
    # An attempt that has ended opens for review in Moodle: what the scenario does then counts for nothing.
    if (run.visits[number]["launched"] or {}).get("credit") == "no-credit":
        return False
    # Open edX does not say that a launch is for review.
    if run.lms == "openedx" and run.visits[number]["step"].get("assignment", {}).keys() & {"mode", "credit"}:
        return False
    if always or number == 0:
        return True
    visit, before = run.visits[number], run.visits[number - 1]
    if run.lms in KEEPING or visit["gave"] == before["last"]:
        return True
    return (
        run.lms == "expiring"
        and visit["device"] == before["device"]
        and len({v["device"] for v in run.visits[:number]}) == 1
        and not run.tampers
    )


def _differs(found: Any, wanted: Any) -> Any:
    return None if found == wanted else repr(found)


def _status(run: Run, snapshot: Json, wanted: str) -> str | None:
    visit = run.visits[snapshot["visit"]]
    if wanted == AGAIN:
        wanted = "incomplete" if run.standard == "scorm12" else "failed"
    if run.standard == "scorm12":
        element = "cmi.core.lesson_status"
    else:
        element = "cmi.success_status" if wanted in ("passed", "failed") else "cmi.completion_status"
    found = run.known(visit, element)
    return _differs(_told(run, snapshot, element) or found, wanted)


def _told(run: Run, snapshot: Json, element: str) -> str:
    """The last value that the course set up to this step, in this visit."""
    visit = run.visits[snapshot["visit"]]
    return run.known(visit, element, snapshot["at"] - visit["origin"] + 1)


def _score(run: Run, snapshot: Json, wanted: float) -> str | None:
    found = _told(run, snapshot, run.names["score"])
    # Where the LMS does not answer, what was not sent again cannot be known.
    if found == "" and run.lms == "openedx":
        return None
    return _differs(float(found) if found else None, float(wanted))


def _line(run: Run, snapshot: Json, wanted: str) -> str | None:
    # An LMS that refuses everything is never "ok"; one that expires is so for a while.
    if wanted == "ok" and run.lms in ("refusing", "expiring"):
        return None
    # One that says yes to everything says it also when its session is over.
    if wanted == "warn" and (run.lms == "openedx" or (run.lms == "losing" and "commit" not in run.faults())):
        return None
    return _differs(snapshot["line"]["state"], wanted)


def _goes_on(run: Run, snapshot: Json, wanted: bool) -> str | None:
    """After the frame came back: an LMS that opens once more is reported to, and of any other the learner is told."""
    openings = list(run.openings(run.visits[snapshot["visit"]]))
    if openings[-1][1]:
        return _line(run, snapshot, "ok")
    return _line(run, snapshot, "warn") or _notice(run, snapshot, "session_closed")


def _notice(run: Run, snapshot: Json, wanted: str) -> str | None:
    if wanted == "attempt_unconfirmed" and run.lms == "expiring":
        return None
    # Only of what no commit has carried may be said that it was not sent.
    if wanted == "attempt_unconfirmed" and run.lms == "refusing" and "commit" not in run.faults():
        wanted = "attempt_unsent"
    return None if wanted in snapshot["notices"] else repr(snapshot["notices"])


def _shown(run: Run, snapshot: Json, wanted: dict[str, str]) -> str | None:
    asked = questions(run.scenario.course)
    for name, what in wanted.items():
        question, found = asked[name], snapshot["shown"].get(name)
        right = {"right": sorted(question.right), "wrong": sorted(question.wrong), "open": []}[what]
        if found is None or (
            sorted(found) != right and not (found and question.type == "short" and right[0].startswith(found[0]))
        ):
            return f"{name}: {found}"
    return None


def _interactions(run: Run, snapshot: Json, wanted: int) -> str | None:
    return _differs(len(rows(run.record["values"])), wanted) if run.lms in KEEPING else None


def _nothing_set(run: Run, snapshot: Json, wanted: bool) -> str | None:
    found = [
        element
        for element, value, _ in run.sets(run.visits[snapshot["visit"]])
        if not re.search(r"exit|session_time", element) and value != "browsed"
    ]
    return repr(found) if found else None


def _ended(run: Run, snapshot: Json, wanted: bool) -> str | None:
    return _differs(any(call["method"] == run.names["end"] for call in run.visits[snapshot["visit"]]["calls"]), wanted)


_SEEN: dict[str, Callable[[Run, Json, Any], Any]] = {
    "at": lambda run, snapshot, wanted: _differs(snapshot["here"], wanted),
    "stage": lambda run, snapshot, wanted: _differs(snapshot["stage"], wanted),
    "line": _line,
    "goes_on": _goes_on,
    "notice": _notice,
    "no_notice": lambda run, snapshot, wanted: repr(snapshot["notices"]) if wanted in snapshot["notices"] else None,
    "status": _status,
    "score": _score,
    "no_score": lambda run, snapshot, wanted: _differs(_told(run, snapshot, run.names["score"]), ""),
    "shown": _shown,
    "ticks": lambda run, snapshot, wanted: _differs(set(snapshot["ticks"]), set(wanted)),
    "locked": lambda run, snapshot, wanted: _differs(snapshot["here"] == "", wanted),
    "no_button": lambda run, snapshot, wanted: (
        repr(snapshot["buttons"]) if "Try again" in snapshot["buttons"] else None
    ),
    "interactions": _interactions,
    "nothing_set": _nothing_set,
    "ended": _ended,
}

# SPDX-License-Identifier: Apache-2.0
"""What must hold in every scenario and every LMS. Where an LMS keeps nothing, other things hold: those rules stand here, once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from browser.scenarios import audits
from browser.scenarios.expectations import unexpected
from browser.scenarios.record import STATUSES, Json, Run, rank, seconds

# Their LMSs say yes to what they do not keep, so that no page can know.
LYING = ("losing", "truncating")
# Two of the LMS's own commits of a second and a half, where it is slow.
TIME_TOLERANCE_S = 3.2
# How scorm-again says that a session was begun or is over.
AGAIN_REFUSED = ("error 101", "error 103", "error 104", "error 301")
# Moodle marks an activity as done only when its score changes: so much it may move for that.
SCORE_TOLERANCE = 0.0101


def broken(run: Run) -> list[str]:
    """What does not hold, a line each."""
    if run.record["failure"]:
        return [f"the rig could not go on: {run.record['failure']}"]
    rules = (
        errors, session_rules, calls, times, exits, falls, quiet, marked, told, audits.answers, audits.interactions, unexpected,
    )  # fmt: skip
    return [f"{rule.__name__}: {problem}" for rule in rules for problem in rule(run)]


def errors(run: Run) -> Iterator[str]:
    """No uncaught error, no dialog, no request that leads nowhere."""
    yield from run.seen
    for number, visit in enumerate(run.visits):
        yield from (f"visit {number}: {error}" for error in visit["errors"])


def session_rules(run: Run) -> Iterator[str]:
    """The LMS finds nothing, and no call ends in an error that the LMS did not make itself."""
    for number, visit in enumerate(run.visits):
        for found in visit["violations"]:
            # A page that comes back cannot know whether its session has ended without asking, once.
            if visit["returned"] and found["rule"] in ("initialize-twice", "after-finish", *AGAIN_REFUSED):
                continue
            if not _caused_by_silence(run, visit, found["rule"]):
                yield f"visit {number}: {found['rule']}: {found['detail']} (call {found['call']})"


def _caused_by_silence(run: Run, visit: Json, rule: str) -> bool:
    """An LMS that does not say what it holds lets nobody know which objectives it has, its mode, or that a status was higher."""
    wraps = {"countless", "modeless"} & set(visit["step"].get("wrap", []))
    silent = run.lms == "openedx" or bool(wraps) or "get" in run.faults()
    # 351: how scorm-again says that an id is fixed.
    return silent and rule in ("id-fixed", "error 351", "status-lowered", "score-lowered", "graded-without-credit")


def calls(run: Run) -> Iterator[str]:
    """One session in a visit: opened once, ended once at most, and nothing after that; ended wherever the page could."""
    begin, end = run.names["begin"], run.names["end"]
    for number, visit in enumerate(run.visits):
        methods = [
            call["method"]
            for call in visit["calls"]
            if "Error" not in call["method"] and "Diagnostic" not in call["method"]
        ]
        if not methods:
            continue
        if methods.count(begin) != 1 + visit["returned"]:
            yield f"visit {number}: {methods.count(begin)} times {begin}"
        if methods.count(end) > 1 + visit["returned"]:
            yield f"visit {number}: {methods.count(end)} times {end}"
        if visit["returned"]:
            yield from _after_refusal(run, number, visit)
        elif end in methods and methods[-1] != end:
            yield f"visit {number}: {methods[methods.index(end) + 1 :]} after {end}"
        if end not in methods and not visit["killed"] and "dying" not in visit["step"].get("wrap", []):
            yield f"visit {number}: left without {end}"


def _after_refusal(run: Run, number: int, visit: Json) -> Iterator[str]:
    """Where an LMS does not open once more nothing is set, committed or ended any more."""
    opened = {call["n"]: open_now for call, open_now in run.openings(visit)}
    refused = False
    for call in visit["calls"]:
        refused = not opened.get(call["n"], not refused)
        if refused and call["method"] in (run.names["set"], run.names["commit"], run.names["end"]):
            yield f"visit {number}: {call['method']} after the LMS had refused to begin"


def times(run: Run) -> Iterator[str]:
    """The session's time is what has passed since it began, whatever the clock on the wall says; never more than a day."""
    for number, visit in enumerate(run.visits):
        begins = [(call["n"], call["at"]) for call, open_now in run.openings(visit) if open_now]
        for element, value, call in run.sets(visit):
            if element != run.names["time"]:
                continue
            told = seconds(value)
            begun = max((at for n, at in begins if n < call["n"]), default=0)
            if run.quiet(visit):
                if told != 0:
                    yield f"visit {number}: session time {value} where nothing counts"
                continue
            passed = min((call["at"] - begun) / 1000, 24 * 3600)
            if told is None or abs(told - passed) > TIME_TOLERANCE_S or told > passed + 0.1:
                yield f"visit {number}: session time {value} after {passed:.2f} s"


def exits(run: Run) -> Iterator[str]:
    """Whatever is kept could be gone on with: each commit carries exit "suspend"."""
    for number, visit in enumerate(run.visits):
        suspended = False
        for call in visit["calls"]:
            if call["args"][:1] == [run.names["exit"]] and call["method"] == run.names["set"]:
                suspended = call["args"][1] == "suspend"
            if call["method"] in (run.names["commit"], run.names["end"]) and not suspended:
                yield f"visit {number}: call {call['n']} {call['method']} without exit suspend"


def falls(run: Run) -> Iterator[str]:
    """No status and no score falls below what the LMS is known to have, unless the author keeps the last attempt."""
    if run.scenario.course == "keep-last":
        return
    best: dict[tuple[int, str], float] = {}
    for number, visit in enumerate(run.visits):
        for call in visit["calls"]:
            element, method = (call["args"] or [""])[0], call["method"]
            watched = element in STATUSES[run.standard] or element == run.names["score"]
            if (
                not watched
                or method not in (run.names["set"], run.names["get"])
                or call["result"] in ("", "false", "null")
            ):
                continue
            # What the LMS says there, Open edX's way of answering keeps from the course.
            if method == run.names["get"] and run.lms == "openedx":
                continue
            value = call["args"][1] if method == run.names["set"] else call["result"]
            # A reset or a loss begins anew; so does an old state that the LMS gives back.
            key = (number if run.tampers or not _remembers(run) or run.tabs else visit["epoch"], element)
            scores = element == run.names["score"]
            found = float(value) if scores else float(rank(element, value))
            if method == run.names["set"] and found < best.get(key, 0) - (SCORE_TOLERANCE if scores else 0):
                yield f"visit {number}: {element} fell to {value}"
            best[key] = max(best.get(key, 0), found)


def quiet(run: Run) -> Iterator[str]:
    """Where the LMS says that nothing counts, nothing is set that does, and no other attempt at an exam is offered."""
    for number, visit in enumerate(run.visits):
        if not run.quiet(visit):
            continue
        for element, value, _ in run.sets(visit):
            if not re.search(r"exit|session_time", element) and value != "browsed":
                yield f"visit {number}: {element} was set to {value} where nothing counts"
    for snapshot in run.record["snapshots"]:
        if not snapshot["gone"] and run.quiet(run.visits[snapshot["visit"]]) and "Try again" in snapshot["buttons"]:
            yield f"step {snapshot['index']}: another attempt is offered where nothing counts"


def marked(run: Run) -> Iterator[str]:
    """Moodle marks the activity as done when it holds a pass, or a completion with a score."""
    values = run.record["values"]
    ended = values.get("cmi.core.lesson_status") in ("passed", "completed") and values.get("cmi.core.score.raw")
    sure = run.lms == "moodle" and run.standard == "scorm12" and not run.tampers and not run.faults()
    if sure and ended and not run.record["done"]:
        yield "the activity is to do, although the course is passed"


def _remembers(run: Run) -> bool:
    return run.lms not in ("refusing", "losing", "expiring") and not run.faults() & {"commit", "expireAfter", "dead"}


def told(run: Run) -> Iterator[str]:
    """Two seconds after anything the line tells the truth: kept by the LMS, or a warning. Nobody is left with "being saved"."""
    lying = (
        run.lms in LYING
        or (run.lms == "openedx" and run.faults() & {"commit", "expireAfter"})
        or any(step.get("faults", {}).get("commit") == "lost" for step in run.steps)
        or run.faults() & {"truncate", "deferMs"}
    )
    for snapshot in run.record["snapshots"]:
        if snapshot["gone"] or snapshot["quick"] or snapshot["frozen"]:
            continue
        visit, line = run.visits[snapshot["visit"]], snapshot["line"]
        where = f"step {snapshot['index']} ({run.steps[snapshot['index']]['verb']})"
        if line["state"] not in ("ok", "wait", "warn"):
            yield f"{where}: the line says nothing ({line})"
        if line["text"].startswith(("Practice", "Review")):
            continue
        if line["state"] == "wait" and "Connecting" not in line["text"]:
            yield f"{where}: still {line['text']!r}"
        if (
            line["state"] == "ok"
            and snapshot["sent"] is not None
            and snapshot["sent"] != snapshot["stored"]
            and not lying
            and not run.tabs
        ):
            yield f"{where}: {line['text']!r}, but the LMS holds {snapshot['stored']!r}, not {snapshot['sent']!r}"
        if (
            line["state"] == "ok"
            and line["text"].startswith("Saved on this device and sent")
            and snapshot["sent"] is None
            and visit["gave"] == ""
        ):
            yield f"{where}: {line['text']!r}, but nothing was sent"

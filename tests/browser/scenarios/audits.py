# SPDX-License-Identifier: Apache-2.0
"""Whether every answer that a page called saved is there at the end: on its device, at the LMS, in the LMS's statistics."""

from __future__ import annotations

import re
from collections.abc import Iterator

from browser.scenarios.courses import Question, questions
from browser.scenarios.record import Json, Run

# What an LMS keeps of words is their beginning (player/packed_state.js).
WORDS = ("short", "number")
KEEPING = ("strict", "moodle", "openedx", "successfactors", "portal", "slow", "late", "scorm-again")


def answers(run: Run) -> Iterator[str]:
    """Every answer shown as saved is there after restart: on its device always, elsewhere if the LMS has kept it."""
    asked = questions(run.scenario.course)
    for number, visit in enumerate(run.visits):
        audit = visit["audit"]
        if audit is None:
            continue
        for entry in expected(run, number):
            page = audit["found"].get(entry["activity"])
            given, shown = entry["given"], page["shown"].get(entry["question"]) if page else None
            here = visit["device"] == entry["device"] and not run.quiet(visit)
            if shown is None or not _same(asked[entry["question"]], given, shown, here):
                yield f"visit {number} on {visit['device']}: {entry['question']} was {given} and saved; here it is {shown}"


def expected(run: Run, number: int) -> list[Json]:
    """What has to be shown in the visit that looks at everything. The rules for LMSs that keep nothing are here."""
    visit = run.visits[number]
    before = [
        entry for entry in run.record["ledger"] if entry["visit"] < number and not run.quiet(run.visits[entry["visit"]])
    ]
    if visit["gave"] == "":
        return _of_the_lost_attempt(run, number, before)
    own = [entry for entry in before if entry["epoch"] == visit["epoch"]]
    if visit["audit"]["practised"]:
        # Another device began anew because of a damaged state: what this one holds is offered for practice.
        own = [entry for entry in own if entry["device"] == visit["device"] and entry["claimed"]]
    latest = {entry["question"]: entry for entry in own}
    return [entry for entry in latest.values() if _is_there(run, number, entry)]


def _is_there(run: Run, number: int, entry: Json) -> bool:
    visit = run.visits[number]
    # A review shows what the LMS holds.
    if entry["device"] == visit["device"] and entry["claimed"] and not run.quiet(visit):
        # A browser that has lost its storage has what the LMS has.
        forgotten = any(step["verb"] == "forget" and step["device"] == visit["device"] for step in run.steps)
        return not forgotten or entry["sent"]
    if not entry["sent"] or run.lms not in KEEPING:
        return False
    # Another device knows what the LMS gives back: not what was cut out of it, nor what was given to an older copy.
    return not run.tampers and not run.faults() & {"commit", "truncate", "expireAfter"} and not run.tabs


def _of_the_lost_attempt(run: Run, number: int, before: list[Json]) -> list[Json]:
    """The LMS gave nothing back: the attempt before is offered for practice if the LMS has never confirmed it."""
    visit = run.visits[number]
    last = next((other for other in reversed(run.visits[:number]) if other["device"] == visit["device"]), None)
    if last is None or not any(call["result"] == "true" for call in last["calls"]):
        return []
    confirmed = any(
        other["gave"] and other["device"] == visit["device"] and other["epoch"] == last["epoch"]
        for other in run.visits[:number]
    )
    own = [
        entry
        for entry in before
        if entry["epoch"] == last["epoch"] and entry["device"] == visit["device"] and entry["claimed"]
    ]
    return [] if confirmed else list({entry["question"]: entry for entry in own}.values())


def _same(question: Question, given: list[str], shown: list[str], here: bool) -> bool:
    if question.type not in WORDS:
        return sorted(given) == sorted(shown)
    if here or not shown:
        return list(given) == list(shown)
    return given[0].startswith(shown[0].rstrip("\ufffd")) and len(shown[0].encode()) >= min(20, len(given[0].encode()))


def interactions(run: Run) -> Iterator[str]:
    """In the LMS's statistics each answer stands once, as what it was; records follow one another without a gap."""
    if run.lms not in KEEPING or run.tampers or run.faults() - {"api", "lateMs", "deferMs", "commitMs"} or run.tabs:
        return
    records = rows(run.record["values"])
    if sorted(records) != list(range(len(records))):
        yield f"numbered {sorted(records)}"
    names = [record.get("id", "") for record in records.values()]
    if len(set(names)) != len(names):
        yield f"one id twice: {names}"
    asked = questions(run.scenario.course)
    for entry in run.record["ledger"]:
        question = asked[entry["question"]]
        if entry["activity"] not in ("one", "two") or not entry["sent"]:
            continue
        result = "correct" if list(entry["given"]) == list(question.right) else run.names["wrong"]
        own = [record for record in records.values() if re.split("[._]", record.get("id", ""))[0] == question.id]
        if not any(record.get("result") == result and record.get(run.names["response"]) for record in own):
            yield f"{question.id} was answered {entry['given']}; the LMS has {own}"


def rows(values: dict[str, str]) -> dict[int, dict[str, str]]:
    """The interactions that an LMS holds, by number."""
    found: dict[int, dict[str, str]] = {}
    for element, value in values.items():
        parts = element.split(".", 3)
        if parts[1:2] == ["interactions"] and parts[2].isdigit() and len(parts) == 4:
            found.setdefault(int(parts[2]), {})[parts[3]] = value
    return found

# SPDX-License-Identifier: Apache-2.0
"""Packages that Sinau made: the longest state their course can reach, from what the package itself says of the course."""

import json
from typing import Any

from sinau.answers import most_bits, recorded_shape
from sinau.diagnostics import Rule, Severity
from sinau.publishing.outlines import find_course_data
from sinau_scorm import limits
from sinau_scorm.state_length import longest_texts
from sinau_scorm.verify.package import Package

ERROR = Severity.ERROR
PAGE = "index.html"
STATE = Rule("C786", "state-of-package-too-long", ERROR)
NOT_SOUND = Rule("C787", "course-data-not-sound", ERROR)
OTHER_PUBLICATION = Rule("C788", "player-of-other-edition", ERROR)


def check_packed_state(package: Package) -> None:
    """The worst case of `cmi.suspend_data`, by the formula of `state.py`."""
    found = find_course_data(package.text(PAGE), package.text)
    if not found:
        return
    file, line = found.file or PAGE, found.line
    numbers = limits.SCORM2004 if package.edition.is_2004 else limits.SCORM12
    try:
        data = json.loads(found.text)
        length, publication = _longest_state_of(data, numbers.text_bytes), str(data["publication"])
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        package.add_file(NOT_SOUND, file, line, reason=f"{type(error).__name__} {error}"[:100])
        return
    if publication.startswith("scorm2004") is not package.edition.is_2004:
        package.add_file(OTHER_PUBLICATION, file, line, value=publication, edition=package.edition)
    if length > numbers.state:
        package.add_file(STATE, file, line, length=length, limit=numbers.state, edition=package.edition)


def _longest_state_of(data: dict[str, Any], text_bytes: int) -> int:
    kinds = {int(activity["index"]): str(activity["kind"]) for activity in data["activities"]}
    bits = {
        int(question["index"]): most_bits(recorded_shape(question), text_bytes)
        for activity in data["activities"]
        for question in activity["questions"]
    }
    slots = int(data["activity_slots"]), int(data["question_slots"])
    if max(slots) > MOST_SLOTS or min(slots) < 0:
        raise ValueError(f"{max(slots)} places")
    return longest_texts(kinds, bits, *slots)


# Numbers beyond any course: who writes them tries to make the loop over them long.
MOST_SLOTS = 1_000_000

CHECKS = (check_packed_state,)

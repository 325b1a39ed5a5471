# SPDX-License-Identifier: Apache-2.0
"""ADL's elements on items of SCORM 1.2 (CAM 1.2, 2.3; standards.md 1.1)."""

import re

from sinau.diagnostics import Rule, Severity
from sinau_scorm import limits
from sinau_scorm.verify.package import Package

ERROR = Severity.ERROR
PREREQUISITES = Rule("C781", "prerequisites-malformed", ERROR)
MASTERY = Rule("C782", "mastery-score-malformed", ERROR)
TIME = Rule("C783", "time-allowed-malformed", ERROR)
TIMESPAN = re.compile(r"\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?\Z")
OPERATORS = re.compile(r"[&|~()=<>,*{}\s]++")
WORDS = {"passed", "completed", "browsed", "failed", "incomplete"}


def check_items(package: Package) -> None:
    """Prerequisites, pass marks and time limits."""
    if package.edition.is_2004:
        return
    adlcp = package.edition.adlcp
    known = {item.get("identifier", "") for item in package.items} | WORDS
    for item in package.items:
        for element in item.findall(f"{{{adlcp}}}prerequisites"):
            value = (element.text or "").strip()
            words = (word.strip('"') for word in OPERATORS.split(value))
            unknown = next((w for w in words if w and w not in known and not w.isdigit()), None)
            if unknown is not None:
                package.add(PREREQUISITES, element, value=value, unknown=unknown)
        for element in item.findall(f"{{{adlcp}}}masteryscore"):
            value = (element.text or "").strip()
            if not re.fullmatch(r"\d{1,3}(\.\d++)?", value) or float(value) > limits.SCORE_MAX:
                package.add(MASTERY, element, value=value)
        for element in item.findall(f"{{{adlcp}}}maxtimeallowed"):
            value = (element.text or "").strip()
            if not TIMESPAN.match(value):
                package.add(TIME, element, value=value)


CHECKS = (check_items,)

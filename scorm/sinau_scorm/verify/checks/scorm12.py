# SPDX-License-Identifier: Apache-2.0
"""ADL's elements on items of SCORM 1.2 (CAM 1.2, 2.3; standards.md 1.1)."""

import re

from sinau.diagnostics import Message, Rule, Severity
from sinau_scorm import limits
from sinau_scorm.verify.package import Package

ERROR = Severity.ERROR
PREREQUISITES = Rule(
    "C781",
    "prerequisites-malformed",
    ERROR,
    Message(
        'The prerequisites "{value}" name {unknown}, which is no item.',
        'Prasyarat "{value}" menyebut {unknown} yang bukan item.',
    ),
    Message(
        "`adlcp:prerequisites` is a script of item identifiers with & | ~ ( ) = (CAM 1.2, prerequisites); an LMS never opens an item whose script it cannot fulfil.",
        "`adlcp:prerequisites` adalah skrip dari identifier item dengan & | ~ ( ) = (CAM 1.2, prerequisites); LMS tidak pernah membuka item yang prasyaratnya tidak dapat dipenuhi.",
    ),
    Message("Write identifiers of items of this manifest.", "Tulis identifier item di manifes ini."),
)
MASTERY = Rule(
    "C782",
    "mastery-score-malformed",
    ERROR,
    Message(
        'The mastery score "{value}" is not a number from 0 to 100.',
        'Nilai kelulusan "{value}" bukan angka 0 sampai 100.',
    ),
    Message(
        "`adlcp:masteryscore` is compared with cmi.core.score.raw (RTE 1.2), which has this range; Moodle and ILIAS set the status from it.",
        "`adlcp:masteryscore` dibandingkan dengan cmi.core.score.raw (RTE 1.2) yang berjangkauan ini; Moodle dan ILIAS menetapkan status darinya.",
    ),
    Message("Write a whole number such as 75.", "Tulis bilangan bulat, misalnya 75."),
)
TIME = Rule(
    "C783",
    "time-allowed-malformed",
    ERROR,
    Message(
        'The time allowed "{value}" is not of the form HHHH:MM:SS.SS.', 'Waktu "{value}" tidak berbentuk HHHH:MM:SS.SS.'
    ),
    Message(
        "`adlcp:maxtimeallowed` is a CMITimespan (CAM 1.2; RTE 1.2, max_time_allowed): two to four digits of hours, two of minutes, two of seconds.",
        "`adlcp:maxtimeallowed` berbentuk CMITimespan (CAM 1.2; RTE 1.2, max_time_allowed): dua sampai empat angka jam, dua angka menit, dua angka detik.",
    ),
    Message("Write 0001:30:00 for an hour and a half.", "Tulis 0001:30:00 untuk satu setengah jam."),
)
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

# SPDX-License-Identifier: Apache-2.0
"""What has to be finished before a part of a course opens in SCORM 1.2 (CAM 2.3, `adlcp:prerequisites`), in 200 characters."""

from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import sha256

from sinau.diagnostics import Report, Rule, Severity
from sinau_scorm.limits import SCORM12
from sinau_scorm.scos import Sco

BASE36 = "0123456789abcdefghijklmnopqrstuvwxyz"
LONG_PREREQUISITES = Rule("C609", "prerequisites-cut", Severity.WARNING)
# Of a module's id, in its short name: at 33 modules, the most that an exam can wait for, two alike are one in 3,000 courses.
DIGITS = 4


def short_names(scos: Sequence[Sco]) -> dict[str, str]:
    """Return the identifiers of the items of `scos` by their documents: as short as they can be and stay the same for ever.

    All that an exam waits for has to fit in 200 characters. They have no sign that a prerequisite could take for an operator.
    """
    short = {sco.document: _short_name(sco.number) for sco in scos}
    taken = Counter(short.values())
    return {
        sco.document: short[sco.document] if taken[short[sco.document]] == 1 else _short_name(sco.number, 2 * DIGITS)
        for sco in scos
    }


def _short_name(number: str, digits: int = DIGITS) -> str:
    """Return `number` as it is, if it is one; of the name of a module a digest."""
    if number.startswith("a"):
        return number
    left, name = int(sha256(number.encode()).hexdigest(), 16), "m"
    for _ in range(digits):
        left, digit = divmod(left, len(BASE36))
        name += BASE36[digit]
    return name


def prerequisite_terms(sco: Sco, scos: Sequence[Sco], names: Mapping[str, str]) -> list[str]:
    """Return what has to be passed or completed before `sco`, by its `names`: terms of AICC's script language (CAM 2.3)."""
    return [names[other.document] for other in scos if other.document in sco.after]


def check_prerequisites(scos: Sequence[Sco], report: Report) -> None:
    """Report what SCORM 1.2 cannot keep closed: its prerequisites have no room for it."""
    names = short_names(scos)
    for sco in scos:
        length = len("&".join(prerequisite_terms(sco, scos, names)))
        if length > SCORM12.prerequisites:
            span = sco.part.activities[0].activity.span
            title = sco.part.course.title
            report.add(LONG_PREREQUISITES, span, title=title, parts=len(sco.after), limit=SCORM12.prerequisites)

# SPDX-License-Identifier: Apache-2.0
"""Holds the permanent numbers of two states to one another: what an LMS keeps is packed by them."""

from sinau.comparing.answer_rules import NUMBER_CHANGED, NUMBER_REUSED, NUMBERS_LOST
from sinau.comparing.outline import ComparedNumbers, Outline
from sinau.diagnostics import Report


def compare_numbers(old: Outline, new: Outline, report: Report) -> None:
    """Add each permanent number that was changed, given a second time, or lost."""
    for kind, before, after in (
        ("activity", old.activity_numbers, new.activity_numbers),
        ("question", old.question_numbers, new.question_numbers),
    ):
        for name, number in before.given.items():
            owner = after.owner(number)
            if name in after.given:
                if after.given[name] != number:
                    place = new.place(kind, name)
                    report.add(NUMBER_CHANGED, place, id=name, old=number, new=after.given[name])
            elif owner is not None:
                report.add(NUMBER_REUSED, new.place(kind, owner), id=name, new=owner, number=number)
            elif _is_forgotten(number, after):
                report.add(NUMBERS_LOST, new.span, id=name, number=number)


def is_lost_or_reused(name: str, number: int, after: ComparedNumbers) -> bool:
    """Tell whether what was kept under `number` for `name` is lost, or would be somebody else's, in `after`."""
    if name in after.given:
        return after.given[name] != number
    return after.owner(number) is not None or _is_forgotten(number, after)


def _is_forgotten(number: int, after: ComparedNumbers) -> bool:
    """Tell whether `after` would give `number` again, or could; a package only shows how many there are."""
    return after.whole or number >= after.slots

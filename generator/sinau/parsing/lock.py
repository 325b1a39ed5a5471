# SPDX-License-Identifier: Apache-2.0
"""Reads and continues `ids.lock`, the permanent numbers of a course's ids.

A line is `activity <id> <index>` or `question <id> <index>`. Lines are only ever added: a number once given stays with its
id when that id is gone, because learners' packed answers in some LMS still count by it.
"""

import re
from collections.abc import Iterable, Mapping

from sinau.diagnostics import Message, Report, Rule, Severity
from sinau.model.catalogue import Activity, IdsLock
from sinau.model.page import SourceText

LINE = re.compile(r"(activity|question) ([a-z][a-z0-9-]{0,59}) (\d{1,5})\Z")
HEADER = "# Permanent numbers of ids, written by `sinau build`. Commit this file; add nothing, change nothing, delete nothing.\n"

BAD_LINE = Rule(
    "C216",
    "damaged-lock",
    Severity.ERROR,
    Message("This line of ids.lock cannot be used.", "Baris ids.lock ini tidak dapat dipakai."),
    Message(
        "The numbers decide which saved answer belongs to which question; a wrong one mixes up learners' answers.",
        "Nomor ini menentukan jawaban tersimpan milik soal yang mana; nomor salah akan menukar jawaban peserta.",
    ),
    Message("Restore the file from the last published version.", "Kembalikan berkas ini dari versi terbit terakhir."),
)


def read_lock(source: SourceText | None, report: Report) -> IdsLock:
    """Return the numbers of `source`; none when there is no file yet."""
    numbers: dict[str, dict[str, int]] = {"activity": {}, "question": {}}
    if source is None:
        return IdsLock()
    position = 0
    for line in source.text.split("\n"):
        end = position + len(line.encode())
        if line.strip() and not line.startswith("#"):
            match = LINE.match(line.rstrip())
            known = numbers[match[1]] if match else {}
            if match is None or match[2] in known or int(match[3]) in known.values():
                report.add(BAD_LINE, source.span(position, end))
            else:
                known[match[2]] = int(match[3])
        position = end + 1
    return IdsLock(numbers["activity"], numbers["question"])


def continue_lock(lock: IdsLock, activities: Iterable[Activity]) -> IdsLock:
    """Return `lock` with numbers for the ids that have none yet, in learning order."""
    activities = list(activities)
    return IdsLock(
        _numbered(lock.activities, (activity.id for activity in activities)),
        _numbered(lock.questions, (question.id for activity in activities for question in activity.questions)),
    )


def _numbered(known: Mapping[str, int], names: Iterable[str]) -> dict[str, int]:
    numbers = dict(known)
    highest = max(numbers.values(), default=-1)
    for name in names:
        if name not in numbers:
            highest += 1
            numbers[name] = highest
    return numbers


def lock_text(lock: IdsLock) -> str:
    """Return the text of `ids.lock`."""
    lines = [f"activity {name} {index}\n" for name, index in lock.activities.items()]
    lines += [f"question {name} {index}\n" for name, index in lock.questions.items()]
    return HEADER + "".join(lines)

# SPDX-License-Identifier: Apache-2.0
"""Reads and continues `ids.lock`, the permanent numbers of a course's ids.

A line is `activity <id> <index>`, `question <id> <index>` or `same <id> <hash> <hash>` (an editorial change). Lines are only
ever added: a number once given stays with its id when that id is gone, because learners' packed answers in some LMS still
count by it; and what was answered to a wording that asked the same goes on counting.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from sinau.diagnostics import Diagnostics, Message, Report, Rule, Severity, Span
from sinau.model.catalogue import Activity, EditorialChange, IdsLock
from sinau.model.page import SourceText
from sinau.parsing.ids_lock_lines import (
    KINDS,
    SAME,
    ConflictMark,
    DeclarationLine,
    LockLine,
    NumberLine,
    UnreadableLine,
    read_lines,
)

HEADER = "# Permanent numbers of ids, written by `sinau build`. Commit this file; add nothing, change nothing, delete nothing.\n"

MERGE = Message("content.lock_merge")
RESTORE = Message("content.lock_restore")
CONFLICT = Message("content.lock_conflict")
LONE_MARK = Message("content.lock_lone_mark")
SAME_ID = Message("content.lock_same_id")
SAME_NUMBER = Message("content.lock_same_number")
SAID_TWICE = Message("content.lock_said_twice")
NO_QUESTION = Message("content.lock_no_question")
FAR_ABOVE = Message("content.lock_far_above")
BAD_LINE = Rule("C216", "damaged-lock", Severity.ERROR)
GAP = Rule("C229", "gap-in-lock", Severity.WARNING)
KIND_NAMES = {
    "activity": Message("content.lock_kind_names_activity"),
    "question": Message("content.lock_kind_names_question"),
}
# Numbers in a row that may be missing; beyond that a number is mistyped, and would make what an LMS keeps huge.
MAX_GAP = 1000
# Ids that a message about a conflict names.
SHOWN = 6


@dataclass(slots=True)
class _KnownNumbers:
    """The numbers of one kind read so far, and the lines they stand in."""

    numbers: dict[str, int] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    owners: dict[int, str] = field(default_factory=dict)

    def add(self, entry: NumberLine) -> Message | None:
        """Take `entry`, or return why it cannot be taken."""
        id, number = entry.id, entry.number
        if id in self.numbers:
            return SAME_ID.filled(id=id, number=self.numbers[id], line=self.lines[id])
        if number in self.owners:
            owner = self.owners[number]
            return SAME_NUMBER.filled(id=id, number=number, owner=owner, line=self.lines[owner])
        self.numbers[id], self.lines[id], self.owners[number] = number, entry.line, id
        return None


def read_lock(source: SourceText | None) -> tuple[IdsLock, Diagnostics]:
    """Return the numbers of `source`, and what is wrong there; none when there is no file yet. Of a conflict, those of the side that stands first."""
    if source is None:
        return IdsLock(), ()
    known = {kind: _KnownNumbers() for kind in KINDS}
    same: dict[EditorialChange, DeclarationLine] = {}
    reported = Report()
    lines = list(read_lines(source.text))
    for line in lines:
        if isinstance(line, UnreadableLine):
            _report_damage(line.problem, RESTORE, source.span(line.start, line.end), reported)
        elif isinstance(line, ConflictMark):
            if problem := _problem_of_conflict(line, lines):
                _report_damage(problem, MERGE, source.span(line.start, line.end), reported)
        elif line.side in {"", "ours"} and (problem := _take_line(line, known, same)):
            _report_damage(problem, MERGE, source.span(line.start, line.end), reported)
    if not any(isinstance(line, UnreadableLine) for line in lines):
        for declared in changes_without_question(lines):
            start = declared.start + len(SAME) + 1
            place = source.span(start, start + len(declared.id))
            _report_damage(NO_QUESTION.filled(id=declared.id), RESTORE, place, reported)
    if not reported.errors:  # a line that cannot be used may be the one that is missing
        starts = {line.line: (line.start, line.end) for line in lines}

        def place_of(number: int) -> Span:
            return source.span(*starts[number])

        for kind, found in known.items():
            _report_missing_numbers(kind, found, place_of, reported)
    return IdsLock(known["activity"].numbers, known["question"].numbers, tuple(same)), tuple(reported)


def _take_line(
    line: NumberLine | DeclarationLine, known: Mapping[str, _KnownNumbers], same: dict[EditorialChange, DeclarationLine]
) -> Message | None:
    """Take what `line` says, or return why it cannot be taken."""
    if isinstance(line, NumberLine):
        return known[line.kind].add(line)
    first = same.setdefault(EditorialChange(line.id, line.old, line.new), line)
    return None if first is line else SAID_TWICE.filled(line=first.line)


def changes_without_question(lines: Iterable[LockLine]) -> list[DeclarationLine]:
    """Return the editorial changes of what is no question: the id is mistyped, or the question's line is gone."""
    lines = list(lines)
    questions = {line.id for line in lines if isinstance(line, NumberLine) and line.kind == "question"}
    return [line for line in lines if isinstance(line, DeclarationLine) and line.id not in questions]


def _report_damage(problem: Message, mend: Message, place: Span, report: Report) -> None:
    report.add(BAD_LINE, place, problem=problem, mend=mend)


def _problem_of_conflict(mark: ConflictMark, lines: Iterable[LockLine]) -> Message | None:
    """Return what is wrong at `mark`: a conflict is told once, where it begins."""
    if not mark.hunk:
        return LONE_MARK
    if mark.sign != "<":
        return None
    inside = [line for line in lines if line.hunk == mark.hunk]
    marks = {line.sign: line.label for line in inside if isinstance(line, ConflictMark)}
    names = dict.fromkeys(
        line.id for line in inside if isinstance(line, NumberLine | DeclarationLine) and line.side != "base"
    )
    ids = ", ".join(list(names)[:SHOWN]) + (", …" if len(names) > SHOWN else "")
    return CONFLICT.filled(one=marks["<"] or "?", other=marks[">"] or "?", ids=ids or "–")


def _report_missing_numbers(kind: str, known: _KnownNumbers, place_of: Callable[[int], Span], report: Report) -> None:
    missing = list(missing_ranges(known.owners))
    if not missing:
        return
    for first, last in missing:
        if last - first >= MAX_GAP:
            id = known.owners[last + 1]
            problem = FAR_ABOVE.filled(id=id, number=last + 1, before=first - 1 if first else "–")
            _report_damage(problem, RESTORE, place_of(known.lines[id]), report)
            return
    above = min(number for number in known.owners if number > missing[0][0])
    owner, name = known.owners[above], KIND_NAMES[kind]
    shown = ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in missing[:SHOWN])
    report.add(
        GAP,
        place_of(known.lines[owner]),
        kind=name,
        numbers=shown,
        owner=owner,
        number=above,
    )


def missing_ranges(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield first and last of each row of numbers from 0 that are not among `numbers`, though a higher one is."""
    expected = 0
    for number in sorted(numbers):
        if number > expected:
            yield expected, number - 1
        expected = number + 1


def continue_lock(lock: IdsLock, activities: Iterable[Activity]) -> IdsLock:
    """Return `lock` with numbers for the ids that have none yet, in learning order."""
    activities = list(activities)
    return replace(
        lock,
        activities=_with_new_numbers(lock.activities, (activity.id for activity in activities)),
        questions=_with_new_numbers(
            lock.questions, (question.id for activity in activities for question in activity.questions)
        ),
    )


def _with_new_numbers(known: Mapping[str, int], names: Iterable[str]) -> dict[str, int]:
    numbers = dict(known)
    highest = max(numbers.values(), default=-1)
    for name in names:
        if name not in numbers:
            highest += 1
            numbers[name] = highest
    return numbers


def line_of_number(kind: str, name: str, number: int) -> str:
    """Return the line of `ids.lock` that gives `number` to `name`."""
    return f"{kind} {name} {number}"


def line_of_declaration(same: EditorialChange) -> str:
    """Return the line of `ids.lock` that declares an editorial change."""
    return f"{SAME} {same.id} {same.old} {same.new}"


def lock_text(lock: IdsLock) -> str:
    """Return the text of `ids.lock`."""
    lines = [f"{line_of_number('activity', name, index)}\n" for name, index in lock.activities.items()]
    lines += [f"{line_of_number('question', name, index)}\n" for name, index in lock.questions.items()]
    lines += [f"{line_of_declaration(same)}\n" for same in lock.same]
    return HEADER + "".join(lines)

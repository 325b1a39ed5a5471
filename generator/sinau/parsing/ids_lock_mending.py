# SPDX-License-Identifier: Apache-2.0
"""Mends `ids.lock` after a merge: what learners' answers count by stays, everything else gets a number of its own.

Editorial changes of all sides stay, since none speaks against another. Whose numbers stay, in this order: those that were published, those outside a conflict, those of its first side, those that
both sides began with. The ids of the other side were added on another branch, and get new numbers.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sinau.model.catalogue import EditorialChange, IdsLock
from sinau.parsing.ids_lock import MAX_GAP, NO_QUESTION, changes_without_question, line_of_declaration, missing_ranges
from sinau.parsing.ids_lock_lines import (
    KINDS,
    ConflictMark,
    DeclarationLine,
    LockLine,
    NumberLine,
    UnreadableLine,
    read_lines,
)


@dataclass(frozen=True, slots=True)
class PublishedNumbers:
    """The published numbers of one kind; `slots` is one more than the highest that was ever given."""

    given: Mapping[str, int] = field(default_factory=dict)
    slots: int = 0


@dataclass(frozen=True, slots=True)
class PublishedState:
    """The permanent numbers that a published state of a course has, and the wordings that asked the same in it."""

    activities: PublishedNumbers = PublishedNumbers()
    questions: PublishedNumbers = PublishedNumbers()
    same: tuple[EditorialChange, ...] = ()

    def numbers_of_kind(self, kind: str) -> PublishedNumbers:
        """Return the numbers of a kind of line."""
        return self.activities if kind == "activity" else self.questions


@dataclass(frozen=True, slots=True)
class MovedId:
    """An id that has another number now; `owner` has the old one (empty: nobody)."""

    kind: str
    id: str
    old: int
    new: int
    owner: str


@dataclass(frozen=True, slots=True)
class ReservedNumber:
    """A number whose id nobody knows: no id will ever get it."""

    kind: str
    number: int
    name: str


@dataclass(frozen=True, slots=True)
class MendedLock:
    """The numbers as they are now, and what was done."""

    lock: IdsLock
    conflicts: int = 0
    moved: tuple[MovedId, ...] = ()
    reserved: tuple[ReservedNumber, ...] = ()
    unreadable: tuple[UnreadableLine, ...] = ()


def mended_lock(text: str, published: PublishedState | None = None) -> MendedLock:
    """Return the numbers of the file `text`, each id with one number and each number with one id."""
    lines = list(read_lines(text))
    entries = [line for line in lines if isinstance(line, NumberLine)]
    kinds = {
        kind: _NumbersOfKind(
            kind,
            (published or PublishedState()).numbers_of_kind(kind),
            [entry for entry in entries if entry.kind == kind],
        )
        for kind in KINDS
    }
    questions = kinds["question"].numbers_in_order()
    strange = [line for line in changes_without_question(lines) if line.id not in questions]
    return MendedLock(
        IdsLock(
            kinds["activity"].numbers_in_order(),
            questions,
            _declarations_of_all(lines, questions, published or PublishedState()),
        ),
        sum(isinstance(line, ConflictMark) and line.sign == "<" and line.hunk > 0 for line in lines),
        tuple(moved for kind in kinds.values() for moved in kind.moved),
        tuple(reserved for kind in kinds.values() for reserved in kind.reserved),
        (*(line for line in lines if isinstance(line, UnreadableLine)), *map(_as_unreadable, strange)),
    )


def _as_unreadable(line: DeclarationLine) -> UnreadableLine:
    same = EditorialChange(line.id, line.old, line.new)
    text = line_of_declaration(same)
    return UnreadableLine(
        line=line.line, start=line.start, end=line.end, hunk=line.hunk, text=text, problem=NO_QUESTION
    )


def _declarations_of_all(
    lines: Iterable[LockLine], questions: Mapping[str, int], published: PublishedState
) -> tuple[EditorialChange, ...]:
    """Return the editorial changes of all sides, each once, and those published ones that do not follow from them."""
    declared = (line for line in lines if isinstance(line, DeclarationLine) and line.id in questions)
    found = dict.fromkeys(EditorialChange(line.id, line.old, line.new) for line in declared)
    for same in published.same:
        if same.id in questions and same.old not in IdsLock(same=tuple(found)).wordings_that_ask_the_same(
            same.id, same.new
        ):
            found[same] = None
    return tuple(found)


class _NumbersOfKind:
    """Gives out the numbers of one kind."""

    def __init__(self, kind: str, published: PublishedNumbers, entries: list[NumberLine]) -> None:
        self.kind, self.moved, self.reserved = kind, list[MovedId](), list[ReservedNumber]()
        self._numbers: dict[str, int] = {}
        self._owners: dict[int, str] = {}
        for name, number in published.given.items():
            self._try_to_give(name, number)
        waiting: dict[str, int] = {}
        for sides in ({"", "ours"}, {"base"}):
            for entry in entries:
                if entry.side in sides and not self._try_to_give(entry.id, entry.number):
                    waiting.setdefault(entry.id, entry.number)
        highest = max(self._owners, default=-1)
        for entry in entries:
            # What fills a gap is no addition of the other side: our side has lost that line.
            if entry.side == "theirs" and not (entry.number < highest and self._try_to_give(entry.id, entry.number)):
                waiting.setdefault(entry.id, entry.number)
        self._reserve_unknown(published.slots, {entry.id for entry in entries})
        self._renumber(waiting)

    def _try_to_give(self, name: str, number: int) -> bool:
        """Give `number` to `name` when both are free; tell whether it has it."""
        if name not in self._numbers and number not in self._owners:
            self._numbers[name], self._owners[number] = number, name
        return self._numbers.get(name) == number

    def _reserve_unknown(self, slots: int, known: set[str]) -> None:
        """Keep free what was given once, though nobody knows to whom."""
        rows = [row for row in missing_ranges([*self._owners, slots]) if row[1] - row[0] < MAX_GAP]
        for number in (number for first, last in rows for number in range(first, last + 1)):
            name = next(name for name in _names_of_reserved(number) if name not in known and name not in self._numbers)
            self._try_to_give(name, number)
            self.reserved.append(ReservedNumber(self.kind, number, name))

    def _renumber(self, waiting: Mapping[str, int]) -> None:
        for name, old in waiting.items():
            if name not in self._numbers:
                self._try_to_give(name, max(self._owners, default=-1) + 1)
            new = self._numbers[name]
            if new != old:
                self.moved.append(MovedId(self.kind, name, old, new, self._owners.get(old, "")))

    def numbers_in_order(self) -> dict[str, int]:
        """Return the numbers in their order."""
        return dict(sorted(self._numbers.items(), key=lambda item: item[1]))


def _names_of_reserved(number: int) -> Iterable[str]:
    yield f"reserved-{number}"
    yield from (f"reserved-{number}-{more}" for more in range(2, 100))

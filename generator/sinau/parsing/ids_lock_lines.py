# SPDX-License-Identifier: Apache-2.0
"""The lines of `ids.lock`, also where a merge has left both sides of a conflict in it.

activity uang 3           a permanent number
question q-kas 23
same q-kas 1a2b3c 4d5e6f  an editorial change: two wordings of a question, by their hashes, ask the same

<<<<<<< HEAD              a mark; what follows is our side
question q-ani 24
||||||| 3f2a1c0           only with git's diff3 style; what follows is what both sides began with
=======
question q-budi 24        their side
>>>>>>> budi
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from sinau.diagnostics import Message

KINDS = ("activity", "question")
SAME = "same"
ID = re.compile(r"[a-z][a-z0-9-]{0,59}\Z")
NUMBER = re.compile(r"[0-9]{1,5}\Z")
HASH = re.compile(r"[0-9a-f]{6}\Z")
MARK = re.compile(r"(<{7,}|\|{7,}|={7,}|>{7,})(?:[ \t]+(.*))?\Z")
# What may come before each mark within a conflict ("": none is open), and the side that it begins.
ORDER: dict[str, tuple[set[str], "Side"]] = {
    "<": ({""}, "ours"),
    "|": ({"ours"}, "base"),
    "=": ({"ours", "base"}, "theirs"),
    ">": ({"theirs"}, ""),
}
Side = Literal["", "ours", "base", "theirs"]

FORM = Message("content.lock_lines_form")
KIND = Message("content.lock_lines_kind")
SAME_FORM = Message("content.lock_lines_same_form")
NO_HASH = Message("content.lock_lines_no_hash")
ONE_HASH = Message("content.lock_lines_one_hash")
NO_ID = Message("content.lock_lines_no_id")
NO_NUMBER = Message("content.lock_lines_no_number")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedLine:
    """A line of the file: its number from 1, its place in bytes, and the conflict that it stands in, counted from 1."""

    line: int
    start: int
    end: int
    hunk: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberLine(PlacedLine):
    """`number` is given to `id`, on both sides or on one `side` of a conflict."""

    kind: str
    id: str
    number: int
    side: Side = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclarationLine(PlacedLine):
    """The wordings `old` and `new` of the question `id` ask the same, on both sides or on one `side` of a conflict."""

    id: str
    old: str
    new: str
    side: Side = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictMark(PlacedLine):
    """A mark of a conflict: the character that it is made of, and what stands behind it. A lone one is in no conflict."""

    sign: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadableLine(PlacedLine):
    """A line that says nothing. Its place is that of the word that is wrong, where there is one."""

    text: str
    problem: Message


LockLine = NumberLine | DeclarationLine | ConflictMark | UnreadableLine


def read_lines(text: str) -> Iterator[LockLine]:
    """Yield the lines of `text` that are neither empty nor comments."""
    found = [_read_line(raw, number, start) for number, start, raw in _lines_with_places(text)]
    hunks = dict(_lines_in_conflicts(found))
    side: Side = ""
    for place, line in enumerate(found):
        if line is None:
            continue
        hunk = hunks.get(place, 0)
        if isinstance(line, ConflictMark) and hunk:
            side = ORDER[line.sign][1]
        elif isinstance(line, NumberLine | DeclarationLine):
            yield replace(line, hunk=hunk, side=side if hunk else "")
            continue
        yield replace(line, hunk=hunk)


def _lines_with_places(text: str) -> Iterator[tuple[int, int, str]]:
    position = 0
    for number, line in enumerate(text.split("\n"), 1):
        yield number, position, line
        position += len(line.encode()) + 1


def _read_line(raw: str, number: int, start: int) -> LockLine | None:
    end = start + len(raw.encode())
    stripped = raw.rstrip()
    if not stripped or raw.startswith("#"):
        return None
    if mark := MARK.match(stripped):
        return ConflictMark(line=number, start=start, end=end, sign=mark[1][0], label=(mark[2] or "").strip())
    if stripped.split()[0] == SAME:
        return _read_declaration(stripped, number, start)
    problem = _problem_of_line(stripped)
    if problem:
        return UnreadableLine(line=number, start=start, end=end, text=stripped, problem=problem)
    kind, name, index = stripped.split(" ")
    return NumberLine(line=number, start=start, end=end, kind=kind, id=name, number=int(index))


def _problem_of_line(line: str) -> Message | None:
    """Return what is wrong with a line that is to give a number."""
    words = line.split(" ")
    if words != line.split():
        return FORM
    if words[0] not in KINDS:
        return _with_words(KIND, word=words[0])
    if len(words) != 3:
        return FORM
    if not ID.match(words[1]):
        return _with_words(NO_ID, word=words[1])
    if not NUMBER.match(words[2]):
        return _with_words(NO_NUMBER, id=words[1], word=words[2])
    return None


def _read_declaration(line: str, number: int, start: int) -> DeclarationLine | UnreadableLine:
    words = line.split(" ")
    problem, place = SAME_FORM, 0
    if words == line.split() and len(words) == 4:
        _, id, old, new = words
        wrong = next((at for at in (2, 3) if not HASH.match(words[at])), 0)
        if not ID.match(id):
            problem, place = _with_words(NO_ID, word=id), 1
        elif wrong:
            problem, place = _with_words(NO_HASH, word=words[wrong]), wrong
        elif old == new:
            problem, place = _with_words(ONE_HASH, word=new), 3
        else:
            return DeclarationLine(line=number, start=start, end=start + len(line), id=id, old=old, new=new)
    first = start + len(" ".join([*words[:place], ""]).encode()) if place else start
    end = first + len((words[place] if place else line).encode())
    return UnreadableLine(line=number, start=first, end=end, text=line, problem=problem)


def _with_words(message: Message, **values: str) -> Message:
    return message.filled(**{name: word[:60] for name, word in values.items()})


def _lines_in_conflicts(lines: list[LockLine | None]) -> Iterator[tuple[int, int]]:
    """Yield the place of each line of a whole conflict, and the number of that conflict."""
    count = 0
    side: Side = ""
    first = 0
    for place, line in enumerate(lines):
        if not isinstance(line, ConflictMark):
            continue
        before, after = ORDER[line.sign]
        if line.sign == "<":  # also within another: that one has lost its end
            first, side = place, "ours"
        elif side in before and side:
            side = after
            if line.sign == ">":
                count += 1
                yield from ((inner, count) for inner in range(first, place + 1))
        else:
            side = ""

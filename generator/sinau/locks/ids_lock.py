# SPDX-License-Identifier: Apache-2.0
"""`ids.lock` as a build would write it: the permanent numbers of each course's ids, continued and never lost."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sinau.diagnostics import Diagnostics, Severity, Span
from sinau.locks import Lock, LockAddition
from sinau.model.catalogue import Course, IdsLock
from sinau.model.page import SourceText
from sinau.parsing.ids_lock import line_of_declaration, line_of_number, lock_text, read_lock
from sinau.source.files import LOCK_NAME


@dataclass(frozen=True, slots=True)
class NumbersFile:
    """The `ids.lock` of the course at `place`. `places` says where an id stands (`question kas-1`); others stand at the top of the file.

    `mended` is the text of a damaged file that this one takes the place of (`sinau lock`).
    """

    path: str
    place: Span
    lock: IdsLock
    places: Mapping[str, Span] = field(default_factory=dict)
    mended: str | None = None

    @property
    def text(self) -> str:
        """The text that the file is to have."""
        return lock_text(self.lock)

    def additions(self, current: str | None) -> Sequence[LockAddition]:
        """Return the ids that have no number in `current`, and the editorial changes that are not in it."""
        known, _ = _read_lock_text(current)
        numbers = [
            LockAddition(line_of_number(kind, name, number), name, self.places.get(f"{kind} {name}", Span(self.path)))
            for kind, ours, theirs in _numbers_by_kind(self.lock, known)
            for name, number in ours.items()
            if name not in theirs
        ]
        declared = [same for same in self.lock.same if same not in known.same]
        return numbers + [
            LockAddition(line_of_declaration(same), same.id, self.places.get(f"question {same.id}", Span(self.path)))
            for same in declared
        ]

    def keeps_all_of(self, current: str | None) -> bool:
        """Tell whether every line of `current` is kept; of a damaged file, whether it is the one that was mended."""
        if current is not None and current == self.mended:
            return True
        known, wrong = _read_lock_text(current)
        kept = all(theirs.items() <= ours.items() for _, ours, theirs in _numbers_by_kind(self.lock, known))
        return (
            not any(found.rule.severity is Severity.ERROR for found in wrong)
            and kept
            and set(known.same) <= set(self.lock.same)
        )


def locks_of(courses: Iterable[Course], mended: Mapping[str, str | None] | None = None) -> list[Lock]:
    """Return every lock that a build of `courses` keeps; `mended` has the texts of damaged ones that are replaced."""
    return [_numbers_file(course, mended or {}) for course in courses]


def _numbers_file(course: Course, mended: Mapping[str, str | None]) -> NumbersFile:
    path = f"{course.folder}/{LOCK_NAME}"
    return NumbersFile(path, course.span, course.lock, dict(_places_of_parts(course)), mended.get(path))


def _places_of_parts(course: Course) -> Iterator[tuple[str, Span]]:
    for activity in course.activities():
        yield f"activity {activity.id}", activity.span
        for question in activity.questions:
            yield f"question {question.id}", question.span


def _read_lock_text(text: str | None) -> tuple[IdsLock, Diagnostics]:
    return read_lock(SourceText(LOCK_NAME, text) if text is not None else None)


def _numbers_by_kind(ours: IdsLock, theirs: IdsLock) -> Iterator[tuple[str, Mapping[str, int], Mapping[str, int]]]:
    yield "activity", ours.activities, theirs.activities
    yield "question", ours.questions, theirs.questions

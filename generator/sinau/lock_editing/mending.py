# SPDX-License-Identifier: Apache-2.0
"""What `sinau lock` does: mends the locks of a catalogue after a merge, and gives numbers as a build would."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from sinau.checks import check
from sinau.comparing import Outline, UnreadableError, open_state
from sinau.comparing.outline import BETWEEN
from sinau.diagnostics import Message, Report
from sinau.locks import LockChange, current_text, write_locks
from sinau.locks.catalogue_lock import identity_lock
from sinau.locks.ids_lock import locks_of
from sinau.locks.published_before import PublishedCourse, courses_in_output
from sinau.model.catalogue import Course, EditorialChange
from sinau.model.page import SourceText
from sinau.parsing import parse_catalogue
from sinau.parsing.ids_lock import lock_text, read_lock
from sinau.parsing.ids_lock_lines import HASH
from sinau.parsing.ids_lock_mending import MendedLock, PublishedNumbers, PublishedState, mended_lock
from sinau.source.files import LOCK_NAME, read_folder

OTHER_COURSES = Message("updates.mending_other_courses")
NOTHING_PUBLISHED = Message("updates.mending_nothing_published")
CATALOGUE = "catalogue.yml"


@dataclass(frozen=True, slots=True)
class MendingOutcome:
    """What was written, and what was mended in the file at each path. `complete`: whatever had no number got one."""

    changes: list[LockChange]
    mended: Mapping[str, MendedLock]
    complete: bool


def published_numbers(names: Iterable[str], content: Path) -> dict[str, PublishedState]:
    """Return the numbers of the courses in the states `names`, by the courses' ids.

    A state is what `sinau compare` takes, or the output folder of a build. Where two states do not agree, the one named first
    counts. Raises `UnreadableError` and `OSError`.
    """
    found: dict[str, PublishedState] = {}
    for name in names:
        for id, state in _published_states(name, content):
            before = found.get(id, PublishedState())
            found[id] = PublishedState(
                _joined_numbers(before.activities, state.activities),
                _joined_numbers(before.questions, state.questions),
                (*before.same, *state.same),
            )
    return found


def _published_states(name: str, content: Path) -> Iterator[tuple[str, PublishedState]]:
    folder = Path(name)
    if folder.is_dir() and not (folder / CATALOGUE).is_file():
        built = list(courses_in_output(folder))
        if not built:
            raise UnreadableError(NOTHING_PUBLISHED, name=name)
        yield from ((course.id, _state_of_built_course(course)) for course in built)
        return
    for course in open_state(name, content).courses.values():
        yield course.id.partition(BETWEEN)[0], _state_of_outline(course)


def _state_of_outline(course: Outline) -> PublishedState:
    activities, questions = (
        PublishedNumbers(kind.given, kind.slots) for kind in (course.activity_numbers, course.question_numbers)
    )
    same = [EditorialChange(one.id, old, one.hash) for one in course.questions.values() for old in reversed(one.was)]
    return PublishedState(
        activities, questions, tuple(one for one in same if HASH.match(one.old) and HASH.match(one.new))
    )


def _state_of_built_course(course: PublishedCourse) -> PublishedState:
    return PublishedState(
        PublishedNumbers(course.activities, course.activity_slots),
        PublishedNumbers(course.questions, course.question_slots),
        tuple(course.declarations()),
    )


def _joined_numbers(one: PublishedNumbers, other: PublishedNumbers) -> PublishedNumbers:
    # In this order: where both give one number to different ids, the first takes it.
    return PublishedNumbers({**one.given, **(dict(other.given) | dict(one.given))}, max(one.slots, other.slots))


def mend_locks(content: Path, published: Mapping[str, PublishedState], report: Report) -> MendingOutcome:
    """Mend and complete the locks of the catalogue in `content`, and write those that change.

    `published` has the numbers that must stay, by the ids of courses. Nothing is written when a lock holds a line that says
    nothing and nobody has named its course's published numbers. Other errors of the catalogue only keep new ids from being
    numbered. All of them are in `report`. Raises `UnreadableError` when `published` is about other courses, `LockChangedError`
    and `OSError` as `write_locks` does.
    """
    source = report.collect(read_folder(content))
    courses = parse_catalogue(source)[0].courses
    if published and not any(course.id in published for course in courses):
        raise UnreadableError(OTHER_COURSES, names=", ".join(published), content=content)
    if any(_path_of_lock(course) in source.refused for course in courses):
        return MendingOutcome([], {}, complete=False)  # no text, or too large: why is in the report
    texts = {_path_of_lock(course): current_text(content / _path_of_lock(course)) for course in courses}
    results = {
        _path_of_lock(course): _mended_lock(course, texts[_path_of_lock(course)], published.get(course.id))
        for course in courses
    }
    found = {path: result for path, result in results.items() if result}
    if any(result.unreadable for path, result in found.items() if not _is_published(path, courses, published)):
        for path, text in texts.items():
            if text is not None and path in found:
                report.extend(read_lock(SourceText(path, text))[1])
        return MendingOutcome([], {}, complete=False)
    repaired = {path: SourceText(path, lock_text(result.lock)) for path, result in found.items()}
    source = replace(source, texts={**source.texts, **repaired})
    catalogue = report.collect(parse_catalogue(source))
    report.extend(check(catalogue, source))
    complete = report.errors == 0
    if not complete:
        courses = tuple(
            replace(course, lock=found[_path_of_lock(course)].lock)
            for course in courses
            if _path_of_lock(course) in found
        )
    locks = locks_of(catalogue.courses if complete else courses, {path: texts[path] for path in found})
    if complete:
        locks.insert(0, identity_lock(catalogue))
    return MendingOutcome(write_locks(content, locks), found, complete)


def _path_of_lock(course: Course) -> str:
    return f"{course.folder}/{LOCK_NAME}"


def _is_published(path: str, courses: Iterable[Course], published: Mapping[str, PublishedState]) -> bool:
    return any(course.id in published for course in courses if _path_of_lock(course) == path)


def _mended_lock(course: Course, text: str | None, published: PublishedState | None) -> MendedLock | None:
    """Return what becomes of the lock of `course`; `None` when nothing has to be mended in it, or can be."""
    if text is None and published is None:
        return None
    before, reported = read_lock(SourceText(_path_of_lock(course), text) if text is not None else None)
    result = mended_lock(text or "", published)
    left = Report()
    left.extend(read_lock(SourceText(_path_of_lock(course), lock_text(result.lock)))[1])
    if left.errors:  # a mistyped number, say
        return None
    same = before == result.lock
    return None if same and not reported else result

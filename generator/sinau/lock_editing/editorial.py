# SPDX-License-Identifier: Apache-2.0
"""Editorial changes: the words of a question have changed, and it asks the same. `sinau lock editorial` declares them in `ids.lock`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sinau.comparing import UnreadableError, open_state
from sinau.comparing.catalogues import outline_of
from sinau.comparing.earlier_builds import Questions, questions_in_output
from sinau.comparing.editorial import why_not_editorial, why_not_told_apart
from sinau.comparing.outline import BETWEEN, ComparedQuestion
from sinau.diagnostics import Message, Report, Rule, Severity, Span
from sinau.locks import LockChange, LockChangedError, current_text, write_locks
from sinau.locks.ids_lock import NumbersFile
from sinau.model.catalogue import Course, EditorialChange, IdsLock
from sinau.model.page import SourceText
from sinau.model.rendered import Rendered
from sinau.parsing.ids_lock import read_lock
from sinau.source.files import LOCK_NAME

CATALOGUE = "catalogue.yml"
NO_BUILD = Message("updates.editorial_no_build")
NO_NUMBER = Message("updates.editorial_no_number")
UNPUBLISHED = Message("updates.editorial_unpublished")
NOT_EDITORIAL = Rule("C234", "not-editorial", Severity.ERROR)
NOT_CHANGED = Rule("C235", "nothing-to-declare", Severity.ERROR)
NOT_IN_OLD = Rule("C236", "no-earlier-wording", Severity.ERROR)


@dataclass(frozen=True, slots=True)
class SelectedQuestion:
    """A question of today that may be declared: its `old` wording where there is one, `why` it cannot be, `known` if it is."""

    course: Course
    new: ComparedQuestion
    span: Span
    old: ComparedQuestion | None = None
    why: Message | None = None
    known: bool = False
    # More is hashed of it than what is published, so the old wording cannot show that the rest has stayed.
    unpublished: bool = False

    @property
    def changed(self) -> bool:
        """Whether its wording is another, and that was not declared before."""
        return self.old is not None and self.old.hash != self.new.hash and not self.known

    @property
    def declaration(self) -> EditorialChange:
        """What is to be declared."""
        assert self.old is not None
        return EditorialChange(self.new.id, self.old.hash, self.new.hash)


def old_questions(since: str | None, out: Path, content: Path) -> Questions:
    """Return the questions of the state `since` by course and id: what `sinau compare` takes, or the output folder of a build.

    Without it, those of the earlier build in `out`. Raises `UnreadableError` and `OSError`.
    """
    folder = out if since is None else Path(since)
    if since is not None and not (folder.is_dir() and not (folder / CATALOGUE).is_file()):
        courses = open_state(since, content).courses.values()
        return {course.id.partition(BETWEEN)[0]: dict(course.questions) for course in courses}
    if found := questions_in_output(folder):
        return found
    raise UnreadableError(NO_BUILD, out=folder)


def selected_questions_in(
    rendered: Rendered, old: Questions, content: Path, ids: Iterable[str] = ()
) -> list[SelectedQuestion]:
    """Return the questions of the catalogue, in learning order; with `ids`, those only."""
    wanted = set(ids)
    found: list[SelectedQuestion] = []
    for item in rendered.courses:
        course, outline = item.course, outline_of(item)
        lock = _read_lock_of(course, content)
        further = {one.id for activity in course.activities() for one in activity.questions if one.hashed}
        for question in outline.questions.values():
            if not wanted or question.id in wanted:
                before = old.get(course.id, {}).get(question.id)
                span = outline.place("question", question.id)
                selected = SelectedQuestion(course, question, span, before, unpublished=question.id in further)
                found.append(_with_reason_against(selected, lock))
    return found


def _read_lock_of(course: Course, content: Path) -> IdsLock:
    path = f"{course.folder}/{LOCK_NAME}"
    text = current_text(content / path)
    return read_lock(SourceText(path, text) if text is not None else None)[0]


def _with_reason_against(selected: SelectedQuestion, lock: IdsLock) -> SelectedQuestion:
    """Return `selected` with the reason against declaring it, if there is one; `lock` is what has been declared."""
    old, new = selected.old, selected.new
    if old is None or old.hash == new.hash:
        return selected
    if old.hash in lock.wordings_that_ask_the_same(new.id, new.hash):
        return replace(selected, known=True)
    why = UNPUBLISHED if selected.unpublished else why_not_editorial(old, new)
    if why is None and new.id not in lock.questions:
        why = NO_NUMBER.filled(file=f"{selected.course.folder}/{LOCK_NAME}")
    if why is None:
        after = replace(lock, same=(*lock.same, selected.declaration))
        counted = replace(new, was=after.wordings_that_ask_the_same(new.id, new.hash))
        why = why_not_told_apart(old, counted, list(_wordings_that_would_count(counted, after)))
    return replace(selected, why=why)


def _wordings_that_would_count(question: ComparedQuestion, lock: IdsLock) -> Iterator[ComparedQuestion]:
    """Yield each wording whose answers would count for `question`, with what counted for it at each time."""
    for place, same in enumerate(lock.same):
        if same.id == question.id and same.new in question.counted_hashes:
            for digest, lines in ((same.old, place), (same.new, place + 1)):
                known = IdsLock(same=lock.same[:lines])
                if digest != question.hash:
                    yield replace(question, hash=digest, was=known.wordings_that_ask_the_same(same.id, digest))


def report_refused(selected: Iterable[SelectedQuestion], since: str, report: Report) -> None:
    """Add to `report` each question that cannot be declared."""
    for one in selected:
        id = one.new.id
        if one.old is None:
            report.add(NOT_IN_OLD, one.span, id=id, since=since)
        elif one.why:
            report.add(NOT_EDITORIAL, one.span, id=id, why=one.why)
        elif not one.known and not one.changed:
            report.add(NOT_CHANGED, one.span, id=id, since=since)


def write_declarations(selected: Sequence[SelectedQuestion], content: Path) -> list[LockChange]:
    """Write the declarations of `selected`, none of which may be refused, into the locks of their courses; return what changed.

    Nothing else is written there. Raises `LockChangedError` and `OSError` as `write_locks` does.
    """
    courses = {one.course.id: one.course for one in selected}
    files = []
    for id, course in courses.items():
        lock = _read_lock_of(course, content)
        same = tuple(one.declaration for one in selected if one.course.id == id and one.changed)
        if any(one.id not in lock.questions for one in same):
            raise LockChangedError(course.folder)
        places: Mapping[str, Span] = {f"question {one.new.id}": one.span for one in selected if one.course.id == id}
        lock = replace(lock, same=tuple(dict.fromkeys((*lock.same, *same))))
        files.append(NumbersFile(f"{course.folder}/{LOCK_NAME}", course.span, lock, places))
    return write_locks(content, files)

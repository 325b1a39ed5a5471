# SPDX-License-Identifier: Apache-2.0
"""The files beside a catalogue's text that a build keeps and that must be committed: `ids.lock` in each course's folder, and
`catalogue.lock`.

One place knows which of them a build has to change. With `--locked` it refuses to; otherwise it writes them, so that nothing
in them is lost when two builds of one catalogue run at once, and says what it has written.
"""

import getpass
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from filelock import FileLock

from sinau.diagnostics import Message, Report, Rule, Severity, Span
from sinau.output.artefact import write_text_if_changed
from sinau.texts import Joined, Translatable

# Seconds; the lock is held for the time of a few small writes.
WAIT = 30.0
# As many new lines as a message shows.
SHOWN = 6

LOCK_WRITTEN = Rule("C226", "lock-written", Severity.NOTE)
NOT_IN_LOCK = Rule("C227", "not-in-lock", Severity.ERROR)
NO_LOCK = Rule("C228", "no-lock", Severity.ERROR)
NEW = Message("updates.locks_new")
MORE = Message("updates.locks_more")
REWRITTEN = Message("updates.locks_rewritten")


class LockChangedError(Exception):
    """Since this build has read a lock, somebody else has written there what it does not know."""


@dataclass(frozen=True, slots=True)
class LockAddition:
    """What a lock has to get: the `line` it will have there, what users call it (`name`), and where that stands."""

    line: str
    name: str
    span: Span


class Lock(Protocol):
    """A lock as a build would write it: its `path` below the catalogue's folder, its whole `text`, and whose it is (`place`)."""

    @property
    def path(self) -> str:
        """The path below the catalogue's folder."""

    @property
    def text(self) -> str:
        """The text that the file is to have."""

    @property
    def place(self) -> Span:
        """Where it is told that the file is not there."""

    def additions(self, current: str | None) -> Sequence[LockAddition]:
        """Return what the file does not have whose text is `current`; `None` when there is no file."""

    def keeps_all_of(self, current: str | None) -> bool:
        """Tell whether nothing is lost when `text` takes the place of `current`."""


@dataclass(frozen=True, slots=True)
class LockChange:
    """A lock that was written, and what it got."""

    lock: Lock
    additions: Sequence[LockAddition]


def refuse_additions(content: Path, locks: Iterable[Lock], report: Report) -> None:
    """Add to `report` whatever the locks in the folder `content` lack: `--locked` invents nothing."""
    for lock in locks:
        current = current_text(content / lock.path)
        additions = lock.additions(current)
        if current is None and additions:
            report.add(
                NO_LOCK, lock.place, file=lock.path, names=_first_and_count([addition.name for addition in additions])
            )
            continue
        for addition in additions:
            report.add(NOT_IN_LOCK, addition.span, name=addition.name, file=lock.path)


def write_locks(content: Path, locks: Iterable[Lock]) -> list[LockChange]:
    """Write those `locks` whose files in the folder `content` have another text; return what was changed.

    Raises `LockChangedError` when the catalogue has to be read again, and `OSError` when a file cannot be written.
    """
    outdated = [lock for lock in locks if current_text(content / lock.path) != lock.text]
    changes: list[LockChange] = []
    if not outdated:
        return changes
    with _other_builds_kept_out(content):
        for lock in outdated:
            path = content / lock.path
            _remove_leftovers(path)
            current = current_text(path)
            if not lock.keeps_all_of(current):
                raise LockChangedError(str(path))
            write_text_if_changed(path, lock.text)
            changes.append(LockChange(lock, lock.additions(current)))
    return changes


def tell_changes(changes: Iterable[LockChange], report: Report) -> None:
    """Add to `report` that each of `changes` has to be committed."""
    for change in changes:
        lines = change.lock.text.splitlines()
        first = lines.index(change.additions[0].line) + 1 if change.additions else 1
        what = what_is_new(change.additions)
        place = Span(change.lock.path, first, 1, max(1, len(lines[first - 1])))
        report.add(LOCK_WRITTEN, place, file=change.lock.path, what=what)


def what_is_new(additions: Sequence[LockAddition]) -> Message:
    """Return what a lock has got, in a few words."""
    if not additions:
        return REWRITTEN
    return NEW.filled(lines=_first_and_count([addition.line for addition in additions]))


def _first_and_count(words: Sequence[str]) -> Translatable:
    """Return the first of `words`, and how many more there are."""
    shown = Joined(tuple(words[:SHOWN]))
    return MORE.filled(lines=shown, count=len(words) - SHOWN) if len(words) > SHOWN else shown


def current_text(path: Path) -> str | None:
    """Return the text of the lock at `path`; `None` when there is no such file."""
    # Line ends as in a page: git on Windows may have changed them, and that is no reason to write the file.
    return path.read_text(encoding="utf-8-sig") if path.is_file() else None


def _remove_leftovers(path: Path) -> None:
    """Remove what a killed build has left of its writing. Nobody else is writing: the lock is held."""
    for leftover in path.parent.glob(f".{path.name}.*"):
        leftover.unlink(missing_ok=True)


@contextmanager
def _other_builds_kept_out(content: Path) -> Iterator[None]:
    """Keep this user's other builds of the catalogue out.

    The lock is in the system's folder for temporary files: in the catalogue it would be one more file to commit by
    mistake. Where it cannot be had, the comparison before the write still finds all but the closest of races.
    """
    place = sha256(os.fsencode(content.resolve())).hexdigest()[:16]
    lock = FileLock(Path(tempfile.gettempdir(), f"sinau-{_digest_of_user()}-{place}.lock"), fallback_to_soft=False)
    try:
        lock.acquire(timeout=WAIT)
    except (OSError, NotImplementedError):
        yield
        return
    try:
        yield
    finally:
        # Who waits for it sees that it is gone and makes a new one; Windows keeps what is open.
        with suppress(OSError):
            Path(lock.lock_file).unlink()
        lock.release()


def _digest_of_user() -> str:
    try:
        return sha256(getpass.getuser().encode("utf-8", "replace")).hexdigest()[:8]
    except (OSError, KeyError, ImportError):  # an account without a name, as in some containers
        return "user"

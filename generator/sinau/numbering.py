# SPDX-License-Identifier: Apache-2.0
"""Writes `ids.lock`: no number is ever lost, also when two builds of one catalogue run at once."""

import getpass
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

from filelock import FileLock

from sinau.artefact import write_text
from sinau.diagnostics import Report
from sinau.model.catalogue import IdsLock
from sinau.model.page import SourceText
from sinau.model.rendered import Rendered
from sinau.parsing.lock import lock_text, read_lock
from sinau.source.files import LOCK_NAME

# Seconds; the lock is held for the time of a few small writes.
WAIT = 30.0


class LockChangedError(Exception):
    """Since this build has read `ids.lock`, somebody else has written numbers there that it does not know."""


def write_locks(content: Path, rendered: Rendered) -> None:
    """Write each course's `ids.lock` when it has grown.

    Raises `LockChangedError` when the catalogue has to be read again, and `OSError` when a file cannot be written.
    """
    grown = [(content / course.course.folder / LOCK_NAME, course.course.lock) for course in rendered.courses]
    grown = [(path, lock) for path, lock in grown if _text(path) != lock_text(lock)]
    if not grown:
        return
    with _alone(content):
        for path, lock in grown:
            _remove_leftovers(path)
            if not _continues(lock, path):
                raise LockChangedError(str(path))
            write_text(path, lock_text(lock))


def _text(path: Path) -> str | None:
    # Line ends as in a page: git on Windows may have changed them, and that is no reason to write the file.
    return path.read_text(encoding="utf-8-sig") if path.is_file() else None


def _continues(lock: IdsLock, path: Path) -> bool:
    """Tell whether `lock` holds every number that is in the file at `path` now."""
    text, report = _text(path), Report()
    found = read_lock(SourceText(LOCK_NAME, text) if text is not None else None, report)
    pairs = ((lock.activities, found.activities), (lock.questions, found.questions))
    return not report.errors and all(_holds(ours, theirs) for ours, theirs in pairs)


def _holds(ours: Mapping[str, int], theirs: Mapping[str, int]) -> bool:
    return theirs.items() <= ours.items()


def _remove_leftovers(path: Path) -> None:
    """Remove what a killed build has left of its writing. Nobody else is writing: the lock is held."""
    for leftover in path.parent.glob(f".{path.name}.*"):
        leftover.unlink(missing_ok=True)


@contextmanager
def _alone(content: Path) -> Iterator[None]:
    """Keep this user's other builds of the catalogue out.

    The lock lies in the system's folder for temporary files: in the catalogue it would be one more file to commit by
    mistake. Where it cannot be had, the comparison before the write still finds all but the closest of races.
    """
    place = sha256(os.fsencode(content.resolve())).hexdigest()[:16]
    lock = FileLock(Path(tempfile.gettempdir(), f"sinau-{_user()}-{place}.lock"), fallback_to_soft=False)
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


def _user() -> str:
    try:
        return sha256(getpass.getuser().encode("utf-8", "replace")).hexdigest()[:8]
    except (OSError, KeyError, ImportError):  # an account without a name, as in some containers
        return "user"

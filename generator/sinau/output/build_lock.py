# SPDX-License-Identifier: Apache-2.0
"""One build at a time: the others wait, and say so."""

import errno
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from sinau.diagnostics import Message
from sinau.operating_system.refusals import reason_of_error
from sinau.output.place import OutputError

Tell = Callable[[Message, Mapping[str, object]], None]

WAITING = Message("commands.locking_waiting")
BUSY = Message("commands.locking_busy")
UNLOCKED = Message("commands.locking_unlocked")
# Seconds after which a user wonders why nothing happens.
PATIENCE = 1.0
# What network and foreign file systems answer when they know no locks; anything else is a real refusal.
LOCKLESS = {errno.ENOLCK, errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOTTY}


@contextmanager
def holding_lock(path: Path, out: Path, wait: float, tell: Tell) -> Iterator[bool]:
    """Hold the lock file `path` of the output folder `out`, waiting at most `wait` seconds for another build to end.

    Yields whether the lock is held: where files cannot be locked, the user is told and the build goes on. Raises
    `OutputError` when the wait was too long.
    """
    # No existence lock in place of a real one: it would be left behind by a killed build.
    lock = FileLock(path, fallback_to_soft=False)
    held = _acquire(lock, out, wait, tell)
    try:
        yield held
    finally:
        if held:
            lock.release()


def _acquire(lock: FileLock, out: Path, wait: float, tell: Tell) -> bool:
    try:
        try:
            _acquire_in_folder(lock, min(PATIENCE, wait))
        except Timeout:
            tell(WAITING, {"out": out})
            _acquire_in_folder(lock, max(wait - PATIENCE, 0))
    except Timeout:
        raise OutputError(BUSY, out=out, seconds=round(wait)) from None
    except NotImplementedError:
        _tell_unlocked(OSError(errno.ENOSYS, ""), out, tell)
        return False
    except OSError as error:
        if error.errno not in LOCKLESS:
            raise
        _tell_unlocked(error, out, tell)
        return False
    return True


def _acquire_in_folder(lock: FileLock, wait: float) -> None:
    """Make the lock's folder and acquire the lock: a build that ends without results takes the folder away again."""
    for _ in range(3):
        Path(lock.lock_file).parent.mkdir(parents=True, exist_ok=True)
        try:
            lock.acquire(timeout=wait)
        except FileNotFoundError:
            continue
        return
    raise Timeout(lock.lock_file)


def _tell_unlocked(error: OSError, out: Path, tell: Tell) -> None:
    tell(UNLOCKED, {"out": out, "reason": reason_of_error(error)})

# SPDX-License-Identifier: Apache-2.0
"""Puts something new in the place of something old in one step, where the system can, or in two."""

import errno
import os
import shutil
import sys
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

AT_FDCWD = -100  # Linux, fcntl.h: paths count from the current folder
RENAME_EXCHANGE = 2  # Linux, fs.h
# Windows: "access denied", "in use by another process". A virus scanner that looks at a new file lets go within moments.
PASSING = {5, 32}
PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8)


def replace_with_undo(new: Path, target: Path, old: Path) -> Callable[[], None]:
    """Put `new` at `target` and return what takes that back; what stood there is then at `new` or `old`.

    All three are on one file system, both folders or both files. Raises `OSError`, and then everything is as it was.
    """
    if not os.path.lexists(target):
        move_over(new, target)
        return lambda: move_over(target, new)
    if exchange(new, target):
        return lambda: _exchange_back(new, target)
    if new.is_dir():
        move_over(target, old)
        try:
            move_over(new, target)
        except BaseException:
            move_over(old, target)
            raise

        def restore() -> None:
            move_over(target, new)
            move_over(old, target)

        return restore
    # One file can take the place of another in one step anywhere; the copy is for taking it back.
    shutil.copy2(target, old)
    move_over(new, target)
    return lambda: move_over(old, target)


def move_over(source: Path, target: Path) -> None:
    """Move `source` to `target`, over a file that is there. Raises `OSError`."""
    for pause in PAUSES:
        try:
            source.replace(target)
        except OSError as error:
            if getattr(error, "winerror", None) not in PASSING:
                raise
            time.sleep(pause)
        else:
            return
    source.replace(target)


def exchange(one: Path, other: Path) -> bool:
    """Exchange two paths in one step; `False` when this system, kernel or file system cannot."""
    call = _renameat2()
    # Whatever the reason of a refusal: the renames that are tried next either work or say it.
    return call is not None and call(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0


def _exchange_back(new: Path, target: Path) -> None:
    if not exchange(new, target):
        raise OSError(errno.EIO, os.strerror(errno.EIO), str(target))


@cache
def _renameat2() -> Callable[..., int] | None:
    """Return the C library's `renameat2`: Linux with glibc since 2.28 or musl since 1.2.4."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        import ctypes  # noqa: PLC0415 - some small builds of Python come without it

        call: Callable[..., int] = ctypes.CDLL(None, use_errno=True).renameat2
    except (ImportError, OSError, AttributeError):
        return None
    return call


def sync_folder(folder: Path) -> None:
    """Have the names in `folder` outlast a power cut, where folders can be written through (not on Windows)."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        return  # some network file systems refuse; the renames are whole all the same
    finally:
        os.close(handle)

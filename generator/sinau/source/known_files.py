# SPDX-License-Identifier: Apache-2.0
"""Files of a catalogue that is read again and again: what the disk says to be unchanged is not read anew."""

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from sinau.source.files import MAX_FILES, MAX_FOLDERS, FileRead, entries_of, read_one

# Seconds in which two changes may have the same time: FAT counts every second one.
COARSEST = 3.0

# What tells one state of a file from another: its number on the disk, size, time of its content, time of everything else.
State = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class _Known:
    """A file as it was read. It is `settled` where a later change of it is sure to have another time."""

    state: State
    settled: bool
    read: FileRead


@dataclass(slots=True)
class KnownFiles:
    """Reads files (`FileReader`), and remembers them until `forget_gone`."""

    _files: dict[str, _Known] = field(default_factory=dict)
    _seen: set[str] = field(default_factory=set)

    def __call__(self, path: str, entry: os.DirEntry[str]) -> FileRead:
        """Return what the file `entry` yields: the very same values as before where it has not changed."""
        self._seen.add(entry.path)
        known = self._files.get(entry.path)
        now = time.time()
        try:
            found = entry.stat()
        except OSError:  # gone meanwhile: `read_one` says so
            self._files.pop(entry.path, None)
            return read_one(path, entry)
        state = _state(found)
        if known and known.settled and known.state == state:
            return known.read
        read = read_one(path, entry)
        if known and known.read == read:
            read = known.read
        self._files[entry.path] = _Known(state, max(found.st_mtime, found.st_ctime) < now - COARSEST, read)
        return read

    def forget_gone(self) -> None:
        """Forget the files that were not asked for since the last call."""
        for path in self._files.keys() - self._seen:
            del self._files[path]
        self._seen.clear()

    @property
    def settled(self) -> bool:
        """Tell whether no file can have changed since it was read without a change of its state."""
        return all(known.settled for known in self._files.values())


def states(folder: Path) -> dict[str, State]:
    """Return the state of each file below `folder` that a catalogue may have, by its place on the disk; nothing is read."""
    return dict(_states(str(folder.resolve())))


def _state(found: os.stat_result) -> State:
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _states(root: str) -> Iterator[tuple[str, State]]:
    waiting = [(root, 0)]
    count = 0
    while waiting and count <= MAX_FILES:
        folder, depth = waiting.pop()
        entries: list[os.DirEntry[str]] = []
        with suppress(OSError):
            entries = entries_of(folder)
        for entry in entries:
            with suppress(OSError):
                if entry.is_dir(follow_symlinks=False):
                    if depth < MAX_FOLDERS:
                        waiting.append((entry.path, depth + 1))
                else:
                    count += 1
                    yield entry.path, _state(entry.stat())

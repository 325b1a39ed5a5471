# SPDX-License-Identifier: Apache-2.0
"""Files of a catalogue that is read again and again: what the disk says to be unchanged is not read anew."""

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from sinau.source.files import MAX_FILES, MAX_FOLDERS, FileRead, read_catalogue_file
from sinau.source.listing import COARSEST, entries_of

# What tells one state of a file from another: its number on the disk, size, time of its content, time of everything else.
State = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class _KnownFile:
    """A file as it was read."""

    state: State
    read: FileRead


@dataclass(slots=True)
class KnownFiles:
    """Reads files (`FileReader`), and remembers them until `forget_gone`.

    What has been changed a moment ago may change again without a sign of it: such files are read each time.
    """

    _files: dict[str, _KnownFile] = field(default_factory=dict)
    _recent: dict[str, tuple[str, os.DirEntry[str]]] = field(default_factory=dict)
    _seen: set[str] = field(default_factory=set)

    def __call__(self, path: str, entry: os.DirEntry[str]) -> FileRead:
        """Return what the file `entry` yields: the very same values as before where it has not changed."""
        place = entry.path
        self._seen.add(place)
        now = time.time()
        try:
            found = os.stat(place)  # noqa: PTH116 - an entry would tell what it was when the folder was read
        except OSError:  # gone meanwhile: `read_catalogue_file` says so
            self._files.pop(place, None)
            return read_catalogue_file(path, entry)
        known, state = self._files.get(place), _file_state(found)
        if known and known.state == state and place not in self._recent:
            return known.read
        read = read_catalogue_file(path, entry)
        if known and known.read == read:
            read = known.read
        self._files[place] = _KnownFile(state, read)
        if max(found.st_mtime, found.st_ctime) < now - COARSEST:
            self._recent.pop(place, None)
        else:
            self._recent[place] = path, entry
        return read

    def have_changed(self) -> bool:
        """Tell whether one of those files has changed without a sign of it."""
        before = {place: self._files[place] for place in self._recent if place in self._files}
        for place, (path, entry) in [*self._recent.items()]:
            known = before.get(place)
            if known is None or self(path, entry) is not known.read:
                return True
        return False

    def forget_gone(self) -> None:
        """Forget the files that were not asked for since the last call."""
        for place in self._files.keys() - self._seen:
            del self._files[place]
        self._recent = {place: one for place, one in self._recent.items() if place in self._files}
        self._seen.clear()


def file_states(folder: Path) -> dict[str, State]:
    """Return the state of each file below `folder` that a catalogue may have, by its place on the disk; nothing is read."""
    return dict(_file_states_below(str(folder.resolve())))


def _file_state(found: os.stat_result) -> State:
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _file_states_below(root: str) -> Iterator[tuple[str, State]]:
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
                    yield entry.path, _file_state(entry.stat())

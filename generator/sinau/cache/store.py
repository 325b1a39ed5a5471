# SPDX-License-Identifier: Apache-2.0
"""A folder of entries, each a file of its own: a mark, a signature, the bytes.

    <folder>/entries/4f/4f0c…                   by the first letters of its key
    <folder>/entries/4f/.new-…                  being written; what a killed build leaves is removed after a day
    <folder>/packs/4f0c…                        many entries in one file (`pack.py`)

Entries appear whole, by renaming. No call waits for another build, and no failure of the disk stops one.
"""

import hmac
import os
import re
import stat
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from sinau.cache.place import user_cache_folder
from sinau.cache.signing import signature, user_secret

MARK = b"sinau cache 1\n"
KEY = re.compile(r"[0-9a-f]{64}\Z")
FOLDER = re.compile(r"[0-9a-f]{2}\Z")
STAGED = ".new-"
PACKS = "packs"
SIGNATURE = 32
MOST = 1_000_000_000  # bytes of all entries
LARGEST = 100_000_000  # bytes of one: nothing larger is kept, or read
HOUR, DAY = 3_600.0, 86_400.0  # seconds


@dataclass(slots=True)
class Cache:
    """Entries in `folder`, signed with `secret`; `most` bytes in all. Use `open_cache` for the user's own."""

    folder: Path
    secret: bytes
    most: int = MOST
    _grown: bool = field(default=False, init=False)
    _refused: bool = field(default=False, init=False)

    def get(self, key: str) -> bytes | None:
        """Return the entry under `key`, a SHA-256 in hexadecimal; `None` when there is none that this user has written."""
        place = self._path_of_entry(key)
        try:
            content = _read_file(place)
        except OSError:
            return None
        start = len(MARK) + SIGNATURE
        if content is None or not content.startswith(MARK):
            return None
        found = content[start:]
        if not hmac.compare_digest(content[len(MARK) : start], signature(self.secret, key, found)):
            return None
        _note_use(place)
        return found

    def put(self, key: str, content: bytes) -> None:
        """Keep `content` under `key`. What cannot be written is not kept."""
        if self._refused or len(content) > LARGEST:
            return
        place = self._path_of_entry(key)
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            write_in_one_step(place, MARK + signature(self.secret, key, content) + content)
            self._grown = True
        except OSError as error:
            # Where one entry's place is taken others can be written, but a full disk stays full.
            self._refused = not isinstance(error, IsADirectoryError | NotADirectoryError | FileExistsError)

    def remove_oldest_if_full(self, grown: bool = False) -> None:
        """Remove the entries that were used longest ago, if this build has added some and all are more than `most` bytes.

        `grown`: it has added some to a pack.
        """
        if self._grown or grown:
            self._grown = False
            with suppress(OSError):
                _remove_oldest(self.folder / "entries", self.most)

    def _path_of_entry(self, key: str) -> Path:
        assert KEY.match(key)
        return self.folder / "entries" / key[:2] / key


def open_cache(folder: Path | None = None) -> Cache | None:
    """Return the cache in `folder`, or in the user's cache folder; `None` where the user's secret cannot be kept."""
    own = user_cache_folder()
    secret = user_secret(own) if own else None
    if own is None or secret is None:
        return None
    return Cache(folder or own, secret)


def _read_file(place: Path) -> bytes | None:
    """Return what is in the file at `place`; `None` for what is no file, which could wait for ever, or too large."""
    handle = os.open(place, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | BINARY)
    with os.fdopen(handle, "rb") as file:
        found = os.fstat(file.fileno())
        if not stat.S_ISREG(found.st_mode) or found.st_size > LARGEST + 1000:
            return None
        return file.read(found.st_size)


BINARY: int = getattr(os, "OBINARY", 0)


def _note_use(place: Path) -> None:
    """Note that the entry at `place` was used; its age within the hour does not matter."""
    with suppress(OSError):
        if time.time() - place.lstat().st_mtime > HOUR:
            os.utime(place)


def write_in_one_step(place: Path, content: bytes) -> None:
    """Put `content` at `place`. It is not forced onto the disk: what a crash tears has a wrong signature."""
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=STAGED)
    staged = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        staged.replace(place)
    except BaseException:
        staged.unlink(missing_ok=True)
        raise


def _remove_oldest(entries: Path, most: int) -> None:
    """Remove entries below `entries`, those used longest ago first, until they are at most `most` bytes."""
    found = sorted(_entries_with_last_use(entries))
    size = sum(size for _, size, _ in found)
    for _, length, path in found:
        if size <= most:
            break
        with suppress(OSError):  # another build has been faster, or has it open on Windows
            Path(path).unlink()
        size -= length


def _entries_with_last_use(entries: Path) -> Iterator[tuple[float, int, str]]:
    """Yield when each entry, or pack of entries, was used last, its size in bytes and its path; remove what killed builds have left.

    Only files with names of ours are looked at, in folders that are no links: a cache's folder is anybody's choice.
    """
    names: list[str] = []
    with suppress(FileNotFoundError), os.scandir(entries) as folders:
        names += [one.path for one in folders if FOLDER.match(one.name) and one.is_dir(follow_symlinks=False)]
    packs = entries.with_name(PACKS)
    if packs.is_dir() and not packs.is_symlink():
        names.append(str(packs))
    for name in names:
        with os.scandir(name) as files:
            for file in files:
                try:
                    state = file.stat(follow_symlinks=False)
                    if not stat.S_ISREG(state.st_mode):
                        continue
                    if KEY.match(file.name):
                        yield state.st_mtime, state.st_size, file.path
                    elif file.name.startswith(STAGED) and time.time() - state.st_mtime > DAY:
                        Path(file.path).unlink()
                except OSError:
                    continue

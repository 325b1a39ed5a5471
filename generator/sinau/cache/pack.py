# SPDX-License-Identifier: Apache-2.0
"""Many small entries in one file: a mark, then for each entry a mark, its key, its length, its signature, its bytes.

    <folder>/packs/4f0c…                      one for each catalogue

Entries are added at the end. Where half of the file is of no use any more, or something in it cannot be read, it is written
anew beside it and takes its place. An entry that is torn, or not this user's, is as if it were not there.
"""

import hmac
import os
import stat
from contextlib import suppress
from dataclasses import dataclass, field
from errno import EBADF
from hashlib import sha256
from pathlib import Path
from struct import Struct, error
from typing import BinaryIO

from sinau.cache.store import BINARY, PACKS, Cache, write_in_one_step

MARK = b"sinau pack 1\n"
RECORD = Struct(">4s32sI32s")
RECORD_MARK = b"\x1eone"
LARGEST = 2_000_000_000  # bytes of a file: nothing larger is read


@dataclass(slots=True)
class Pack:
    """The entries in the file `place`, signed with `secret`. Nothing is written before `save`."""

    place: Path
    secret: bytes
    _file: BinaryIO | None = field(default=None, init=False)
    _size: int = field(default=0, init=False)
    _whole: bool = field(default=False, init=False)  # the file is ours, to its end
    _places: dict[bytes, tuple[int, int, bytes]] = field(default_factory=dict, init=False)
    _used: set[bytes] = field(default_factory=set, init=False)
    _new: dict[bytes, bytes] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        """Look what there is."""
        with suppress(OSError):
            handle = os.open(self.place, os.O_RDONLY | _PLAIN | BINARY)
            found = os.fstat(handle)
            if not stat.S_ISREG(found.st_mode) or found.st_size > LARGEST:
                os.close(handle)
                return
            self._file = os.fdopen(handle, "rb")
            self._size = found.st_size
            self._find_entries()

    def get(self, key: bytes) -> bytes | None:
        """Return the entry under `key`, a SHA-256; `None` when there is none that this user has written."""
        if key in self._new:
            return self._new[key]
        if key not in self._places:
            return None
        content = self._read_entry(key)
        if content is not None:
            self._used.add(key)
        return content

    def mark_as_used(self, key: bytes) -> None:
        """Count the entry under `key`, if there is one, among those that are of use."""
        if key in self._places:
            self._used.add(key)

    def put(self, key: bytes, content: bytes) -> None:
        """Keep `content` under `key`, once there is time to `save`."""
        self._new[key] = content

    def save(self) -> bool:
        """Write what is new, and close the file; `True` if it was. What cannot be written is not kept."""
        try:
            used = sum(RECORD.size + self._places[key][1] for key in self._used - self._new.keys())
            if self._whole and 2 * used >= self._size - len(MARK):
                if self._new:
                    self._append_new()
                else:
                    os.utime(self.place)
            else:
                kept = ((key, content) for key in self._used - self._new.keys() if (content := self._read_entry(key)))
                records = [_record_bytes(self.secret, *pair) for pair in (*kept, *self._new.items())]
                self.close()
                if records:
                    self.place.parent.mkdir(parents=True, exist_ok=True)
                    write_in_one_step(self.place, b"".join([MARK, *records]))
        except OSError:
            return False
        finally:
            self.close()
        return bool(self._new)

    def _find_entries(self) -> None:
        """Find the entries. What comes later is newer."""
        if self._read_bytes_at(0, len(MARK)) != MARK:
            return
        position = len(MARK)
        while position < self._size:
            try:
                mark, key, length, signed = RECORD.unpack(self._read_bytes_at(position, RECORD.size))
            except error:
                return
            start = position + RECORD.size
            if mark != RECORD_MARK or start + length > self._size:
                return
            self._places[key] = start, length, signed
            position = start + length
        self._whole = True

    def _read_entry(self, key: bytes) -> bytes | None:
        start, length, signed = self._places[key]
        try:
            content = self._read_bytes_at(start, length)
        except OSError:
            return None
        return content if hmac.compare_digest(signed, _signature(self.secret, key, content)) else None

    def _read_bytes_at(self, start: int, length: int) -> bytes:
        if self._file is None:
            raise OSError(EBADF, os.strerror(EBADF), str(self.place))
        self._file.seek(start)
        return self._file.read(length)

    def _append_new(self) -> None:
        handle = os.open(self.place, os.O_WRONLY | os.O_APPEND | _PLAIN | BINARY)
        with os.fdopen(handle, "ab", buffering=0) as file:
            if stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                file.write(b"".join(_record_bytes(self.secret, *pair) for pair in self._new.items()))

    def close(self) -> None:
        """Close the file; what is new is given up."""
        if self._file:
            self._file.close()
            self._file = None


_PLAIN: int = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


def _signature(secret: bytes, key: bytes, content: bytes) -> bytes:
    return hmac.digest(secret, b"pack\0" + key + content, "sha256")


def _record_bytes(secret: bytes, key: bytes, content: bytes) -> bytes:
    return RECORD.pack(RECORD_MARK, key, len(content), _signature(secret, key, content)) + content


def pack_named(cache: Cache, name: str) -> Pack:
    """Return the pack in `cache` for what is called `name`."""
    return Pack(cache.folder / PACKS / sha256(name.encode(errors="surrogateescape")).hexdigest(), cache.secret)

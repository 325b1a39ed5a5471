# SPDX-License-Identifier: Apache-2.0
"""The structures of a zip (PKWARE APPNOTE 6.3), read from a file without believing them."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from sinau.archive.limits import Limits
from sinau.archive.problems import ArchiveError, Kind, Problem

END = struct.Struct("<4s4H2LH")  # APPNOTE 4.3.16
CENTRAL = struct.Struct("<4s4B4HL2L5H2L")  # 4.3.12
LOCAL = struct.Struct("<4s2B4HL2L2H")  # 4.3.7
END_MARK, CENTRAL_MARK, LOCAL_MARK = b"PK\x05\x06", b"PK\x01\x02", b"PK\x03\x04"
ZIP64_LOCATOR_MARK, ZIP64_LOCATOR_SIZE = b"PK\x06\x07", 20
LONGEST_COMMENT = 0xFFFF
SHORT_MAX, LONG_MAX = 0xFFFF, 0xFFFFFFFF  # stand for "see zip64" (4.4.1.4)
UNIX = 3  # "version made by", upper byte, 4.4.2
DATA_DESCRIPTOR, UTF8 = 1 << 3, 1 << 11  # general purpose bits, 4.4.4


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as the central directory tells it. `start` is where its local header begins in the file."""

    name: str
    raw_name: bytes
    decoded: bool  # whether the name is what it says it is written in
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    mode: int  # Unix rights and type, 0 when another system made it
    start: int


@dataclass(frozen=True, slots=True)
class Directory:
    """The central directory: its entries, where it starts, and what stands where nothing should."""

    entries: tuple[Entry, ...]
    start: int
    problems: tuple[Problem, ...]


def read_directory(file: BinaryIO, limits: Limits) -> Directory:
    """Return the central directory of the zip in `file`. Raises `ArchiveError` when there is none to trust."""
    size = file.seek(0, 2)
    if size > limits.archive:
        raise ArchiveError(Problem(Kind.ARCHIVE_TOO_LARGE))
    at, fields, trailing = _end(file, size)
    disk, central_disk, here, count, length, offset = fields
    file.seek(max(0, at - ZIP64_LOCATOR_SIZE))
    zip64 = file.read(4) == ZIP64_LOCATOR_MARK and at >= ZIP64_LOCATOR_SIZE
    if zip64 or SHORT_MAX in (here, count) or LONG_MAX in (length, offset):
        raise ArchiveError(Problem(Kind.ZIP64))
    if disk or central_disk or here != count:
        raise ArchiveError(Problem(Kind.MULTI_DISK))
    if count > limits.entries:
        raise ArchiveError(Problem(Kind.TOO_MANY_ENTRIES))
    start = at - length
    if start < 0 or start < offset:
        raise ArchiveError(Problem(Kind.TRUNCATED))
    file.seek(start)
    before = start - offset
    entries = tuple(_entries(file.read(length), count, before))
    problems = []
    if before or (entries and min(entry.start for entry in entries) > 0):
        problems.append(Problem(Kind.DATA_BEFORE))
    if trailing:
        problems.append(Problem(Kind.DATA_AFTER))
    return Directory(entries, start, tuple(problems))


def _end(file: BinaryIO, size: int) -> tuple[int, tuple[int, ...], bool]:
    """Return where the end record stands, its numbers, and whether something follows it."""
    file.seek(max(0, size - LONGEST_COMMENT - END.size))
    tail = file.read()
    place = tail.rfind(END_MARK)
    while place >= 0 and len(tail) - place < END.size:
        place = tail.rfind(END_MARK, 0, place)
    if place < 0:
        file.seek(0)
        raise ArchiveError(Problem(Kind.TRUNCATED if file.read(4) == LOCAL_MARK else Kind.NOT_A_ZIP))
    _, *fields, comment = END.unpack_from(tail, place)
    rest = len(tail) - place - END.size - comment
    if rest < 0:
        raise ArchiveError(Problem(Kind.TRUNCATED))
    return size - len(tail) + place, tuple(fields), rest > 0


def _entries(data: bytes, count: int, shift: int) -> Iterator[Entry]:
    at = 0
    for _ in range(count):
        if len(data) - at < CENTRAL.size or data[at : at + 4] != CENTRAL_MARK:
            raise ArchiveError(Problem(Kind.DIRECTORY_DAMAGED))
        fields = CENTRAL.unpack_from(data, at)
        _, _made, system, _needed, _for, flags, method, _time, _date, crc, packed, size = fields[:12]
        name_length, extra, comment, disk, _internal, attributes, offset = fields[12:]
        raw = data[at + CENTRAL.size : at + CENTRAL.size + name_length]
        at += CENTRAL.size + name_length + extra + comment
        if at > len(data):
            raise ArchiveError(Problem(Kind.DIRECTORY_DAMAGED))
        if LONG_MAX in (packed, size, offset):
            raise ArchiveError(Problem(Kind.ZIP64))
        if disk:
            raise ArchiveError(Problem(Kind.MULTI_DISK))
        name, decoded = _name(raw, flags)
        mode = attributes >> 16 if system == UNIX else 0
        yield Entry(name, raw, decoded, flags, method, crc, packed, size, mode, offset + shift)
    if at != len(data):
        raise ArchiveError(Problem(Kind.DIRECTORY_DAMAGED))


def _name(raw: bytes, flags: int) -> tuple[str, bool]:
    """Return a name and whether it could be decoded; without the flag for UTF-8 it is in code page 437 (APPNOTE D.1)."""
    if not flags & UTF8:
        return raw.decode("cp437"), True
    try:
        return raw.decode(), True
    except UnicodeDecodeError:
        return raw.decode("utf-8", "replace"), False


def content_start(file: BinaryIO, entry: Entry) -> int | None:
    """Return where the packed bytes of `entry` begin, or `None` when its local header says other things than the directory.

    A program that reads the one and a program that reads the other would unpack different files.
    """
    file.seek(entry.start)
    head = file.read(LOCAL.size)
    if len(head) < LOCAL.size or head[:4] != LOCAL_MARK:
        return None
    _, _needed, _for, flags, method, _time, _date, crc, packed, size, name_length, extra = LOCAL.unpack(head)
    if (flags, method, file.read(name_length)) != (entry.flags, entry.method, entry.raw_name):
        return None
    # With a data descriptor the local numbers may be zero (4.4.4): they were not known yet.
    later = bool(flags & DATA_DESCRIPTOR)
    told = ((crc, entry.crc), (packed, entry.packed), (size, entry.size))
    if any(one != other and not (later and one == 0) for one, other in told):
        return None
    return entry.start + LOCAL.size + int(name_length) + int(extra)

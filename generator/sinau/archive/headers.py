# SPDX-License-Identifier: Apache-2.0
"""The structures of a zip (PKWARE APPNOTE 6.3), read from a file without believing them."""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from sinau.archive.extras import ZIP64_SIZES, extra_fields, unicode_path
from sinau.archive.limits import ArchiveLimits
from sinau.archive.problems import ArchiveError, Problem, ProblemKind
from sinau.archive.zip64 import LONG_MAX, ZipEnding, read_ending, with_zip64_numbers

END = struct.Struct("<4s4H2LH")  # APPNOTE 4.3.16
CENTRAL = struct.Struct("<4s4B4HL2L5H2L")  # 4.3.12
LOCAL = struct.Struct("<4s2B4HL2L2H")  # 4.3.7
END_MARK, CENTRAL_MARK, LOCAL_MARK = b"PK\x05\x06", b"PK\x01\x02", b"PK\x03\x04"
LONGEST_COMMENT = 0xFFFF
UNIX = 3  # "version made by", upper byte, 4.4.2
MACOS = (21, UNIX)  # both bytes as macOS' own packer writes them
DATA_DESCRIPTOR, UTF8 = 1 << 3, 1 << 11  # general purpose bits, 4.4.4


@dataclass(frozen=True, slots=True)
class ZipEntry:
    """One entry as the central directory tells it. `start` is where its local header begins in the file."""

    name: str
    raw_name: bytes
    unclear: ProblemKind | None  # what the name does not say of how it is written, or says wrongly
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    mode: int  # Unix rights and type, 0 when another system made it
    start: int
    zip64: bool = False  # whether its numbers stand where only zip64 puts them


@dataclass(frozen=True, slots=True)
class Directory:
    """The central directory: its entries, where it starts, and what stands where nothing should."""

    entries: tuple[ZipEntry, ...]
    start: int
    problems: tuple[Problem, ...]
    zip64: bool


def read_directory(file: BinaryIO, limits: ArchiveLimits) -> Directory:
    """Return the central directory of the zip in `file`. Raises `ArchiveError` when there is none that agrees with the file."""
    size = file.seek(0, 2)
    if size > limits.archive:
        raise ArchiveError(Problem(ProblemKind.ARCHIVE_TOO_LARGE))
    at, fields, trailing = _find_end_record(file, size)
    ending = read_ending(file, at, ZipEnding(fields, at))
    if ending.is_in_parts:
        raise ArchiveError(Problem(ProblemKind.MULTI_DISK))
    if ending.entry_count > limits.entries:
        raise ArchiveError(Problem(ProblemKind.TOO_MANY_ENTRIES))
    start = ending.directory_end - ending.directory_length
    if start < 0 or start < ending.directory_offset:
        raise ArchiveError(Problem(ProblemKind.TRUNCATED))
    file.seek(start)
    before = start - ending.directory_offset
    entries = tuple(_read_directory_entries(file.read(ending.directory_length), ending.entry_count, before))
    problems = []
    if before or (entries and min(entry.start for entry in entries) > 0):
        problems.append(Problem(ProblemKind.DATA_BEFORE))
    if trailing:
        problems.append(Problem(ProblemKind.DATA_AFTER))
    return Directory(entries, start, tuple(problems), ending.zip64 or any(entry.zip64 for entry in entries))


def _find_end_record(file: BinaryIO, size: int) -> tuple[int, tuple[int, ...], bool]:
    """Return where the end record stands, its numbers, and whether something follows it."""
    file.seek(max(0, size - LONGEST_COMMENT - END.size))
    tail = file.read()
    place = tail.rfind(END_MARK)
    while place >= 0 and len(tail) - place < END.size:
        place = tail.rfind(END_MARK, 0, place)
    if place < 0:
        file.seek(0)
        raise ArchiveError(Problem(ProblemKind.TRUNCATED if file.read(4) == LOCAL_MARK else ProblemKind.NOT_A_ZIP))
    _, *fields, comment = END.unpack_from(tail, place)
    rest = len(tail) - place - END.size - comment
    if rest < 0:
        raise ArchiveError(Problem(ProblemKind.TRUNCATED))
    return size - len(tail) + place, tuple(fields), rest > 0


def _read_directory_entries(data: bytes, count: int, shift: int) -> Iterator[ZipEntry]:
    at = 0
    for _ in range(count):
        if len(data) - at < CENTRAL.size or data[at : at + 4] != CENTRAL_MARK:
            raise ArchiveError(Problem(ProblemKind.DIRECTORY_DAMAGED))
        fields = CENTRAL.unpack_from(data, at)
        _, made, system, _needed, _for, flags, method, _time, _date, crc, packed, size = fields[:12]
        name_length, extra, comment, disk, _internal, attributes, offset = fields[12:]
        name_end = at + CENTRAL.size + name_length
        raw, extras = data[at + CENTRAL.size : name_end], extra_fields(data[name_end : name_end + extra])
        at = name_end + extra + comment
        if at > len(data):
            raise ArchiveError(Problem(ProblemKind.DIRECTORY_DAMAGED))
        stated = (size, packed, offset, disk)
        size, packed, offset, disk = with_zip64_numbers(stated, extras.get(ZIP64_SIZES))
        if disk:
            raise ArchiveError(Problem(ProblemKind.MULTI_DISK))
        name, unclear = decode_entry_name(raw, flags, extras, macos=(made, system) == MACOS)
        mode = attributes >> 16 if system == UNIX else 0
        zip64 = stated != (size, packed, offset, disk)
        yield ZipEntry(name, raw, unclear, flags, method, crc, packed, size, mode, offset + shift, zip64)
    if at != len(data):
        raise ArchiveError(Problem(ProblemKind.DIRECTORY_DAMAGED))


def decode_entry_name(
    raw: bytes, flags: int, extras: Mapping[int, bytes], *, macos: bool
) -> tuple[str, ProblemKind | None]:
    """Return a name, and what is unclear about how it is written.

    Without the flag for UTF-8 a name is in code page 437 (APPNOTE D.1), but Info-ZIP, macOS and others write UTF-8 without it. What is
    valid UTF-8 is hardly anything else. Some programs know it by a second name beside it, or by that macOS made the zip (Moodle does);
    for the others it is a guess.
    """
    if flags & UTF8:
        try:
            return raw.decode(), None
        except UnicodeDecodeError:
            return raw.decode("utf-8", "replace"), ProblemKind.NAME_ENCODING
    beside = unicode_path(extras, raw)
    if beside is not None and beside.encode() != raw:
        # A plain name needs no other one in its place.
        return beside, ProblemKind.MISMATCH if beside.isascii() else ProblemKind.NAME_UNMARKED
    if raw.isascii():
        return raw.decode(), None
    try:
        return raw.decode(), ProblemKind.NAME_UNMARKED if macos else ProblemKind.NAME_GUESSED
    except UnicodeDecodeError:
        return raw.decode("cp437"), ProblemKind.NAME_IN_CODE_PAGE


def content_start(file: BinaryIO, entry: ZipEntry) -> tuple[int, bool] | None:
    """Return where the packed bytes of `entry` begin, and whether its local header is one of zip64.

    `None` when that header says other things than the directory: a program that reads the one and a program that reads the other
    would unpack different files.
    """
    file.seek(entry.start)
    head = file.read(LOCAL.size)
    if len(head) < LOCAL.size or head[:4] != LOCAL_MARK:
        return None
    _, _needed, _for, flags, method, _time, _date, crc, packed, size, name_length, extra = LOCAL.unpack(head)
    if (flags, method, file.read(name_length)) != (entry.flags, entry.method, entry.raw_name):
        return None
    zip64 = LONG_MAX in (packed, size)
    if zip64:
        try:
            size, packed = with_zip64_numbers((size, packed), extra_fields(file.read(extra)).get(ZIP64_SIZES))
        except ArchiveError:
            return None
    # With a data descriptor the local numbers may be zero (4.4.4): they were not known yet.
    later = bool(flags & DATA_DESCRIPTOR)
    stated = ((crc, entry.crc), (packed, entry.packed), (size, entry.size))
    if any(one != other and not (later and one == 0) for one, other in stated):
        return None
    return entry.start + LOCAL.size + int(name_length) + int(extra), zip64

# SPDX-License-Identifier: Apache-2.0
"""The zip64 extension (APPNOTE 4.3.14, 4.3.15, 4.5.3): longer numbers beside those of the plain format.

Small zips have it as well: Info-ZIP writes it when it packs what another program pipes to it, .NET and Python for streams. A program
that does not know zip64 goes by the plain numbers, so these have to say the same or to say nothing.
"""

import struct
from dataclasses import dataclass
from typing import BinaryIO

from sinau.archive.problems import ArchiveError, Problem, ProblemKind

LOCATOR = struct.Struct("<4sLQL")
RECORD = struct.Struct("<4sQ2H2L4Q")
LOCATOR_MARK, RECORD_MARK = b"PK\x06\x07", b"PK\x06\x06"
SHORT_MAX, LONG_MAX = 0xFFFF, 0xFFFFFFFF  # stand for "see zip64" (4.4.1.4)
LIMITS = (SHORT_MAX,) * 4 + (LONG_MAX,) * 2
RECORD_LEAST = RECORD.size - 12  # its size as it says itself: without its mark and that number


@dataclass(frozen=True, slots=True)
class ZipEnding:
    """What stands at the end of a zip: the numbers of its directory, and where that ends."""

    numbers: tuple[
        int, ...
    ]  # as the end record has them: two disks, entries here and in all, the directory's length and place
    directory_end: int
    zip64: bool = False

    @property
    def is_in_parts(self) -> bool:
        """Whether other files belong to this zip."""
        disk, central_disk, here, count, _, _ = self.numbers
        return bool(disk or central_disk or here != count)

    @property
    def entry_count(self) -> int:
        """The number of entries."""
        return self.numbers[3]

    @property
    def directory_length(self) -> int:
        """The length of the directory in bytes."""
        return self.numbers[4]

    @property
    def directory_offset(self) -> int:
        """Where the directory begins, counted from the beginning of the zip."""
        return self.numbers[5]


def read_ending(file: BinaryIO, at: int, plain: ZipEnding) -> ZipEnding:
    """Return the ending of a zip whose plain end record, `plain`, stands at `at`. Raises `ArchiveError` when there are two that differ."""
    damaged = ArchiveError(Problem(ProblemKind.DIRECTORY_DAMAGED))
    record_at = at - LOCATOR.size - RECORD.size
    file.seek(max(0, at - LOCATOR.size))
    mark, _, told_at, disks = LOCATOR.unpack(file.read(LOCATOR.size).ljust(LOCATOR.size, b"\0"))
    if at < LOCATOR.size or mark != LOCATOR_MARK:
        if any(number == limit for number, limit in zip(plain.numbers[2:], LIMITS[2:], strict=True)):
            raise damaged
        return plain
    if disks > 1:
        raise ArchiveError(Problem(ProblemKind.MULTI_DISK))
    if record_at < 0:
        raise damaged
    file.seek(record_at)
    mark, size, _made, _needed, *numbers = RECORD.unpack(file.read(RECORD.size))
    found = ZipEnding(tuple(numbers), record_at, zip64=True)
    if (mark, size) != (RECORD_MARK, RECORD_LEAST) or told_at != found.directory_offset + found.directory_length:
        raise damaged
    if any(one not in (other, limit) for one, other, limit in zip(plain.numbers, numbers, LIMITS, strict=True)):
        raise damaged
    return found


def with_zip64_numbers(stated: tuple[int, ...], field: bytes | None) -> tuple[int, ...]:
    """Return the numbers of a header, each that stands for "see zip64" replaced from the extra field, which has them in this order.

    `stated` are size and packed size, in the directory also the place of the local header and the disk. Raises `ArchiveError`.
    """
    left = field or b""
    found = []
    for number, (length, limit) in zip(
        stated, ((8, LONG_MAX), (8, LONG_MAX), (8, LONG_MAX), (4, SHORT_MAX)), strict=False
    ):
        if number != limit:
            found.append(number)
        elif len(left) < length:
            raise ArchiveError(Problem(ProblemKind.DIRECTORY_DAMAGED))
        else:
            found.append(int.from_bytes(left[:length], "little"))
            left = left[length:]
    return tuple(found)

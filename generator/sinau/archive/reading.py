# SPDX-License-Identifier: Apache-2.0
"""An opened zip: what may be read of it, and its bytes, counted while they come."""

import stat
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from sinau.archive.headers import ZipEntry, content_start, read_directory
from sinau.archive.limits import DEFAULT, ArchiveLimits
from sinau.archive.names import clashing_names, why_name_is_unsafe
from sinau.archive.problems import HARMLESS, ArchiveError, Problem, ProblemKind

CHUNK = 65_536
STORED, DEFLATED = 0, 8
ENCRYPTED = 1 << 0 | 1 << 6 | 1 << 13  # of the entry, strongly, of the directory (APPNOTE 4.4.4)
Chunks = Callable[[], Iterator[bytes]]


class Archive:
    """The files of a package, read-only. `problems` tells what else was in it; see the package's docstring."""

    def __init__(
        self,
        files: Mapping[str, tuple[int, Chunks]],
        folders: tuple[str, ...],
        problems: tuple[Problem, ...],
        close: Callable[[], None],
        first: str = "",
        unmarked: Mapping[str, bytes] | None = None,
    ) -> None:
        self._files = dict(files)
        self.folders = folders
        self.problems = problems
        self._close = close
        # The entry whose bytes come first in the file; of a folder none does.
        self.first = first
        # Names as they are written, of those that do not say in which encoding.
        self.unmarked = dict(unmarked or {})

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._close()

    @property
    def names(self) -> tuple[str, ...]:
        """The paths of all files that can be read, in the archive's order."""
        return tuple(self._files)

    def __contains__(self, name: str) -> bool:
        return name in self._files

    def size(self, name: str) -> int:
        """Return the number of bytes of `name`, unpacked. Raises `KeyError`."""
        return self._files[name][0]

    def chunks(self, name: str) -> Iterator[bytes]:
        """Yield the bytes of `name` piece by piece. Raises `KeyError`; `ArchiveError` when they are not what was said."""
        return self._files[name][1]()

    def read(self, name: str) -> bytes:
        """Return all bytes of `name`. Raises as `chunks` does."""
        return b"".join(self.chunks(name))


def open_archive(path: Path, limits: ArchiveLimits = DEFAULT) -> Archive:
    """Open the zip at `path`. Raises `ArchiveError` when nothing of it can be read safely, `OSError` when it cannot be read."""
    file = path.open("rb")
    try:
        return _archive_of_file(file, limits)
    except BaseException:
        file.close()
        raise


def _archive_of_file(file: BinaryIO, limits: ArchiveLimits) -> Archive:
    directory = read_directory(file, limits)
    if sum(entry.size for entry in directory.entries) > limits.total:
        raise ArchiveError(Problem(ProblemKind.TOTAL_TOO_LARGE))
    problems = list(directory.problems)
    zip64 = directory.zip64
    starts: dict[int, int] = {}  # place in `entries` -> where the content starts
    for number, entry in enumerate(directory.entries):
        local = content_start(file, entry)
        kind = _why_entry_is_refused(entry, limits) or (ProblemKind.MISMATCH if local is None else None)
        if kind:
            problems.append(Problem(kind, entry.name))
        elif local is not None:
            starts[number], zip64 = local[0], zip64 or local[1]
    for number in _overlapping_entries(directory.entries, starts, directory.start):
        del starts[number]
        problems.append(Problem(ProblemKind.OVERLAP, directory.entries[number].name))
    if zip64:
        problems.append(Problem(ProblemKind.ZIP64))
    sound = [directory.entries[number] for number in starts]
    problems += [Problem(entry.unclear, entry.name) for entry in sound if entry.unclear]
    found = list(clashing_names(entry.name for entry in sound))
    problems += found
    unclear = {problem.entry for problem in found}
    files = {
        entry.name: (entry.size, _chunks_of_entry(file, entry, start))
        for entry, start in zip(sound, starts.values(), strict=True)
        if entry.name not in unclear and not entry.name.endswith("/")
    }
    folders = tuple(entry.name for entry in sound if entry.name.endswith("/"))
    first = min(directory.entries, key=lambda entry: entry.start).name if directory.entries else ""
    unmarked = {entry.name: entry.raw_name for entry in sound if entry.unclear}
    return Archive(files, folders, tuple(problems), file.close, first, unmarked)


def _why_entry_is_refused(entry: ZipEntry, limits: ArchiveLimits) -> ProblemKind | None:
    """Return why `entry` is not read, by what the directory says of it."""
    kind = stat.S_IFMT(entry.mode)
    folder = entry.name.endswith("/")
    checks = (
        (entry.unclear and entry.unclear not in HARMLESS, entry.unclear),
        (kind not in {0, stat.S_IFREG, stat.S_IFDIR}, ProblemKind.SPECIAL_FILE),
        (entry.flags & ENCRYPTED, ProblemKind.ENCRYPTED),
        (entry.method not in {STORED, DEFLATED}, ProblemKind.METHOD),
        (entry.size > limits.single, ProblemKind.ENTRY_TOO_LARGE),
        (entry.size > limits.ratio_from and entry.size > limits.ratio * max(entry.packed, 1), ProblemKind.RATIO),
        (entry.method == STORED and entry.size != entry.packed, ProblemKind.DAMAGED),
        (folder and entry.size, ProblemKind.FILE_AS_FOLDER),
    )
    # Who does not look for a name in UTF-8 beside the header goes by that in the header.
    names = (entry.name, entry.raw_name.decode("utf-8", "replace"))
    return next(filter(None, (why_name_is_unsafe(name, limits.name) for name in names)), None) or next(
        (kind for wrong, kind in checks if wrong), None
    )


def _overlapping_entries(entries: tuple[ZipEntry, ...], starts: Mapping[int, int], directory: int) -> list[int]:
    """Return the entries whose bytes are another's as well, or reach into the directory: the trick of small, huge zips."""
    order = sorted(starts, key=lambda number: entries[number].start)
    found = []
    free = 0
    for number in order:
        end = starts[number] + entries[number].packed
        if entries[number].start < free or end > directory:
            found.append(number)
        free = max(free, end)
    return found


def _chunks_of_entry(file: BinaryIO, entry: ZipEntry, start: int) -> Chunks:
    damaged = ArchiveError(Problem(ProblemKind.DAMAGED, entry.name))

    def chunks() -> Iterator[bytes]:
        size = crc = 0
        for piece in _unpacked_pieces(file, entry, start, damaged):
            size += len(piece)
            if size > entry.size:
                raise damaged
            crc = zlib.crc32(piece, crc)
            yield piece
        if size != entry.size or crc != entry.crc:
            raise damaged

    return chunks


def _unpacked_pieces(file: BinaryIO, entry: ZipEntry, start: int, damaged: ArchiveError) -> Iterator[bytes]:
    """Yield the content in pieces of at most `CHUNK` bytes, however much a packed piece may unpack to."""
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    at, left = start, entry.packed
    while left:
        file.seek(at)  # each time: two entries may be read in turns
        packed = file.read(min(CHUNK, left))
        if not packed:
            raise damaged
        at, left = at + len(packed), left - len(packed)
        if entry.method == STORED:
            yield packed
            continue
        while packed:
            try:
                piece = inflater.decompress(packed, CHUNK)
            except zlib.error as error:
                raise damaged from error
            packed = inflater.unconsumed_tail
            if piece:
                yield piece
            if inflater.eof and (packed or inflater.unused_data or left):
                raise damaged  # something hides behind the end
    if entry.method == DEFLATED and not inflater.eof:
        yield from _pieces_left_in_inflater(inflater, damaged)


def _pieces_left_in_inflater(inflater: "zlib._Decompress", damaged: ArchiveError) -> Iterator[bytes]:
    while piece := inflater.decompress(b"", CHUNK):
        yield piece
    if not inflater.eof:
        raise damaged

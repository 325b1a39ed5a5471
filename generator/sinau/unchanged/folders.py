# SPDX-License-Identifier: Apache-2.0
"""The state of a catalogue's folder, and of a folder of results: whether two runs have met the same."""

import os
import stat
import time
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from hashlib import file_digest, sha256
from pathlib import Path

from sinau.source.listing import COARSEST, entries_of

# More files than a catalogue, or a site of a large one, can have.
MOST_FILES = 250_000
# Of an output folder, whatever is built: what was published before counts (`sinau.locks.published_before`).
ALWAYS = {"packages", "site", "policy.txt"}
# As `output/stage.py` and `output/own_files_record.py` call them; importing these takes longer than all that is done here.
HIDDEN, RECORD, LOCK = ".sinau", "written.json", "lock"


@dataclass(frozen=True, slots=True)
class CatalogueState:
    """A digest of what the disk tells of all files of a catalogue; of those in `read` it is the content that counts.

    What was changed a moment ago may change again without a sign of it.
    """

    digest: str
    read: tuple[str, ...] = ()


class UnknownStateError(Exception):
    """A folder cannot be read, or is too large to be looked at."""


def catalogue_state(folder: Path, read: Collection[str] | None = None) -> CatalogueState:
    """Return the state of the catalogue in `folder`. Raises `UnknownStateError`.

    Of the files `read`, paths below the folder, the content counts; `None`: of those that were changed a moment ago.
    """
    root = folder.resolve()
    start = time.time() - COARSEST
    lines: list[str] = []
    by_content: list[str] = []
    try:
        for path, found in _files_of_catalogue(str(root)):
            recent = max(found.st_mtime, found.st_ctime) >= start if read is None else path in read
            if recent and stat.S_ISREG(found.st_mode):
                by_content.append(path)
                lines.append(f"{path} {_digest_of(root / path)}")
            else:
                lines.append(
                    f"{path} {found.st_mode} {found.st_ino} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns}"
                )
    except OSError as error:
        raise UnknownStateError from error
    return CatalogueState(_digest_of_lines(lines), tuple(sorted(by_content)))


def results_state(out: Path, names: Iterable[str]) -> str:
    """Return a digest of what the disk tells of the output folder `out`: of the record of its files, and of all that stands at the top where
    the results `names` are.

    Raises `UnknownStateError`; also while another build may be at work, or was killed.
    """
    root = out.resolve()
    lines: list[str] = []
    try:
        if {one.name for one in os.scandir(root / HIDDEN)} - {LOCK} != {RECORD}:
            raise UnknownStateError
        lines.append(_digest_of(root / HIDDEN / RECORD))
        for name in sorted({name.partition("/")[0] for name in names} | ALWAYS):
            place = str(root / name)
            if os.path.lexists(place):
                for path, found in _files_of_results(place):
                    lines.append(f"{path} {found.st_mode} {found.st_ino} {found.st_size} {found.st_mtime_ns}")
                    if len(lines) > MOST_FILES:
                        raise UnknownStateError
    except OSError as error:
        raise UnknownStateError from error
    return _digest_of_lines(lines)


def _digest_of_lines(lines: list[str]) -> str:
    return sha256("\n".join(sorted(lines)).encode("utf-8", "surrogatepass")).hexdigest()


def _digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _files_of_catalogue(root: str) -> Iterator[tuple[str, os.stat_result]]:
    """Yield path and state of whatever is in a catalogue's folder, folders too; of links, what they lead to."""
    waiting = [root]
    start = len(root) + 1
    count = 0
    while waiting:
        for entry in entries_of(waiting.pop()):
            count += 1
            if count > MOST_FILES:
                raise UnknownStateError
            if entry.is_dir(follow_symlinks=False):
                waiting.append(entry.path)
                # Files that come and go change the time of their folder, and stand here themselves.
                yield entry.path[start:], os.stat_result((stat.S_IFDIR, *(0,) * 9))
            else:
                yield entry.path[start:], os.stat(entry.path)  # noqa: PTH116


def _files_of_results(place: str) -> Iterator[tuple[str, os.stat_result]]:
    """Yield path and state of the file at `place`, or of all below it; links are not followed."""
    found = os.lstat(place)
    if not stat.S_ISDIR(found.st_mode):
        yield place, found
        return
    waiting = [place]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    yield entry.path, entry.stat(follow_symlinks=False)

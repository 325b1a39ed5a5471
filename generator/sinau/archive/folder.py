# SPDX-License-Identifier: Apache-2.0
"""A package that is unpacked in a folder, read like a zip."""

import os
from collections.abc import Iterator
from pathlib import Path

from sinau.archive.limits import DEFAULT, ArchiveLimits
from sinau.archive.problems import ArchiveError, Problem, ProblemKind
from sinau.archive.reading import CHUNK, Archive, Chunks


def open_folder(path: Path, limits: ArchiveLimits = DEFAULT) -> Archive:
    """Open the folder at `path`; links are problems, not followed. Raises `ArchiveError` when it is too large."""
    files: dict[str, tuple[int, Chunks]] = {}
    problems: list[Problem] = []
    for folder, subfolders, names in os.walk(path):
        subfolders.sort()
        for name in sorted(names):
            file = Path(folder, name)
            shown = file.relative_to(path).as_posix()
            if file.is_symlink() or not file.is_file():
                problems.append(Problem(ProblemKind.SPECIAL_FILE, shown))
            else:
                files[shown] = (file.stat().st_size, _chunks_of_file(file))
            if len(files) > limits.entries:
                raise ArchiveError(Problem(ProblemKind.TOO_MANY_ENTRIES))
    if sum(size for size, _ in files.values()) > limits.total:
        raise ArchiveError(Problem(ProblemKind.TOTAL_TOO_LARGE))
    return Archive(files, (), tuple(problems), lambda: None)


def _chunks_of_file(file: Path) -> Chunks:
    def chunks() -> Iterator[bytes]:
        with file.open("rb") as opened:
            while piece := opened.read(CHUNK):
                yield piece

    return chunks

# SPDX-License-Identifier: Apache-2.0
"""Shows lines of files that are inside packages."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path

from sinau.archive import ArchiveError, open_archive, open_folder
from sinau.diagnostics import Span

# Longer files are not made for people to read.
MOST_BYTES = 4_000_000


def source_line_in_package(packages: Iterable[Path]) -> Callable[[Span], str | None]:
    """Return a function that gives the line of a span `<package>!<file>`, when it can be shown."""
    known = {path.as_posix(): path for path in packages}

    @lru_cache(maxsize=4)  # a report goes from file to file
    def lines(file: str) -> list[str]:
        shown = next((name for name in known if file.startswith(f"{name}!")), None)
        if shown is None:
            return []
        path, name = known[shown], file[len(shown) + 1 :]
        with open_folder(path) if path.is_dir() else open_archive(path) as archive:
            if name not in archive or archive.size(name) > MOST_BYTES:
                return []
            return archive.read(name).decode("utf-8-sig").split("\n")

    def line(span: Span) -> str | None:
        try:
            return lines(span.file)[span.line - 1].rstrip("\r")
        except (ArchiveError, OSError, UnicodeDecodeError, IndexError):
            return None

    return line

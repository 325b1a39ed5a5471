# SPDX-License-Identifier: Apache-2.0
"""What can be wrong with a zip."""

from dataclasses import dataclass
from enum import StrEnum


class ProblemKind(StrEnum):
    """Kinds of problems. Those in `FATAL` leave nothing that could be read; with those in `HARMLESS` an entry is read all the same."""

    # The file as a whole.
    NOT_A_ZIP = "not-a-zip"
    TRUNCATED = "truncated"
    MULTI_DISK = "multi-disk"
    ZIP64 = "zip64"
    DIRECTORY_DAMAGED = "directory-damaged"
    TOO_MANY_ENTRIES = "too-many-entries"
    ARCHIVE_TOO_LARGE = "archive-too-large"
    TOTAL_TOO_LARGE = "total-too-large"
    DATA_BEFORE = "data-before"
    DATA_AFTER = "data-after"
    # One entry: its name.
    NAME_EMPTY = "name-empty"
    NAME_TOO_LONG = "name-too-long"
    NAME_CONTROL = "name-control-character"
    NAME_ENCODING = "name-encoding"
    NAME_UNMARKED = "name-utf8-without-flag"
    NAME_GUESSED = "name-utf8-by-guess"
    NAME_IN_CODE_PAGE = "name-in-code-page"
    NAME_ABSOLUTE = "name-absolute"
    NAME_DRIVE = "name-drive"
    NAME_PARENT = "name-parent"
    NAME_BACKSLASH = "name-backslash"
    DUPLICATE = "duplicate"
    SAME_NAME = "same-name-ignoring-case"
    FILE_AS_FOLDER = "file-as-folder"
    # One entry: what it is and how it is packed.
    SPECIAL_FILE = "special-file"
    ENCRYPTED = "encrypted"
    METHOD = "method"
    MISMATCH = "header-mismatch"
    OVERLAP = "overlap"
    ENTRY_TOO_LARGE = "entry-too-large"
    RATIO = "ratio"
    DAMAGED = "damaged"


FATAL = frozenset(
    {
        ProblemKind.NOT_A_ZIP,
        ProblemKind.TRUNCATED,
        ProblemKind.MULTI_DISK,
        ProblemKind.DIRECTORY_DAMAGED,
        ProblemKind.TOO_MANY_ENTRIES,
        ProblemKind.ARCHIVE_TOO_LARGE,
        ProblemKind.TOTAL_TOO_LARGE,
    }
)


# Not every program reads these alike; which one was taken is told.
HARMLESS = frozenset(
    {ProblemKind.ZIP64, ProblemKind.NAME_UNMARKED, ProblemKind.NAME_GUESSED, ProblemKind.NAME_IN_CODE_PAGE}
)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: with the entry called `entry` (as it is written there), or with all when that is empty."""

    kind: ProblemKind
    entry: str = ""


class ArchiveError(Exception):
    """The zip, or an entry that was asked for, cannot be read; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.kind} {problem.entry}".strip())
        self.problem = problem

# SPDX-License-Identifier: Apache-2.0
"""A place in a source file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one line of a source file.

    `file` is the path below the catalogue's folder, with forward slashes. `line` and `column` count from 1,
    columns in characters (not bytes); `length` is the number of characters to underline, at least 1.
    """

    file: str
    line: int = 1
    column: int = 1
    length: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"

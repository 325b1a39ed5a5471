# SPDX-License-Identifier: Apache-2.0
"""How a report is to be printed: what depends on the place where it is read, not on what is in it."""

from dataclasses import dataclass

from sinau.diagnostics.span import Span


@dataclass(frozen=True, slots=True)
class Look:
    """`folder` is the way from the reader's place to the catalogue (`content`), `""` when files are named below it.

    `colour` asks for a terminal's colours; `width` is the number of its columns, 0 for lines of any length.
    """

    folder: str = ""
    colour: bool = False
    width: int = 0

    def file(self, span: Span) -> str:
        """Return the name of the file of `span` as its reader can open it."""
        return f"{self.folder}/{span.file}" if self.folder else span.file

    def place(self, span: Span) -> str:
        """Return `file:line:column`."""
        return f"{self.file(span)}:{span.line}:{span.column}"


PLAIN = Look()

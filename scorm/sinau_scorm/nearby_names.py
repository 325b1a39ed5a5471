# SPDX-License-Identifier: Apache-2.0
"""Finds the file that is meant where a manifest or a page names one that the package does not have in exactly these letters.

No LMS on Linux finds it; people who look into the folder see no difference.
"""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from sinau.archive import Archive

# Systems that write a zip without saying how its names are encoded use that of their language.
CODE_PAGES = (
    "cp1252", "cp437", "cp850", "cp1250", "cp852", "cp1251", "cp866", "cp1254", "cp1256", "cp932", "gb18030", "big5", "cp949", "mac_roman",
)  # fmt: skip


class Difference(StrEnum):
    """Where a name differs from the one that was sought."""

    LETTER_CASE = "letter-case"
    UNICODE_FORM = "unicode-form"
    ENCODING = "encoding"


@dataclass(frozen=True, slots=True)
class SimilarFile:
    """A file of the package that is meant. `encoding` is that in which its name is the one that was sought."""

    name: str
    difference: Difference
    encoding: str = ""


class SimilarFiles:
    """The files of `archive` by what their names may look like. Each table is made once, and only when a file is missing."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def find_meant_file(self, path: str) -> SimilarFile | None:
        """Return the file that is meant by `path`, which the package does not have."""
        composed = _in_composed_form(path)
        if name := self._names_by_composed_form.get(composed):
            return SimilarFile(name, Difference.UNICODE_FORM)
        if name := self._names_by_folded_case.get(composed.casefold()):
            return SimilarFile(name, Difference.LETTER_CASE)
        if found := self._names_by_other_encoding.get(composed):
            return SimilarFile(found[0], Difference.ENCODING, found[1])
        return None

    @cached_property
    def _names_by_composed_form(self) -> dict[str, str]:
        return self._names_by(_in_composed_form)

    @cached_property
    def _names_by_folded_case(self) -> dict[str, str]:
        return self._names_by(lambda name: _in_composed_form(name).casefold())

    def _names_by(self, key: Callable[[str], str]) -> dict[str, str]:
        return {key(name): name for name in reversed(self._archive.names)}

    @cached_property
    def _names_by_other_encoding(self) -> dict[str, tuple[str, str]]:
        found: dict[str, tuple[str, str]] = {}
        for name in self._archive.names:
            for encoding, read in _decodings(self._archive.unmarked.get(name, b"")):
                found.setdefault(_in_composed_form(read), (name, encoding))
        return found


def _decodings(raw: bytes) -> Iterator[tuple[str, str]]:
    for encoding in CODE_PAGES if raw else ():
        try:
            yield encoding, raw.decode(encoding)
        except UnicodeDecodeError:
            continue


def _in_composed_form(name: str) -> str:
    return unicodedata.normalize("NFC", name)

# SPDX-License-Identifier: Apache-2.0
"""Text on a terminal: how many columns it takes, and what of it fits."""

import unicodedata

from sinau.diagnostics.report import INVISIBLE

TAB = "    "
# Marks that stand on the letter before, and marks that only join or shape: none moves the cursor.
NO_WIDTH = {"Mn", "Me", "Cf"}


def columns_taken(text: str) -> int:
    """Return how many columns of a terminal `text` takes."""
    return sum(_columns_of_character(char) for char in text)


def _columns_of_character(char: str) -> int:
    if unicodedata.category(char) in NO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def with_tabs_as_blanks(text: str) -> str:
    """Return `text` as it is printed: tabs as blanks, so that marks below stand right whatever a terminal's tabs are."""
    return INVISIBLE.sub("\ufffd", text.replace("\t", TAB))


def start_that_fits(text: str, room: int) -> str:
    """Return as much of the start of `text` as takes `room` columns at most."""
    for number, char in enumerate(text):
        room -= _columns_of_character(char)
        if room < 0:
            return text[:number]
    return text


def end_that_fits(text: str, room: int) -> str:
    """Return as much of the end of `text` as takes `room` columns at most."""
    for number in range(len(text), 0, -1):
        room -= _columns_of_character(text[number - 1])
        if room < 0:
            return text[number:]
    return text


def wrapped_lines(text: str, room: int, used: int = 0) -> list[str]:
    """Return `text` in lines of `room` columns, broken at blanks; a word that is longer has a line for itself.

    `used` is how many columns of the first line are taken already.
    """
    lines: list[list[str]] = [[]]
    for word in text.split(" "):
        needed = columns_taken(word) + bool(lines[-1])
        if lines[-1] and used + needed > room:
            lines.append([])
            used, needed = 0, columns_taken(word)
        lines[-1].append(word)
        used += needed
    return [" ".join(line) for line in lines]

# SPDX-License-Identifier: Apache-2.0
"""Keeps a value in order that stands in a sentence of another direction, by two signs of Unicode (UAX 9, isolates).

Without them a browser puts signs and numbers beside the value on its wrong side: the bracket behind an English title in an Arabic
sentence, say. What people read in a terminal, in a log or in an editor gets none: many programs show the signs as boxes or count
them as columns, and who copies a path from there would copy them with it.
"""

from unicodedata import bidirectional

from sinau.texts.language import language_of

FIRST, LAST = "\u2068", "\u2069"
TO_THE_LEFT = {"R", "AL"}  # letters that are read from right to left
TO_THE_RIGHT = {"L", "EN", "AN"}  # the others, and numbers


def isolate_direction(words: str, language: str) -> str:
    """Return `words`, a value in a sentence in `language`, between the two signs if it may be read in the other direction."""
    if language_of(language).direction == "ltr":
        if words.isascii():
            return words
        other = TO_THE_LEFT
    else:
        if words.isdecimal():
            return words
        other = TO_THE_RIGHT
    return f"{FIRST}{words}{LAST}" if any(bidirectional(sign) in other for sign in words) else words

# SPDX-License-Identifier: Apache-2.0
"""Reads what is written in a gap: accepted answers, `kas umum / buku kas`, or a drop-down list, `kas bank | *kas umum | kas pajak`."""

import re
import unicodedata
from dataclasses import dataclass

from sinau.model.gaps import unescaped_text

# A backslash says that the sign behind it is a part of the text.
SIGN = re.compile(r"\\.|(\|)|(?:(?<=\s)|^)(/)(?=\s|$)", re.DOTALL)
# Joiners, which some scripts are typed with.
TYPED = "\u200c\u200d"
UNTYPED = {"Cc", "Cf", "Co", "Cs", "Cn"}
# Shorter words around a stroke are units and abbreviations: km/jam, L/P.
SHORT = 3


@dataclass(frozen=True, slots=True)
class GapText:
    """A text of a gap; `right`: it is accepted, or has the star."""

    text: str
    right: bool = True


@dataclass(frozen=True, slots=True)
class GapContent:
    """What stands in a gap. `chosen`: it is a drop-down. `stroke`: a stroke in it looks as if it were to separate answers."""

    entries: tuple[GapText, ...]
    chosen: bool = False
    stroke: bool = False


def read_gap_content(content: str, *, table: bool) -> GapContent:
    """Return what `content` says; in a `table` a bar is written with a backslash, for the table's sake."""
    if table:
        content = content.replace("\\|", "|")
    signs = [match for match in SIGN.finditer(content) if match[1] or match[2]]
    if content.startswith("*") or any(match[1] for match in signs):
        parts = _split_at_signs(content, [match for match in signs if match[1]])
        return GapContent(
            tuple(GapText(_seen_text(part.removeprefix("*")), part.startswith("*")) for part in parts), chosen=True
        )
    parts = _split_at_signs(content, signs)
    return GapContent(tuple(GapText(_seen_text(part)) for part in parts), stroke=any(map(_looks_like_two, parts)))


def _split_at_signs(content: str, signs: list[re.Match[str]]) -> list[str]:
    starts = [0, *(match.end() for match in signs)]
    ends = [*(match.start() for match in signs), len(content)]
    return [content[start:end].strip() for start, end in zip(starts, ends, strict=True)]


def _seen_text(written: str) -> str:
    return " ".join(unescaped_text(written).split())


def _looks_like_two(written: str) -> bool:
    """Tell whether a stroke in `written` stands between words, where it may have been meant to stand between answers."""
    words = re.split(r"(\\.|/)", written)
    for before, sign, behind in zip(words[::2], words[1::2], words[2::2], strict=False):
        if sign == "/":
            if before.endswith(" ") != behind.startswith(" "):
                return True
            around = [*before.split(" ")[-1:], *behind.split(" ")[:1]]
            if all(len(word) > SHORT and word.isalpha() for word in around):
                return True
    return False


def is_visible_text(text: str) -> bool:
    """Tell whether `text` shows anything."""
    return any(unicodedata.category(char) not in UNTYPED | {"Mn", "Me", "Zs"} for char in text)


def first_untypable_character(text: str) -> str:
    """Return the first character of `text` that no keyboard has; "" when there is none."""
    return next((char for char in text if unicodedata.category(char) in UNTYPED and char not in TYPED), "")

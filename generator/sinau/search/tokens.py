# SPDX-License-Identifier: Apache-2.0
"""Parts a text into words as the search knows them: small letters and digits, without accents."""

import re
import unicodedata

# `1.500.000` and `1,5` are one word each.
NUMBER = re.compile(r"[.,](?<=[0-9][.,])(?=[0-9])")
WORD = re.compile(r"[^\W_]+")
# The same for small letters in ASCII, without letters that stand alone.
ASCII_WORD = re.compile(r"[a-z0-9]{2,}|[0-9]")
# There are no such words without these.
CAPITALS = re.compile(r"[A-Z][A-Z]")
# `BUMDes` and `APBDesa` are also two words.
JOINED = re.compile(r"\b([A-Z]{2,})([A-Z][a-z]{2,})\b")
# `BUM Desa` is also one.
PARTED = re.compile(r"\b([A-Z]{2,6})\s+([A-Z][a-z]{2,})\b")


def folded_text(text: str) -> str:
    """Return `text` in small letters, without accents, with numbers in one piece."""
    if not text.isascii():
        text = "".join(
            one for one in unicodedata.normalize("NFKD", text) if not unicodedata.category(one).startswith("M")
        )
    text = text.lower()
    return NUMBER.sub("", text)


def search_words(text: str) -> list[str]:
    """Return the words of `text` in order; a letter that stands alone is none."""
    small = folded_text(text)
    if small.isascii():
        return ASCII_WORD.findall(small)
    return [word for word in WORD.findall(small) if len(word) > 1 or not word.isascii() or word.isdigit()]


def joined_or_split_names(text: str) -> list[str]:
    """Return the words of `text` that it also has: names written in two parts as one, and in one part as two."""
    if not CAPITALS.search(text):
        return []
    found = [f"{first}{second}".lower() for first, second in PARTED.findall(text)]
    found += [part.lower() for pair in JOINED.findall(text) for part in pair]
    return found

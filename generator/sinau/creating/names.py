# SPDX-License-Identifier: Apache-2.0
"""Ids and names of files, made of the titles that people give."""

import re
import unicodedata
from collections.abc import Collection, Iterable

from sinau.extensions import question_types
from sinau.source.files import RESERVED
from sinau.source.kinds import ID, MAX_ID

LONGEST = 40
NUMBERED = re.compile(r"([0-9]{1,3})[-_. ]")
# Words that YAML reads as something else than a text.
NO_IDS = {"true", "false", "null", "yes", "no", "on", "off"}


def id_from_title(title: str, otherwise: str) -> str:
    """Return an id made of `title`; `otherwise` where it has no letters that an id can have."""
    plain = unicodedata.normalize("NFKD", title.casefold()).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’`]", "", plain))
    while words and not words[0][0].isalpha():
        words.pop(0)
    while words and len("-".join(words)) > LONGEST:
        words.pop()
    found = "-".join(words)
    return otherwise if not found or found in NO_IDS or RESERVED.match(found) else found


def is_id(word: str) -> bool:
    """Tell whether `word` can be an id of anything."""
    return bool(ID.match(word)) and len(word) <= MAX_ID and word not in NO_IDS


def is_question_id(word: str) -> bool:
    """Tell whether `word` can be a question's id: words that name a type cannot."""
    return is_id(word) and not any(word in one.words for one in question_types().values())


def unused_name(name: str, taken: Collection[str]) -> str:
    """Return `name`, or with the first number behind it that makes it another than all of `taken`."""
    if name not in taken:
        return name
    return next(one for number in range(2, len(taken) + 3) if (one := f"{name}-{number}") not in taken)


def next_numbered(stem: str, taken: Collection[str]) -> str:
    """Return `stem` with the first number behind it, from 1 on, that is not taken: `asas-1`."""
    return next(one for number in range(1, len(taken) + 2) if (one := f"{stem}-{number}") not in taken)


def numbered_file_name(name: str, beside: Iterable[str]) -> str:
    """Return `name` with the next number before it, as the names `beside` it have one; without, where they have none."""
    names = list(beside)
    numbers = [int(match[1]) for one in names if (match := NUMBERED.match(one))]
    return f"{max(numbers, default=0) + 1:02d}-{name}" if numbers or not names else name

# SPDX-License-Identifier: Apache-2.0
"""A language that exists as files only, made of the English texts: accented, 40 % longer, written from right to left.

Every text in it is recognised: it holds no plain letter from A to Z outside of placeholders and code. What else has some in
a page or a message is content, a name, or a text that somebody has put into the code. What it is longer by are Hebrew
letters: scripts see by the letters of a sentence in which direction it is read.
"""

import json
import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from helpers.trial_texts import FOLDER, added_texts
from sinau.diagnostics import Diagnostic
from sinau.extensions import find_all_texts
from sinau.texts import Message, Translatable, text_folders

TAG = "qps"  # for private use (ISO 639-2: qaa to qtz)
LETTERS = {
    **dict(zip("abcdefghijklmnopqrstuvwxyz", "áƀçďéƒğĥíĵķĺɱñóþɋřšťúṽŵẋýž", strict=True)),
    **dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "ÁƁÇĎÉƑĞĤÍĴĶĹṀÑÓÞɊŘŠŤÚṼŴẊÝŽ", strict=True)),
}
KEPT = re.compile(r"(\{\w+(?:![rs])?\}|%\(\w+\)s|`[^`]*`)")
WORD = 8  # letters: lines have to break somewhere
PLAIN = re.compile(r"[A-Za-z]{2,}")
WORDS = re.compile(r"[A-Za-z]{3,} [A-Za-z]{2,}")


def accented(text: str) -> str:
    """Return `text` in the pseudo-language."""
    parts = KEPT.split(text)
    words = [
        "".join(LETTERS.get(char, char) for char in part) if number % 2 == 0 else part
        for number, part in enumerate(parts)
    ]
    longer = "א" * (len(text) * 2 // 5)
    return "".join(words) + " ".join(longer[at : at + WORD] for at in range(0, len(longer), WORD))


def _spoken(texts: Any) -> Any:
    if isinstance(texts, str):
        return accented(texts)
    return {key: text if key == "plural" else _spoken(text) for key, text in texts.items()}


@contextmanager
def pseudo_language(folder: Path) -> Iterator[str]:
    """Have the pseudo-language meanwhile, as files in `folder`; yield its tag."""
    find_all_texts()
    files: dict[str, dict[str, Any]] = {}
    for place in [*text_folders()]:
        for path in sorted((place / "en").glob("*.json")) if place != FOLDER else ():
            texts = json.loads(path.read_text(encoding="utf-8"))
            files.setdefault(f"{TAG}/{path.stem}", {}).update(texts if path.stem == "language" else _spoken(texts))
    files[f"{TAG}/language"] |= {"name": "Þšéúďó", "direction": "rtl", "decimal": "٫", "separator": "، ", "last": " ŵ "}
    with added_texts(folder, files):
        yield TAG


def plain_words(text: str) -> list[str]:
    """Return the runs of plain letters in `text`, but for code in backticks."""
    return PLAIN.findall(re.sub(r"`[^`]*`", "", text))


def leaves(value: object) -> Iterator[str]:
    """Yield the words in a value of a diagnostic: data, which no language changes."""
    if isinstance(value, Message):
        for _, inner in value.values:
            yield from leaves(inner)
    elif isinstance(value, Translatable):
        for name in ("items", "parts", "words"):
            yield from leaves(getattr(value, name, ()))
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from leaves(inner)
    else:
        yield str(value)


def in_one_language(found: Iterable[Diagnostic], written: str, quoting: Collection[str] = ()) -> list[str]:
    """Return what `found` say in one language alone: plain words in their texts, and words in their values.

    `written` is what values can have words from; rules in `quoting` have words that are no text as values.
    """
    written = " ".join(written.split())
    told: list[str] = []
    for one in found:
        data = sorted({leaf for _, value in one.values for leaf in leaves(value)}, key=len, reverse=True)
        for text in (one.message(TAG), one.hint(TAG)):
            for leaf in data:
                text = text.replace(leaf, "")  # noqa: PLW2901
            told += [f"{one.rule.code}: {word} in {one.message(TAG)}" for word in plain_words(text)]
        if one.rule.code not in quoting:
            strange = [pair for leaf in data for pair in WORDS.findall(leaf) if pair not in written]
            told += [f"{one.rule.code}: {pair} is a value" for pair in strange]
    return told

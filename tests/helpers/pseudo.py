# SPDX-License-Identifier: Apache-2.0
"""A language that exists as files only, made of the English texts: accented, 40 % longer, written from right to left.

Every text in it is recognised: it holds no plain letter from A to Z outside of placeholders and code. What else has some in
a page or a message is content, a name, or a text that somebody has put into the code.
"""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from helpers.trial_texts import FOLDER, added_texts
from sinau.extensions import find_all_texts
from sinau.texts import folders

TAG = "qps"  # for private use (ISO 639-2: qaa to qtz)
LETTERS = {
    **dict(zip("abcdefghijklmnopqrstuvwxyz", "áƀçďéƒğĥíĵķĺɱñóþɋřšťúṽŵẋýž", strict=True)),
    **dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "ÁƁÇĎÉƑĞĤÍĴĶĹṀÑÓÞɊŘŠŤÚṼŴẊÝŽ", strict=True)),
}
KEPT = re.compile(r"(\{\w+(?:![rs])?\}|%\(\w+\)s|`[^`]*`)")
WORD = 8  # letters: lines have to break somewhere
PLAIN = re.compile(r"[A-Za-z]{2,}")


def accented(text: str) -> str:
    """Return `text` in the pseudo-language."""
    parts = KEPT.split(text)
    words = [
        "".join(LETTERS.get(char, char) for char in part) if number % 2 == 0 else part
        for number, part in enumerate(parts)
    ]
    longer = "ẋ" * (len(text) * 2 // 5)
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
    for place in [*folders()]:
        for path in sorted((place / "en").glob("*.json")) if place != FOLDER else ():
            texts = json.loads(path.read_text(encoding="utf-8"))
            files.setdefault(f"{TAG}/{path.stem}", {}).update(texts if path.stem == "language" else _spoken(texts))
    files[f"{TAG}/language"] |= {"name": "Þšéúďó", "direction": "rtl", "decimal": "٫", "separator": "، ", "last": " ŵ "}
    with added_texts(folder, files):
        yield TAG


def plain_words(text: str) -> list[str]:
    """Return the runs of plain letters in `text`, but for code in backticks."""
    return PLAIN.findall(re.sub(r"`[^`]*`", "", text))

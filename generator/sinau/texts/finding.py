# SPDX-License-Identifier: Apache-2.0
"""Finds texts: the folders they stand in, the languages there are, and the text of a key in the best language at hand."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

ENGLISH = "en"
# A text: words with placeholders in braces, or such words by plural category: {"plural": "count", "one": ..., "other": ...}.
Text = str | Mapping[str, str]
RULE = re.compile(r"[A-Z]+\d{3}\Z")  # a plugin has codes of its own
TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*\Z")
Source = Callable[[], Iterable[Path]]
_sources: dict[object, Source] = {}
# Functions that remember what they found in the folders.
_remembering: list[Callable[[], None]] = []


def add_text_folder(source: Path | Source) -> None:
    """Have texts looked for in a folder, too, or in whatever folders the function `source` names when it is called.

    A package of ours and a plugin do so when they are imported. Adding a folder again changes nothing.
    """
    _sources.setdefault(source, source if callable(source) else lambda: (source,))
    _forget_all()


def remove_text_folder(source: Path | Source) -> None:
    """Have texts no longer looked for in what `add_text_folder` added."""
    _sources.pop(source, None)
    _forget_all()


def on_folder_change(forget: Callable[[], None]) -> None:
    """Have `forget` called when the folders change."""
    _remembering.append(forget)


def _forget_all() -> None:
    for forget in _remembering:
        forget()


def text_folders() -> Iterator[Path]:
    """Yield the folders that texts are looked for in, those of the core first."""
    for source in tuple(_sources.values()):
        yield from source()


def languages() -> list[str]:
    """Return the tags of all languages that there are texts in, sorted."""
    return list(_languages_in(tuple(text_folders())))


@lru_cache(maxsize=16)
def _languages_in(places: tuple[Path, ...]) -> tuple[str, ...]:
    found = (entry for folder in places if folder.is_dir() for entry in folder.iterdir())
    return tuple(sorted({entry.name for entry in found if TAG.match(entry.name) and entry.is_dir()}))


def fallback_languages(language: str) -> Iterator[str]:
    """Yield the tags whose texts serve in `language`, the best first: `jv-Java-ID`, `jv-Java`, `jv`, `en`."""
    tag = language.replace("_", "-")
    while tag:
        yield tag
        tag = tag.rpartition("-")[0]
    if language.partition("-")[0] != ENGLISH:
        yield ENGLISH


def has_section(language: str, name: str) -> bool:
    """Tell whether there are texts of the section `name` in exactly `language`."""
    return any(read_section(folder, language, name) for folder in text_folders())


@lru_cache(maxsize=4096)
def read_section(folder: Path, language: str, name: str) -> Mapping[str, Any]:
    """Return the section `name` in `language` of one folder; empty when there is none.

    A file that cannot be read counts as absent unless it is English: a slip in a translation never ends a command, and
    `sinau texts` reports it.
    """
    try:
        found = json.loads((folder / language / f"{name}.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError):
        if language == ENGLISH:
            raise
        return {}
    return found if isinstance(found, dict) else {}


def words(name: str, language: str) -> dict[str, Any]:
    """Return all texts of the section `name`, each in the best language for `language`, in the order of the English file."""
    return dict(_read_words(name, language, tuple(text_folders())))


@lru_cache(maxsize=256)
def _read_words(name: str, language: str, places: tuple[Path, ...]) -> dict[str, Any]:
    tags = [*fallback_languages(language)][::-1]
    return {key: text for tag in tags for folder in places for key, text in read_section(folder, tag, name).items()}


def split_key(key: str) -> tuple[str, str, str]:
    """Return where the text of `key` stands: its section, the key there, and which text of a rule it is ("": no rule)."""
    first, _, rest = key.partition(".")
    return (first[:-2], first, rest) if RULE.match(first) else (first, rest, "")


def find_text(key: str, language: str) -> tuple[Text, str]:
    """Return the text of `key` in the best language for `language`, and the tag of that one.

    A key without a text anywhere is shown as it is: whoever adds one sees it, and no report is lost for it.
    """
    try:
        return _find_text(key, language)
    except KeyError:
        return key, ENGLISH


@lru_cache(maxsize=8192)
def _find_text(key: str, language: str) -> tuple[Text, str]:
    name, entry, part = split_key(key)
    for tag in fallback_languages(language):
        for folder in text_folders():
            text = read_section(folder, tag, name).get(entry)
            if part and text is not None:
                text = text.get(part) if isinstance(text, dict) else None
            if isinstance(text, str) or (isinstance(text, dict) and isinstance(text.get("other"), str)):
                return text, tag
    raise KeyError(key)


@cache
def _theme_text_folder() -> tuple[Path, ...]:
    """Return the folder of the theme's texts: it is data beside us, which nothing imports."""
    found = find_spec("sinau_theme")
    return tuple(Path(place) / "texts" for place in (found.submodule_search_locations or () if found else ()))


on_folder_change(read_section.cache_clear)
on_folder_change(_read_words.cache_clear)
on_folder_change(_find_text.cache_clear)
add_text_folder(Path(__file__).parent)
add_text_folder(_theme_text_folder)

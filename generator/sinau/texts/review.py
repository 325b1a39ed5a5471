# SPDX-License-Identifier: Apache-2.0
"""What a language lacks, and what in its files cannot be right: `sinau texts`, for whoever translates."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sinau.texts.finding import ENGLISH, RULE, text_folders
from sinau.texts.language import language_of
from sinau.texts.message import Message

# Not texts but what a language is like; each language says it for itself.
LANGUAGE = "language"
PLACEHOLDER = re.compile(r"\{\w+(?:![rs])?\}")
RULE_TEXTS = ("message", "explanation", "hint")
NOT_JSON = Message("commands.texts_not_json")
UNKNOWN = Message("commands.texts_unknown")
NO_TEXT = Message("commands.texts_no_text")
STRANGE = Message("commands.texts_strange")
NO_FORM = Message("commands.texts_no_form")


@dataclass(frozen=True, slots=True)
class TextMistake:
    """Something that is wrong with the text of `key` in a language, or with a whole `file`."""

    file: Path
    key: str
    reason: Message


@dataclass(frozen=True, slots=True)
class LanguageReview:
    """How a language stands: how many texts there are in English, what it `lacks` of them, and its slips."""

    texts: int
    lacks: tuple[str, ...]
    slips: tuple[TextMistake, ...]


def review_language(language: str) -> LanguageReview:
    """Return how the texts in `language` stand beside the English ones, in all folders."""
    english: dict[str, Any] = {}
    spoken: dict[str, Any] = {}
    slips: list[TextMistake] = []
    files: dict[str, Path] = {}
    for folder in text_folders():
        for name, texts in _readable_sections(folder / ENGLISH, []):
            english |= dict(_texts_by_key(name.stem, texts))
        for name, texts in _readable_sections(folder / language, slips):
            flat = dict(_texts_by_key(name.stem, texts))
            files |= dict.fromkeys(flat, name)
            spoken |= flat
    slips += (
        TextMistake(files[key], key, reason)
        for key, text in spoken.items()
        for reason in _mistakes_in_text(key, text, english, language)
    )
    return LanguageReview(len(english), tuple(key for key in english if key not in spoken), tuple(slips))


def _readable_sections(folder: Path, slips: list[TextMistake]) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    for path in sorted(folder.glob("*.json")):
        if path.stem == LANGUAGE:
            continue
        try:
            texts = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            slips.append(TextMistake(path, "", NOT_JSON.filled(reason=str(error))))
            continue
        if isinstance(texts, dict):
            yield path, texts
        else:
            slips.append(TextMistake(path, "", NOT_JSON.filled(reason=type(texts).__name__)))


def _texts_by_key(name: str, texts: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for key, text in texts.items():
        if RULE.match(key) and isinstance(text, dict):
            yield from ((f"{key}.{part}", words) for part, words in text.items())
        else:
            yield f"{name}.{key}", text


def _placeholders(text: str) -> set[str]:
    """Return the placeholders of `text`; doubled braces are braces."""
    return set(PLACEHOLDER.findall(text.replace("{{", "").replace("}}", "")))


def _mistakes_in_text(key: str, text: Any, english: Mapping[str, Any], language: str) -> Iterator[Message]:
    if key not in english:
        yield UNKNOWN
        return
    forms = {"other": text} if isinstance(text, str) else text if isinstance(text, dict) else {}
    if not isinstance(forms.get("other"), str) or not all(isinstance(form, str) for form in forms.values()):
        yield NO_TEXT
        return
    known = _placeholders(json.dumps(english[key], ensure_ascii=False))
    for form in forms.values():
        if strange := sorted(_placeholders(form) - known):
            yield STRANGE.filled(names=strange)
    if "plural" in forms:
        categories = {category for category, _ in language_of(language).plural}
        for category in sorted(categories - forms.keys()):
            yield NO_FORM.filled(category=category)

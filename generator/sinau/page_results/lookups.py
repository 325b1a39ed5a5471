# SPDX-License-Identifier: Apache-2.0
"""What a page asked of the files around it: a result holds as long as the same questions have the same answers."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, TypeVar

from sinau.model.catalogue import MediaFile
from sinau.model.page import Page, SourceText

V = TypeVar("V")
# Instead of a key: all keys there are.
ALL = ""
# The mapping that each course has of its own: the ids that have a permanent number.
IDS = "ids"
# Other pages and parts of pages.
TEXTS = "texts"


def digest_of_parts(*parts: str | bytes) -> str:
    """Return the SHA-256 of `parts`, which cannot run into one another."""
    made = sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        made.update(len(data).to_bytes(8, "big"))
        made.update(data)
    return made.hexdigest()


def digest_of_answer(value: object) -> str:
    """Return what tells one answer from another; `""`: there is none."""
    if value is None:
        return ""
    if isinstance(value, SourceText):
        return digest_of_parts(value.text)
    if isinstance(value, Page):
        return digest_of_parts(value.source.text)
    if isinstance(value, MediaFile):
        return digest_of_parts(str(value.size), value.head)
    return str(value)


class NotingMapping(Mapping[str, V]):
    """A mapping that notes in `noted` what is asked of it, under its `name`."""

    def __init__(self, name: str, held: Mapping[str, V], noted: "NotedAnswers") -> None:
        self._name, self._held, self._noted = name, held, noted

    def __getitem__(self, key: str) -> V:
        """Return the value of `key`, and note it."""
        value = self._held.get(key)
        self._noted.add(self._name, key, digest_of_answer(value))
        if value is None:
            raise KeyError(key)
        return value

    def get(self, key: str, default: object = None) -> V:
        """Return the value of `key`, and note it."""
        value = self._held.get(key)
        self._noted.add(self._name, key, digest_of_answer(value))
        return default if value is None else value  # type: ignore[return-value]

    def __contains__(self, key: object) -> bool:
        """Tell whether there is `key`, and note its value."""
        return self.get(str(key)) is not None

    def __iter__(self) -> Iterator[str]:
        """Iterate over the keys, and note all of them."""
        self._noted.add(self._name, ALL, digest_of_keys(self._held))
        return iter(self._held)

    def __len__(self) -> int:
        """Return how many keys there are, and note all of them."""
        return sum(1 for _ in self)


def digest_of_keys(held: Collection[str]) -> str:
    """Return what tells one set of keys from another, also by their order."""
    return digest_of_parts(*held)


@dataclass(slots=True)
class NotedAnswers:
    """What was asked: by the name of a mapping and the key, the answer."""

    answers: dict[tuple[str, str], str] = field(default_factory=dict)

    def add(self, name: str, key: str, found: str) -> None:
        """Note that `found` was the answer for `key` in the mapping `name`."""
        self.answers[name, key] = found


class LookupTables:
    """The mappings that pages may ask, by their names. Their values do not change while there is this."""

    def __init__(self, held: Mapping[str, Mapping[str, object]]) -> None:
        self.held = held
        self._known: dict[tuple[str, str], str] = {}

    def have_answers(self, answers: Mapping[tuple[str, str], str], ids: Collection[str]) -> bool:
        """Tell whether all questions still have these `answers`; `ids` are those of the course."""
        return all(self._current_answer(*asked, ids) == found for asked, found in answers.items())

    def _current_answer(self, name: str, key: str, ids: Collection[str]) -> str:
        if name == IDS:
            return digest_of_answer(key in ids or None) if key != ALL else digest_of_keys(ids)
        known = self._known.get((name, key))
        if known is None:
            held = self.held[name]
            known = self._known[name, key] = digest_of_answer(held.get(key)) if key != ALL else digest_of_keys(held)
        return known

    def texts_asked_for(self, answers: Mapping[tuple[str, str], str]) -> Iterator[str]:
        """Yield the texts that whoever has these `answers` asked for."""
        for name, key in answers:
            text = self.held[name].get(key) if name == TEXTS else None
            if isinstance(text, SourceText):
                yield text.text

    def noting_mapping(self, name: str, noted: NotedAnswers) -> NotingMapping[Any]:
        """Return the mapping `name`, which notes in `noted` what is asked of it."""
        return NotingMapping(name, self.held[name], noted)

# SPDX-License-Identifier: Apache-2.0
"""Reads settings by a table: one declaration gives the types, the messages, the names in both languages, and the schema that
editors know them by.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache
from heapq import nlargest
from typing import Any, Protocol, TypeVar

from sinau.diagnostics import Message, Report, Rule, Severity, Span
from sinau.source.yaml import DUPLICATE_KEY, YamlMapping, YamlNode, YamlScalar, YamlSequence

T = TypeVar("T")
JsonSchema = dict[str, Any]
# How many words a hint names.
MAX_NAMED = 40
MANY_NAMES = 2000
# Letters of a word that is compared with others.
MAX_COMPARED = 80

MISSING_KEY = Rule("C201", "missing-key", Severity.ERROR)
DID_YOU_MEAN = Message("content.did_you_mean")
KNOWN_ARE = Message("content.known_are")
ADD_LINE = Message("content.add_line")
ADD_LIST = Message("content.add_list")
UNKNOWN_KEY = Rule("C202", "unknown-key", Severity.ERROR)


class Kind(Protocol):
    """What a value may be: `convert` returns it, or `None` after reporting what is wrong with it."""

    def convert(self, node: YamlNode, report: Report) -> object | None:
        """Return the value of `node`."""
        ...

    def json_schema(self, language: str) -> JsonSchema:
        """Return the JSON Schema (draft-07) of such values, with texts in `language`.

        It never refuses what `convert` takes. Every keyword but `type` speaks of one type only, so that the schemas of two
        kinds can be laid together (`ListKind`).
        """
        ...


@dataclass(frozen=True, slots=True)
class Field:
    """A setting: its English and its Indonesian key, what its value may be, and what it means, in a few words."""

    name: str
    indonesian: str
    kind: Kind
    description: Message
    required: bool = False

    def spelling(self, indonesian: bool | None) -> str:
        """Return the key as a file spells it that is written in Indonesian, in English, or in no language that can be told."""
        return self.indonesian if indonesian else self.name


@dataclass(frozen=True, slots=True)
class Record:
    """Settings that were read: values by their English keys, and the places of the values and of the whole.

    `sound` tells that everything that is written there could be read, and nothing needed is missing; `indonesian`, that most
    keys are spelled in Indonesian.
    """

    span: Span
    _values: Mapping[str, object] = field(default_factory=dict)
    _spans: Mapping[str, Span] = field(default_factory=dict)
    sound: bool = True
    indonesian: bool = False
    _keys: Mapping[str, str] = field(default_factory=dict)

    def get(self, name: str, kind: type[T]) -> T | None:
        """Return the value of `name`, which is of type `kind`; `None` when it is not there or was wrong."""
        value = self._values.get(name)
        assert value is None or isinstance(value, kind), f"{name} is {type(value).__name__}"
        return value

    def items(self, name: str, kind: type[T]) -> tuple[T, ...]:
        """Return the items of the list `name`; empty when it is not there."""
        value = self._values.get(name) or ()
        assert isinstance(value, tuple)
        assert all(isinstance(item, kind) for item in value)
        return value

    def has(self, name: str) -> bool:
        """Tell whether `name` was given a value that could be read."""
        return name in self._values

    def values(self, names: Iterable[str]) -> dict[str, object]:
        """Return the values of those of `names` that were given one that could be read."""
        return {name: self._values[name] for name in names if name in self._values}

    def spellings(self, fields: Iterable[Field]) -> dict[str, str]:
        """Return the keys of `fields` in the language of the other keys, by their names: so a hint calls what is missing."""
        return {one.name: one.spelling(self.indonesian) for one in fields}

    def key(self, name: str) -> str:
        """Return the key of `name` as it is written in the file."""
        return self._keys.get(name, name)

    @property
    def places(self) -> Mapping[str, Span]:
        """The places of values by their keys, and of the words in lists by key and word (`objectives.asas`)."""
        return self._spans

    def place(self, name: str) -> Span:
        """Return the place of the value of `name`, or of the whole when it is not there."""
        return self._spans.get(name, self.span)


def read_record(node: YamlMapping, fields: tuple[Field, ...], report: Report) -> Record:
    """Return the settings of `node`, which may hold `fields` and nothing else; every mistake in them is reported."""
    reported = Report()
    by_key = {key: spec for spec in fields for key in (spec.name, spec.indonesian)}
    values: dict[str, object] = {}
    spans: dict[str, Span] = {}
    given: dict[str, str] = {}
    meant: set[str] = set()
    for key, value in node.pairs:
        spec = by_key.get(key.text)
        if spec is None:
            near = nearest_names(key.text.casefold(), list(by_key))
            indonesian = _is_indonesian(node, by_key, key)
            known = by_key if indonesian is None else [one.spelling(indonesian) for one in fields]
            # Where no key tells the language, the one that is meant does.
            close = near if indonesian is None else [by_key[name].spelling(indonesian) for name in near]
            reported.add(UNKNOWN_KEY, key.span, key=key.text, **_hint_with_names(close, known))
            meant |= {by_key[name].name for name in near}
            continue
        if spec.name in given:  # once in each language
            reported.add(DUPLICATE_KEY, key.span, key=key.text)
            continue
        given[spec.name] = key.text
        converted = spec.kind.convert(value, reported)
        if converted is not None:
            values[spec.name] = converted
        spans[spec.name] = value.span
        for item in value.items if isinstance(value, YamlSequence) else (value,):
            if isinstance(item, YamlScalar):
                spans.setdefault(f"{spec.name}.{item.text}", item.span)
    for spec in fields:
        # A misspelt key is one mistake, not two.
        if spec.required and spec.name not in meant | given.keys():
            indonesian = _is_indonesian(node, by_key)
            reported.add(MISSING_KEY, node.span, key=spec.spelling(indonesian), mend=_how_to_add(spec, indonesian))
    report.extend(reported)
    indonesian = bool(_is_indonesian(node, by_key))
    return Record(node.span, values, spans, sound=len(reported) == 0, indonesian=indonesian, _keys=given)


def _is_indonesian(node: YamlMapping, by_key: Mapping[str, Field], near: YamlScalar | None = None) -> bool | None:
    """Tell whether the keys of `node` are spelled in Indonesian: most of them, or the one closest to the key `near`.

    `None` where no key tells.
    """
    languages = {
        place: spec.indonesian == key.text
        for place, (key, _) in enumerate(node.pairs)
        if (spec := by_key.get(key.text)) and spec.name != spec.indonesian
    }
    if not languages:
        return None
    if near is None:
        return sum(languages.values()) * 2 > len(languages)
    here = next(place for place, (key, _) in enumerate(node.pairs) if key is near)
    return languages[min(languages, key=lambda place: abs(place - here))]


def _how_to_add(spec: Field, indonesian: bool | None) -> Message:
    """Return how the missing setting `spec` is added; of a list of settings also what each of them needs, so that all is told at once."""
    fields = getattr(getattr(spec.kind, "item", None), "fields", ())
    key = spec.spelling(indonesian)
    needed = [one.spelling(indonesian) for one in fields if one.required]
    return ADD_LIST.filled(key=key, first=needed[0], names=needed) if needed else ADD_LINE.filled(key=key)


def record_schema(fields: tuple[Field, ...], language: str) -> JsonSchema:
    """Return the JSON Schema (draft-07) of the settings that `read_record` takes by `fields`."""
    properties = {
        key: {**spec.kind.json_schema(language), "description": spec.description.text(language)}
        for spec in fields
        for key in dict.fromkeys((spec.name, spec.indonesian))
    }
    needed = [
        {"anyOf": [{"required": [key]} for key in dict.fromkeys((spec.name, spec.indonesian))]}
        for spec in fields
        if spec.required
    ]
    schema: JsonSchema = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**schema, "allOf": needed} if needed else schema


def nearest_names(word: str, known: Collection[str], cutoff: float = 0.6) -> list[str]:
    """Return the one of `known` that is most like `word`, if any is; none among thousands of names.

    Comparing letter by letter takes time, and a text may hold thousands of mistakes. So of many names only those are compared
    that share most pairs of letters with `word`. The answer depends on nothing else, in whatever order the names come.
    """
    if len(known) > MANY_NAMES:
        return []
    word = word[:MAX_COMPARED]
    if len(known) > MAX_NAMED:
        pairs = _pairs_of_letters(word)
        known = nlargest(
            MAX_NAMED, known, key=lambda name: (_share_of_common_pairs(pairs, _pairs_of_letters(name)), name)
        )
    return get_close_matches(word, known, n=1, cutoff=cutoff)


@lru_cache(maxsize=2 * MANY_NAMES)
def _pairs_of_letters(word: str) -> frozenset[tuple[str, str]]:
    """Return the pairs of letters that stand beside each other in `word`, and its first letter."""
    return frozenset(zip(f" {word}", word, strict=False))


def _share_of_common_pairs(one: frozenset[tuple[str, str]], other: frozenset[tuple[str, str]]) -> float:
    """Return how much of two words' pairs is shared, 0..1 (Dice)."""
    return 2 * len(one & other) / (len(one) + len(other) or 1)


def suggestion_values(word: str, known: Iterable[str]) -> dict[str, Message]:
    """Return the values of a hint that says which known word was probably meant, or which there are."""
    folded = {name.casefold(): name for name in known}
    return _hint_with_names([folded[name] for name in nearest_names(word.casefold(), list(folded))], folded.values())


def did_you_mean(close: Sequence[str], otherwise: Message) -> dict[str, Message]:
    """Return the values of a hint that says that the first of `close` was probably meant; `otherwise` when there is none."""
    return {"suggestion": DID_YOU_MEAN.filled(name=close[0]) if close else otherwise}


def _hint_with_names(close: list[str], known: Iterable[str]) -> dict[str, Message]:
    if close:
        return did_you_mean(close, KNOWN_ARE)
    names = sorted(known)
    return {"suggestion": KNOWN_ARE.filled(names=[*names[:MAX_NAMED], *(["…"] if len(names) > MAX_NAMED else [])])}

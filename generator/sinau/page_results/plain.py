# SPDX-License-Identifier: Apache-2.0
"""Results of pages as plain data, JSON: to be kept, and to be sent to another process.

A list is a value of the class that its first item names, out of the table here and nothing else; so what is read can be no
program. What holds anything that is not in the table is not kept.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any, TypeVar

from sinau.answers import Right, Shape
from sinau.diagnostics import Diagnostic, Message, Rule, Severity, Span
from sinau.model.assessment import AssessmentSettings, Draw, Question
from sinau.model.broken import Broken
from sinau.model.catalogue import Activity, Alias, DatedSource, FreePage
from sinau.model.html_pieces import (
    Address,
    LinkOut,
    Pieces,
    PublicationMark,
    QuestionHole,
    ScreenOrPaper,
    SealedData,
)
from sinau.model.page import Page, SourceText
from sinau.model.page_facts import GONE, Facts, PageLink, PartFacts, RemovedTree
from sinau.model.rendered_body import Passage, RenderedBody, RenderedHeading, RenderedQuestion
from sinau.page_results.making import PageBody, PageResult
from sinau.texts import Joined, Number, Plain, Sentences

T = TypeVar("T")
CLASSES: tuple[type, ...] = (
    *(Span, Diagnostic, Rule, Message, Joined, Number, Plain, Sentences),
    *(Activity, FreePage, Broken, DatedSource, Alias, AssessmentSettings, Draw, Question, Shape, Right),
    *(Address, LinkOut, ScreenOrPaper, QuestionHole, SealedData, PublicationMark),
    *(RenderedBody, RenderedHeading, RenderedQuestion, Passage, Facts, PartFacts, PageLink, PageResult, PageBody),
)
NUMBERS = {one: (number, tuple(field.name for field in fields(one))) for number, one in enumerate(CLASSES)}
BARE = {str, int, float, bool, type(None)}


class NotPlainError(TypeError):
    """A value holds something that is not in the table."""


def value_to_json_bytes(value: object) -> bytes:
    """Return `value` as bytes. Raises `NotPlainError`."""
    return json.dumps(_value_as_json(value), separators=(",", ":")).encode()


def read_json_as(kind: type[T], content: bytes, source: SourceText) -> T:
    """Return what `written` has written as `content`, of the page with the text `source`: it is of this `kind`."""
    found = _ValueReader(source).value(json.loads(content))
    assert isinstance(found, kind)
    return found


def _value_as_json(value: object) -> Any:
    kind = type(value)
    if kind in BARE:
        return value
    if kind in NUMBERS:
        number, names = NUMBERS[kind]
        values = [getattr(value, name) for name in names]
        return [number, *[one if type(one) in BARE else _value_as_json(one) for one in values]]
    if kind is Pieces:
        return _pieces_as_json(value)  # type: ignore[arg-type]
    if kind in WRITTEN:
        return [kind.__name__.lower(), *WRITTEN[kind](value)]
    raise NotPlainError(kind.__name__)


WRITTEN: dict[type, Callable[[Any], Iterable[Any]]] = {
    tuple: lambda value: map(_value_as_json, value),
    list: lambda value: map(_value_as_json, value),
    dict: lambda value: [_value_as_json(item) for pair in value.items() for item in pair],
    frozenset: lambda value: map(_value_as_json, sorted(value)),
    Severity: lambda value: [str(value)],
    date: lambda value: [str(value)],
    Page: lambda value: [value.part, value.sound],
    RemovedTree: lambda _value: [],
}


def _pieces_as_json(pieces: Pieces) -> list[Any]:
    """Return `pieces` with each hole once, as a page has hundreds that are alike."""
    holes: dict[object, int] = {}
    known: dict[int, int] = {}  # by identity: most holes of a page are one object
    parts: list[str | int] = []
    for part in pieces.parts:
        if type(part) is str:
            parts.append(part)
            continue
        number = known.get(id(part))
        if number is None:
            number = known[id(part)] = holes.setdefault(part, len(holes))
        parts.append(number)
    return ["pieces", [_value_as_json(hole) for hole in holes], *parts]


class _ValueReader:
    """Reads the values of one page, whose text is `source`."""

    def __init__(self, source: SourceText) -> None:
        self._source = source
        self._others: dict[str, Callable[[list[Any]], object]] = {
            "tuple": lambda found: tuple(self.values(found)),
            "list": self.values,
            "dict": self._read_mapping,
            "frozenset": lambda found: frozenset(self.values(found)),
            "severity": lambda found: Severity(found[1]),
            "date": lambda found: date.fromisoformat(found[1]),
            "page": lambda found: Page(self._source, GONE, found[1], found[2]),
            "pieces": self._read_pieces,
            "removedtree": lambda _found: GONE,
        }

    def value(self, found: Any) -> Any:
        """Return the value that `found` stands for."""
        if type(found) is not list:
            return found
        kind = found[0]
        if type(kind) is int:
            return CLASSES[kind](*self.values(found))
        return self._others[kind](found)

    def values(self, found: list[Any]) -> list[Any]:
        """Return the values behind the first item of `found`."""
        value = self.value
        return [value(item) if type(item) is list else item for item in found[1:]]

    def _read_mapping(self, found: list[Any]) -> Mapping[Any, Any]:
        items = self.values(found)
        return dict(zip(items[::2], items[1::2], strict=True))

    def _read_pieces(self, found: list[Any]) -> Pieces:
        holes = [self.value(hole) for hole in found[1]]
        return Pieces(tuple([part if type(part) is str else holes[part] for part in found[2:]]))

# SPDX-License-Identifier: Apache-2.0
"""The parts of a sheet before it has a language: texts with what fills them, lines with a name, sections."""

from dataclasses import dataclass
from typing import TypeAlias

from sinau.texts import Message, Number, Plain, Translatable

Text: TypeAlias = Translatable
Value: TypeAlias = "str | int | Translatable"


@dataclass(frozen=True, slots=True)
class SheetLine:
    """What a sheet says under a name: `texts`, one below the other. `code`: they are to be compared letter by letter.

    `author`: name or text are an author's words, in the course's language.
    """

    name: Text
    texts: tuple[Text, ...]
    code: bool = False
    author: bool = False


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question in the list of a sheet, in its author's words: its `code`, its `text`, its `choices` by their letters."""

    code: str
    text: str
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A list in columns: their names, and rows in groups under titles, which are an author's words, too."""

    columns: tuple[Text, ...]
    groups: tuple[tuple[Text, tuple[QuestionRow, ...]], ...]


@dataclass(frozen=True, slots=True)
class SheetSection:
    """A part of a sheet under its `title`: sentences, then lines under names, then a list.

    `steps`: the sentences are done in order.
    """

    key: str
    title: Message
    sentences: tuple[Text, ...] = ()
    lines: tuple[SheetLine, ...] = ()
    steps: bool = False
    author: bool = False
    table: SheetTable | None = None


def sheet_text(key: str, **values: Value) -> Message:
    """Return the text of `key`, filled with `values`."""
    return Message(key).filled(**values)


def untranslated_text(text: str) -> Plain:
    """Return a text that is the same in every language: a name, an author's words."""
    return Plain(text)


def grouped_number(value: int) -> Number:
    """Return a number with its thousands apart."""
    return Number(value, grouped=True)


def share_as_percent(share: float) -> Message:
    """Return a share of 0..1 in percent, as exactly as it is meant."""
    return Message("sheet.percent").filled(value=round(share * 100, 4))

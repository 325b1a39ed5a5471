# SPDX-License-Identifier: Apache-2.0
"""The parts of a sheet before it has a language: texts with what fills them, lines with a name, sections."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from sinau.diagnostics import Message

Value: TypeAlias = "str | int | Message | Text"


@dataclass(frozen=True, slots=True)
class Text:
    """A text in both languages, with the values that fill it; those that are a `Message` or `Text` come in its language."""

    message: Message
    values: Mapping[str, Value] = field(default_factory=dict)

    def text(self, language: str) -> str:
        """Return it in `language`."""
        values: dict[str, object] = {
            name: value.text(language) if isinstance(value, Message | Text) else value
            for name, value in self.values.items()
        }
        return self.message.text(language, values)


@dataclass(frozen=True, slots=True)
class Line:
    """What a sheet says under a name: `texts`, one below the other. `code`: they are to be compared letter by letter.

    `author`: name or text are an author's words, in the course's language.
    """

    name: Text
    texts: tuple[Text, ...]
    code: bool = False
    author: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A question in the list of a sheet, in its author's words: its `code`, its `text`, its `choices` by their letters."""

    code: str
    text: str
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A list in columns: their names, and rows in groups under titles, which are an author's words, too."""

    columns: tuple[Text, ...]
    groups: tuple[tuple[Text, tuple[Row, ...]], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a sheet under its `title`: sentences, then lines under names, then a list.

    `steps`: the sentences are done in order.
    """

    key: str
    title: Message
    sentences: tuple[Text, ...] = ()
    lines: tuple[Line, ...] = ()
    steps: bool = False
    author: bool = False
    table: Table | None = None


def said(key: str, **values: Value) -> Text:
    """Return the text of `key`, filled with `values`."""
    return Text(Message(key), values)


def same(text: str) -> Text:
    """Return a text that is the same in both languages: a name, an author's words."""
    return Text(Message("sheet.text"), {"text": text})


def number(value: int) -> Message:
    """Return a number with its thousands apart."""
    return Message(f"{value:,}", f"{value:,}".replace(",", "."))


def percent(share: float) -> Message:
    """Return a share of 0..1 in percent, as exactly as it is meant."""
    plain = f"{share * 100:.4f}".rstrip("0").rstrip(".")
    return Message(f"{plain}%", f"{plain.replace('.', ',')}%")

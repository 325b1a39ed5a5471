# SPDX-License-Identifier: Apache-2.0
"""Messages: which text is meant and what fills it. Only when somebody reads one does it get a language."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sinau.texts.finding import find_text
from sinau.texts.isolating import isolate_direction
from sinau.texts.language import Language, language_of

# A placeholder, or a brace that is one: `{{` and `}}`.
HOLE = re.compile(r"\{\{|\}\}|\{(\w+)\}")


class Translatable:
    """What has words of its own in each language; as a value of a message it comes in the language of the message."""

    __slots__ = ()

    def text(self, language: str) -> str:
        """Return it in `language`."""
        raise NotImplementedError

    def page_text(self, language: str) -> str:
        """Return it in `language` for a page: values of another direction are isolated (`isolating.py`)."""
        return self.text(language)


@dataclass(frozen=True, slots=True)
class Message(Translatable):
    """A text by its `key`, `<section>.<name>`, and the `values` that fill its placeholders.

    Values are data: names, numbers, lists, and other messages; never a finished text in one language.
    """

    key: str
    values: tuple[tuple[str, object], ...] = ()

    def template(self, language: str) -> str:
        """Return the text in `language` as it was written, with placeholders; of plurals that for most numbers."""
        template, _ = find_text(self.key, language)
        return template if isinstance(template, str) else template["other"]

    def filled(self, **values: object) -> "Message":
        """Return this message with `values` in it."""
        known = {**dict(self.values), **{name: tuple(v) if isinstance(v, list) else v for name, v in values.items()}}
        return Message(self.key, tuple(known.items()))

    def text(self, language: str, values: Mapping[str, object] | None = None) -> str:
        """Return the text in `language` with its values, and those of `values`, filled in; other placeholders stay."""
        return self._with_values(language, values or {}, written_value)

    def page_text(self, language: str, values: Mapping[str, object] | None = None) -> str:
        """Return the same for a page: values of another direction are isolated."""
        return self._with_values(language, values or {}, _page_value)

    def _with_values(self, language: str, values: Mapping[str, object], write: Callable[[object, str], str]) -> str:
        template, tag = find_text(self.key, language)
        spoken = language_of(tag)
        known = {**dict(self.values), **values}
        if not isinstance(template, str):
            template = plural_form(template, known.get(template.get("plural", "count")), spoken)
        if "{" not in template and "}" not in template:
            return template
        # A value that has words of its own says them in the language that was asked for, not in that of a fallback.
        return HOLE.sub(lambda hole: _fill_placeholder(hole, known, language, write), template)


def plural_form(forms: Mapping[str, str], number: object, language: Language) -> str:
    """Return the one of `forms` for `number`: that of the number itself ("1"), or that of its plural category."""
    return forms.get(str(number)) or forms.get(language.plural_category(number)) or forms["other"]


def _fill_placeholder(
    hole: re.Match[str], values: Mapping[str, object], language: str, write: Callable[[object, str], str]
) -> str:
    name = hole[1]
    if name is None:
        return hole[0][0]
    return write(values[name], language) if name in values else hole[0]


def written_value(value: object, language: str) -> str:
    """Return `value` as it is written in `language`."""
    if isinstance(value, str):
        return value
    if isinstance(value, Translatable):
        return value.text(language)
    if isinstance(value, float):
        return language_of(language).write_number(value)
    if isinstance(value, list | tuple):
        return Joined(tuple(value)).text(language)
    return str(value)


def _page_value(value: object, language: str) -> str:
    if isinstance(value, str):
        return isolate_direction(value, language)
    if isinstance(value, Translatable):
        return value.page_text(language)
    if isinstance(value, list | tuple):
        return Joined(tuple(value)).page_text(language)
    return written_value(value, language)


@dataclass(frozen=True, slots=True)
class Plain(Translatable):
    """Words that are the same in every language: a name, somebody's own words."""

    words: str

    def text(self, language: str) -> str:
        """Return the words."""
        return self.words

    def page_text(self, language: str) -> str:
        """Return the words, isolated where they may be read in another direction."""
        return isolate_direction(self.words, language)


@dataclass(frozen=True, slots=True)
class Joined(Translatable):
    """A list: its items with the language's separator, or with `by`.

    `last` stands before the last item: `True` for the language's "and". `unique`: what reads alike stands there once.
    """

    items: tuple[object, ...]
    by: str | None = None
    last: Translatable | bool = False
    unique: bool = False

    def text(self, language: str) -> str:
        """Return the list in `language`."""
        return self._joined([written_value(item, language) for item in self.items], language)

    def page_text(self, language: str) -> str:
        """Return the list in `language`, items of another direction isolated."""
        return self._joined([_page_value(item, language) for item in self.items], language)

    def _joined(self, words: list[str], language: str) -> str:
        if self.unique:
            words = list(dict.fromkeys(words))
        style = language_of(language)
        between = style.separator if self.by is None else self.by
        if not self.last or len(words) < 2:
            return between.join(words)
        last = self.last.text(language) if isinstance(self.last, Translatable) else style.last
        return between.join(words[:-1]) + last + words[-1]


@dataclass(frozen=True, slots=True)
class Sentences(Translatable):
    """Sentences one behind the other."""

    parts: tuple[object, ...]

    def text(self, language: str) -> str:
        """Return the sentences in `language`; empty ones leave no gap."""
        return " ".join(words for part in self.parts if (words := written_value(part, language)))

    def page_text(self, language: str) -> str:
        """Return the sentences for a page."""
        return " ".join(words for part in self.parts if (words := _page_value(part, language)))


@dataclass(frozen=True, slots=True)
class Number(Translatable):
    """A number with the language's marks; `grouped`: its thousands apart.

    It is rounded to `decimals`, which are all shown; without a number of them, those that say nothing are left out.
    """

    value: int | float
    grouped: bool = False
    decimals: int | None = None

    def text(self, language: str) -> str:
        """Return the number in `language`."""
        return language_of(language).write_number(self.value, grouped=self.grouped, decimals=self.decimals)

# SPDX-License-Identifier: Apache-2.0
"""How a language writes numbers, lists and plurals: what its file `language.json` says, in the terms of Unicode CLDR."""

from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any

from sinau.texts.finding import ENGLISH, fallback_languages, on_folder_change, read_section, text_folders


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the interface: its `tag`, its `name` for its speakers, and how it is written.

    `direction` is `ltr` or `rtl`; `decimal` and `group` are the marks in numbers; `separator` stands between the items of a
    list and `last` before the last one. `plural` are pairs of a category and its rule in the language of CLDR
    (https://www.unicode.org/reports/tr35/tr35-numbers.html#Language_Plural_Rules); what fits none is `other`.
    `reviewed` tells whether a speaker has gone through the texts.
    """

    tag: str
    name: str
    direction: str = "ltr"
    decimal: str = "."
    group: str = ","
    separator: str = ", "
    last: str = " and "
    plural: tuple[tuple[str, str], ...] = ()
    reviewed: bool = True

    def write_number(self, value: int | float, *, grouped: bool = False, decimals: int | None = None) -> str:
        """Return `value` with the marks of this language; `grouped`: thousands apart.

        It is rounded to `decimals`, which are all shown; without a number of them, those that say nothing are left out.
        """
        if decimals is not None:
            text = f"{value:{',' if grouped else ''}.{decimals}f}"
        else:
            text = f"{value:,}" if grouped else str(value) if isinstance(value, int) else f"{value:.15g}"
        marks = {".": self.decimal, ",": self.group}
        return "".join(marks.get(sign, sign) for sign in text)

    def plural_category(self, number: object) -> str:
        """Return the plural category of `number`; `other` for what is none."""
        if not self.plural or not isinstance(number, int | float):
            return "other"
        return _plural_category(self.plural, number)


# Rules that say no more than "one": Babel takes longer to come than a small catalogue to be checked.
ONE = ("i = 1 and v = 0", "n = 1")


@lru_cache(maxsize=1024)
def _plural_category(rules: tuple[tuple[str, str], ...], number: float) -> str:
    if [name for name, _ in rules] == ["one"] and rules[0][1] in ONE:
        return "one" if number == 1 else "other"
    from babel.plural import PluralRule  # noqa: PLC0415 - it takes longer than all of this, and few texts have plurals

    return str(PluralRule(dict(rules))(number))


@cache
def language_of(tag: str) -> Language:
    """Return how texts in `tag` are written: the nearest language that says so, in the end English."""
    for known in fallback_languages(tag):
        for folder in text_folders():
            if found := read_section(folder, known, "language"):
                return _language_from_data(known, found)
    raise LookupError(ENGLISH)  # English is in every installation


@cache
def language_of_content(tag: str) -> Language:
    """Return how content in `tag` is written, whether or not the interface has texts in it: by our files, else by Unicode CLDR."""
    for known in fallback_languages(tag):
        if known == ENGLISH and not tag.startswith(ENGLISH):
            break
        for folder in text_folders():
            if found := read_section(folder, known, "language"):
                return _language_from_data(known, found)
    return _language_from_cldr(tag)


def _language_from_cldr(tag: str) -> Language:
    from babel import Locale, UnknownLocaleError, numbers  # noqa: PLC0415 - it takes longer than a whole check

    try:
        locale = Locale.parse(tag, sep="-") if "_" not in tag else Locale.parse(tag)
    except (ValueError, UnknownLocaleError):
        return Language(tag, tag)
    decimal, group = numbers.get_decimal_symbol(locale), numbers.get_group_symbol(locale)
    return Language(tag, locale.get_display_name() or tag, locale.text_direction, decimal, group)


@cache
def date_in_language(tag: str, day: date) -> str:
    """Return `day` as the language writes it, the day before the month in English: `1 Februari 2026`, `1 February 2026`.

    What CLDR does not know is written as numbers, `2026-02-01`.
    """
    from babel import Locale, UnknownLocaleError, dates  # noqa: PLC0415 - it takes longer than a whole check

    try:
        locale = Locale.parse("en_GB" if tag == ENGLISH else tag.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return day.isoformat()
    return str(dates.format_date(day, "long", locale=locale))


on_folder_change(language_of.cache_clear)
on_folder_change(language_of_content.cache_clear)


def _language_from_data(tag: str, found: Any) -> Language:
    texts = {key: str(found[key]) for key in ("direction", "decimal", "group", "separator", "last") if key in found}
    plural = tuple((str(category), str(rule)) for category, rule in found.get("plural", {}).items())
    return Language(
        tag, str(found.get("name", tag)), plural=plural, reviewed=bool(found.get("reviewed", True)), **texts
    )

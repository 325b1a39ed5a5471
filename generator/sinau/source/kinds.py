# SPDX-License-Identifier: Apache-2.0
"""What the value of a setting may be: text, id, day, number, share, one of some words, list, record."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeGuard

from sinau.diagnostics import Message, Report, Rule, Severity, Span
from sinau.model.colours import NAMES, Colour, colour_of
from sinau.source.plain_text import MARK_IN_PLAIN_TEXT, first_line_shortened, marks_in_line
from sinau.source.schema import Field, JsonSchema, Record, read_record, record_schema, suggestion_values
from sinau.source.yaml import YamlMapping, YamlNode, YamlScalar, YamlSequence

ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*\Z")
MAX_ID = 60
# The digits of other scripts count for Python, but not for the editors that go by our schema.
DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})\Z")
# The number that a value begins with, with either mark.
MEANT = re.compile(r"[0-9]{1,9}(?:[.,][0-9]{1,6})?(?![0-9.,])")
NUMBER = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,6})?\Z")
SHARE = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,4})?) ?%\Z")
# What YAML 1.2 reads as nothing at all. Quotation marks make a text of it.
NOTHING = {"", "~", "null", "Null", "NULL"}
YES = ("yes", "true", "ya", "benar")
NO = ("no", "false", "tidak", "salah")

WRONG_TYPE = Rule("C203", "wrong-type", Severity.ERROR)
WRONG_WORD = Rule("C204", "wrong-word", Severity.ERROR)
INVALID_ID = Rule("C210", "invalid-id", Severity.ERROR)


TEXT = Message("settings.text")
PATH = Message("settings.path")
AN_ID = Message("settings.an_id")
A_DAY = Message("settings.a_day")
A_COLOUR = Message("settings.a_colour")
A_SHARE = Message("settings.a_share")
A_DRAW = Message("settings.a_draw")
DRAW = re.compile(
    r"([0-9]{1,3})(?: (per objective|for each objective|per tujuan|untuk tiap tujuan|untuk setiap tujuan))?\Z"
)
FLAG = Message("settings.flag")
WORD = Message("settings.word")
SETTINGS = Message("settings.settings")
ONE_OF = Message("settings.one_of")
# Our reader takes a plain scalar as the text it is. YAML 1.2, which editors go by, makes a number of `version: 1.10` and a truth
# value of `title: true`, so wherever the reader takes text a schema has to let these in as well.
# A language, then a script, a region, variants (RFC 5646); extensions and private tags name no interface.
TAG = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*\Z")
ANY_TEXT = ["string", "number", "boolean"]


def _report_wrong_type(report: Report, node: YamlNode, expected: Message, example: str) -> None:
    report.add(WRONG_TYPE, node.span, expected=expected, example=example)


def _schema_of_pattern(pattern: str, expected: Message, language: str) -> JsonSchema:
    """Return keywords for texts like `pattern`; editors that know `patternErrorMessage` show it instead of the pattern."""
    return {"pattern": pattern, "patternErrorMessage": WRONG_TYPE.message.text(language, {"expected": expected})}


def _is_text(node: YamlNode) -> TypeGuard[YamlScalar]:
    return (
        isinstance(node, YamlScalar) and bool(node.text.strip()) and (node.quoted or node.text.strip() not in NOTHING)
    )


def _normal_word(node: YamlScalar) -> str:
    """Return the word of `node` as tables of words have it: blanks folded, small letters; `""` when no table can have it."""
    word = " ".join(node.text.split())
    return word.lower() if word.isascii() else ""


def _pattern_of_words(words: Iterable[str]) -> str:
    """Return a pattern (ECMA 262) of `words` as `_normal_word` reads them."""
    letters = ("".join(f"[{c.upper()}{c}]" if c.isalpha() else r"\s+" for c in word) for word in words)
    return rf"^\s*(?:{'|'.join(letters)})\s*$"


def _span_of_characters(node: YamlScalar, text: str, start: int, end: int) -> Span:
    """Return the place of the characters `start` to `end` of `text`, which `node` holds: all of it where it is not written as it is read."""
    before = 1 if node.quoted else 0
    if node.text != text or node.span.length != len(text) + 2 * before:
        return node.span
    return replace(node.span, column=node.span.column + before + start, length=end - start)


@dataclass(frozen=True, slots=True)
class TextKind:
    """A text that is not empty; `read` by people, as titles are, and not by programs."""

    read: bool = False

    def convert(self, node: YamlNode, report: Report) -> str | None:
        """Return the text, its blanks folded."""
        if _is_text(node):
            text = " ".join(node.text.split())
            if self.read and (found := marks_in_line(text)):
                report.add(
                    MARK_IN_PLAIN_TEXT,
                    _span_of_characters(node, text, found[0][0], found[-1][1]),
                    written=first_line_shortened(text[slice(*found[0])]),
                )
            return text
        _report_wrong_type(report, node, TEXT, "title: Keuangan Desa")
        return None

    def json_schema(self, language: str) -> JsonSchema:
        """Return the schema of such texts."""
        return {"type": ANY_TEXT, **_schema_of_pattern(r"\S", TEXT, language)}


@dataclass(frozen=True, slots=True)
class PlacedTextKind:
    """A text that people read, of which somebody has to know the place."""

    def convert(self, node: YamlNode, report: Report) -> YamlScalar | None:
        """Return the scalar itself, which has a text."""
        return node if TextKind(read=True).convert(node, report) and isinstance(node, YamlScalar) else None

    def json_schema(self, language: str) -> JsonSchema:
        """Return the schema of such texts."""
        return TextKind().json_schema(language)


@dataclass(frozen=True, slots=True)
class PathKind:
    """The path of a file, relative to the file it stands in."""

    def convert(self, node: YamlNode, report: Report) -> YamlScalar | None:
        """Return the scalar itself: whoever follows the path needs its place."""
        if _is_text(node):
            return node
        _report_wrong_type(report, node, PATH, "exam.md")
        return None

    def json_schema(self, language: str) -> JsonSchema:
        """Return the schema of such paths."""
        return {"type": ANY_TEXT, **_schema_of_pattern(r"\S", PATH, language)}


@dataclass(frozen=True, slots=True)
class IdKind:
    """A permanent id."""

    def convert(self, node: YamlNode, report: Report) -> str | None:
        """Return the id."""
        if not isinstance(node, YamlScalar):
            _report_wrong_type(report, node, AN_ID, "id: keuangan-desa")
            return None
        # For YAML 1.2, and so for editors, these bare words are no text.
        is_text = node.quoted or node.text not in {"true", "false", "null"}
        if is_text and ID.match(node.text) and len(node.text) <= MAX_ID:
            return node.text
        report.add(INVALID_ID, node.span, id=node.text[:MAX_ID] or '""', limit=MAX_ID)
        return None

    def json_schema(self, language: str) -> JsonSchema:
        """Return the schema of ids. No number is one, as a letter comes first."""
        hint = INVALID_ID.hint.text(language, {"limit": MAX_ID})
        pattern = rf"^(?=.{{1,{MAX_ID}}}$){ID.pattern.removesuffix(chr(92) + 'Z')}$"
        return {"type": "string", "pattern": pattern, "patternErrorMessage": hint}


@dataclass(frozen=True, slots=True)
class DayKind:
    """A day, year first."""

    def convert(self, node: YamlNode, report: Report) -> date | None:
        """Return the day."""
        match = DAY.match(node.text) if isinstance(node, YamlScalar) else None
        try:
            if match:
                return date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            pass
        _report_wrong_type(report, node, A_DAY, "2026-11-21")
        return None

    def json_schema(self, language: str) -> JsonSchema:
        """Return the schema of days; YAML 1.2 has no type for them, so they are texts in editors too."""
        pattern = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
        return {"type": "string", **_schema_of_pattern(pattern, A_DAY, language)}


@dataclass(frozen=True, slots=True)
class NumberKind:
    """A number of `low` to `high`, written with a decimal point."""

    low: float
    high: float
    whole: bool = False

    @property
    def _expected_numbers(self) -> Message:
        return Message("settings.number").filled(limits=f"{self.low:g} – {self.high:g}")

    def convert(self, node: YamlNode, report: Report) -> float | int | None:
        """Return the number; an `int` when only whole ones are allowed, otherwise a `float`."""
        if isinstance(node, YamlScalar) and NUMBER.match(node.text):
            number = float(node.text)
            if self.low <= number <= self.high and not (self.whole and number != int(number)):
                return int(number) if self.whole else number
        _report_wrong_type(report, node, self._expected_numbers, self._meant_number(node) or f"{self.low:g}")
        return None

    def _meant_number(self, node: YamlNode) -> str:
        """Return the number that is meant by one with a decimal comma, or with a word behind it: 2,5 and 30 menit."""
        match = MEANT.match(node.text) if isinstance(node, YamlScalar) else None
        number = match[0].replace(",", ".") if match else ""
        fits = number and self.low <= float(number) <= self.high and not (self.whole and "." in number)
        return number if fits else ""

    def json_schema(self, language: str) -> JsonSchema:
        """Return the schema of such numbers; in quotation marks they are texts for editors and numbers for us."""
        pattern = rf"^{NUMBER.pattern.removesuffix(chr(92) + 'Z')}$"
        number = {"type": ["integer" if self.whole else "number", "string"], "minimum": self.low, "maximum": self.high}
        return {**number, **_schema_of_pattern(pattern, self._expected_numbers, language)}


@dataclass(frozen=True, slots=True)
class ShareKind:
    """A share in percent."""

    def convert(self, node: YamlNode, report: Report) -> float | None:
        """Return the share as 0..1."""
        match = SHARE.match(node.text) if isinstance(node, YamlScalar) else None
        if match and float(match[1]) <= 100:
            return round(float(match[1]) / 100, 6)
        _report_wrong_type(report, node, A_SHARE, "75%")
        return None

    def json_schema(self, language: str) -> JsonSchema:
        """Return the schema of such shares; the sign makes a text of each."""
        pattern = r"^(?:0?[0-9]{1,2}(?:\.[0-9]{1,4})?|100(?:\.0{1,4})?) ?%$"
        return {"type": "string", **_schema_of_pattern(pattern, A_SHARE, language)}


@dataclass(frozen=True, slots=True)
class ColourKind:
    """A colour: `#` and three or six digits 0 to f, or one of some names."""

    def convert(self, node: YamlNode, report: Report) -> Colour | None:
        """Return the colour. Without quotation marks YAML reads the number as a comment, so nothing is there."""
        if not _is_text(node) or node.text.startswith("#"):
            found = colour_of(node.text) if isinstance(node, YamlScalar) else None
            if found is None:
                _report_wrong_type(report, node, A_COLOUR, '"#0b5563"')
            return found
        found = colour_of(node.text) if node.text.isascii() else None
        if found is None:
            report.add(WRONG_WORD, node.span, word=node.text[:80], **suggestion_values(node.text, NAMES))
        return found

    def json_schema(self, language: str) -> JsonSchema:
        """Return the schema of such colours."""
        pattern = rf"^\s*#(?:[0-9a-fA-F]{{3}}|[0-9a-fA-F]{{6}})\s*$|{_pattern_of_words(NAMES)}"
        return {"type": "string", **_schema_of_pattern(pattern, A_COLOUR, language), "examples": ["#0b5563", *NAMES]}


@dataclass(frozen=True, slots=True)
class DrawKind:
    """How many questions are drawn: `10`, or `2 per objective`."""

    def convert(self, node: YamlNode, report: Report) -> tuple[int, bool] | None:
        """Return the number, and whether it is meant for each objective."""
        match = DRAW.match(" ".join(node.text.casefold().split())) if isinstance(node, YamlScalar) else None
        if match and int(match[1]) > 0:
            return int(match[1]), match[2] is not None
        _report_wrong_type(report, node, A_DRAW, "2 per objective")
        return None

    def json_schema(self, language: str) -> JsonSchema:
        """Return the schema of such numbers."""
        pattern = r"^\s*0*[1-9][0-9]{0,2}(\s+\S.*)?$"
        return {"type": ["integer", "string"], **_schema_of_pattern(pattern, A_DRAW, language)}


@dataclass(frozen=True, slots=True)
class FlagKind:
    """Yes or no."""

    def convert(self, node: YamlNode, report: Report) -> bool | None:
        """Return whether it is yes."""
        word = _normal_word(node) if isinstance(node, YamlScalar) else ""
        if word in YES:
            return True
        if word in NO:
            return False
        _report_wrong_type(report, node, FLAG, "yes")
        return None

    def json_schema(self, language: str) -> JsonSchema:
        """Return the schema of yes and no: YAML 1.2 knows two of our words as truth values, the others as texts."""
        return {"type": ["boolean", "string"], **_schema_of_pattern(_pattern_of_words([*YES, *NO]), FLAG, language)}


@dataclass(frozen=True, slots=True)
class WordKind:
    """One of some words. `words` maps every spelling, English and Indonesian, to the word that the program uses.

    `also` are spellings that are read as well and that no message offers.
    """

    words: Mapping[str, str]
    also: Mapping[str, str] = field(default_factory=dict)

    def convert(self, node: YamlNode, report: Report) -> str | None:
        """Return the word that the program uses."""
        if not isinstance(node, YamlScalar):
            _report_wrong_type(report, node, WORD, next(iter(self.words)))
            return None
        found = {**self.also, **self.words}.get(_normal_word(node))
        if found is None:
            report.add(WRONG_WORD, node.span, word=node.text[:80] or '""', **suggestion_values(node.text, self.words))
        return found

    def json_schema(self, language: str) -> JsonSchema:
        """Return the schema of these words. `enum` would refuse `Quiz`, which the reader takes, so it is a pattern."""
        message = f"{ONE_OF.text(language)}: {', '.join(self.words)}"
        pattern = {"pattern": _pattern_of_words([*self.words, *self.also]), "patternErrorMessage": message}
        return {"type": "string", **pattern, "examples": list(self.words)}


@dataclass(frozen=True, slots=True)
class LanguageKind:
    """A language: one of some `words` for it, or any tag of BCP 47 (`jv`, `su`, `ar-EG`), as it is spelled best."""

    words: Mapping[str, str]

    def convert(self, node: YamlNode, report: Report) -> str | None:
        """Return the tag: the language small, a script with a capital, a region in capitals (RFC 5646, 2.1.1)."""
        if not isinstance(node, YamlScalar):
            _report_wrong_type(report, node, WORD, next(iter(self.words)))
            return None
        word = _normal_word(node)
        if known := self.words.get(word):
            return known
        if not TAG.match(word):
            report.add(WRONG_WORD, node.span, word=node.text[:80] or '""', **suggestion_values(node.text, self.words))
            return None
        first, *more = word.split("-")
        return "-".join(
            [first, *(part.title() if len(part) == 4 else part.upper() if len(part) == 2 else part for part in more)]
        )

    def json_schema(self, language: str) -> JsonSchema:
        """Return the schema of tags and words."""
        word, tag = _pattern_of_words(self.words), r"^\s*[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\s*$"
        message = f"{ONE_OF.text(language)}: {', '.join(self.words)}"
        return {
            "type": "string",
            "pattern": f"{word}|{tag}",
            "patternErrorMessage": message,
            "examples": list(self.words),
        }


@dataclass(frozen=True, slots=True)
class ListKind:
    """A list of values of one kind; a single value stands for a list of one."""

    item: "TextKind | PlacedTextKind | PathKind | IdKind | WordKind | LanguageKind | RecordKind"

    def convert(self, node: YamlNode, report: Report) -> tuple[object, ...] | None:
        """Return the values that could be read."""
        nodes = node.items if isinstance(node, YamlSequence) else (node,)
        values = [self.item.convert(item, report) for item in nodes]
        return tuple(value for value in values if value is not None)

    def json_schema(self, language: str) -> JsonSchema:
        """Return the schema of the list laid over that of a single value; `anyOf` would make editors say both are wrong."""
        item = self.item.json_schema(language)
        types = item["type"] if isinstance(item["type"], list) else [item["type"]]
        return {**item, "type": ["array", *types], "items": item}


@dataclass(frozen=True, slots=True)
class RecordKind:
    """Settings within settings."""

    fields: tuple[Field, ...]

    def convert(self, node: YamlNode, report: Report) -> Record | None:
        """Return the settings."""
        if isinstance(node, YamlMapping):
            return read_record(node, self.fields, report)
        _report_wrong_type(report, node, SETTINGS, f"{self.fields[0].name}: ...")
        return None

    def json_schema(self, language: str) -> JsonSchema:
        """Return the schema of these settings."""
        return record_schema(self.fields, language)

# SPDX-License-Identifier: Apache-2.0
"""The schemas for editors agree with the reader: what it takes they take, and what they refuse it refuses."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.validator import Validator, validator
from sinau.diagnostics import Report
from sinau.model.broken import Broken
from sinau.parsing.assessment_fields import FEEDBACK, SHUFFLE
from sinau.parsing.editor_schemas import SCHEMAS
from sinau.parsing.fields import LANGUAGES, LESSON_FIELDS, MODULE_FIELDS, SOURCE_FIELDS
from sinau.source import kinds
from sinau.source.decoding import HIDDEN
from sinau.source.front_matter import read_settings
from sinau.source.kinds import (
    NOTHING,
    ColourKind,
    DayKind,
    DrawKind,
    FlagKind,
    IdKind,
    LanguageKind,
    ListKind,
    NumberKind,
    PathKind,
    PlacedTextKind,
    RecordKind,
    ShareKind,
    TextKind,
    WordKind,
)
from sinau.source.schema import Field, Kind, read_record, record_schema
from sinau.source.yaml import YamlMapping

KINDS: dict[str, Kind] = {
    "text": TextKind(),
    "placed text": PlacedTextKind(),
    "path": PathKind(),
    "id": IdKind(),
    "day": DayKind(),
    "number": NumberKind(0, 10_000),
    "whole number": NumberKind(1, 6000, whole=True),
    "colour": ColourKind(),
    "share": ShareKind(),
    "flag": FlagKind(),
    "draw": DrawKind(),
    "word": WordKind(FEEDBACK),
    "language": LanguageKind(LANGUAGES),
    "languages": ListKind(LanguageKind(LANGUAGES)),
    "texts": ListKind(TextKind()),
    "words": ListKind(WordKind(SHUFFLE)),
    "ids": ListKind(IdKind()),
    "placed texts": ListKind(PlacedTextKind()),
    "paths": ListKind(PathKind()),
    "record": RecordKind(SOURCE_FIELDS),
    "records": ListKind(RecordKind(MODULE_FIELDS)),
}
# What YAML 1.1, YAML 1.2 and we may each see another thing in.
AWKWARD = [
    "null",
    "Null",
    "~",
    "true",
    "True",
    "false",
    "yes",
    "No",
    "on",
    "y",
    "1.10",
    "010",
    "0o17",
    "0x1F",
    "1e3",
    "+5",
    "-0",
    "1.",
    ".5",
    ".inf",
    "-.inf",
    ".NaN",
    "12:30",
    "1_000",
    "2026-11-21",
    "2026-02-30",
    "2026-1-5",
    "0000-01-01",
    "2026-11-21T10:00:00Z",
    "75%",
    "075%",
    "100%",
    "100.0%",
    "100.5%",
    "999%",
    "12.34567%",
    "7.5%",
    "at-once",
    "Langsung",
    "SETELAH",
    "YES",
    "Ya",
    "benar",
    "TIDAK",
    "id-satu",
    "a1-b2",
    "Id",
    "-a",
    "a-",
    "<<",
    "",
    "=",
    "{}",
    "[]",
    "٣",
    "٢٠٢٦-١١-٢١",
    "yeſ",
    "KEEP",
]
TEXTS = st.one_of(
    st.sampled_from(AWKWARD),
    st.sampled_from(
        [spelled for word in [*FEEDBACK, *SHUFFLE] for spelled in (word, word.upper(), f" {word.title()} ")]
    ),
    st.sampled_from(
        ["at  once", "at\u00a0once", "at\tonce", "di\nakhir", "a" * 60, "a" * 61, " ", "", "01-dasar/01-asas.md"]
    ),
    st.from_regex(r"-?[0-9]{1,10}(\.[0-9]{0,7})?", fullmatch=True),
    st.from_regex(r"[0-9]{1,4}(\.[0-9]{0,5})? ?%", fullmatch=True),
    st.from_regex(r"[a-z][a-z0-9-]{0,6}", fullmatch=True),
    st.text(max_size=6),
)


def plain(text: str) -> str:
    return text if text.strip() and not any(char in text for char in "\n\t,[]{}#:&*!|>'\"%@`\\-?") else quoted(text)


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'" if text.isprintable() else json.dumps(text)


SPEAKING = TEXTS.filter(lambda text: text.strip() not in NOTHING and not HIDDEN.search(text))
GOOD_TEXTS = SPEAKING.map(plain) | SPEAKING.map(quoted) | SPEAKING.map(json.dumps)
SCALARS = st.one_of(TEXTS.map(plain), TEXTS, TEXTS.map(quoted), TEXTS.map(json.dumps))


def flow(items: list[str]) -> str:
    return f"[{', '.join(items)}]"


def good(kind: Kind) -> st.SearchStrategy[str]:
    """Values that `kind` takes, or nearly always does."""
    match kind:
        case IdKind():
            return st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)
        case DayKind():
            return st.dates().map(str)
        case NumberKind(low=low, high=high, whole=whole):
            whole_numbers = st.integers(int(low), int(high)).map(str)
            return whole_numbers if whole else whole_numbers | st.decimals(int(low), int(high), places=2).map(str)
        case ShareKind():
            return st.from_regex(r"(100|[0-9]{1,2}(\.[0-9]{1,4})?) ?%", fullmatch=True)
        case ColourKind():
            return st.sampled_from(["'#0b5563'", "'#FFF'", "navy", "Biru Tua", "' MERAH '"])
        case FlagKind():
            return st.sampled_from(["yes", "no", "true", "False", "YA", "tidak", "'benar'", "Salah"])
        case WordKind(words=words, also=also):
            return st.sampled_from(
                [spelled for word in [*words, *also] for spelled in (word, word.upper(), f"' {word.title()}'")]
            )
        case LanguageKind():
            return st.sampled_from(["jv", "su", "AR-eg", "id", "Inggris", "'sr-latn-RS'", "no", "EN"])
        case ListKind(item=item):
            return st.lists(good(item), max_size=3).map(flow) | good(item)
        case RecordKind(fields=fields):
            return records(fields)
        case _:
            return GOOD_TEXTS


def values(kind: Kind) -> st.SearchStrategy[str]:
    """Any values, about half of which `kind` takes."""
    other = SCALARS | st.lists(good(kind) | SCALARS, max_size=2).map(flow)
    return st.booleans().flatmap(lambda well: good(kind) if well else other)


@st.composite
def records(draw: st.DrawFn, fields: tuple[Field, ...]) -> str:
    """Draw settings by `fields` as YAML in one line, in both languages; one of three has something wrong."""
    pairs: list[str] = []
    careless = draw(st.integers(0, 2)) == 2
    for spec in fields:
        if (careless or not spec.required) and draw(st.booleans()):
            continue
        key = draw(st.sampled_from([spec.name, spec.indonesian, *([spec.name[:-1]] if careless else [])]))
        pairs.append(f"{key}: {draw(values(spec.kind) if careless else good(spec.kind))}")
    return "{" + ", ".join(pairs) + "}"


@pytest.fixture(scope="module")
def schemas_validator() -> Iterator[Validator]:
    with validator() as running:
        yield running


def taken(kind: Kind, text: str) -> bool:
    """Tell whether the reader takes the value `text`, and reads it without a word."""
    report = Report()
    settings = read_settings("x.yml", f"v: {text}\n", report)
    if isinstance(settings, Broken) or [key.text for key, _ in settings.pairs] != ["v"]:
        return False
    return kind.convert(settings.pairs[0][1], report) is not None and len(report) == 0


def taken_file(fields: tuple[Field, ...], text: str) -> bool:
    """Tell whether the reader takes `text` as settings by `fields` without a word."""
    report = Report()
    settings = read_settings("x.yml", text, report)
    if isinstance(settings, YamlMapping):
        read_record(settings, fields, report)
    return len(report) == 0


def around(schema: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": {"v": schema}}


@pytest.mark.parametrize("name", KINDS)
@given(data=st.data())
def test_what_the_reader_takes_the_schema_takes(name: str, data: st.DataObject, schemas_validator: Validator) -> None:
    text = data.draw(values(KINDS[name]))

    validity = schemas_validator.validate(name, around(KINDS[name].json_schema("en")), f"v: {text}\n")

    # Some texts are YAML 1.1 and not YAML 1.2; that is between the two.
    assert validity.valid or not validity.readable or not taken(KINDS[name], text), validity.errors


@pytest.mark.parametrize("name", SCHEMAS)
@given(data=st.data())
def test_whole_files(name: str, data: st.DataObject, schemas_validator: Validator) -> None:
    fields = SCHEMAS[name].fields
    text = data.draw(records(fields))

    validity = schemas_validator.validate(f"file {name}", record_schema(fields, "id"), text)

    assert validity.valid or not validity.readable or not taken_file(fields, text), validity.errors


REFUSED = [
    ("text", ['""', "' '", "", "null", "~", "[a]", "{a: b}"]),
    ("path", ['""', "null", "[a.md]"]),
    ("id", ["12", "Asas", "a b", "a--b", "true", "null", "'1a'", "a" * 61]),
    ("day", ["2026", "21-11-2026", "2026-13-01", "2026-1-1", "soon"]),
    ("number", ["-1", "10001", "many", "true", "1/2"]),
    ("whole number", ["1.5", "0", "'x'", "6001"]),
    ("share", ["75", "0.75", "101%", "100.5%", "75 persen"]),
    ("flag", ["maybe", "1", "null"]),
    ("word", ["soon", "at_once", "1", "[never]"]),
    ("texts", ["[a, null]", "[[a]]", "{a: b}", "''"]),
    ("words", ["[questions, answers]"]),
    ("ids", ["[Asas]"]),
    ("record", ["{}", "{txt: a}", "{text: a, extra: b}", "a", "[{text: a}]"]),
    ("records", ["[{id: a, title: b}]", "[a]"]),
]


@pytest.mark.parametrize("name, text", [(name, text) for name, texts in REFUSED for text in texts])
def test_what_the_schema_refuses_the_reader_refuses(name: str, text: str, schemas_validator: Validator) -> None:
    validity = schemas_validator.validate(name, around(KINDS[name].json_schema("en")), f"v: {text}\n")

    assert not validity.valid
    assert not taken(KINDS[name], text) or not validity.readable


@pytest.mark.parametrize(
    "name, text", [("text", "1.10"), ("text", "true"), ("texts", "[2026, 1.0]"), ("number", "'12'")]
)
def test_scalars_are_text_to_the_reader_and_typed_to_editors(
    name: str, text: str, schemas_validator: Validator
) -> None:
    assert taken(KINDS[name], text)
    assert schemas_validator.validate(name, around(KINDS[name].json_schema("en")), f"v: {text}\n").valid


@pytest.mark.parametrize(
    "name, text", [("flag", "yeſ"), ("word", "\u212aeep"), ("word", "ﬁrst"), ("day", "٢٠٢٦-١١-٢١"), ("number", "٣")]
)
def test_lookalikes_of_other_scripts_are_for_nobody(name: str, text: str, schemas_validator: Validator) -> None:
    kind = WordKind({"keep": "keep", "first": "first"}) if name == "word" else KINDS[name]

    assert not taken(kind, text)
    assert not schemas_validator.validate(f"lookalike {name}", around(kind.json_schema("en")), f"v: {text}\n").valid


def test_no_kind_is_left_out() -> None:
    there = {value for value in vars(kinds).values() if isinstance(value, type) and hasattr(value, "json_schema")} - {
        Kind
    }

    assert {type(kind) for kind in KINDS.values()} == there


def test_a_key_in_both_languages_is_one_key_twice() -> None:
    report = Report()
    settings = read_settings("x.yml", "id: satu\ntitle: Satu\njudul: Dua\n", report)
    assert isinstance(settings, YamlMapping)

    record = read_record(settings, LESSON_FIELDS, report)

    assert [(d.rule.name, str(d.span)) for d in report] == [("duplicate-key", "x.yml:3:1")]
    assert record.get("title", str) == "Satu"


def test_every_setting_says_what_it_means() -> None:
    def fields(table: tuple[Field, ...]) -> Iterator[Field]:
        for spec in table:
            yield spec
            inner = spec.kind.item if isinstance(spec.kind, ListKind) else spec.kind
            if isinstance(inner, RecordKind):
                yield from fields(inner.fields)

    for described in SCHEMAS.values():
        for spec in fields(described.fields):
            assert spec.description.text("en").endswith(".") or spec.description.text("en").endswith("1."), spec.name
            assert spec.description.text("id").endswith("."), spec.name
            assert spec.description.text("en") != spec.description.text("id")

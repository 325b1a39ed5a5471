# SPDX-License-Identifier: Apache-2.0
"""Texts in files: the best language for each of them, plurals, lists and numbers, and languages that are only files."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from helpers.trial_texts import added_texts
from sinau.diagnostics import Report, Rule, Severity, Span
from sinau.texts import Joined, Message, Number, language_of, languages, words

TEXTS: dict[str, dict[str, Any]] = {
    "en/trial": {
        "plain": "Nothing in it",
        "filled": "{count} files in {name}, {{as it is}}",
        "counted": {"plural": "count", "one": "{count} file", "other": "{count} files"},
        "nested": "Read {list}: {reason}",
        "reason": "no room",
        "only_english": "Only here",
    },
    "id/trial": {
        "plain": "Kosong",
        "filled": "{name}: {count} berkas",
        "nested": "{reason}: {list}",
        "reason": "penuh",
    },
    "ar/language": {
        "name": "العربية",
        "direction": "rtl",
        "decimal": "٫",
        "separator": "، ",
        "last": " و",
        "plural": {
            "zero": "n = 0",
            "one": "n = 1",
            "two": "n = 2",
            "few": "n % 100 = 3..10",
            "many": "n % 100 = 11..99",
        },
    },
    "ar/trial": {
        "counted": {"plural": "count", "zero": "Z", "one": "O", "two": "T", "few": "F {count}", "other": "X {count}"},
        "nested": "{list} | {reason}",
    },
    "en/C9": {"C901": {"message": "The {kind} {name} is {size} MB.", "explanation": "So.", "hint": "Keep {list}."}},
    "id/C9": {"C901": {"message": "{kind} {name} sebesar {size} MB."}},
}
RULE = Rule("C901", "trial", Severity.ERROR)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Iterator[Path]:
    with added_texts(tmp_path, TEXTS):
        yield tmp_path


@pytest.mark.parametrize(
    "language, expected",
    [("en", "Nothing in it"), ("id", "Kosong"), ("id-ID", "Kosong"), ("id_ID", "Kosong"), ("ar", "Nothing in it")],
)
def test_a_text_comes_in_the_best_language_there_is(language: str, expected: str) -> None:
    assert Message("trial.plain").text(language) == expected


def test_values_stand_where_the_language_puts_them() -> None:
    message = Message("trial.filled").filled(count=3, name="a{count}.md")

    assert message.text("en") == "3 files in a{count}.md, {as it is}"
    assert message.text("id") == "a{count}.md: 3 berkas"


def test_what_a_language_lacks_is_english_text_by_text() -> None:
    assert Message("trial.only_english").text("id") == "Only here"
    assert Message("trial.absent").text("id") == "trial.absent"


@pytest.mark.parametrize(
    "language, count, expected",
    [
        ("en", 1, "1 file"),
        ("en", 0, "0 files"),
        ("id", 1, "1 file"),
        ("ar", 0, "Z"),
        ("ar", 2, "T"),
        ("ar", 103, "F 103"),
        ("ar", 11, "X 11"),
        ("ar", "2", "X 2"),
    ],
)
def test_plurals_follow_the_rules_in_the_file_of_the_language(language: str, count: object, expected: str) -> None:
    assert Message("trial.counted").text(language, {"count": count}) == expected


def test_values_are_said_in_the_language_of_the_reader() -> None:
    message = Message("trial.nested").filled(list=["a.md", 0.5, 2], reason=Message("trial.reason"))

    assert message.text("en") == "Read a.md, 0.5, 2: no room"
    assert message.text("id") == "penuh: a.md, 0,5, 2"
    assert message.text("ar") == "a.md، 0٫5، 2 | no room"


def test_lists_and_large_numbers_look_as_in_the_language() -> None:
    abc = Joined(("a", "b", "c"), last=True)

    assert [abc.text(language) for language in ("en", "id", "ar")] == ["a, b and c", "a, b dan c", "a، b وc"]
    assert Joined(("a",), last=True).text("en") == "a"
    assert [Number(1234567, grouped=True).text(language) for language in ("en", "id")] == ["1,234,567", "1.234.567"]
    assert [Number(12.04, decimals=1).text(language) for language in ("en", "id", "ar")] == ["12.0", "12,0", "12٫0"]
    assert Number(1234.5, grouped=True, decimals=2).text("id") == "1.234,50"


def test_a_language_is_known_by_its_files() -> None:
    assert "ar" in languages()
    assert language_of("ar-EG").direction == "rtl"
    assert language_of("xx").tag == "en"


def test_the_texts_of_a_rule_stand_under_its_code() -> None:
    report = Report()
    report.add(RULE, Span("a.md"), kind=Message("trial.reason"), name="x\ny", size=1.5, list=["p", "q\x07"])
    (found,) = report

    assert found.message("en") == "The no room x y is 1.5 MB."
    assert found.message("id") == "penuh x y sebesar 1,5 MB."
    assert found.hint("id") == "Keep p, q\ufffd."
    assert dict(found.values)["size"] == 1.5


def test_a_slip_in_a_translation_ends_nothing(folder: Path) -> None:
    (folder / "su").mkdir()
    (folder / "su/trial.json").write_text('{"plain": ', encoding="utf-8")
    (folder / "fr").mkdir()
    (folder / "fr/trial.json").write_text('{"plain": ["no text"], "filled": "{nmae} {count}"}', encoding="utf-8")

    assert Message("trial.plain").text("su") == "Nothing in it"
    assert Message("trial.plain").text("fr") == "Nothing in it"
    assert Message("trial.filled").text("fr", {"count": 1, "name": "a"}) == "{nmae} 1"


def test_each_page_asks_for_texts_and_the_disk_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    found = words("player", "id")

    with monkeypatch.context() as patch:
        for name in ("iterdir", "is_file", "is_dir", "read_text"):
            patch.setattr(Path, name, lambda path, *_: asked.append(path) or [])
        again = words("player", "id")

    assert again == found != {}
    assert asked == []


def test_texts_that_are_added_and_taken_away_are_found_and_forgotten(tmp_path: Path) -> None:
    before = words("trial", "id")
    with added_texts(tmp_path / "more", {"id/trial": {"more": "Lagi"}}):
        assert words("trial", "id") == {**before, "more": "Lagi"}
    assert words("trial", "id") == before

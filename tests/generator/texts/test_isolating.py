# SPDX-License-Identifier: Apache-2.0
"""A value of another direction stays in order in a sentence of a page; in a terminal it is what it is."""

from pathlib import Path

import pytest

from helpers.pseudo import pseudo_language
from helpers.trial_texts import added_texts
from sinau.texts import Joined, Message, Number, Plain, Sentences, isolate_direction

ARABIC = "الدفتر النقدي"
BESIDE = Message("trial.beside").filled(name="Buku kas (edisi 2)")
FIRST, LAST = "\u2068", "\u2069"


@pytest.mark.parametrize(
    "words, language, inside",
    [
        ("Buku kas", "id", False),
        (f"{ARABIC} (2)", "id", True),
        (f"Kas {ARABIC}", "en", True),
        ("Desa ± 5 – ✓ ẋ", "id", False),
        ("Buku kas", "qps", True),
        ("kas-1.pdf", "qps", True),
        ("2,5 km", "qps", True),
        ("75..80", "qps", True),
        ("2026", "qps", False),
        (ARABIC, "qps", False),
        ("", "qps", False),
    ],
)
def test_what_may_be_read_in_the_other_direction_is_isolated(
    words: str, language: str, inside: bool, tmp_path: Path
) -> None:
    with pseudo_language(tmp_path):
        assert isolate_direction(words, language) == (f"{FIRST}{words}{LAST}" if inside else words)


def test_pages_have_the_marks_and_terminals_have_none(tmp_path: Path) -> None:
    with pseudo_language(tmp_path) as tag, added_texts(tmp_path / "more", {f"{tag}/trial": {"beside": "[{name}]"}}):
        assert BESIDE.page_text(tag) == f"[{FIRST}Buku kas (edisi 2){LAST}]"
        assert BESIDE.text(tag) == "[Buku kas (edisi 2)]"


def test_values_within_values_are_isolated_each_by_itself(tmp_path: Path) -> None:
    kinds = (Plain("kas.pdf"), ["a", ARABIC], Number(1500, grouped=True), BESIDE)
    texts = {"all": "{one} – {list} – {number} – {other}", "beside": "[{name}]"}
    with pseudo_language(tmp_path) as tag, added_texts(tmp_path / "more", {f"{tag}/trial": texts}):
        message = Message("trial.all").filled(**dict(zip(("one", "list", "number", "other"), kinds, strict=True)))
        shown = message.page_text(tag)
        both = Sentences((Plain("Kas."), Joined(("a", "b")))).page_text(tag)

    assert shown == f"{FIRST}kas.pdf{LAST} – {FIRST}a{LAST}، {ARABIC} – 1,500 – [{FIRST}Buku kas (edisi 2){LAST}]"
    assert both == f"{FIRST}Kas.{LAST} {FIRST}a{LAST}، {FIRST}b{LAST}"

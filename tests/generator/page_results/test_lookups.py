# SPDX-License-Identifier: Apache-2.0
"""What a page asked, and whether the answers are still the same."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from sinau.model.catalogue import MediaFile
from sinau.model.page import Page, SourceText
from sinau.page_results.lookups import LookupTables, NotedAnswers, NotingMapping

TEXTS = {"a.md": SourceText("a.md", "One."), "b.md": SourceText("b.md", "Two.")}
MEDIA = {"a.png": MediaFile("a.png", Path("a.png"), 9, b"head")}
SPOKEN = {"t.md": Page(SourceText("t.md", "Spoken."), ())}
Asking = Callable[[NotingMapping[object]], object]
CHANGED: list[tuple[Asking, Mapping[str, object], bool]] = [
    (lambda held: held["a.md"], {**TEXTS, "b.md": SourceText("b.md", "Other.")}, True),
    (lambda held: held["a.md"], {**TEXTS, "a.md": SourceText("a.md", "Other.")}, False),
    (lambda held: held.get("a.md"), {"b.md": TEXTS["b.md"]}, False),
    (lambda held: "c.md" in held, {**TEXTS, "d.md": TEXTS["b.md"]}, True),
    (lambda held: "c.md" in held, {**TEXTS, "c.md": TEXTS["b.md"]}, False),
    (list, {**TEXTS, "a.md": SourceText("a.md", "Other.")}, True),
    (list, {**TEXTS, "c.md": TEXTS["b.md"]}, False),
    (len, {"a.md": TEXTS["a.md"]}, False),
    (lambda held: None, {}, True),
]


@pytest.mark.parametrize("ask, later, holds", CHANGED)
def test_answers_hold_as_long_as_they_are_the_same(ask: Asking, later: Mapping[str, object], holds: bool) -> None:
    noted = NotedAnswers()
    ask(NotingMapping("texts", TEXTS, noted))

    assert LookupTables({"texts": TEXTS}).have_answers(noted.answers, ())
    assert LookupTables({"texts": later}).have_answers(noted.answers, ()) is holds


def test_a_mapping_that_notes_is_as_the_one_it_holds() -> None:
    held = NotingMapping("texts", TEXTS, NotedAnswers())
    assert (dict(held), len(held), list(held.items())) == (TEXTS, 2, list(TEXTS.items()))
    assert (held.get("c.md"), held.get("c.md", 1), "a.md" in held) == (None, 1, True)
    with pytest.raises(KeyError):
        held["c.md"]


def test_of_files_it_counts_what_pages_can_know() -> None:
    noted = NotedAnswers()
    media, spoken = NotingMapping("media", MEDIA, noted), NotingMapping("spoken", SPOKEN, noted)
    assert "a.png" in media
    assert "t.md" in spoken

    def hold(file: MediaFile, text: str) -> bool:
        page = Page(SourceText("t.md", text), ())
        return LookupTables({"media": {"a.png": file}, "spoken": {"t.md": page}}).have_answers(noted.answers, ())

    assert hold(MEDIA["a.png"], "Spoken.")
    assert not hold(replace(MEDIA["a.png"], size=8), "Spoken.")
    assert not hold(replace(MEDIA["a.png"], head=b"other"), "Spoken.")
    assert not hold(MEDIA["a.png"], "Other.")


def test_the_ids_of_the_course_are_its_own() -> None:
    noted = NotedAnswers()
    assert "q" in NotingMapping("ids", {"q": True}, noted)
    grounds = LookupTables({})
    assert grounds.have_answers(noted.answers, {"q", "r"})
    assert not grounds.have_answers(noted.answers, {"r"})

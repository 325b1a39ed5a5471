# SPDX-License-Identifier: Apache-2.0
"""Results as plain data come back as they were, and nothing else comes back."""

import json
from datetime import date
from pathlib import Path
from random import Random

import pytest

from helpers.edited import begin, edit
from sinau.diagnostics import Severity, Span
from sinau.model.page import SourceText
from sinau.page_results.making import PageBody, PageResult, lookup_tables_of, make_result, superseded_terms
from sinau.page_results.plain import CLASSES, NotPlainError, read_json_as, value_to_json_bytes
from sinau.parsing import parse_catalogue
from sinau.parsing.page_reader import PageContext, PageToRead, ParsedPage, read_with_trees
from sinau.source.files import read_folder

CONTENT = Path(__file__).parents[3] / "content"


def results(folder: Path) -> list[tuple[PageResult, PageBody, SourceText]]:
    source = read_folder(folder)[0]
    found: list[tuple[PageResult, PageBody, SourceText]] = []

    def reading(pages: list[PageToRead], company: PageContext) -> list[ParsedPage]:
        grounds, superseded = lookup_tables_of(source, company), superseded_terms(company)
        for page in pages:
            result, body = make_result(page, company, grounds, superseded, True)
            assert body
            found.append((result, body, page.source))
        return list(read_with_trees(pages, company))

    parse_catalogue(source, reading)  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_results_come_back_as_they_were(seed: int, tmp_path: Path) -> None:
    random = Random(seed)
    begin(tmp_path, random)
    for _ in range(10):
        edit(tmp_path, random)
        for result, body, source in results(tmp_path):
            assert read_json_as(PageResult, value_to_json_bytes(result), source) == result
            assert read_json_as(PageBody, value_to_json_bytes(body), source) == body


def test_all_that_the_sample_has_can_be_kept() -> None:
    found = results(CONTENT)
    assert found
    for result, body, source in found:
        back, html = (
            read_json_as(PageResult, value_to_json_bytes(result), source),
            read_json_as(PageBody, value_to_json_bytes(body), source),
        )
        assert (back, html) == (result, body)
        assert (value_to_json_bytes(back), value_to_json_bytes(html)) == (
            value_to_json_bytes(result),
            value_to_json_bytes(body),
        )  # 1 is 1.0 for ==


@pytest.mark.parametrize(
    "value",
    [
        None,
        1,
        1.0,
        True,
        "",
        "� é",
        (),
        [],
        {},
        (1, [2, {"a": (3,)}]),
        frozenset({"b", "a"}),
        Severity.NOTE,
        date(2026, 1, 2),
        Span("a", 2),
        {("a", "b"): "c"},
    ],
)
def test_plain_values(value: object) -> None:
    result = PageResult(value, (), (), (), {})  # type: ignore[arg-type]
    back = read_json_as(PageResult, value_to_json_bytes(result), SourceText("a.md", ""))
    assert back.outcome == value
    assert value_to_json_bytes(back) == value_to_json_bytes(result)


@pytest.mark.parametrize("value", [object(), {1, 2}, b"x", Path("a"), print, 1j])
def test_what_is_not_in_the_table_is_not_kept(value: object) -> None:
    with pytest.raises(NotPlainError):
        value_to_json_bytes(("a", [value]))


@pytest.mark.parametrize("content", [["os.system", "x"], ["eval", "1"], [10_000, 1], [CLASSES.index(Span), "a"]])
def test_nothing_else_can_be_named(content: object) -> None:
    with pytest.raises((KeyError, IndexError, AssertionError)):
        read_json_as(PageResult, json.dumps(content).encode(), SourceText("a.md", ""))

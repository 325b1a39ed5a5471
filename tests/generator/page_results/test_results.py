# SPDX-License-Identifier: Apache-2.0
"""Pages whose trees are gone yield what whole pages yield: the same diagnostics, the same HTML, on every case there is."""

from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path

import pytest

from helpers.cases import TODAY, Case, cases_in, lay_out
from sinau.checks import check, shown_pages
from sinau.diagnostics import Diagnostic, Report, Severity
from sinau.model.catalogue import Catalogue
from sinau.model.page_facts import GONE
from sinau.model.rendered import Rendered, RenderedActivity, RenderedPage
from sinau.page_results import ResultReader
from sinau.parsing import parse_catalogue
from sinau.parsing.page_reader import PageReader, read_with_trees
from sinau.publishing.drafts import without_drafts
from sinau.rendering import render_checked_catalogue
from sinau.source.files import Source, read_folder

FOLDER = Path(__file__).parents[1] / "cases"


@cache
def cases(name: str) -> list[Case]:
    return cases_in((FOLDER / name).read_text(encoding="utf-8"))


CASES = [(file.name, case.title) for file in sorted(FOLDER.glob("*.md")) for case in cases(file.name) if case.often]


def compiled(source: Source, reader: PageReader) -> tuple[Catalogue, list[Diagnostic]]:
    report = Report()
    catalogue = report.collect(parse_catalogue(source, reader))
    report.extend(check(catalogue, source, TODAY))
    return catalogue, list(report)


def of_page(page: RenderedPage | RenderedActivity) -> dict[str, object]:
    return {one.name: getattr(page, one.name) for one in fields(page) if one.name not in {"activity", "page"}}


def html(rendered: Rendered) -> Iterator[object]:
    """All that is rendered, without the pages that it was made of."""
    yield from map(of_page, rendered.pages)
    for course in rendered.courses:
        yield course.course.lock, course.activity_slots, course.question_slots
        yield from map(of_page, course.activities)


@pytest.mark.parametrize("name, title", CASES)
def test_the_same_is_wrong_and_the_same_is_written(
    name: str, title: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_out(next(case for case in cases(name) if case.title == title), FOLDER / "base", tmp_path / "in", monkeypatch)
    source = read_folder(tmp_path / "in")[0]
    whole, found = compiled(source, read_with_trees)
    kept, told = compiled(source, ResultReader(source))

    assert told == found
    assert all(page.blocks is GONE for page, host in shown_pages(kept) if host.course is not None)
    if not any(one.rule.severity is Severity.ERROR for one in found):
        assert list(html(render_checked_catalogue(kept))) == list(html(render_checked_catalogue(whole)))
        assert list(html(render_checked_catalogue(without_drafts(kept)))) == list(
            html(render_checked_catalogue(without_drafts(whole)))
        )

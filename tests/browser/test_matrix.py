# SPDX-License-Identifier: Apache-2.0
"""The matrix: one run of it in `make test`; all of it with SINAU_TORTURE."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from browser.matrix import Cell, every_cell, play
from browser.matrix_page import PAGES, read_page, read_results, table_page, write_result
from browser.watch import Watch

# A folder in which the outcome of each run is written down, for the page about them (`make matrix`).
RESULTS = os.environ.get("SINAU_MATRIX", "")
TORTURE = bool(os.environ.get("SINAU_TORTURE"))
# A run takes half a minute, so one stands for the others; it is the same every day, or a red run could not be repeated.
FEW = (Cell("records-receipts", "scorm2004-4", "split", "successfactors"),)
PLAYED = every_cell() if TORTURE else FEW


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where packages are written, once for each worker."""
    return tmp_path_factory.mktemp("matrix")


@pytest.mark.long
@pytest.mark.parametrize("cell", PLAYED, ids=[cell.name.replace(" ", "-") for cell in PLAYED])
def test_a_learner_fails_comes_back_and_passes(
    cell: Cell, folder: Path, new_context: Callable[..., BrowserContext], watch: Watch
) -> None:
    outcome = "failed"
    try:
        play(cell, folder, new_context(), watch)
        watch.check()
        outcome = "passed"
    finally:
        if RESULTS:
            write_result(Path(RESULTS), cell, outcome)


def test_the_page_shows_what_was_run_and_nothing_else(tmp_path: Path) -> None:
    cells = every_cell()
    for cell in cells[:-1]:
        write_result(tmp_path, cell, "failed" if cell == cells[0] else "passed")
    with pytest.raises(ValueError, match="1 of 288 runs"):
        table_page("en", read_results(tmp_path), "2026-11-20")
    write_result(tmp_path, cells[-1], "passed")
    for language in PAGES:
        text = table_page(language, read_results(tmp_path), "2026-11-20")
        assert (text.count("| ✗"), text.count("| ✓")) == (1, len(cells) - 1)
        assert read_page(text) == read_results(tmp_path)
        assert "2026-11-20" in text
        assert "make matrix" in text


@pytest.mark.parametrize("language", PAGES)
def test_the_published_page_is_about_what_there_is_now(language: str) -> None:
    text = PAGES[language].read_text(encoding="utf-8")
    outcomes = read_page(text)
    found = re.search(r"\d{4}-\d\d-\d\d", text)
    assert found
    assert set(outcomes) == set(every_cell())
    assert text == table_page(language, outcomes, found[0])

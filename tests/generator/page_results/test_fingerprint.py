# SPDX-License-Identifier: Apache-2.0
"""The state of the program changes with our files and texts, and with nothing else."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from sinau.page_results import fingerprint as module
from sinau.page_results.fingerprint import program_fingerprint
from sinau.texts import add_text_folder
from sinau.texts.finding import remove_text_folder


@pytest.fixture
def texts(tmp_path: Path) -> Iterator[Path]:
    """A folder with texts."""
    (tmp_path / "en").mkdir()
    (tmp_path / "en/pages.json").write_text('{"a": "One"}', encoding="utf-8")
    add_text_folder(tmp_path)
    yield tmp_path
    remove_text_folder(tmp_path)


def test_it_is_the_same_as_long_as_nothing_changes(texts: Path) -> None:
    assert program_fingerprint() == program_fingerprint()
    (texts / "en/readme.txt").write_text("x", encoding="utf-8")
    (texts / "__pycache__").mkdir()
    (texts / "__pycache__/x.py").write_text("x", encoding="utf-8")
    assert program_fingerprint() == program_fingerprint()


def test_texts_and_code_count(texts: Path) -> None:
    before = program_fingerprint()
    (texts / "en/pages.json").write_text('{"a": "Two"}', encoding="utf-8")
    other = program_fingerprint()
    (texts / "type.py").write_text("x = 1\n", encoding="utf-8")
    assert len({before, other, program_fingerprint()}) == 3


def test_a_package_that_says_it_is_as_old_as_the_one_before_counts(texts: Path) -> None:
    file = texts / "en/pages.json"
    os.utime(file, (0, 0))
    before = program_fingerprint()
    file.write_text('{"a": "Six"}', encoding="utf-8")
    os.utime(file, (0, 0))
    assert program_fingerprint() != before


def test_libraries_and_python_count(monkeypatch: pytest.MonkeyPatch) -> None:
    before = program_fingerprint()
    monkeypatch.setattr(module, "_states_of_libraries", lambda: ("nh3 99",))
    other = program_fingerprint()
    monkeypatch.setattr(module.sys, "version", "9")
    assert len({before, other, program_fingerprint()}) == 3

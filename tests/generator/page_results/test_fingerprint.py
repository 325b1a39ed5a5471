# SPDX-License-Identifier: Apache-2.0
"""The state of the program changes with our files and texts, and with nothing else."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from sinau.page_results import fingerprint as module
from sinau.page_results.fingerprint import fingerprint
from sinau.texts import add_folder
from sinau.texts.finding import remove_folder


@pytest.fixture
def texts(tmp_path: Path) -> Iterator[Path]:
    """A folder with texts."""
    (tmp_path / "en").mkdir()
    (tmp_path / "en/pages.json").write_text('{"a": "One"}', encoding="utf-8")
    add_folder(tmp_path)
    yield tmp_path
    remove_folder(tmp_path)


def test_it_is_the_same_as_long_as_nothing_changes(texts: Path) -> None:
    assert fingerprint() == fingerprint()
    (texts / "en/readme.txt").write_text("x", encoding="utf-8")
    (texts / "__pycache__").mkdir()
    (texts / "__pycache__/x.py").write_text("x", encoding="utf-8")
    assert fingerprint() == fingerprint()


def test_texts_and_code_count(texts: Path) -> None:
    before = fingerprint()
    (texts / "en/pages.json").write_text('{"a": "Two"}', encoding="utf-8")
    other = fingerprint()
    (texts / "type.py").write_text("x = 1\n", encoding="utf-8")
    assert len({before, other, fingerprint()}) == 3


def test_a_package_that_says_it_is_as_old_as_the_one_before_counts(texts: Path) -> None:
    file = texts / "en/pages.json"
    os.utime(file, (0, 0))
    before = fingerprint()
    file.write_text('{"a": "Six"}', encoding="utf-8")
    os.utime(file, (0, 0))
    assert fingerprint() != before


def test_libraries_and_python_count(monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint()
    monkeypatch.setattr(module, "_states_of_libraries", lambda: ("nh3 99",))
    other = fingerprint()
    monkeypatch.setattr(module.sys, "version", "9")
    assert len({before, other, fingerprint()}) == 3

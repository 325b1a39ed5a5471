# SPDX-License-Identifier: Apache-2.0
"""Each file of ours and each library belongs to the state of the program."""

import os
from pathlib import Path

import pytest

from sinau.operating_system.file_states import files_below, states_of_libraries
from sinau.unchanged import program
from sinau.unchanged.program import program_state

PACKAGES = ("sinau", "sinau_scorm", "sinau_theme")


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The states that the digest is made of."""
    found: list[str] = []

    def noted(root: Path, *more: tuple[str, ...], hidden: bool = True) -> list[str]:
        found.extend(lines := list(files_below(root, *more, hidden=hidden)))
        return lines

    monkeypatch.setattr(program, "files_below", noted)
    assert program_state()
    return found


def test_code_texts_templates_and_bundles_of_all_our_packages_count(seen: list[str]) -> None:
    paths = {line.rsplit(" ", 3)[0] for line in seen}
    for package in PACKAGES:
        assert any(path.endswith(f"{package}/__init__.py") for path in paths), package
    for end in ("player/index.html.j2", "built/site.js", "texts/id/calls.json", "site/main.html", "ids_lock.py"):
        assert any(path.endswith(end) for path in paths), end
    for end in ("material/templates/base.html", "material/templates/partials/toc-item.html"):
        assert any(path.endswith(end) for path in paths), end
    assert not any("__pycache__" in path or "/.icons/" in path for path in paths)


def test_python_libraries_and_plugins_count(monkeypatch: pytest.MonkeyPatch) -> None:
    before = program_state()
    assert before == program_state()
    monkeypatch.setattr(program, "_libraries", lambda: ("lxml 99",))
    other = program_state()
    monkeypatch.setattr(program.sys, "version", "9")
    assert len({before, other, program_state()}) == 3
    monkeypatch.setattr(program, "may_have_plugins", lambda: True)
    assert program_state() is None


def test_each_library_is_found() -> None:
    for state in states_of_libraries(program.LIBRARIES):
        assert state.count(" ") == 4, state
    assert states_of_libraries(["not_there_at_all"]) == ("not_there_at_all ",)


def test_a_file_with_another_time_is_another_state(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("x", encoding="utf-8")
    before = list(files_below(tmp_path))
    os.utime(tmp_path / "a.css", (0, 0))
    assert list(files_below(tmp_path)) != before
    assert list(files_below(tmp_path, (".py",))) == []

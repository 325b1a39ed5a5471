# SPDX-License-Identifier: Apache-2.0
"""Entry points as they lie in folders: the same as Python's own reader finds, and nobody's plugin is overlooked."""

import sys
import zipfile
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from helpers.plugins import install_broken
from sinau.extensions import entries
from sinau.extensions.entries import may_have_plugins, own_folders, own_groups

GROUPS = ("sinau.commands", "sinau.publications")


def expected(group: str) -> tuple[str, ...]:
    found = [one for one in entry_points(group=group) if one.dist is None or one.dist.name == "sinau"]
    return tuple(one.value for one in sorted(found, key=lambda one: one.name))


@pytest.mark.parametrize("group", GROUPS)
def test_ours_are_those_that_python_finds(group: str) -> None:
    assert own_folders(group) == expected(group) != ()


def test_our_groups_are_known() -> None:
    assert set(own_groups()) == set(GROUPS)
    assert own_folders("sinau.nothing") == ()


def test_ours_are_asked_for_where_they_lie_in_no_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entries, "_files_of_entry_points", lambda: ())
    entries._own_entry_points.cache_clear()
    try:
        assert own_folders("sinau.commands") == expected("sinau.commands")
    finally:
        entries._own_entry_points.cache_clear()


def test_without_plugins_there_are_none() -> None:
    assert not may_have_plugins()


@pytest.mark.parametrize("group, found", [("sinau.plugins", True), ("sinau.commands", True), ("other.plugins", False)])
def test_another_distribution_is_seen_as_soon_as_it_is_there(
    group: str, found: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    assert not may_have_plugins()

    install_broken(tmp_path, "trial", "", "trial:PLUGIN", group)

    assert may_have_plugins() == found


def test_where_distributions_can_lie_elsewhere_python_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with zipfile.ZipFile(tmp_path / "some.zip", "w") as archive:
        archive.writestr("a.py", "")
    with monkeypatch.context() as patch:
        patch.syspath_prepend(str(tmp_path / "some.zip"))
        assert may_have_plugins()
    assert not may_have_plugins()

    class Finder:
        @staticmethod
        def find_spec(*_: object) -> None:
            return None

        @staticmethod
        def find_distributions(*_: object) -> tuple[()]:
            return ()

    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, Finder])
    assert may_have_plugins()

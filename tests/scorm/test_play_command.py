# SPDX-License-Identifier: Apache-2.0
"""`sinau play` where it cannot play: one clear message in the reader's language, with what to do. The rest is in tests/browser."""

from __future__ import annotations

import socket
import webbrowser
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from helpers.playable import MANIFEST_12, write_package
from sinau.cli import main


@pytest.fixture(autouse=True)
def no_browser(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """No test may open one."""
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    return opened


def play(*words: str) -> Result:
    return CliRunner().invoke(main, ["play", *words])


@pytest.mark.parametrize("language, said", [("en", "is not a zip file"), ("id", "bukan berkas zip")])
def test_what_is_no_package(tmp_path: Path, language: str, said: str) -> None:
    (tmp_path / "naskah.zip").write_text("hello")
    result = play(str(tmp_path / "naskah.zip"), "--lang", language)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.count("\n") == 1
    assert said in result.stderr


def test_an_unknown_personality_is_told_with_the_one_that_is_meant(tmp_path: Path) -> None:
    package = write_package(tmp_path / "a.zip", MANIFEST_12, {})
    result = play(str(package), "--personality", "mooodle")
    assert result.exit_code == 1
    assert "moodle" in result.stderr


def test_a_taken_port(tmp_path: Path) -> None:
    package = write_package(tmp_path / "a.zip", MANIFEST_12, {})
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = play(str(package), "--port", str(taken.getsockname()[1]))
    assert result.exit_code == 2
    assert "Leave --port out" in result.stderr


def test_a_file_that_is_not_ours_is_not_overwritten(tmp_path: Path) -> None:
    package = write_package(tmp_path / "a.zip", MANIFEST_12, {})
    (tmp_path / "notes.json").write_text("[]")
    result = play(str(package), "--keep", str(tmp_path / "notes.json"))
    assert result.exit_code == 1
    assert "notes.json" in result.stderr
    assert (tmp_path / "notes.json").read_text() == "[]"


def test_the_browser_is_opened_at_the_address_and_ctrl_c_ends_it(
    tmp_path: Path, no_browser: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(address: str) -> bool:
        no_browser.append(address)
        raise KeyboardInterrupt

    monkeypatch.setattr(webbrowser, "open", stop)
    result = play(str(write_package(tmp_path / "a.zip", MANIFEST_12, {})), "--lang", "id")
    assert result.exit_code == 130
    assert no_browser == [result.stdout.split(" di ")[1].split(" ")[0]]
    assert result.stderr.strip() == "Dihentikan."

# SPDX-License-Identifier: Apache-2.0
"""Commands that are run again: they print what they printed and make nothing; the results are the same on every way."""

from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner, Result

from helpers.edited import begin, edit, mend
from helpers.output import leftovers, picture, write_catalogue
from sinau import compiler
from sinau.command_line.program import main


def call(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in (*words, "--lang", "en")])


def built(folder: Path, *words: object) -> Result:
    return call("build", "--content", folder / "in", "--out", folder / "out", "--cache", folder / "cache", *words)


def states(folder: Path) -> dict[str, tuple[int, int]]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path): (path.stat().st_ino, path.stat().st_mtime_ns) for path in files}


def test_a_build_that_finds_all_unchanged_makes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_catalogue(tmp_path / "in", "A **word.")
    assert built(tmp_path).exit_code == 0  # it writes the locks
    first = built(tmp_path)
    assert "C145" in first.output
    before = states(tmp_path / "out")
    with monkeypatch.context() as patched:
        patched.setattr(compiler, "_build", lambda *_: pytest.fail("it builds"))
        again = built(tmp_path)

    assert (again.exit_code, again.output) == (0, first.output)
    assert states(tmp_path / "out") == before
    (tmp_path / "out/site/index.html").write_text("Mine.", encoding="utf-8")
    other = built(tmp_path)
    assert other.exit_code == 2
    assert "site/index.html" in other.output
    assert built(tmp_path, "--replace").exit_code == 0
    assert leftovers(tmp_path / "out") == []


def test_what_was_told_once_is_told_again(tmp_path: Path) -> None:
    write_catalogue(tmp_path / "in", "Teks [x](gone.md).")
    first = call("check", "--content", tmp_path / "in", "--cache", tmp_path / "cache")
    again = call("check", "--content", tmp_path / "in", "--cache", tmp_path / "cache")

    assert first.exit_code == again.exit_code == 1
    assert first.output == again.output
    assert "gone.md" in again.output


@pytest.mark.parametrize("seed", range(2))
def test_after_any_edits_results_are_those_of_an_empty_folder(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    begin(tmp_path / "in", random)
    words = ("--publication", "offline", "--publication", "handout", "--publication", "scorm12")
    same = 0
    for count in range(7):
        change = edit(tmp_path / "in", random) if count % 2 else mend(tmp_path / "in", random)
        for _ in range(2):
            mine = built(tmp_path, *words)
        fresh = call("build", "--content", tmp_path / "in", "--out", tmp_path / f"out{count}", "--no-cache", *words)
        assert mine.exit_code == fresh.exit_code, (change, mine.output, fresh.output)
        assert mine.output.replace(f"out{count}", "out") == fresh.output.replace(f"out{count}", "out")
        if not fresh.exit_code:
            same += 1
            assert picture(tmp_path / "out") == picture(tmp_path / f"out{count}")
    assert same > 3


def test_two_publications_in_turn_leave_each_other_unchanged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_catalogue(tmp_path / "in")
    for name in ("site", "offline") * 2:
        assert built(tmp_path, "--publication", name).exit_code == 0
    monkeypatch.setattr(compiler, "_build", lambda *_: pytest.fail("it builds"))
    for name in ("site", "offline"):
        assert built(tmp_path, "--publication", name).exit_code == 0

# SPDX-License-Identifier: Apache-2.0
"""PDFs of an earlier build: none stays beside newer files without a word, and none that is not ours is removed."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from helpers.output import write_catalogue
from sinau.commands.build import build as command

PDF = "handouts/kursus-1-handout.pdf"


@pytest.fixture
def content(tmp_path: Path, small_pdfs: None, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "caches"))
    return write_catalogue(tmp_path / "isi", publications="handout")


def run(content: Path, out: Path, *options: str) -> Result:
    result = CliRunner().invoke(command, ["--content", str(content), "--out", str(out), *options])
    assert result.exit_code == 0, result.output
    return result


def test_a_build_without_pdfs_removes_those_of_the_build_before_and_says_so(content: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(content, out, "--pdf")
    assert (out / PDF).read_bytes() == b"%PDF-1.7 small"
    result = run(content, out)
    assert not (out / PDF).exists()
    assert f"Removed from {out}, as they told of an earlier build: {PDF}." in result.output
    assert "handout" not in run(content, out).stderr, "said once"
    assert "Removed" not in run(content, out, "--pdf").output
    assert (out / PDF).exists()


@pytest.mark.parametrize("whose", ["changed", "of others", "of a former record"])
def test_what_is_not_as_it_was_written_stays_and_is_named(content: Path, tmp_path: Path, whose: str) -> None:
    out = tmp_path / "out"
    run(content, out, *(["--pdf"] if whose != "of others" else []))
    if whose == "of a former record":
        (out / ".sinau/written.json").write_text("{}")
        (out / "handouts/kursus-1-handout.html").unlink()
        (out / "policy.txt").unlink()
    else:
        (out / PDF).write_bytes(b"%PDF mine")
    before = (out / PDF).read_bytes()
    result = run(content, out)
    assert (out / PDF).read_bytes() == before
    assert f"Not made by this build, so perhaps no longer right, in {out}: {PDF}." in result.output


def test_a_build_that_stops_removes_nothing(content: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(content, out, "--pdf")
    (out / "handouts/kursus-1-handout.html").write_text("changed")
    result = CliRunner().invoke(command, ["--content", str(content), "--out", str(out)])
    assert result.exit_code == 2
    assert (out / PDF).exists()


def interrupted(_output: object) -> None:
    raise KeyboardInterrupt


def test_a_build_that_was_killed_before_it_leaves_it_to_the_next(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    run(content, out, "--pdf")
    with monkeypatch.context() as patch:
        patch.setattr("sinau.output.session.Output._remove_outdated", interrupted)
        assert CliRunner().invoke(command, ["--content", str(content), "--out", str(out)]).exit_code == 130
    assert (out / PDF).exists()
    run(content, out)
    assert not (out / PDF).exists()


def test_the_cache_is_where_the_user_says(content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    used = []

    def draw(documents: list[object], cache: object, processes: int, _note: object) -> list[bytes]:
        used.append((getattr(cache, "folder", None), processes >= 1))
        return [b"%PDF"] * len(documents)

    monkeypatch.setattr("sinau.compiler.pdfs_of", draw)
    run(content, tmp_path / "out", "--pdf")
    run(content, tmp_path / "out", "--pdf", "--cache", str(tmp_path / "mine"))
    run(content, tmp_path / "out", "--pdf", "--no-cache")
    run(content, tmp_path / "out")
    assert used == [(tmp_path / "caches/sinau", True), (tmp_path / "mine", True), (None, True)]
    shutil.rmtree(tmp_path / "caches")
    (tmp_path / "caches").write_text("")
    assert "secret" in run(content, tmp_path / "out", "--pdf", "--cache", str(tmp_path / "mine")).output
    assert "secret" not in run(content, tmp_path / "out", "--pdf").output

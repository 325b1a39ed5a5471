# SPDX-License-Identifier: Apache-2.0
"""Where a report goes, and in what look; `sinau check` with each form, and with a day."""

import io
import json
import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from sinau.command_line.printing import look_of_stream
from sinau.command_line.program import main
from sinau.diagnostics.forms import Look
from sinau.extensions import printed_forms

BASE = Path(__file__).parents[1] / "cases/base"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(BASE, tmp_path / "isi")
    monkeypatch.chdir(tmp_path)
    return Path("isi")


def test_a_terminal_gets_colours_and_its_width(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "get_terminal_size", lambda: os.terminal_size((77, 20)))

    assert look_of_stream(Terminal(), content, {"TERM": "xterm"}) == Look("isi", colour=True, width=77)
    assert look_of_stream(Terminal(), content, {"TERM": "xterm", "NO_COLOR": "1"}) == Look(
        "isi", colour=False, width=77
    )
    assert look_of_stream(Terminal(), content, {"TERM": "dumb"}).colour is False
    assert look_of_stream(io.StringIO(), content, {"TERM": "xterm"}) == Look("isi")


def test_a_catalogue_elsewhere_is_named_whole(content: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other")

    assert look_of_stream(io.StringIO(), other).folder == other.resolve().as_posix()
    assert look_of_stream(io.StringIO(), Path()).folder == ""


def test_every_form_can_be_asked_for(content: Path) -> None:
    assert {"full", "concise", "json", "github", "gitlab"} <= printed_forms().keys()
    (content / "kursus/01.md").write_text("---\nid: satu\ntitel: Satu\n---\nTeks.\n", encoding="utf-8")

    for form in printed_forms():
        result = CliRunner().invoke(main, ["check", "--content", "isi", "--format", form])
        assert result.exit_code == 1
        assert "unknown-key" in result.output

    github = CliRunner().invoke(main, ["check", "--content", "isi", "--format", "github"]).stdout
    assert github.startswith("::error file=isi/kursus/01.md,line=3,col=1,endColumn=6,title=C202 unknown-key::")
    assert (
        json.loads(CliRunner().invoke(main, ["check", "--content", "isi", "--format", "json"]).stdout)[0]["line"] == 3
    )


@pytest.mark.parametrize("command", ["check", "build"])
def test_dated_sources_are_compared_with_the_day(content: Path, command: str) -> None:
    page = content / "kursus/01.md"
    source = "sources:\n  - text: Pasal 1\n    review_by: 2027-06-30\n"
    page.write_text(
        page.read_text(encoding="utf-8").replace("title: Satu\n", f"title: Satu\n{source}"), encoding="utf-8"
    )

    before = CliRunner().invoke(main, [command, "--content", "isi", "--today", "2027-06-29"])
    after = CliRunner().invoke(main, [command, "--content", "isi", "--today", "2027-06-30"])

    assert before.exit_code == after.exit_code == 0, after.output
    assert "review-due" not in before.stderr
    assert "isi/kursus/01.md:6:16" in after.stderr
    assert "Warnings: 1." in after.stderr


def test_unknown_names_are_told_what_was_meant(content: Path) -> None:
    course = CliRunner().invoke(main, ["build", "--content", "isi", "--course", "krusus"])
    assert course.stderr == "There is no course krusus. Did you mean kursus?\n"

    publication = CliRunner().invoke(main, ["build", "--content", "isi", "--publication", "scrom12", "--lang", "id"])
    assert publication.stderr == "Tidak ada terbitan scrom12. Maksud Anda scorm12?\n"
    assert publication.exit_code == 1

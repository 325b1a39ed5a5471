# SPDX-License-Identifier: Apache-2.0
"""`sinau` alone says what can be done next in the folder where it is called."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from sinau.command_line.program import main

LESSON = Path("content/first-course/01-basics/01-first-lesson.md")


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    return tmp_path


def sinau_(*words: str) -> str:
    result = CliRunner().invoke(main, [*words])
    assert result.exit_code == 0, result.output
    return result.output


def steps() -> list[str]:
    """Return the commands and files that `sinau` alone names, in its order."""
    lines = sinau_().split("What to do next:\n")[1].splitlines()
    return [line.split(": ", 1)[1].strip() for line in lines]


def test_in_an_empty_folder_a_catalogue_is_begun() -> None:
    assert steps() == ["sinau new", "sinau --help"]


@pytest.mark.parametrize("words", [("--lang", "id"), ("--lang=id",), ("next", "--lang", "id")])
def test_it_speaks_the_readers_language(words: tuple[str, ...]) -> None:
    assert "Belum ada katalog di folder ini." in sinau_(*words)


def test_it_says_what_comes_next_from_mistakes_to_the_built_course() -> None:
    sinau_("new", "catalogue")
    assert "not built here yet" in sinau_()
    assert steps()[0] == "sinau build"

    text = LESSON.read_text(encoding="utf-8")
    LESSON.write_text(text.replace("title:", "titel:").replace("minutes:", "minuts:"), encoding="utf-8")
    told = sinau_()
    assert "has 2 errors. The first one:\n\nerror[C202]" in told
    assert f"{LESSON.as_posix()}:3:1" in told
    assert told.count("error[") == 1
    assert steps()[0] == "sinau check"

    LESSON.write_text(text, encoding="utf-8")
    sinau_("build", "--publication", "scorm12", "--quiet")
    assert "up to date" in sinau_()
    assert steps()[0] == "sinau play dist/packages/first-course-1-0-scorm12.zip"

    later = Path("dist/.sinau/written.json").stat().st_mtime + 10
    os.utime(LESSON, (later, later))
    assert "Something has changed" in sinau_()
    assert steps()[0] == "sinau build"


def test_a_catalogue_in_another_folder_is_named(place: Path) -> None:
    sinau_("new", "catalogue")
    Path("content").rename("isi")
    assert steps()[0] == "sinau build --content isi"
    (place / "isi").rename("content")
    os.chdir("content/first-course")
    assert steps()[0] == f"cd {place.resolve()}"
    os.chdir("..")
    assert steps()[0] == f"cd {place.resolve()}"
    (place / "content").rename(place / "mine")
    os.chdir(place / "mine")
    assert steps()[0] == "sinau build --content ."

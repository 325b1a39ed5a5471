# SPDX-License-Identifier: Apache-2.0
"""What an LMS keeps results of: the words for it in course.yml and on the command line, in both languages."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from helpers.chain import COURSE, compiled, lesson
from sinau.command_line.program import main

WORDS = {
    "course": "course", "modules": "module", "lessons": "lesson", "kursus": "course", "modul": "module",
    "pelajaran": "lesson", "module": "module", "lesson": "lesson", "Modules": "module", "LESSON": "lesson",
}  # fmt: skip


@pytest.mark.parametrize("key", ["tracked", "dicatat"])
@pytest.mark.parametrize("word", WORDS)
def test_a_course_says_it_in_either_language_and_number(key: str, word: str) -> None:
    outcome = lesson("Text.", **{"kursus/course.yml": f"{COURSE}{key}: {word}\n"})

    assert outcome.codes == []
    assert outcome.rendered
    assert outcome.rendered.courses[0].course.settings == {"tracked": WORDS[word]}


def test_other_words_are_told_which_there_are() -> None:
    outcome = lesson("Text.", **{"kursus/course.yml": f"{COURSE}tracked: bab\n"})
    (found,) = outcome.report

    assert found.rule.code == "C204"
    assert found.hint("en") == "Known are: course, kursus, lessons, modul, modules, pelajaran."


def build(tmp_path: Path, *options: str) -> Result:
    files = {
        "catalogue.yml": "format: 1\ntitle: Katalog\npublications: [scorm12]\n",
        "kursus/course.yml": COURSE.replace("[01.md]", "[01.md, 02.md]"),
        "kursus/01.md": "---\nid: satu\ntitle: Satu\nobjectives: [tertib]\n---\nIsi.\n",
        "kursus/02.md": "---\nid: dua\ntitle: Dua\n---\nIsi.\n",
    }
    assert compiled(files).codes == []
    for path, text in files.items():
        (tmp_path / "isi" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "isi" / path).write_text(text, encoding="utf-8")
    folders = ["--content", str(tmp_path / "isi"), "--out", str(tmp_path / "out")]
    return CliRunner().invoke(main, ["build", *folders, "--publication", "scorm12", *options])


@pytest.mark.parametrize(
    "word, name",
    [
        ("course", "kursus-1-scorm12.zip"),
        ("lessons", "kursus-1-scorm12-lessons.zip"),
        ("lesson", "kursus-1-scorm12-lessons.zip"),
        ("pelajaran", "kursus-1-scorm12-lessons.zip"),
        ("modules", "kursus-1-scorm12-modules.zip"),
    ],
)
def test_the_command_line_takes_the_same_words(word: str, name: str, tmp_path: Path) -> None:
    result = build(tmp_path, "--tracked", word)

    assert result.exit_code == 0, result.output
    assert [path.name for path in (tmp_path / "out/packages").glob("*.zip")] == [name]


def test_the_command_line_names_the_words(tmp_path: Path) -> None:
    result = build(tmp_path, "--tracked", "bab")

    assert result.exit_code == 1
    assert "Known are: course, kursus, lessons, modul, modules, pelajaran." in result.output
    assert "--tracked: The value bab is not known here." in result.output
    assert "[course|modules|lessons]" in CliRunner().invoke(main, ["build", "--help"]).output

# SPDX-License-Identifier: Apache-2.0
"""`sinau new` on a terminal: what is not said is asked, in the reader's language, until the answer can be used."""

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from helpers.terminal import at_terminal
from sinau.command_line.program import main
from sinau.loading import check, load

PROGRAM = [sys.executable, "-c", "from sinau.command_line.program import main; main(prog_name='sinau')"]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """A folder in which somebody has begun a catalogue and an exam by answering; what the terminal showed."""
    folder = tmp_path_factory.mktemp("terminal")
    begun = [
        ("> [1] ", ""),
        ("berbahasa apa?", "2"),
        ("Judul katalog", "Balai Latihan: Desa"),
        ("penerbitnya", ""),
        ("Judul kursus", " . "),
        ("dapat dibaca", "Kas Desa"),
        ("Judul modul", ""),
        ("Judul pelajaran pertamanya", "Mengapa mencatat?"),
        ("Di mana foldernya", "gitlab"),
    ]
    environment = {"LC_ALL": "id_ID.UTF-8"}
    status, first = at_terminal([*PROGRAM, "new"], begun, folder, environment)
    assert status == 0, first
    then = [("Apa yang ingin", "assessment"), ("Jenis apa?", "9"), ("9 tidak ada di antara", "3"), ("Judul", "")]
    status, second = at_terminal([*PROGRAM, "new"], then, folder, environment)
    assert status == 0, second
    return folder, first, second


def test_a_catalogue_is_begun_by_answering(place: tuple[Path, str, str]) -> None:
    folder, first, second = place
    catalogue = load(folder / "content")
    (course,) = catalogue.courses

    assert [f"{d.span} {d.message('id')}" for d in check(catalogue)] == []
    assert (catalogue.title, catalogue.publisher) == ("Balai Latihan: Desa", "")
    assert (course.id, course.title, course.language) == ("kas-desa", "Kas Desa", "id")
    assert [one.title for one in course.activities()] == ["Mengapa mencatat?", "Ujian akhir"]
    assert "sinau build" in first
    assert (folder / ".gitlab-ci.yml").is_file()
    assert not (folder / ".github").exists()
    assert "content/kas-desa/ujian-akhir.md" in second
    assert "Traceback" not in first + second


def test_who_stops_leaves_nothing(tmp_path: Path) -> None:
    asked = [("In which language", "1"), ("Title of the catalogue", "\x03")]

    status, shown = at_terminal([*PROGRAM, "new", "catalogue", "--lang", "en"], asked, tmp_path, {})

    assert status == 130
    assert "Stopped." in shown
    assert "Traceback" not in shown
    assert list(tmp_path.iterdir()) == []


def test_nobody_is_asked_who_does_not_want_to_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sinau.creating.asking.is_on_terminal", lambda: True)

    result = CliRunner().invoke(main, ["new", "catalogue", "--no-input", "--lang", "en"])

    assert (result.exit_code, "?" in result.output) == (0, False)
    assert (tmp_path / "content/first-course/course.yml").is_file()

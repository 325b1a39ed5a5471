# SPDX-License-Identifier: Apache-2.0
"""`sinau verify` as people and programs meet it."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from helpers.packages import entries, good
from helpers.zips import raw_zip
from sinau.command_line.program import main
from sinau_scorm.verify import Edition


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("paket.zip").write_bytes(raw_zip(entries(good(Edition.FOURTH))))
    return Path("paket.zip")


def broken(old: str, new: str) -> None:
    files = good(Edition.FOURTH)
    text = str(files["imsmanifest.xml"])
    assert old in text
    Path("paket.zip").write_bytes(raw_zip(entries({**files, "imsmanifest.xml": text.replace(old, new)})))


def verify(*words: str) -> Result:
    return CliRunner().invoke(main, ["verify", "--lang", "en", *words])


def test_a_sound_package(package: Path) -> None:
    result = verify("paket.zip")

    assert result.exit_code == 0
    assert result.stderr.startswith("paket.zip: SCORM 2004 4th Edition, SCOs: 1, files: 22, ")
    assert " KB, sha256:" in result.stderr
    assert result.stderr.endswith("\nNo errors. Warnings: 0.\n")
    assert re.search(r", \d+\.\d KB, ", result.stderr)
    assert re.search(r", \d+,\d KB, ", verify("--lang", "id", "paket.zip").stderr)


def test_an_error_shows_the_line_inside_the_zip(package: Path) -> None:
    broken('identifierref="halaman"', 'identifierref="hilang"')

    result = verify("paket.zip")

    assert result.exit_code == 1
    assert "error[C739] item-refers-to-nothing: There is no resource hilang." in result.stderr
    assert "--> paket.zip!imsmanifest.xml:" in result.stderr
    assert '<item identifier="bacaan" identifierref="hilang">' in result.stderr
    assert "^^^^^" in result.stderr


def test_warnings_fail_when_they_are_to(package: Path) -> None:
    broken('choice="true" flow="true"', 'choice="true"')

    assert verify("paket.zip").exit_code == 0
    assert verify("--strict", "paket.zip").exit_code == 1


def test_programs_get_json(package: Path) -> None:
    broken(' type="webcontent"', "")

    result = verify("--format", "json", "paket.zip")

    assert {(d["code"], d["file"]) for d in json.loads(result.stdout)} == {("C750", "paket.zip!imsmanifest.xml")}


def test_several_packages_and_folders(package: Path) -> None:
    for name, content in good(Edition.SCORM12).items():
        path = Path("kursus") / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    Path("rusak.zip").write_bytes(package.read_bytes()[:-50])

    result = verify("--format", "concise", "paket.zip", "kursus", "rusak.zip")

    assert result.exit_code == 1
    assert "kursus: SCORM 1.2, SCOs: 1, files: 9, " in result.stderr
    assert "rusak.zip: no edition of SCORM that can be read, SCOs: 0, files: 0, " in result.stderr
    assert "rusak.zip:1:1: error[C700] not-a-readable-zip" in result.stderr
    assert "Errors: 1. Warnings: 0." in result.stderr


def test_a_file_that_is_not_there() -> None:
    assert verify("hilang.zip").exit_code == 2

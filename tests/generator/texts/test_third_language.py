# SPDX-License-Identifier: Apache-2.0
"""A course in a language that Sinau does not bring: it is built in any case, and files alone make the interface speak it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

SINAU = Path(sys.executable).parent / "sinau"
FILES = {
    "isi/catalogue.yml": "format: 1\ntitle: Essai\nlanguages: [fr]\npublications: [offline]\n",
    "isi/k/course.yml": (
        "id: k\ntitle: Essai\nlanguage: fr\nversion: '1'\ncompletion: lessons\n"
        "modules:\n  - {id: m, title: M, lessons: [one.md]}\n"
    ),
    "isi/k/one.md": (
        "---\nid: one\ntitle: Une\n---\n\nLisez.\n\n::: question siklus-1 order\n\nDans quel ordre ?\n\n1. Un\n2. Deux\n\n:::\n"
    ),
}
FRENCH = {
    "language": {"name": "français", "decimal": ",", "group": "\u202f", "last": " et ", "plural": {"one": "i = 0,1"}},
    "page": {"contents": "Sommaire"},
    "player": {"check_answer": "Vérifier"},
    "ordering_view": {"up": "Monter"},
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    for name, texts in FRENCH.items():
        (tmp_path / "textes/fr").mkdir(parents=True, exist_ok=True)
        (tmp_path / f"textes/fr/{name}.json").write_text(json.dumps(texts), encoding="utf-8")
    return tmp_path


def built(folder: Path, **environment: str) -> tuple[str, dict[str, str]]:
    """Build the course; return what the build says, and the files of its package."""
    run = subprocess.run(
        [SINAU, "build", "--content", "isi", "--format", "concise"],
        cwd=folder,
        env={**os.environ, "LC_ALL": "C", **environment},
        capture_output=True,
        encoding="utf-8",
    )
    assert run.returncode == 0, run.stderr
    with ZipFile(folder / "dist/packages/k-1-offline.zip") as archive:
        return run.stdout + run.stderr, {
            name: archive.read(name).decode(errors="replace") for name in archive.namelist()
        }


def test_a_course_in_any_language_is_built_and_told_that_its_interface_is_english(content: Path) -> None:
    said, files = built(content)

    assert "isi/k/course.yml:3:11: note[C519] interface-in-english: The interface does not speak fr" in said
    assert '<html lang="fr" dir="ltr"' in files["index.html"]
    assert 'aria-label="Contents"' in files["index.html"]


def test_a_folder_of_files_makes_the_interface_speak_it_and_english_stands_in(content: Path) -> None:
    said, files = built(content, SINAU_TEXTS="textes")

    assert "C519" not in said
    page = files["index.html"]
    assert 'aria-label="Sommaire"' in page
    assert "Vérifier" in page
    assert "Skip to content</a>" in page  # what is missing is English
    assert "Monter" in files["view-ordering.js"]

# SPDX-License-Identifier: Apache-2.0
"""`--update-golden` writes what is expected anew, but for what learners' answers depend on."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import copy

import pytest

from helpers.hashes import hashes
from helpers.permanent import lost

GOLDEN = Path(__file__).parent / "golden"
PUBLISHED = GOLDEN / "published"
DATA = [path.name for path in sorted(PUBLISHED.iterdir()) if path.suffix in {".json", ".lock"}]
CONFTEST = Path(__file__).parent / "conftest.py"
Edit = Callable[[str], str]


def replaced(old: str, new: str) -> Edit:
    def edit(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return edit


EDITS: dict[str, tuple[str, Edit, str]] = {
    "hash in the course's data": (
        "course-scorm12.json",
        replaced('"hash": "8b237a"', '"hash": "8b237b"'),
        "course-scorm12.json: the hash of the question tanah-2 is 8b237a and would be 8b237b",
    ),
    "hash in a form": (
        "questions.json",
        replaced('"hash": "943c50"', '"hash": "000000"'),
        "questions.json: the hash of the question awal-1 is 943c50 and would be 000000",
    ),
    "number of a question": (
        "course-offline.json",
        replaced('"index": 7', '"index": 17'),
        "course-offline.json: the index of the question tanah-1 is 7 and would be 17",
    ),
    "number of an activity": (
        "course-offline.json",
        replaced('"index": 4', '"index": 5'),
        "course-offline.json: the index of the activity ujian is 4 and would be 5",
    ),
    "number in the lock": (
        "ids.lock",
        replaced("question hilang-1 5", "question hilang-1 6"),
        "ids.lock: the index of the question hilang-1 is 5 and would be 6",
    ),
    "another id": (
        "course-offline.json",
        replaced('"id": "kuis-1"', '"id": "kuis-9"'),
        "course-offline.json: the index of the question kuis-1 is 8 and would be gone",
    ),
    "no hash any more": (
        "questions.json",
        lambda text: re.sub(r'\s*"hash": "707b09",', "", text),
        "questions.json: the hash of the question ujian-1 is 707b09 and would be gone",
    ),
    "a line less in the lock": (
        "ids.lock",
        replaced("activity hilang 1\n", ""),
        "ids.lock: the index of the activity hilang is 1 and would be gone",
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_what_answers_hang_on_is_not_written_anew(name: str) -> None:
    file, edit, message = EDITS[name]
    path = PUBLISHED / file

    assert message in lost(path, edit(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", DATA)
def test_all_else_may_be_written_anew(name: str) -> None:
    text = (PUBLISHED / name).read_text(encoding="utf-8")
    others = [text, text.replace("Tanah", "Lahan"), text + "question baru-1 10\n" if name.endswith(".lock") else text]
    if name.startswith("course"):
        course = json.loads(text)
        course["activities"][0]["questions"].insert(0, {"id": "baru-1", "index": 10, "hash": "0123ab", "was": ["ab"]})
        course["activities"].append({"id": "baru", "index": 5, "questions": []})
        others.append(json.dumps(course))

    assert [lost(PUBLISHED / name, other) for other in others] == [[]] * len(others)
    assert lost(PUBLISHED / "new.json", '{"id": "x", "hash": "1"}') == []


def test_the_run_stops_and_the_file_stays(tmp_path: Path) -> None:
    copy(CONFTEST, tmp_path)
    (tmp_path / "test_it.py").write_text(
        "from pathlib import Path\n\ndef test_hash(golden):\n"
        """    golden(Path(__file__).parent / "course.json", '{"id": "q", "hash": "bb", "text": "new"}')\n"""
    )
    file = tmp_path / "course.json"
    file.write_text('{"id": "q", "hash": "aa", "text": "old"}', encoding="utf-8")

    result = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "--update-golden",
            "-p",
            "no:randomly",
            "-c",
            os.devnull,
            "--rootdir",
            ".",
            ".",
        ],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(CONFTEST.parent)},
        capture_output=True,
        text=True,
    )

    assert result.returncode == 1
    assert "course.json: the hash of the question q is aa and would be bb" in result.stdout
    assert "aa" in file.read_text(encoding="utf-8")


def test_the_hashes_of_the_golden_catalogue_are_those_it_had() -> None:
    """Also when somebody deletes the expected files and has them written anew."""
    known = {
        "kebun/awal-1": "943c50",
        "kebun/kuis-1": "3c5ce4",
        "kebun/tanah-1": "e19422",
        "kebun/tanah-2": "8b237a",
        "kebun/ujian-1": "707b09",
    }

    assert hashes(GOLDEN / "catalogue").items() >= known.items()

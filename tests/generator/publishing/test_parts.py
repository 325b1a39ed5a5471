# SPDX-License-Identifier: Apache-2.0
"""Courses in parts: every activity is in exactly one, with its permanent number, and knows what completes it."""

import json
import re
import zipfile
from itertools import chain
from pathlib import Path

import pytest

from helpers.chain import compiled
from sinau.compiler import Request, build
from sinau.diagnostics import Report
from sinau.model.rendered import RenderedCourse
from sinau.publishing.parts import parts_by_activity, parts_by_module

QUESTION = "\n::: question {id} true objective={objective}\nBetul?\n:::\n"
COURSE = """\
id: kursus
title: Kursus
language: id
version: "1"
mastery_score: 60%
objectives:
  - {id: tertib, text: Tertib}
  - {id: jujur, text: Jujur}
pretest: awal.md
exam: ujian.md
modules:
  - {id: dasar, title: Dasar, lessons: [a.md, kuis.md]}
  - {id: lanjut, title: Lanjut, lessons: [b.md]}
"""


def page(page_id: str, kind: str = "", text: str = "Isi.", objective: str = "") -> str:
    kinds = f"kind: {kind}\n" if kind else ""
    asked = QUESTION.format(id=f"q-{page_id}", objective=objective) if objective else ""
    return f"---\nid: {page_id}\ntitle: {page_id.title()}\n{kinds}---\n{text}\n{asked}"


FILES = {
    "catalogue.yml": "format: 1\ntitle: Katalog\npublications: [offline]\n",
    "kursus/course.yml": COURSE,
    "kursus/awal.md": page("awal", objective="tertib"),
    "kursus/a.md": page("a", text="Isi [b](b.md) dan [kuis](kuis.md).", objective="tertib"),
    "kursus/kuis.md": page("kuis", "quiz", objective="tertib"),
    "kursus/b.md": page("b", objective="jujur"),
    "kursus/ujian.md": page("ujian", objective="jujur"),
}


@pytest.fixture
def course() -> RenderedCourse:
    rendered = compiled(FILES).rendered
    assert rendered
    return rendered.courses[0]


def ids(part: RenderedCourse) -> list[str]:
    return [activity.activity.id for activity in part.activities]


def test_each_module_is_a_part_between_pretest_and_exam(course: RenderedCourse) -> None:
    parts = parts_by_module(course)

    assert [(part.course.id, part.course.title, ids(part)) for part in parts] == [
        ("kursus/awal", "Awal", ["awal"]),
        ("kursus/dasar", "Dasar", ["a", "kuis"]),
        ("kursus/lanjut", "Lanjut", ["b"]),
        ("kursus/ujian", "Ujian", ["ujian"]),
    ]
    assert {part.whole for part in parts} == {"kursus"}


def test_each_activity_is_a_part(course: RenderedCourse) -> None:
    parts = parts_by_activity(course)

    assert [(ids(part), part.graded) for part in parts] == [
        (["awal"], "awal"),
        (["a"], ""),
        (["kuis"], "kuis"),
        (["b"], ""),
        (["ujian"], "ujian"),
    ]


@pytest.mark.parametrize("cut", [parts_by_module, parts_by_activity])
def test_nothing_is_lost_or_numbered_anew(course: RenderedCourse, cut: object) -> None:
    parts = cut(course)  # type: ignore[operator]

    assert tuple(chain.from_iterable(part.activities for part in parts)) == course.activities
    assert {(part.activity_slots, part.question_slots) for part in parts} == {(5, 5)}


def test_a_part_is_complete_by_its_lessons_or_by_its_score(course: RenderedCourse) -> None:
    awal, dasar, _, ujian = (part.course for part in parts_by_module(course))

    assert (dasar.completion.lessons, dasar.completion.exam) == (True, False)
    assert (awal.completion.lessons, awal.completion.exam) == (False, True)
    assert (ujian.completion.lessons, ujian.completion.exam) == (False, True)
    assert (dasar.pretest, dasar.exam) == (None, None)
    assert ujian.exam
    assert ujian.exam.id == "ujian"


def test_a_part_has_the_objectives_that_it_asks_for(course: RenderedCourse) -> None:
    assert [[o.id for o in part.course.objectives] for part in parts_by_module(course)] == [
        ["tertib"],
        ["tertib"],
        ["jujur"],
        ["jujur"],
    ]


def outline(zipped: Path) -> tuple[dict[str, object], str]:
    page = zipfile.ZipFile(zipped).read("index.html").decode()
    found = re.search(r'<script type="application/json" id="sinau-course">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found[1]), page


def test_a_package_of_each_module(tmp_path: Path) -> None:
    for path, text in FILES.items():
        (tmp_path / "isi" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "isi" / path).write_text(text, encoding="utf-8")
    report = Report()

    built = report.collect(
        build(Request(tmp_path / "isi", tmp_path / "out", ("scorm12", "offline"), settings={"split": "module"}))
    )

    assert [found.rule.code for found in report] == ["C226", "C226"]  # the numbers and the catalogue's id were written
    assert [item.artefact.path.name for item in built] == [
        "kursus-awal-1-scorm12.zip",
        "kursus-dasar-1-scorm12.zip",
        "kursus-lanjut-1-scorm12.zip",
        "kursus-ujian-1-scorm12.zip",
        "kursus-1-offline.zip",  # nothing is tracked in it
    ]
    assert {item.course for item in built} == {"kursus"}
    data, text = outline(built[1].artefact.path)
    assert data["id"] == "kursus/dasar"
    assert '<a href="#kuis">' in text
    assert 'href="#b"' not in text  # a lesson of another package cannot be reached from here
    data, _ = outline(built[0].artefact.path)
    assert (data["graded"], data["completion"]) == ("awal", {"lessons": False, "exam": True})

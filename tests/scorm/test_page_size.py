# SPDX-License-Identifier: Apache-2.0
"""A page of the player comes in one round trip whatever the size of its course, and nothing of the course is missing for it."""

from __future__ import annotations

import gzip
import json
import re
from functools import cache
from pathlib import Path

import pytest

from helpers.large import of_lessons
from helpers.rendered import publish
from sinau.commands.build import player_weight
from sinau.comparing.packages import read_package
from sinau.diagnostics import Report, Span
from sinau.extensions import publications
from sinau.output.artefact import write_zip
from sinau.output.filetree import FileTree
from sinau.publishing.outlines import find_course_data
from sinau.publishing.player_files import media_names
from sinau_scorm.verify.verify_while_building import verify_built_package

# What a server sends before it waits for an answer: ten segments of a new connection (RFC 6928), less what the headers take.
ONE_ROUND_TRIP = 14 * 1024
PACKAGES = [one.name for one in publications().values() if one.kind == "package"]
SCRIPT = re.compile(r'<script[^>]* src="([^"]+)"')


@cache
def tree(name: str, lessons: int, modules: int, tracked: str = "course") -> FileTree:
    report = Report()
    files = publish(publications()[name], of_lessons(lessons, modules, tracked), report)
    # So many questions leave more records of answers than SCORM 2004 makes an LMS keep.
    assert {each.rule.code for each in report} <= {"C610"}
    return files


def size(files: FileTree) -> int:
    """Return the bytes of the page as they travel, without its first lesson's own content."""
    page = files.read("index.html")
    frame = page[: page.index(b'<article class="activity"')] + page[page.index(b"</article>") :]
    return len(gzip.compress(frame, 9, mtime=0))


def activities(files: FileTree, document: str = "index.html") -> list[str]:
    found = find_course_data(files.read(document).decode(), lambda address: files.read(address).decode())
    assert found
    return [one["id"] for one in json.loads(found.text)["activities"]]


def menu(files: FileTree) -> list[str]:
    return re.findall('data-activity-link="([^"]+)"', files.read("index.html").decode())


@pytest.mark.parametrize("name", PACKAGES)
@pytest.mark.parametrize("modules", [40, 1])
def test_a_page_comes_in_one_round_trip(name: str, modules: int) -> None:
    few, many = tree(name, 10, 1), tree(name, 400, modules)

    sizes = size(few), size(many)

    assert max(sizes) <= ONE_ROUND_TRIP, f"{sizes[0]} bytes with 10 lessons, {sizes[1]} with 400"
    assert activities(many) == [*(f"pelajaran-{number}" for number in range(400)), "ujian"]
    assert [activity for activity, shown in zip(activities(many), menu(many), strict=False) if activity != shown] == []


def test_a_small_course_needs_no_further_request() -> None:
    few = tree("scorm12", 10, 1)

    assert SCRIPT.findall(few.read("index.html").decode()) == ["player.js"]
    assert "outline.js" not in few
    assert menu(few) == activities(few)


def test_the_largest_course_in_a_page_and_the_smallest_beside_one() -> None:
    sizes = {lessons: tree("scorm12", lessons, 1) for lessons in (48, 52, 54)}
    inside = [size(files) for files in sizes.values() if "outline.js" not in files]
    beside = [size(files) for files in sizes.values() if "outline.js" in files]

    assert inside
    assert beside
    # With room for a first lesson as the samples have them.
    assert max(inside) < 10 * 1024
    assert max(beside) < 7 * 1024


def test_the_outline_counts_among_what_a_learner_waits_for() -> None:
    many = tree("scorm12", 400, 40)
    outline = len(gzip.compress(many.read("outline.js"), 9, mtime=0))

    assert outline > 5000
    assert player_weight(many.read) > size(many) + outline


@pytest.mark.parametrize("name", ["scorm12", "scorm2004-3", "scorm2004-4"])
def test_a_large_course_verifies_and_is_compared_as_a_whole(name: str, tmp_path: Path) -> None:
    write_zip(tree(name, 400, 40), tmp_path / "besar.zip", "imsmanifest.xml")
    report = Report()

    report.extend(verify_built_package(tmp_path / "besar.zip", Span("course.yml")))

    assert [each.message("en") for each in report] == []
    (course,) = read_package(tmp_path / "besar.zip").courses.values()
    assert len(course.questions) == 401


@pytest.mark.parametrize("name", ["scorm12", "scorm2004-4"])
def test_each_document_has_its_own_outline(name: str) -> None:
    files = tree(name, 200, 2, tracked="module")

    assert activities(files, "module-bagian-1.html") == [f"pelajaran-{number}" for number in range(100, 200)]
    assert SCRIPT.findall(files.read("module-bagian-1.html").decode()) == ["player.js", "outline-module-bagian-1.js"]
    # The exam alone is small.
    assert SCRIPT.findall(files.read("exam-ujian.html").decode()) == ["player.js"]
    assert activities(files, "exam-ujian.html") == ["ujian"]
    resource = re.search(r'(?s)href="module-bagian-1\.html".*?</resource>', files.read("imsmanifest.xml").decode())
    assert resource
    assert "outline-module-bagian-1.js" in resource[0]
    assert "outline-module-bagian-0.js" not in resource[0]


def test_no_picture_takes_the_name_of_an_outline() -> None:
    names = media_names(["a/outline.js", "a/outline-exam-x.js", "a/peta.png"], ["index.html", "exam-x.html"])

    assert set(names.values()) & {"outline.js", "outline-exam-x.js"} == set()
    assert names["a/peta.png"] == "peta.png"

# SPDX-License-Identifier: Apache-2.0
"""Courses are not hidden without a word: by a catalogue that is missing, unreadable or misnamed, by its list, or by their file's name."""

import pytest

from helpers.chain import CATALOGUE, COURSE, FRONT, compiled

LESSON = FRONT + "Teks [[x]].\n"
OF_COURSE = {
    "kursus/course.yml": COURSE.replace("objectives:\n  - id: tertib\n    text: Be orderly\n", ""),
    "kursus/01.md": LESSON,
}


def told(**files: str) -> list[str]:
    """Return the codes and places of what is said of `files` beside a course, and what is to be done."""
    return [f"{one.span.file}:{one.span.line} {one.rule.code}" for one in compiled(OF_COURSE | files).report]


@pytest.mark.parametrize(
    "files, found",
    [
        ({}, ["catalogue.yml:1 C206"]),
        ({"catalogue.yml": 'title: "Katalog\n'}, ["catalogue.yml:1 C110"]),
        ({"catalogue.yaml": CATALOGUE}, ["catalogue.yml:1 C206"]),
        ({"katalog.yml": CATALOGUE}, ["catalogue.yml:1 C206"]),
    ],
)
def test_courses_are_checked_without_a_catalogue(files: dict[str, str], found: list[str]) -> None:
    assert sorted(told(**files)) == sorted([*found, "kursus/01.md:5 C145"])


def test_pages_may_hold_html_where_nobody_knows_whether_they_may() -> None:
    html = {"kursus/01.md": FRONT + "<u>Teks</u>\n"}

    assert told(**html, **{"catalogue.yml": 'title: "Katalog\n'}) == ["catalogue.yml:1 C110"]
    assert "kursus/01.md:5 C137" in told(**html)


@pytest.mark.parametrize(
    "files, hint",
    [
        ({}, "Write catalogue.yml with `format: 1` and `title: ...` here; the courses in kursus are then found."),
        ({"katalog.yaml": CATALOGUE}, "Rename katalog.yaml to catalogue.yml."),
        ({"isi/catalogue.yml": CATALOGUE}, "The catalogue seems to be the folder isi in it: give that with --content."),
        (
            {"course.yml": COURSE},
            "This is the folder of a course: give the folder above it, which holds catalogue.yml, with --content.",
        ),
    ],
)
def test_where_the_catalogue_may_be(files: dict[str, str], hint: str) -> None:
    found = next(one for one in compiled(OF_COURSE | files).report if one.rule.code == "C206")

    assert found.hint("en") == hint


def test_nothing_of_a_folder_is_read_that_may_be_any() -> None:
    assert told(**{"isi/catalogue.yml": CATALOGUE}) == ["catalogue.yml:1 C206"]
    found = compiled({"catatan/01.md": LESSON, "index.md": "::: salah\n"}).report
    assert [one.rule.code for one in found] == ["C206"]


def test_a_course_that_the_list_leaves_out_is_told() -> None:
    catalogue = CATALOGUE + "courses: [lain]\n"
    other = {"lain/course.yml": COURSE.replace("id: kursus", "id: lain"), "lain/01.md": FRONT + "Teks.\n"}

    assert "kursus/course.yml:1 C237" in told(**{"catalogue.yml": catalogue}, **other)
    assert "kursus/course.yml:1 C237" not in told(**{"catalogue.yml": catalogue.replace("lain", "kursu")})
    assert "kursus/course.yml:1 C237" not in told(
        **{"catalogue.yml": catalogue.replace("[lain]", "[lain, kursus/]")}, **other
    )


@pytest.mark.parametrize("name", ["course.yaml", "Course.yml", "kursus.yml", "KURSUS.yaml"])
def test_a_course_under_another_name_is_told(name: str) -> None:
    files = {"catalogue.yml": CATALOGUE, f"lain/{name}": COURSE, "lain/01.md": LESSON}

    assert [place for place in told(**files) if place.startswith("lain")] == [f"lain/{name}:1 C238"]


@pytest.mark.parametrize(
    "path, found",
    [
        ("istilah.yml", False),
        ("kursus/glossary.yml", False),
        ("kursus/istilah.yaml", True),
        ("mkdocs.yml", True),
        ("lain/istilah.yml", True),
        ("kursus/media/kursus.yml", True),
    ],
)
def test_settings_that_nobody_reads_are_told(path: str, found: bool) -> None:
    terms = "terms:\n  - term: APB\n    meaning: Anggaran\n"

    assert (f"{path}:1 C239" in told(**{"catalogue.yml": CATALOGUE, path: terms})) is found

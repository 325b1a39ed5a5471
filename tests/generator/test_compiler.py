# SPDX-License-Identifier: Apache-2.0
"""The whole chain: what is built, for which courses, in which order, and the same bytes every time."""

import re
import shutil
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sinau.compiler import Request, UnknownNameError, build, render_catalogue
from sinau.diagnostics import Report
from sinau.model.rendered import Rendered
from sinau.output import OutputError

BASE = Path(__file__).parent / "cases/base"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A catalogue of two courses."""
    folder = tmp_path / "content"
    shutil.copytree(BASE, folder)
    shutil.copytree(folder / "kursus", folder / "kedua")
    course = (folder / "kedua/course.yml").read_text(encoding="utf-8")
    (folder / "kedua/course.yml").write_text(course.replace("id: kursus", "id: kedua"), encoding="utf-8")
    return folder


def rendered(content: Path) -> Rendered:
    report = Report()
    found = report.collect(render_catalogue(content))
    assert found, [f"{d.span} {d.message('en')}" for d in report]
    return found


def built(content: Path, out: Path, **options: tuple[str, ...]) -> list[str]:
    report = Report()
    found = report.collect(build(Request(content, out, **options)))  # type: ignore[arg-type]
    assert report.errors == 0
    return [item.artefact.path.relative_to(out).as_posix() for item in found]


def test_every_course_is_built_as_the_catalogue_says(content: Path, tmp_path: Path) -> None:
    assert built(content, tmp_path / "out") == ["packages/kedua-1-offline.zip", "packages/kursus-1-offline.zip"]


def test_the_catalogues_own_order_counts(content: Path) -> None:
    catalogue = content / "catalogue.yml"
    catalogue.write_text(catalogue.read_text(encoding="utf-8") + "courses: [kursus, kedua]\n", encoding="utf-8")

    assert [course.course.id for course in rendered(content).courses] == ["kursus", "kedua"]


def test_one_course_of_all(content: Path, tmp_path: Path) -> None:
    assert built(content, tmp_path / "out", courses=("kursus",)) == ["packages/kursus-1-offline.zip"]
    assert (content / "kursus/ids.lock").is_file()
    assert not (content / "kedua/ids.lock").exists()  # what is not published is not numbered


def test_another_publication_than_the_catalogue_names(content: Path, tmp_path: Path) -> None:
    found = built(content, tmp_path / "out", names=("scorm12",), courses=("kedua",))

    assert found == ["packages/kedua-1-scorm12.zip"]


def test_a_course_may_choose_its_publications(content: Path, tmp_path: Path) -> None:
    course = content / "kedua/course.yml"
    course.write_text(course.read_text(encoding="utf-8") + "publications: [scorm12]\n", encoding="utf-8")

    assert built(content, tmp_path / "out") == ["packages/kursus-1-offline.zip"]


@pytest.mark.parametrize("options", [{"names": ("pdf",)}, {"courses": ("pajak",)}, {"names": ("offline", "pdf")}])
def test_an_unknown_name_writes_nothing(content: Path, tmp_path: Path, options: dict[str, tuple[str, ...]]) -> None:
    with pytest.raises(UnknownNameError):
        build(Request(content, tmp_path / "out", **options))  # type: ignore[arg-type]

    assert not (tmp_path / "out").exists()
    assert not (content / "kursus/ids.lock").exists()


def test_a_second_build_changes_nothing(content: Path, tmp_path: Path) -> None:
    built(content, tmp_path / "first")
    locks = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in content.rglob("ids.lock")}

    built(content, tmp_path / "second")

    assert len(locks) == 2
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in content.rglob("ids.lock")} == locks
    for path in (tmp_path / "first").rglob("*.zip"):
        assert path.read_bytes() == (tmp_path / "second" / path.relative_to(tmp_path / "first")).read_bytes()


def test_the_folder_does_not_show_in_what_is_built(content: Path, tmp_path: Path) -> None:
    built(content, tmp_path / "first")
    elsewhere = tmp_path / "somewhere" / "else"
    shutil.copytree(content, elsewhere)

    built(elsewhere, tmp_path / "second")

    for path in (tmp_path / "first").rglob("*.zip"):
        assert path.read_bytes() == (tmp_path / "second" / path.relative_to(tmp_path / "first")).read_bytes()


def test_lessons_that_change_places_keep_their_numbers(content: Path, tmp_path: Path) -> None:
    built(content, tmp_path / "out", courses=("kursus",))
    (content / "kursus/00.md").write_text("---\nid: nol\ntitle: Nol\n---\n\nTeks.\n", encoding="utf-8")
    course = content / "kursus/course.yml"
    course.write_text(course.read_text(encoding="utf-8").replace("[01.md]", "[00.md, 01.md]"), encoding="utf-8")

    built(content, tmp_path / "out", courses=("kursus",))

    lock = (content / "kursus/ids.lock").read_text(encoding="utf-8")
    assert [line for line in lock.splitlines() if not line.startswith("#")] == ["activity satu 0", "activity nol 1"]
    course_ = next(c for c in rendered(content).courses if c.course.id == "kursus")
    assert [(a.activity.id, a.index) for a in course_.activities] == [("nol", 1), ("satu", 0)]
    assert course_.activity_slots == 2


def test_errors_stop_before_html(content: Path) -> None:
    (content / "kursus/01.md").write_text("---\nid: satu\ntitle: Satu\n---\n\n<b>x</b>\n", encoding="utf-8")
    report = Report()

    assert report.collect(render_catalogue(content)) is None
    assert report.errors == 1


def test_two_packages_never_share_a_name(content: Path, tmp_path: Path) -> None:
    for folder, course_id, version in (("kursus", "kursus", "1-2"), ("kedua", "kursus-1", "2")):
        course = content / folder / "course.yml"
        text = re.sub(r"(?m)^id: .*$", f"id: {course_id}", course.read_text(encoding="utf-8"))
        course.write_text(re.sub(r"(?m)^version: .*$", f'version: "{version}"', text), encoding="utf-8")

    with pytest.raises(OutputError, match="kursus-1"):
        built(content, tmp_path / "out")
    assert not list(tmp_path.glob("out/packages/*"))


def test_two_builds_in_one_process_at_once_are_as_each_alone(tmp_path: Path) -> None:
    names = ("site", "offline", "scorm12")
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        shutil.copytree(BASE, folder)
        course = folder / "kursus/course.yml"
        course.write_text(
            course.read_text(encoding="utf-8") + f"summary: The {folder.name} of two.\n", encoding="utf-8"
        )
    alone = [contents(folder, tmp_path / f"alone-{folder.name}", names) for folder in folders]
    temporary = tempfile.tempdir
    begin = threading.Barrier(len(folders))

    def together(folder: Path) -> dict[str, bytes]:
        begin.wait()
        return contents(folder, tmp_path / f"together-{folder.name}", names)

    with ThreadPoolExecutor(len(folders)) as threads:
        assert list(threads.map(together, folders)) == alone
    assert alone[0] != alone[1]
    assert tempfile.tempdir == temporary


def contents(content: Path, out: Path, names: tuple[str, ...]) -> dict[str, bytes]:
    """Build `content` and return every file that is there then."""
    assert len(built(content, out, names=names)) == len(names)
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}

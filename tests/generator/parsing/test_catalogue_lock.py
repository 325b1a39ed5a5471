# SPDX-License-Identifier: Apache-2.0
"""`catalogue.lock`: an id that every build of one catalogue comes to, and that no rename changes once it is written."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.chain import CATALOGUE, COURSE, FRONT, compiled, published
from sinau.compiler import Request, build
from sinau.diagnostics import Report
from sinau.locks import LockChangedError, write_locks
from sinau.locks.catalogue_lock import IdentityFile, identity_lock
from sinau.model.page import SourceText
from sinau.parsing.catalogue_lock import compute_identity, identity_text, read_identity

FILES = {"catalogue.yml": CATALOGUE, "kursus/course.yml": COURSE, "kursus/01.md": FRONT + "Text.\n"}
TEXTS = st.text(max_size=40)


def id_of(**files: str) -> str:
    """The id of the catalogue with some of its files changed; `__` stands for a dot, `_` for a slash."""
    changed = {name.replace("__", ".").replace("_", "/"): text for name, text in files.items()}
    outcome = compiled(FILES | changed)
    assert not outcome.codes
    return outcome.catalogue.id


def write(folder: Path, files: dict[str, str]) -> Path:
    """Write a catalogue into a folder."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def codes(report: Report) -> list[str]:
    """What was reported."""
    return [one.rule.code for one in report]


def test_the_same_catalogue_has_the_same_id_on_every_machine() -> None:
    # Written down here: whoever changes how it is computed separates every learner without a lock from their records.
    assert compute_identity("Pemerintah Desa", "Katalog", ["a", "b"]) == "r959mvw2d2"
    assert (
        id_of()
        == id_of(kursus_01__md=FRONT + "Other text.\n")
        == id_of(catalogue__yml=CATALOGUE + "languages: [id, en]\n")
    )


def test_publisher_title_and_courses_make_the_id() -> None:
    others = {
        id_of(),
        id_of(catalogue__yml=CATALOGUE + "publisher: Desa\n"),
        id_of(catalogue__yml=CATALOGUE.replace("Katalog", "Katalog lain")),
        id_of(kursus_course__yml=COURSE.replace("id: kursus", "id: lain")),
    }
    assert len(others) == 4


def test_with_the_lock_everything_may_be_renamed() -> None:
    lock = identity_text(id_of())
    renamed = CATALOGUE.replace("Katalog", "Baru") + "publisher: Desa\n"
    assert id_of(catalogue__lock=lock, catalogue__yml=renamed) == id_of()
    assert id_of(catalogue__yml=renamed) != id_of()


@given(TEXTS, TEXTS, st.lists(TEXTS, max_size=5))
def test_any_names_give_an_id_that_its_file_gives_back(publisher: str, title: str, courses: list[str]) -> None:
    found = compute_identity(publisher, title, courses)
    assert found == compute_identity(f" {publisher}\t", f"{title}\n", reversed(courses))
    for text in (identity_text(found), identity_text(found).replace("\n", "\r\n").replace("\r\n", "\n") + "\n\n"):
        assert read_identity(SourceText("catalogue.lock", text)) == (found, ())


@given(st.text(alphabet="catlogue #0123456789abz<>=|\n", max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    found, wrong = read_identity(SourceText("catalogue.lock", text))
    assert (found == "") == bool(wrong)


def test_the_page_carries_it_and_a_part_of_a_course_does() -> None:
    outcome = compiled(FILES)
    assert f'"catalogue":"{outcome.catalogue.id}"' in published(outcome)["index.html"]


def test_the_first_build_writes_it_and_says_commit_it(tmp_path: Path) -> None:
    content = write(tmp_path / "content", FILES)
    report = Report()
    assert report.collect(build(Request(content, tmp_path / "out")))
    assert codes(report).count("C226") == 2, "the numbers and the id"
    before = (content / "catalogue.lock").read_text(encoding="utf-8")
    assert before == identity_text(id_of())
    write(content, {"catalogue.yml": CATALOGUE.replace("Katalog", "Baru")})
    again = Report()
    assert again.collect(build(Request(content, tmp_path / "out")))
    assert "C226" not in codes(again)
    assert (content / "catalogue.lock").read_text(encoding="utf-8") == before


def test_locked_demands_it_and_writes_nothing(tmp_path: Path) -> None:
    content = write(tmp_path / "content", FILES)
    build(Request(content, tmp_path / "out"))
    (content / "catalogue.lock").unlink()
    report = Report()
    assert report.collect(build(Request(content, tmp_path / "other", locked=True))) == []
    assert codes(report) == ["C228"]
    assert not (content / "catalogue.lock").exists()


def test_a_file_of_another_build_is_never_overwritten(tmp_path: Path) -> None:
    outcome = compiled(FILES)
    write(tmp_path, {"catalogue.lock": identity_text("0123456789")})
    with pytest.raises(LockChangedError):
        write_locks(tmp_path, [identity_lock(outcome.catalogue)])
    write(tmp_path, {"catalogue.lock": "no id\n"})
    with pytest.raises(LockChangedError):
        write_locks(tmp_path, [identity_lock(outcome.catalogue)])
    write(tmp_path, {"catalogue.lock": f"# Another heading\ncatalogue {outcome.catalogue.id}"})
    file = identity_lock(outcome.catalogue)
    assert isinstance(file, IdentityFile)
    assert file.additions("anything") == []


def test_a_damaged_one_stops_the_build(tmp_path: Path) -> None:
    content = write(tmp_path / "content", FILES | {"catalogue.lock": "<<<<<<< HEAD\n"})
    report = Report()
    assert report.collect(build(Request(content, tmp_path / "out"))) == []
    assert codes(report) == ["C231"]
    assert (content / "catalogue.lock").read_text(encoding="utf-8") == "<<<<<<< HEAD\n"


def test_only_the_one_beside_catalogue_yml_counts() -> None:
    outcome = compiled(FILES | {"kursus/catalogue.lock": "anything\n"})
    assert "C231" not in outcome.codes

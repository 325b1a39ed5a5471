# SPDX-License-Identifier: Apache-2.0
"""A preview is never stale: after each save it shows, to the byte, what a build made from nothing would."""

import gc
import os
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from helpers.edited import begin, write
from helpers.output import write_catalogue
from helpers.saves import TODAY, fresh, fresh_files, shown_files, step
from sinau.diagnostics import Severity
from sinau.model.html_pieces import neutral_html
from sinau.model.page import SourceText
from sinau.page_results import making, reader
from sinau.preview.addresses import PreviewAddresses
from sinau.preview.resident import ResidentCatalogue
from sinau.site.mkdocs_build import OpenSite

SAVES = 400 if os.environ.get("SINAU_TORTURE") else 24


def resident_of(folder: Path) -> ResidentCatalogue:
    return ResidentCatalogue(folder, "en", today=lambda: TODAY)


def test_after_each_save_all_pages_are_those_of_a_build_from_nothing(tmp_path: Path) -> None:
    random, drawn = Random(14), OpenSite()
    begin(tmp_path, random)
    resident, mends = resident_of(tmp_path), list[Callable[[], None]]()
    good = bad = 0
    for number in range(SAVES):
        if number:
            step(tmp_path, random, mends)
        resident.refresh()
        rendered, found = fresh(tmp_path)
        errors = [one for one in resident.shown.found if one.rule.severity is Severity.ERROR]
        assert bool(errors) == (rendered is None), number
        assert not resident.shown.fault
        if rendered is None:
            bad += 1
            continue
        good += 1
        assert resident.shown.found == found
        files = fresh_files(rendered)
        shown = shown_files(PreviewAddresses(resident.shown.rendered, drawn), list(files))
        for path, content in files.items():
            assert shown[path] == content, (number, path)
    assert good > SAVES / 6
    assert bad > SAVES / 6


def test_what_is_wrong_is_told_at_its_place_and_the_last_good_state_stays(tmp_path: Path) -> None:
    begin(tmp_path, Random(1))
    resident = resident_of(tmp_path)
    resident.refresh()
    good = resident.shown
    assert good.is_current
    path = tmp_path / "k/a.md"
    text = path.read_text(encoding="utf-8")

    path.write_text(text.replace("- [x]", "- [ ]"), encoding="utf-8")
    assert resident.refresh()
    assert not resident.shown.is_current
    assert resident.shown.found == fresh(tmp_path)[1]
    assert resident.shown.rendered is good.rendered
    assert not resident.refresh()

    path.write_text(text, encoding="utf-8")
    assert resident.refresh()
    assert resident.shown.is_current
    assert resident.shown.number == 3


def test_other_files_are_followed_meanwhile(tmp_path: Path) -> None:
    begin(tmp_path, Random(1))
    resident, drawn = resident_of(tmp_path), OpenSite()
    resident.refresh()
    before = fresh(tmp_path)[0]
    assert before
    wrong, right = tmp_path / "k/a.md", tmp_path / "k/b.md"
    text = wrong.read_text(encoding="utf-8")
    wrong.write_bytes(b"\xff not text")
    resident.refresh()
    right.write_text(right.read_text(encoding="utf-8").replace("Word", "Sentence"), encoding="utf-8")
    settings = (tmp_path / "k/course.yml").read_text(encoding="utf-8")
    write(tmp_path, "k/course.yml", settings.replace("title: Course k", "title: : Course"))
    resident.refresh()

    assert {one.span.file for one in resident.shown.found} >= {"k/a.md", "k/course.yml"}
    wrong.write_text(text, encoding="utf-8")
    write(tmp_path, "k/course.yml", settings)
    expected, _ = fresh(tmp_path)
    assert expected
    files = fresh_files(expected)
    assert files != fresh_files(before)
    assert shown_files(PreviewAddresses(resident.shown.rendered, drawn), list(files)) == files
    resident.refresh()
    assert resident.shown.is_current
    assert shown_files(PreviewAddresses(resident.shown.rendered, drawn), list(files)) == files


def test_it_begins_with_mistakes(tmp_path: Path) -> None:
    resident = resident_of(tmp_path / "nothing")
    resident.refresh()
    assert not resident.shown.is_current
    begin(tmp_path / "nothing", Random(1))
    resident.refresh()
    assert resident.shown.is_current


def test_an_edit_that_keeps_size_and_time_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two saves within one tick of a coarse clock leave the same times."""
    monkeypatch.setattr("sinau.source.known_files._file_state", lambda found: (found.st_ino, found.st_size, 0, 0))
    begin(tmp_path, Random(1))
    resident = resident_of(tmp_path)
    resident.refresh()
    path = tmp_path / "index.md"
    text = path.read_text(encoding="utf-8").replace("See", "Saw")
    path.write_text(text, encoding="utf-8")
    assert resident.refresh()
    assert not resident.refresh()


def test_only_the_changed_page_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(tmp_path, Random(1))
    resident = resident_of(tmp_path)
    resident.refresh()
    made: list[str] = []
    real = reader.make_result
    monkeypatch.setattr(reader, "make_result", lambda page, *more: made.append(page.source.file) or real(page, *more))

    path = tmp_path / "k/b.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    resident.refresh()
    assert made == ["k/b.md"]

    made.clear()
    part = tmp_path / "k/part.md"
    part.write_text("Another part.\n", encoding="utf-8")
    resident.refresh()
    assert set(made) == {
        one.relative_to(tmp_path).as_posix() for one in tmp_path.rglob("k/*.md") if "part.md\n" in one.read_text()
    }

    made.clear()
    settings = tmp_path / "k/course.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f"a: : b\n{text}", encoding="utf-8")
    resident.refresh()
    assert not resident.shown.is_current
    settings.write_text(text, encoding="utf-8")
    resident.refresh()
    assert resident.shown.is_current
    assert made == [], "settings that cannot be read are no reason to make all pages anew"


def test_changed_terms_make_only_those_pages_anew_in_which_they_may_stand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_catalogue(tmp_path, text="Buku kas umum.\n\n::: include bagian.md\n")
    files = {
        "kursus/02.md": "---\nid: dua\ntitle: Dua\n---\n\nPPKD dan desa.\n",
        "kursus/bagian.md": "Bagian ini tentang pajak.\n",
        "kursus/istilah.yml": "istilah:\n  - istilah: PPKD\n    arti: Pejabat.\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    course = tmp_path / "kursus/course.yml"
    course.write_text(course.read_text(encoding="utf-8").replace("[01.md]", "[01.md, 02.md]"), encoding="utf-8")
    resident = resident_of(tmp_path)
    resident.refresh()
    assert resident.shown.is_current
    parsed: list[str] = []
    real = making.parsed_page
    monkeypatch.setattr(
        making, "parsed_page", lambda page, include: parsed.append(page.source.file) or real(page, include)
    )

    def after(terms: str) -> list[str]:
        parsed.clear()
        (tmp_path / "kursus/istilah.yml").write_text(terms, encoding="utf-8")
        resident.refresh()
        assert resident.shown.is_current
        return parsed

    ppkd = "istilah:\n  - istilah: PPKD\n    arti: Pejabat lain.\n"
    assert after(ppkd) == ["kursus/02.md"]
    pajak = f"{ppkd}  - istilah: pajak\n    arti: Iuran.\n"
    assert after(pajak) == ["kursus/01.md"], "it includes a part with the word"
    assert after(f"{pajak}    sinonim: [iuran]\n") == [], "synonyms are for the search alone"
    assert after(f"# A line more moves all terms.\n{pajak}") == []
    assert "Pejabat lain." in neutral_html(resident.shown.rendered.courses[0].activities[1].body)


def test_nothing_of_former_states_stays_in_memory(tmp_path: Path) -> None:
    begin(tmp_path, Random(1))
    resident = resident_of(tmp_path)
    resident.refresh()

    def texts() -> int:
        gc.collect()
        return sum(isinstance(one, SourceText) for one in gc.get_objects())

    before = texts()
    for number in range(12):
        path = tmp_path / f"k/{'abcd'[number % 4]}.md"
        text = path.read_text(encoding="utf-8")
        write(
            tmp_path,
            f"k/{path.name}",
            f"{text}\nMore {number}.\n" + ("- [x]\n\n::: question\n" if number % 3 == 2 else ""),
        )
        resident.refresh()
        write(tmp_path, f"k/{path.name}", f"{text}\nMore {number}.\n")
        resident.refresh()
    assert resident.shown.is_current
    assert texts() <= before + 2


def test_our_own_fault_is_told_and_outlived(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(tmp_path, Random(1))
    resident = resident_of(tmp_path)
    resident.refresh()
    with monkeypatch.context() as broken:
        broken.setattr("sinau.preview.resident.render_checked_catalogue", lambda *_: 1 / 0)
        write(tmp_path, "index.md", "---\ntitle: Another\n---\n\nText.\n")
        resident.refresh()
        assert not resident.refresh(), "nothing has changed, so it is not tried again"
    assert "ZeroDivisionError" in resident.shown.fault
    assert not resident.shown.is_current
    write(tmp_path, "index.md", "---\ntitle: A third\n---\n\nText.\n")
    assert resident.refresh()
    assert resident.shown.is_current

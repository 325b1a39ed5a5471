# SPDX-License-Identifier: Apache-2.0
"""Hints name settings by the keys of the language in which a file is written, whatever language its reader has."""

import pytest

from helpers.chain import compiled

ENGLISH = {
    "catalogue.yml": "format: 1\ntitle: Katalog\npublisher: Kebun\ncourses: [kursus]\n",
    "lain/course.yml": "id: lain\n",
    "kursus/course.yml": "id: kursus\ntitle: Kursus\nlanguage: id\nversion: '1'\ncompletion: exam\nobjectives:\n  - {id: asas, text: Asas.}\n"
    "  - {id: tertib, text: Tertib.}\nmodules:\n  - id: dasar\n    title: Dasar\n    lessons: [01.md, 02.md]\n",
    "kursus/01.md": "---\nid: satu\ntitle: Satu\ndraft: true\nobjectives: [asas]\n---\n\nTeks.\n",
    "kursus/02.md": "---\nid: dua\ntitle: Dua\nkind: exam\ndraft: true\nbank: [01.md]\n---\n\n::: question q\nBenar?\n\n= ya\n:::\n",
}
WORDS = {
    "title": "judul", "publisher": "penerbit", "courses": "kursus", "language": "bahasa", "version": "versi", "completion": "penyelesaian",
    "objectives": "tujuan", "modules": "modul", "lessons": "pelajaran", "text": "teks", "kind": "jenis", "draft": "draf", "id": "pengenal",
}  # fmt: skip


def in_indonesian(text: str) -> str:
    """Return the settings `text` with the Indonesian spelling of each key."""
    for english, indonesian in WORDS.items():
        for before in ("\n", "  ", "{", " "):
            text = text.replace(f"{before}{english}: ", f"{before}{indonesian}: ").replace(
                f"{before}{english}:\n", f"{before}{indonesian}:\n"
            )
    return text


INDONESIAN = {name: in_indonesian("\n" + text)[1:] for name, text in ENGLISH.items()}
HINTS = [
    ("C219", ["`pretest:`", "`exam:`", "`kind`"], ["`tes_awal:`", "`ujian:`", "`jenis`"]),
    ("C220", ["`exam: exam.md`", "`completion: lessons`"], ["`ujian: exam.md`", "`penyelesaian: pelajaran`"]),
    ("C224", ["`draft: true`"], ["`draf: true`"]),
    ("C237", ["`courses`"], ["`kursus`"]),
    ("C321", ["`objectives:`"], ["`tujuan:`"]),
    ("C333", ["`id`", "`kind`"], ["`pengenal`", "`jenis`"]),
]


@pytest.mark.parametrize("code, english, indonesian", HINTS)
def test_a_hint_names_keys_as_the_file_does(code: str, english: list[str], indonesian: list[str]) -> None:
    for files, named, others in ((ENGLISH, english, indonesian), (INDONESIAN, indonesian, english)):
        (told,) = (one for one in compiled(files).report if one.rule.code == code)
        for language in ("en", "id"):
            hint = told.hint(language)
            assert hint is not None
            assert all(key in hint for key in named), hint
            assert not any(key in hint for key in others), hint

# SPDX-License-Identifier: Apache-2.0
"""A course of few words that learners are in the middle of, and edits of it."""

import shutil
from collections.abc import Callable
from pathlib import Path

from sinau.compiler import Request, build, render_catalogue
from sinau.diagnostics import Report
from sinau.locks import write_locks
from sinau.locks.ids_lock import locks_of

FILES = {
    "catalogue.yml": "format: 1\ntitle: Katalog\npublications: [offline]\n",
    "kursus/course.yml": """\
id: kursus
title: Kursus
language: id
version: "1"
mastery_score: 70%
exam: ujian.md
modules:
  - id: dasar
    title: Dasar
    lessons: [01.md, 02.md]
""",
    "kursus/01.md": """\
---
id: satu
title: Satu
---

Teks pertama.

::: soal s-1

Siapa yang *mewakili* desa?

- [x] Kades
- [ ] Sekdes
- [ ] Bendahara

:::

::: soal s-2

Mana yang benar?

- [x] Merah
- [x] Putih
- [ ] Hijau

:::
""",
    "kursus/02.md": """\
---
id: dua
title: Dua
---

Teks kedua.

::: soal d-1 benar

Buku kas ditutup tiap bulan.

:::

::: soal d-2

Apa singkatannya?

= APB Desa

:::
""",
    "kursus/ujian.md": """\
---
id: ujian
title: Ujian
kind: exam
attempts: 3
---

::: soal u-1

Kapan laporan dibuat?

- [x] Juli
- [ ] Mei

:::
""",
}

Edit = Callable[[Path], None]


def lay_out(folder: Path) -> Path:
    """Write the course into `folder`, with the numbers that its first build gave."""
    for name, text in FILES.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    number(folder)
    return folder


def number(folder: Path) -> None:
    """Write `ids.lock`, as a build does."""
    report = Report()
    rendered = report.collect(render_catalogue(folder))
    assert rendered is not None, [f"{found.span} {found.message('en')}" for found in report]
    write_locks(folder, locks_of(item.course for item in rendered.courses))


def edited(old: Path, new: Path, *edits: Edit) -> Path:
    """Return `new`, a copy of the catalogue `old` after `edits` and the build that follows."""
    shutil.copytree(old, new)
    for edit in edits:
        edit(new)
    number(new)
    return new


def package(folder: Path, out: Path, publication: str = "offline") -> Path:
    """Build the course in `folder`; return its zip."""
    report = Report()
    built = report.collect(build(Request(folder, out, (publication,))))
    return next(item.artefact.path for item in built)


def swap(name: str, old: str, new: str) -> Edit:
    """Return the edit that puts `new` in place of `old` in the file `name` of the course."""

    def edit(folder: Path) -> None:
        path = folder / "kursus" / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, (name, old)
        path.write_text(text.replace(old, new), encoding="utf-8")

    return edit


def write(name: str, text: str) -> Edit:
    """Return the edit that writes the file `name` of the course anew."""
    return lambda folder: (folder / "kursus" / name).write_text(text, encoding="utf-8") and None


def remove(name: str) -> Edit:
    """Return the edit that removes the file `name` of the course."""
    return lambda folder: (folder / "kursus" / name).unlink()


def question(name: str, id: str) -> str:
    """Return the lines of a question of the course, with the blank line after it."""
    rest = FILES[f"kursus/{name}"].split(f"::: soal {id}", 1)[1]
    return f"::: soal {id}{rest.split(':::', 1)[0]}:::\n"

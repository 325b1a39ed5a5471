# SPDX-License-Identifier: Apache-2.0
"""The lessons that speed is measured on: for Sinau, MkDocs and Hugo the same, without the questions where a tool has none.

Some 1,130 words a lesson in headings, lists and tables, a picture in every third, two questions: of more, 1,000 lessons would be too much for SCORM 1.2.
"""

import random
import shutil
from pathlib import Path

PER_MODULE = 10
WORDS = [
    "desa",
    "anggaran",
    "belanja",
    "pendapatan",
    "pembiayaan",
    "kepala",
    "sekretaris",
    "kaur",
    "keuangan",
    "kegiatan",
    "warga",
    "laporan",
    "catatan",
    "bukti",
    "rekening",
    "kas",
    "tahun",
    "bulan",
    "rencana",
    "pelaksanaan",
    "penatausahaan",
    "transparan",
    "akuntabel",
    "partisipatif",
    "tertib",
    "disiplin",
]
PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><title>Arus kas</title>'
    '<rect width="18" height="8" fill="#155a4a"/><path d="M20 4h12l-3-3m3 3-3 3" stroke="#8a4b08" fill="none"/></svg>\n'
)
HUGO_PAGE = (
    '<!doctype html><html lang="id"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>'
    "<body><h1>{{ .Title }}</h1>{{ .Content }}</body></html>\n"
)


def sentence(chance: random.Random, length: int) -> str:
    """Return some words that look like a sentence."""
    return " ".join(chance.choice(WORDS) for _ in range(length)).capitalize() + "."


def body(number: int) -> str:
    """Return a lesson in the Markdown that all of the tools read, the same for the same number."""
    chance = random.Random(number)
    parts = [f"![{sentence(chance, 4)}](arus.svg)"] if number % 3 == 0 else []
    for _ in range(6):
        parts += [f"## {sentence(chance, 4)}", *(sentence(chance, 30) for _ in range(4))]
        parts += ["\n".join(f"- {sentence(chance, 8)}" for _ in range(4))]
        rows = "\n".join(f"| {sentence(chance, 2)} | {row * 1500} |" for row in range(6))
        parts += [f"| Uraian | Jumlah |\n|---|---:|\n{rows}"]
    return "\n\n".join(parts) + "\n"


def questions(number: int) -> str:
    """Return two questions in Sinau's grammar."""
    chance = random.Random(f"q{number}")
    return "\n".join(
        f"::: question l{number}-q{item}\n\n{sentence(chance, 12)}\n\n- [ ] {sentence(chance, 5)}\n"
        f"  > {sentence(chance, 9)}\n- [x] {sentence(chance, 6)}\n- [ ] {sentence(chance, 7)}\n\n! {sentence(chance, 12)}\n\n:::\n"
        for item in range(2)
    )


def write_corpora(folder: Path, lessons: int) -> None:
    """Write `content` (Sinau), `mkdocs` and `hugo` below `folder`."""
    for root in ("content/kursus", "mkdocs/docs", "hugo/content", "hugo/layouts/_default"):
        (folder / root).mkdir(parents=True)
    course = "id: kursus\ntitle: Kursus\nlanguage: id\nversion: '1'\ncompletion: lessons\nmodules:\n"
    for module in range((lessons + PER_MODULE - 1) // PER_MODULE):
        course += f"  - id: m{module}\n    title: Modul {module}\n    lessons:\n"
        roots = [folder / root / f"m{module}" for root in ("content/kursus", "mkdocs/docs", "hugo/content")]
        for root in roots:
            root.mkdir()
            (root / "arus.svg").write_text(PICTURE, encoding="utf-8")
        for number in range(module * PER_MODULE, min(lessons, (module + 1) * PER_MODULE)):
            course += f"      - m{module}/l{number}.md\n"
            front = f"---\nid: l{number}\ntitle: Pelajaran {number}\n---\n\n"
            texts = (front + body(number) + "\n" + questions(number), f"# Pelajaran {number}\n\n{body(number)}")
            for root, text in zip(roots, (*texts, f"---\ntitle: Pelajaran {number}\n---\n{body(number)}"), strict=True):
                (root / f"l{number}.md").write_text(text, encoding="utf-8")
    (folder / "content/kursus/course.yml").write_text(course, encoding="utf-8")
    (folder / "content/catalogue.yml").write_text("format: 1\ntitle: Ukuran\nlanguages: [id]\n", encoding="utf-8")
    (folder / "mkdocs/docs/index.md").write_text("# Ukuran\n", encoding="utf-8")
    (folder / "mkdocs/mkdocs.yml").write_text(
        "site_name: Ukuran\ntheme:\n  name: material\n  font: false\n  features: [navigation.prune]\n"
        "markdown_extensions: [tables, toc]\nplugins: [search]\n",
        encoding="utf-8",
    )
    (folder / "hugo/hugo.toml").write_text(
        'title = "Ukuran"\ndisableKinds = ["taxonomy", "term", "RSS"]\n', encoding="utf-8"
    )
    for name in ("single.html", "list.html"):
        (folder / "hugo/layouts/_default" / name).write_text(HUGO_PAGE, encoding="utf-8")


def write_courses(folder: Path, courses: int, lessons: int) -> None:
    """Write `content` below `folder`: so many courses, of so many lessons each, for Sinau alone."""
    for number in range(courses):
        root = folder / f"content/k{number}"
        root.mkdir(parents=True)
        course = f"id: k{number}\ntitle: Kursus {number}\nlanguage: id\nversion: '1'\ncompletion: lessons\nmodules:\n"
        for lesson in range(lessons):
            if lesson % PER_MODULE == 0:
                course += f"  - id: m{lesson}\n    title: Modul {lesson}\n    lessons:\n"
            course += f"      - l{lesson}.md\n"
            front = f"---\nid: l{lesson}\ntitle: Pelajaran {lesson}\n---\n\n"
            text = front + body(number * lessons + lesson) + "\n" + questions(lesson)
            (root / f"l{lesson}.md").write_text(text, encoding="utf-8")
        (root / "arus.svg").write_text(PICTURE, encoding="utf-8")
        (root / "course.yml").write_text(course, encoding="utf-8")
    (folder / "content/catalogue.yml").write_text("format: 1\ntitle: Ukuran\nlanguages: [id]\n", encoding="utf-8")


def edit(folder: Path, number: int, times: int) -> None:
    """Change one lesson of Sinau's: its first heading says how often."""
    path = folder / f"content/kursus/m{number // PER_MODULE}/l{number}.md"
    head, mark, rest = path.read_text(encoding="utf-8").partition("\n## ")
    path.write_text(f"{head}{mark}Diubah {times}. {rest}", encoding="utf-8")


def forget(folder: Path) -> None:
    """Remove what the tools have made and kept."""
    for name in ("dist", "cache", "mkdocs/site", "hugo/public", "hugo/resources"):
        shutil.rmtree(folder / name, ignore_errors=True)

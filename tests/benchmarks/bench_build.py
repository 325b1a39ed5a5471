# SPDX-License-Identifier: Apache-2.0
"""How long Sinau takes beside MkDocs with Material, on the same lessons. `make bench` runs it.

Each round runs the peer and then Sinau, as processes of their own, on the same machine in the same minute; what counts is
the ratio within a round, and of the rounds the median. `BENCH_LESSONS` (100) and `BENCH_ROUNDS` (5) change the size.
"""

import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

LESSONS = int(os.environ.get("BENCH_LESSONS", "100"))
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))
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


def sentence(seed: int, length: int) -> str:
    """Some words that look like a sentence, the same for the same seed."""
    words = [WORDS[(seed * 31 + position * 17 + position * position) % len(WORDS)] for position in range(length)]
    return " ".join(words).capitalize() + "."


def body(number: int) -> str:
    """A lesson of about 900 words with headings, lists and tables, in the Markdown that both tools read."""
    parts = []
    for section in range(6):
        seed = number * 100 + section
        parts += [f"## {sentence(seed, 4)}", *(sentence(seed + row, 30) for row in range(4))]
        parts += ["\n".join(f"- {sentence(seed + row, 8)}" for row in range(4))]
        rows = "\n".join(f"| {sentence(seed + row, 2)} | {row * 1500} |" for row in range(6))
        parts += [f"| Uraian | Jumlah |\n|---|---:|\n{rows}"]
    return "\n\n".join(parts) + "\n"


def questions(number: int) -> str:
    """Five questions in Sinau's grammar."""
    return "\n".join(
        f"::: question l{number}-q{item}\n\n{sentence(number + item, 12)}\n\n- [ ] {sentence(item, 5)}\n"
        f"  > {sentence(item, 9)}\n- [x] {sentence(item + 1, 6)}\n- [ ] {sentence(item + 2, 7)}\n\n! {sentence(item, 12)}\n\n:::\n"
        for item in range(5)
    )


@pytest.fixture
def corpora(tmp_path: Path) -> tuple[Path, Path]:
    """The same lessons for both: a catalogue for Sinau, and a MkDocs project (without the questions, which it cannot read)."""
    sinau, mkdocs = tmp_path / "content", tmp_path / "mkdocs"
    modules = range((LESSONS + PER_MODULE - 1) // PER_MODULE)
    (sinau / "kursus").mkdir(parents=True)
    (sinau / "catalogue.yml").write_text("format: 1\ntitle: Ukuran\nlanguages: [id]\n", encoding="utf-8")
    course = "id: kursus\ntitle: Kursus\nlanguage: id\nversion: '1'\ncompletion: lessons\nmodules:\n"
    for module in modules:
        course += f"  - id: m{module}\n    title: Modul {module}\n    lessons:\n"
        for number in range(module * PER_MODULE, min(LESSONS, (module + 1) * PER_MODULE)):
            name = f"m{module}/l{number}.md"
            course += f"      - {name}\n"
            for root in (sinau / "kursus", mkdocs / "docs"):
                (root / name).parent.mkdir(parents=True, exist_ok=True)
            front = f"---\nid: l{number}\ntitle: Pelajaran {number}\n---\n\n"
            (sinau / "kursus" / name).write_text(front + body(number) + "\n" + questions(number), encoding="utf-8")
            (mkdocs / "docs" / name).write_text(f"# Pelajaran {number}\n\n{body(number)}", encoding="utf-8")
    (sinau / "kursus" / "course.yml").write_text(course, encoding="utf-8")
    (mkdocs / "docs" / "index.md").write_text("# Ukuran\n", encoding="utf-8")
    (mkdocs / "mkdocs.yml").write_text(
        "site_name: Ukuran\ntheme:\n  name: material\n  font: false\n  features: [navigation.prune]\n"
        "markdown_extensions: [tables, toc]\nplugins: [search]\n",
        encoding="utf-8",
    )
    return sinau, mkdocs


def seconds(command: list[str], folder: Path) -> float:
    """Wall time of `command`, which must end well."""
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    start = time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    elapsed = time.perf_counter() - start
    assert done.returncode == 0, done.stderr
    return elapsed


@pytest.mark.parametrize("what", ["check", "offline", "scorm12", "site"])
def test_build(corpora: tuple[Path, Path], tmp_path: Path, what: str) -> None:
    content, mkdocs = corpora
    tools = Path(sys.executable).parent
    ours = [
        str(tools / "sinau"),
        "build",
        "--content",
        str(content),
        "--out",
        str(tmp_path / "dist"),
        "--publication",
        what,
    ]
    if what == "check":
        ours = [str(tools / "sinau"), "check", "--content", str(content)]
    theirs = [str(tools / "mkdocs"), "build", "-q"]
    pairs = []
    for _ in range(ROUNDS):
        shutil.rmtree(mkdocs / "site", ignore_errors=True)
        peer = seconds(theirs, mkdocs)
        pairs.append((peer, seconds(ours, tmp_path)))
    ratios = sorted(peer / own for peer, own in pairs)
    print(
        f"\n{LESSONS} lessons, sinau {what}: {statistics.median(own for _, own in pairs):.2f} s; "
        f"mkdocs build (Material, navigation.prune): {statistics.median(peer for peer, _ in pairs):.2f} s; "
        f"peer / sinau: median {statistics.median(ratios):.2f} [{ratios[0]:.2f} to {ratios[-1]:.2f}], {ROUNDS} pairs"
    )
    assert len(pairs) == ROUNDS

# SPDX-License-Identifier: Apache-2.0
"""`sinau fix` as authors meet it: a difference first, and what is written only when it is asked for."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from helpers.strategies import examples
from sinau.command_line.program import main
from sinau.fixing.line_ends import with_line_ends
from sinau.fixing.repeated import fix_repeatedly
from sinau.source.files import read_folder

ROOT = Path(__file__).parents[3]
BASE = ROOT / "tests/generator/cases/base"
PAGE = Path("isi/kursus/01.md")
DAMAGED = "\ufeff---\r\ntitle: “Satu”\r\n---\r\n\r\n##Kas\r\n\r\n!!! note\r\n    Isi.\r\n"
MENDED = '\ufeff---\r\nid: satu\r\ntitle: "Satu"\r\n---\r\n\r\n## Kas\r\n\r\n::: note\r\nIsi.\r\n:::\r\n'


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(BASE, tmp_path / "isi")
    monkeypatch.chdir(tmp_path)
    PAGE.write_bytes(DAMAGED.encode())
    return Path("isi")


def fix(*words: str) -> Result:
    result = CliRunner().invoke(main, ["fix", "--content", "isi", "--lang", "en", *words])
    assert result.exit_code == 0, result.output
    return result


def test_the_difference_is_shown_and_nothing_is_written(content: Path) -> None:
    result = fix()

    assert result.stdout.startswith("--- isi/kursus/01.md\n+++ isi/kursus/01.md\n@@ ")
    changed = [line for line in result.stdout.splitlines()[2:] if line[0] in "+-"]
    assert changed == [
        *("-title: “Satu”", "+id: satu", '+title: "Satu"'),
        *("-##Kas", "+## Kas", "-!!! note", "-    Isi.", "+::: note", "+Isi.", "+:::"),
    ]
    assert (
        "4 mistakes can be mended so. Nothing was written; to write it: sinau fix --content isi --write"
        in result.stderr
    )
    assert PAGE.read_bytes() == DAMAGED.encode()


def test_it_is_written_when_asked_for_with_the_files_own_line_ends_and_once(content: Path) -> None:
    before = {path: path.read_bytes() for path in content.rglob("*") if path.is_file() and path != PAGE}

    assert "4 mistakes were mended" in fix("--write").stderr

    assert PAGE.read_bytes() == MENDED.encode()
    assert {path: path.read_bytes() for path in content.rglob("*") if path.is_file() and path != PAGE} == before
    again = fix("--write")
    assert again.stdout == ""
    assert "nothing that can be mended safely" in again.stderr
    assert PAGE.read_bytes() == MENDED.encode()


@pytest.fixture
def blanks(content: Path) -> Path:
    """A course whose lesson and folder of pictures have blanks in their names, and which is right but for that."""
    folder = content / "kursus"
    (folder / "01.md").unlink()
    (folder / "foto pasar").mkdir()
    (folder / "foto pasar/cabai merah.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>')
    (folder / "01 kas.md").write_text(
        "---\nid: satu\ntitle: Satu\n---\n\n![Cabai](<foto pasar/cabai merah.svg>) dan [lagi](02.md).\n",
        encoding="utf-8",
    )
    (folder / "02.md").write_text(
        "---\nid: dua\ntitle: Dua\n---\n\nBaca [pelajaran kas](01%20kas.md) di berkas 01 kas.md.\n", encoding="utf-8"
    )
    course = folder / "course.yml"
    course.write_text(course.read_text(encoding="utf-8").replace("[01.md]", '["01 kas.md", 02.md]'), encoding="utf-8")
    return content


def test_blanks_in_names_become_hyphens_also_where_they_are_referred_to(blanks: Path) -> None:
    before = {path: path.read_bytes() for path in blanks.rglob("*") if path.is_file()}
    shown = fix().stdout
    assert "renamed: isi/kursus/01 kas.md -> isi/kursus/01-kas.md\n" in shown
    assert {path: path.read_bytes() for path in blanks.rglob("*") if path.is_file()} == before

    fix("--write")

    assert CliRunner().invoke(main, ["check", "--content", "isi"]).exit_code == 0
    assert not (blanks / "kursus/foto pasar").exists()
    assert "![Cabai](<foto-pasar/cabai-merah.svg>)" in (blanks / "kursus/01-kas.md").read_text(encoding="utf-8")
    second = (blanks / "kursus/02.md").read_text(encoding="utf-8")
    assert "Baca [pelajaran kas](01-kas.md) di berkas 01 kas.md." in second
    assert fix("--write").stdout == ""


def test_a_name_that_is_taken_is_not_given(blanks: Path) -> None:
    shutil.copy(blanks / "kursus/02.md", blanks / "kursus/01-Kas.md")

    assert "01-kas" not in fix().stdout


def test_when_writing_fails_all_is_as_before(blanks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def everything() -> dict[Path, bytes | None]:
        return {path: path.read_bytes() if path.is_file() else None for path in blanks.rglob("*")}

    before = everything()
    replaced: list[Path] = []

    def fail_at_the_second(path: Path, text: str) -> None:
        if len(replaced) == 1:
            replaced.append(path)
            raise OSError(28, "No space left on device", path.name)
        replaced.append(path)
        path.write_bytes(text.encode())

    monkeypatch.setattr("sinau.creating.planning._replace_file", fail_at_the_second)
    result = CliRunner().invoke(main, ["fix", "--content", "isi", "--write"])

    assert result.exit_code == 2
    assert len(replaced) == 3
    assert everything() == before


def test_the_sample_courses_need_no_mending() -> None:
    source, _ = read_folder(ROOT / "content")

    assert fix_repeatedly(source).texts == {}


LINES = st.lists(st.tuples(st.sampled_from(["a", "b", " ", "c d"]), st.sampled_from(["\n", "\r\n", "\r"])), max_size=8)


@given(lines=LINES, last=st.sampled_from(["", "end"]), mark=st.sampled_from(["", "\ufeff"]), at=st.integers(0, 8))
@examples(60)
def test_lines_that_stay_keep_their_ends(lines: list[tuple[str, str]], last: str, mark: str, at: int) -> None:
    raw = mark + "".join(text + end for text, end in lines) + last
    text = "".join(f"{text}\n" for text, _ in lines) + last

    assert with_line_ends(text, raw) == raw
    new = [*lines[:at], ("new", lines[0][1] if lines else "\n"), *lines[at:]]
    put_in = "".join(f"{text}\n" for text, _ in new) + last
    assert with_line_ends(put_in, raw).replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff") == put_in
    assert with_line_ends(put_in, raw) == mark + "".join(text + end for text, end in new) + last

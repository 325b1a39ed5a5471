# SPDX-License-Identifier: Apache-2.0
"""The command line as users and scripts meet it: exit statuses, languages, forms, and what it does when we are at fault."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import sinau
from sinau import loading
from sinau.command_line.program import main

BASE = Path(__file__).parents[1] / "cases/base"
GOLDEN = Path(__file__).parents[2] / "golden/cli"
BROKEN = """\
---
id: satu
title: Satu
minuts: 5
---

😀 [hilang](hilang.md)

::: soal s-1
Siapa?
- [ ] Kades
- [ ] Sekdes
:::
"""


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(BASE, tmp_path / "isi")
    monkeypatch.chdir(tmp_path)
    return Path("isi")


def sinau_(*words: str) -> Result:
    return CliRunner().invoke(main, [*words])


def mistaken(content: Path) -> None:
    (content / "kursus/01.md").write_text(BROKEN, encoding="utf-8")


def test_a_clean_catalogue(content: Path) -> None:
    result = sinau_("check", "--content", "isi")

    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "No errors. Warnings: 0.\n")


@pytest.mark.parametrize("form", ["concise", "full", "json"])
@pytest.mark.parametrize("language", ["en", "id"])
def test_forms(content: Path, form: str, language: str, golden: Callable[[Path, str], None]) -> None:
    mistaken(content)

    result = sinau_("check", "--content", "isi", "--lang", language, "--format", form)

    assert result.exit_code == 1
    golden(GOLDEN / f"{form}.{language}.txt", result.stdout + result.stderr)


def test_json_is_alone_on_standard_output(content: Path) -> None:
    assert json.loads(sinau_("check", "--content", "isi", "--format", "json").stdout) == []
    mistaken(content)

    found = json.loads(sinau_("check", "--content", "isi", "--format", "json").stdout)

    assert [(entry["line"], entry["column"]) for entry in found] == [(4, 1), (7, 3), (9, 1)]
    assert {"code", "name", "severity", "file", "line", "column", "length", "message", "explanation", "hint"} == set(
        found[0]
    )


@pytest.mark.parametrize(
    "name, said", [("id_ID.UTF-8", "Tidak ada kesalahan"), ("en_US.UTF-8", "No errors"), ("C", "No errors")]
)
def test_messages_follow_the_locale(content: Path, monkeypatch: pytest.MonkeyPatch, name: str, said: str) -> None:
    monkeypatch.setenv("LC_ALL", name)

    assert said in sinau_("check", "--content", "isi").stderr
    assert "No errors" in sinau_("check", "--content", "isi", "--lang", "en").stderr


def test_build_writes_what_it_says(content: Path) -> None:
    result = sinau_("build", "--content", "isi", "--out", "hasil")

    assert result.exit_code == 0
    path = Path("hasil/packages/kursus-1-offline.zip")
    assert result.stdout.startswith(f"{path}  ")
    assert path.stat().st_size > 0
    assert re.search(r"  \d+\.\d KB  sha256:(.|\n)*  \d+\.\d KB over the wire before lesson content", result.stdout)
    result = sinau_("build", "--content", "isi", "--out", "hasil", "--lang", "id")
    assert re.search(r"  \d+,\d KB  sha256:(.|\n)*  \d+,\d KB lewat jaringan", result.stdout)


def test_errors_build_nothing(content: Path) -> None:
    mistaken(content)

    result = sinau_("build", "--content", "isi", "--out", "hasil")

    assert result.exit_code == 1
    assert "Nothing was built." in result.stderr
    assert not Path("hasil").exists()
    assert not (content / "kursus/ids.lock").exists()


def test_warnings_do_not_stop_a_build(content: Path) -> None:
    (content / "kursus/02.md").write_text("---\nid: dua\ntitle: Dua\n---\n\nTeks.\n", encoding="utf-8")

    result = sinau_("build", "--content", "isi", "--out", "hasil")

    assert (result.exit_code, "Warnings: 1." in result.stderr) == (0, True)
    assert Path("hasil/packages/kursus-1-offline.zip").is_file()


@pytest.mark.parametrize("words", [("--publication", "pdf"), ("--course", "pajak")])
def test_an_unknown_name_builds_nothing(content: Path, words: tuple[str, str]) -> None:
    result = sinau_("build", "--content", "isi", "--out", "hasil", *words)

    assert result.exit_code == 1
    assert words[1] in result.stderr
    assert "Traceback" not in result.output
    assert not Path("hasil").exists()


@pytest.mark.parametrize(
    "words", [("check", "--content", "nowhere"), ("check", "--lang", "jv"), ("check", "--format", "xml"), ("bild",)]
)
def test_a_wrong_word_on_the_command_line(content: Path, words: tuple[str, ...]) -> None:
    result = sinau_(*words)

    assert result.exit_code == 2
    assert "Usage:" in result.output


def test_a_place_that_cannot_be_written(content: Path) -> None:
    Path("berkas").write_text("in the way")

    result = sinau_("build", "--content", "isi", "--out", "berkas/hasil")

    assert result.exit_code == 2
    (line,) = [line for line in result.stderr.splitlines() if "warnings" not in line]
    assert "berkas" in line
    assert "Traceback" not in result.output


@pytest.mark.parametrize("language, said", [("en", "Please report it"), ("id", "Laporkanlah")])
def test_a_bug_of_ours(content: Path, monkeypatch: pytest.MonkeyPatch, language: str, said: str) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("ours")

    monkeypatch.setattr(loading, "parse_catalogue", fail)

    result = sinau_("build", "--content", "isi", "--out", "hasil", "--lang", language)

    assert result.exit_code == 2
    assert "ZeroDivisionError: ours" in result.stderr
    assert said in result.stderr.splitlines()[-1]
    assert not Path("hasil").exists()


def test_stopping_is_not_a_bug(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(loading, "parse_catalogue", stop)

    result = sinau_("check", "--content", "isi")

    assert (result.exit_code, result.stderr) == (130, "Stopped.\n")


def test_version() -> None:
    result = sinau_("--version")

    assert (result.exit_code, result.stdout) == (0, f"sinau, version {sinau.__version__}\n")


def test_the_installed_command_runs(content: Path) -> None:
    command = [sys.executable, "-c", "from sinau.command_line.program import main; main()", "check", "--content", "isi"]

    found = subprocess.run(
        command, capture_output=True, text=True, env={**os.environ, "LC_ALL": "C.UTF-8"}, timeout=120
    )

    assert (found.returncode, found.stdout, found.stderr) == (0, "", "No errors. Warnings: 0.\n")


@pytest.mark.parametrize("form", ["full", "concise", "json"])
def test_what_a_link_leads_to_is_not_shown(content: Path, form: str) -> None:
    Path("rahasia.md").write_text("kata sandi: 12345\n", encoding="utf-8")
    (content / "kursus/02.md").symlink_to("../../rahasia.md")
    (content / "kursus/03.md").symlink_to("/dev/zero")

    result = sinau_("check", "--content", "isi", "--format", form)

    assert result.exit_code == 1
    assert result.output.count("C105") == 2
    assert "sandi" not in result.output


def test_the_line_that_is_shown_is_the_one_that_is_meant(content: Path) -> None:
    (content / "kursus/01.md").write_bytes(
        b"\xef\xbb\xbf---\r\nid: satu\r\ntitle: Satu\r\n---\r\n\r\nA\xc2\xa0b\r\n[x](y.md)\r\n"
    )

    result = sinau_("check", "--content", "isi")

    assert "7 | [x](y.md)\n  | ^^^^^^^^^\n" in result.stderr


def test_a_character_that_hides_something_is_not_printed(content: Path) -> None:
    (content / "kursus/01.md").write_text("---\nid: satu\n---\n\n\x1b[2J\u202e\n", encoding="utf-8")

    result = sinau_("check", "--content", "isi")

    assert "C102" in result.stderr
    assert not set("\x1b\u202e") & set(result.output)


def test_a_mistyped_command_is_told_the_one_that_is_near() -> None:
    result = CliRunner().invoke(main, ["chekc"])

    assert result.exit_code == 2
    assert "No such command 'chekc'. Did you mean 'check'?" in result.output

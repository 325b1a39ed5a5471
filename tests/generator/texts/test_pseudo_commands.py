# SPDX-License-Identifier: Apache-2.0
"""What each command prints is in the pseudo-language, but for names, paths and code."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from helpers.commands import below
from helpers.pseudo import plain_words
from helpers.pseudo_course import DATA, lay_out_course
from sinau.command_line.program import main

PACKAGE = "out/packages/kursus-1-scorm12.zip"
CODE = "4V70-V26G-G0C1-G290-01VG"
# A command with its arguments, its exit status, what it has to print, which tells that it was not stopped before, and the names in
# what it prints, as a pattern.
SCHEMAS = "catalogue|course|lesson|assessment|glossary|page"
RUNS = [
    ("check --content isi", 0, "0", ""),
    ("check --content isi --format concise", 0, "0", ""),
    ("check --content wrong", 1, "C401", ""),
    ("check --content wrong --format github", 1, "C401", ""),
    ("check --content nowhere", 2, "nowhere", ""),
    ("build --content isi --out out --publication scorm12", 0, PACKAGE, ""),
    ("build --content wrong --out other", 1, "C401", ""),
    ("build --content isi --out other --publication scorm13", 1, "scorm13", "scorm1[23]"),
    ("build --content isi --out other --publication offline --locked", 0, "offline", ""),
    ("lock --content isi", 0, "", ""),
    ("lock editorial pilih-1 --since isi --content reworded", 0, "pilih-1", ""),
    ("compare isi changed", 0, "C860", ""),
    (f"compare isi {PACKAGE}", 0, "", ""),
    ("schema", 0, "glossary", SCHEMAS),
    ("schema --write schemas", 0, "schemas", ""),
    ("schema nothing", 1, "nothing", f"nothing|{SCHEMAS}"),
    ("explain C401", 0, "broken-link", ""),
    ("explain broken-lnik", 1, "broken-link", "broken-(link|lnik)"),
    ("texts", 0, "qps", "en|id|jv|qps|Basa Jawa"),
    ("texts xx", 1, "xx", "xx|en|id|jv"),
    (f"support {CODE}", 0, "offline", "offline"),
    (f"support {CODE} --content isi", 0, "kursus", "offline"),
    ("support 4V70-V26G-G0C1-G290-01VH", 1, "", ""),
    (f"verify {PACKAGE}", 0, "SCORM", ""),
    ("verify isi", 1, "C7", ""),
    ("verify isi/catalogue.yml", 1, "C7", ""),
    (f"play {PACKAGE} --profile moodel", 1, "moodle", "moode?le?"),
    ("play isi/catalogue.yml", 1, "catalogue.yml", ""),
    ("serve --content nowhere", 2, "nowhere", ""),
    ("serve --port 70000", 2, "70000", ""),
]
NAMES = re.compile(
    r"[\w./-]+\.(md|mt|yml|lock|zip|json|html|pdf|xml)\b(:\d+)*|\[?C\d{3}\]? [\w-]+|C\d{3}(\.\w+)?|^::\w+ .*?::|^ *\d+ \|.*$|sinau [a-z]+( --help)?"
    r"|--[a-z]+|\bsha256:|\b[A-Z]{3,}\b(?=[ \]])|'[^']*'|\[OPTIONS\]|\b[A-Z0-9]{4}(-[A-Z0-9]{4})+\b",
    re.MULTILINE,
)


@pytest.fixture(scope="module")
def place(tag: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue, one with mistakes, one whose questions have changed, and a package of the first."""
    folder = tmp_path_factory.mktemp("commands")
    lay_out_course(folder / "isi")
    run(tag, folder, "lock --content isi")
    changes = {
        "wrong": ("(02.md)", "(03.mt)"),
        "changed": ("[ ] Ťíďáķ", "[ ] Ťíďá"),
        "reworded": ("Þíłíĥ?", "Þíłíĥłáĥ?"),
    }
    for name, (before, after) in changes.items():
        shutil.copytree(folder / "isi", folder / name)
        lesson = folder / name / "kursus/01.md"
        text = lesson.read_text(encoding="utf-8")
        assert before in text
        lesson.write_text(text.replace(before, after), encoding="utf-8")
    run(tag, folder, "build --content isi --out out --publication scorm12")
    return folder


def run(tag: str, folder: Path, arguments: str) -> tuple[int, str]:
    """Run a command in `folder` for a reader of `tag`; return its exit status and all that it prints."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        environment = {"LC_ALL": tag, "COLUMNS": "200"}
        result = CliRunner(env=environment).invoke(main, arguments.split(), prog_name="sinau")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.output


@pytest.mark.parametrize("arguments, status, holds, names", RUNS, ids=[arguments for arguments, *_ in RUNS])
def test_what_a_command_prints_is_in_the_language(
    arguments: str, status: int, holds: str, names: str, place: Path, tag: str
) -> None:
    exit_code, output = run(tag, place, arguments)

    assert (exit_code, output) == (status, output)
    assert holds in output
    assert re.search("[áéíóú]", output) or arguments == "schema --write schemas"
    left = DATA.sub(" ", NAMES.sub(" ", output))
    assert plain_words(re.sub(rf"(?<![A-Za-z])({names})(?![A-Za-z])", " ", left) if names else left) == [], output


def test_each_command_is_among_them() -> None:
    assert {arguments.split()[0] for arguments, *_ in RUNS} == set(below(main))

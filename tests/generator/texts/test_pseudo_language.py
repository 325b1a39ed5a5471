# SPDX-License-Identifier: Apache-2.0
"""A language that exists as files only: every rule, command and page speaks it, and no text is left in any other."""

import json
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from zipfile import ZipFile

import click
import pytest
from click.testing import CliRunner

from helpers.cases import Case, cases_in, lay_out, run
from helpers.commands import below
from helpers.pseudo import accented, in_one_language, plain_words
from helpers.pseudo_course import lay_out_course, left_over
from sinau.command_line.program import main
from sinau.compiler import Request, build
from sinau.diagnostics import Report, Span
from sinau.diagnostics.forms import full
from sinau.diagnostics.rulebook import reference_page
from sinau.extensions import rules
from sinau_lms.package import PlayedPackage
from sinau_lms.window import window_page

CASES = Path(__file__).parents[1] / "cases"
BASE = CASES / "base"
ALL = [(path.stem, case) for path in sorted(CASES.glob("*.md")) for case in cases_in(path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("name, case", ALL, ids=[f"{name}: {case.title}" for name, case in ALL])
def test_what_is_said_of_a_catalogue_is_text_and_data(
    name: str, case: Case, tag: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_out(case, BASE, tmp_path / "isi", monkeypatch)
    written = " ".join(" ".join((*fence.info, fence.text)) for fence in case.files)

    assert in_one_language(run(tmp_path / "isi"), written, WORDS_OF_OURS) == [], name


# Where a value is words that are no text: an example of a setting, names of colours, tags of HTML, a language's name.
WORDS_OF_OURS = {"C203", "C204", "C144", "C518"}


def test_every_rule_and_every_form_of_a_report_speaks_it(tag: str) -> None:
    found = "\n".join(re.sub(r"^###? C\d\S*.*$", "", line) for line in reference_page(rules(), tag).splitlines())
    assert plain_words(re.sub(r"^title: ", "", found, flags=re.MULTILINE)) == []
    for rule in rules()[::7]:
        report = Report()
        report.add(rule, Span("a.md"))
        lines = [line.partition(": ")[2] for line in full.write(report, lambda _: None, tag).splitlines()]
        assert [word for line in lines if " = " in line for word in plain_words(line)] == []


def commands(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield path
    for name, under in below(command).items():
        yield from commands(under, (*path, name))


@pytest.mark.parametrize("path", list(commands(main)), ids=lambda path: " ".join(path) or "sinau")
def test_every_command_explains_itself_in_it(path: tuple[str, ...], tag: str) -> None:
    output = CliRunner(env={"LC_ALL": tag}).invoke(main, [*path, "--help"], prog_name="sinau").output

    names = r"--?[a-z][a-z-]*|\[[^\]]*\]|\b[A-Z]{2,}\b|OLD|NEW|`[^`]*`|^  [a-z]+ |sinau [a-z ]*|\.\.\.|^ +(full|content|dist|strict)(?=א)"
    assert plain_words(re.sub(names, " ", output, flags=re.MULTILINE)) == [], output


@pytest.mark.parametrize(
    "arguments", [["chekc"], ["build", "--hepl"], ["check", "--content", "nowhere"], ["support"], ["explain", "brokn"]]
)
def test_mistakes_on_the_command_line_are_told_in_it(arguments: list[str], tag: str) -> None:
    output = CliRunner(env={"LC_ALL": tag}).invoke(main, arguments, prog_name="sinau").output

    assert accented("Usage:") in output or arguments[0] == "explain"
    names = r"'[^']*'|--?[a-z]+|sinau [a-z ]*|\[?[A-Z]{3,}\]?(\.\.\.)?|\b[a-z]+-[a-z-]+\b|C\d{3}|brokn"
    assert plain_words(re.sub(names, " ", output)) == [], output


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return lay_out_course(tmp_path / "isi")


@pytest.mark.parametrize("name", ["offline", "onefile", "handout", "scorm12"])
def test_pages_of_learners_and_administrators_hold_nothing_else(
    name: str, tag: str, course: Path, tmp_path: Path
) -> None:
    report = Report()
    report.collect(build(Request(course, tmp_path / "out", (name,))))
    assert [f"{found.span} {found.message('en')}" for found in report if found.rule.severity == "error"] == []

    pages: dict[str, bytes] = {}
    for path in (tmp_path / "out").rglob("*"):
        if path.suffix == ".zip":
            with ZipFile(path) as archive:
                pages |= {one: archive.read(one) for one in archive.namelist() if one.endswith(".html")}
                shown = [
                    one for one in archive.namelist() if one.startswith("view-") or one in {"assess.js", "care.js"}
                ]
                words = [json.loads(WORDS_OF.search(archive.read(one).decode())[1]) for one in shown]  # type: ignore[index]
                assert [
                    text for one in words for text in texts_of(one) if plain_words(re.sub(r"\{\w+\}", "", text))
                ] == []
        elif (
            path.suffix == ".html"
            and (".qps." in path.name or "kursus" in path.name)
            and not re.search(r"\.(en|id)\.", path.name)
        ):
            pages[path.name] = path.read_bytes()
    assert pages
    assert {text for page in pages.values() for text in left_over(page)} == set()
    assert all(b'dir="rtl"' in page for page in pages.values())


# The words of the interface that a script brings: an object by language.
WORDS_OF = re.compile(r"(\{\"qps\":\{.*?\}\})")


def texts_of(words: object) -> Iterator[str]:
    if isinstance(words, dict):
        for inner in words.values():
            yield from texts_of(inner)
    else:
        yield str(words)


def test_pages_of_the_site_hold_nothing_else(tag: str, course: Path, tmp_path: Path) -> None:
    build(Request(course, tmp_path / "out", ("site",)))

    pages = {path.name: path.read_bytes() for path in (tmp_path / "out/site").rglob("*.html")}
    assert len(pages) >= 4
    assert {one: left_over(page) for one, page in pages.items() if left_over(page)} == {}


def test_the_window_of_play_speaks_it(tag: str, course: Path, tmp_path: Path) -> None:
    build(Request(course, tmp_path / "out", ("scorm12",)))
    (path,) = (tmp_path / "out/packages").glob("*.zip")
    with closing(PlayedPackage(path)) as package:
        page = window_page(package, tag, "strict")

    assert left_over(page) == []
    assert b'dir="rtl"' in page

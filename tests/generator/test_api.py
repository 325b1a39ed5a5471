# SPDX-License-Identifier: Apache-2.0
"""The interface for programs: it tells all, prints nothing, changes nothing of the process, and is typed."""

import doctest
import re
import signal
import subprocess
import sys
import tempfile
import textwrap
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import sinau
from sinau import api
from sinau.diagnostics import Span

ROOT = Path(__file__).parents[2]
FILES = {
    "catalogue.yml": "format: 1\ntitle: Village courses\nlanguages: [en]\npublications: [offline]\n",
    "money/course.yml": (
        "id: money\ntitle: Money of the village\nlanguage: en\nversion: '1'\n"
        "modules:\n  - {id: basics, title: Basics, lessons: [01.md]}\n"
    ),
    "money/01.md": "---\nid: principles\ntitle: Principles\n---\n\n## Who decides\n\n#### The head\n\nThe village head.\n",
}


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A catalogue in the folder `content` of the working directory, which has one warning."""
    for name, text in FILES.items():
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "content"


@pytest.mark.parametrize("name", ["", "load", "check", "build"])
def test_the_examples_are_true(name: str, content: Path) -> None:
    described = getattr(api, name) if name else api
    tests = [
        one for one in doctest.DocTestFinder(recurse=False).find(described, name or "api", module=api) if one.examples
    ]

    assert len(tests) == 1
    assert doctest.DocTestRunner().run(tests[0]).failed == 0


def test_the_example_of_the_readme_is_true(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"(?m)^    from sinau import .*\n(?:(?:    .*)?\n)*", readme)

    exec(compile(textwrap.dedent(example), "README.md", "exec"), {})

    assert capsys.readouterr().out.splitlines() == [
        "money/01.md:8:1: warning C502: After a heading of level 2 comes one of level 4.",
        "dist/packages/money-1-offline.zip",
    ]


def test_what_could_not_be_read_is_told_by_check(content: Path) -> None:
    (content / "money/02.md").write_bytes(b"\xff\xfe\x00")
    (content / "money/course.yml").write_text("id: money\n  title: [\n", encoding="utf-8")
    found = sinau.check(sinau.load(content))

    assert {one.span.file for one in found if one.rule.severity is sinau.Severity.ERROR} >= {
        "money/02.md",
        "money/course.yml",
    }
    assert list(found) == sorted(found, key=lambda one: one.span)


def test_errors_stop_a_build_and_are_in_the_exception(content: Path) -> None:
    (content / "money/01.md").write_text(FILES["money/01.md"] + "\n[gone](02.md)\n", encoding="utf-8")
    with pytest.raises(sinau.CatalogueError) as caught:
        sinau.build(sinau.load(content), "dist")

    assert [one.rule.code for one in caught.value.diagnostics] == ["C502", "C401"]
    assert str(caught.value).startswith("The catalogue has errors (1); the first is money/01.md:12:1 C401: ")
    assert caught.value.text("id").startswith("Ada kesalahan dalam katalog (1); ")
    assert not Path("dist").exists()
    assert not (content / "money/ids.lock").exists()


def test_a_folder_that_is_not_there(content: Path) -> None:
    with pytest.raises(FileNotFoundError):
        sinau.load("nowhere")
    with pytest.raises(NotADirectoryError):
        sinau.load(content / "catalogue.yml")


def test_what_publishing_has_to_tell_comes_with_what_was_built(content: Path) -> None:
    course = content / "money/course.yml"
    course.write_text(FILES["money/course.yml"].replace("'1'", f"'{'1' * 30}'"), encoding="utf-8")

    made = sinau.build(sinau.load(content), "dist", ["scorm12"], locked=False)

    assert "C607" in {one.rule.code for one in made.diagnostics}  # the version is too long for SCORM 1.2
    assert [(one.publication, one.course, one.path.suffix) for one in made] == [("scorm12", "money", ".zip")]
    assert {sheet.path.suffix for sheet in made[0].sheets} >= {".html"}


def test_a_catalogue_is_built_as_it_was_loaded_with_the_numbers_that_there_are(content: Path) -> None:
    loaded = sinau.load(content)
    more = FILES["money/01.md"] + "\n::: question one true\n\nIs it?\n\n:::\n"
    (content / "money/01.md").write_text(more, encoding="utf-8")
    sinau.build(sinau.load(content), "newer")  # gives the question its number

    sinau.build(loaded, "older")

    assert "question one 0" in (content / "money/ids.lock").read_text(encoding="utf-8")
    assert loaded.courses[0].modules[0].activities[0].questions == ()
    assert [one.rule.code for one in sinau.check(loaded)] == ["C502"]


def test_nothing_is_printed_and_nothing_of_the_process_changes(
    content: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    set_handlers: list[int] = []
    monkeypatch.setattr(signal, "signal", lambda number, _handler: set_handlers.append(number))
    before = (tempfile.tempdir, Path.cwd(), sys.getrecursionlimit(), sys.stdout, sys.excepthook)

    sinau.build(sinau.load(content), "dist", ["offline", "site", "scorm2004-4"])

    assert capfd.readouterr() == ("", "")
    assert set_handlers == []
    assert (tempfile.tempdir, Path.cwd(), sys.getrecursionlimit(), sys.stdout, sys.excepthook) == before


def test_threads_may_load_check_and_build_one_catalogue_into_one_folder(content: Path) -> None:
    begin = threading.Barrier(3)

    def work(_number: int) -> tuple[list[str], list[Span]]:
        begin.wait()
        loaded = sinau.load(content)
        made = sinau.build(loaded, "dist")
        return [one.digest for one in made], [one.span for one in sinau.check(loaded)]

    with ThreadPoolExecutor(3) as threads:
        first, *others = threads.map(work, range(3))

    assert others == [first, first]
    assert len(first[0]) == 1


def test_a_program_of_these_names_alone_is_typed(tmp_path: Path) -> None:
    program = """
        from datetime import date
        from sinau import Artefact, CatalogueError, Diagnostic, LoadedCatalogue, build, check, load

        catalogue: LoadedCatalogue = load("content")
        titles: list[str] = [course.title for course in catalogue.courses]
        found: tuple[Diagnostic, ...] = check(catalogue, date(2026, 1, 1))
        try:
            made: tuple[Artefact, ...] = build(catalogue, "dist", ["offline"], locked=True)
        except CatalogueError as error:
            found = error.diagnostics
        warnings: tuple[Diagnostic, ...] = build(catalogue, "dist").diagnostics
        build("content", 3)
    """
    script = tmp_path / "program.py"
    script.write_text(textwrap.dedent(program), encoding="utf-8")

    # From the project's folder, so that what `make types` has found out is used again.
    run = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", str(script)], cwd=ROOT, capture_output=True, text=True
    )

    told = [line for line in run.stdout.splitlines() if "error" in line and not line.startswith("Found")]
    assert [line.partition(":")[2].partition(":")[0] for line in told] == ["13", "13"], run.stdout + run.stderr
    assert all("[arg-type]" in line for line in told)


def test_all_that_is_promised_is_there() -> None:
    assert set(sinau.__all__) <= set(dir(sinau))
    assert all(getattr(sinau, name) for name in sinau.__all__)
    with pytest.raises(AttributeError):
        sinau.biuld  # type: ignore[attr-defined]  # noqa: B018
    assert (Path(sinau.__file__).parent / "py.typed").is_file()

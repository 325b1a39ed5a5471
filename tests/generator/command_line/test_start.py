# SPDX-License-Identifier: Apache-2.0
"""What a command imports, counted by names and never timed: a command pays for what it does, not for what others do."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from helpers.output import write_catalogue

PROGRAM = """
import json, sys
from pathlib import Path
from sinau.command_line.program import main
try:
    main(sys.argv[2:], prog_name="sinau")
except SystemExit:
    pass
Path(sys.argv[1]).write_text(json.dumps(sorted(sys.modules)))
"""
# What takes long to import, of Python and of others.
DEAR = {
    *(
        "asyncio",
        "babel",
        "dulwich",
        "email",
        "filelock",
        "http",
        "importlib.metadata",
        "jinja2",
        "latex2mathml",
        "lxml",
    ),
    *(
        "markupsafe",
        "mkdocs",
        "multiprocessing",
        "nh3",
        "pygments",
        "socket",
        "ssl",
        "urllib.request",
        "weasyprint",
        "xml",
    ),
}
OURS = ("sinau", "sinau_lms", "sinau_scorm", "sinau_theme")


def imported(tmp_path: Path, *words: object) -> set[str]:
    """The names of all modules that are there after a command."""
    listed = tmp_path / "modules.json"
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(listed), *map(str, words)], capture_output=True, text=True, check=True
    )
    assert "Traceback" not in run.stderr
    return set(json.loads(listed.read_text()))


def of_others(names: set[str]) -> set[str]:
    """The libraries among modules."""
    roots = {name.partition(".")[0] for name in names}
    # What an installation puts in place by itself, under whatever name.
    made = {*OURS, "__main__", "cython_runtime"}
    return {root for root in roots - sys.stdlib_module_names - made if not root.startswith("_")}


def test_help_imports_no_command(tmp_path: Path) -> None:
    names = imported(tmp_path, "--help")

    assert DEAR & names == set()
    assert of_others(names) == {"click"}
    ours = {name for name in names if name.partition(".")[0] in OURS}
    assert {name for name in ours if ".commands." in name or name.startswith("sinau.model")} == set()
    assert len(ours) < 25, sorted(ours)


def test_a_command_imports_no_other(tmp_path: Path) -> None:
    names = imported(tmp_path, "explain", "--help")

    assert {name for name in names if ".commands." in name} == {"sinau.commands.explain"}


def test_check_imports_nothing_that_renders_publishes_or_reads_packages(tmp_path: Path) -> None:
    names = imported(tmp_path, "check", "--content", write_catalogue(tmp_path / "content"))

    assert DEAR & names == set()
    assert of_others(names) == {"click", "pyromark", "yaml"}
    assert {name for name in names if name.startswith(("sinau.rendering", "sinau.output", "sinau.compiler"))} == set()
    # Which publications there are, and which settings of courses they know.
    assert {name for name in names if name.startswith("sinau_scorm")} <= {
        *(
            "sinau_scorm",
            "sinau_scorm.commands",
            "sinau_scorm.declaring",
            "sinau_scorm.kept_results",
            "sinau_scorm.publications",
        ),
        *("sinau_scorm.scos", "sinau_scorm.settings"),
        *(f"sinau_scorm.publications.{name}" for name in ("scorm12", "scorm2004_3", "scorm2004_4")),
    }
    assert "sinau_scorm.publications.scorm12" in names


@pytest.mark.parametrize("command", ["check", "build"])
def test_what_finds_all_unchanged_imports_nothing_of_the_chain(command: str, tmp_path: Path) -> None:
    content = write_catalogue(tmp_path / "content", publications="offline")
    words = [
        command,
        "--content",
        content,
        "--cache",
        tmp_path / "cache",
        *(["--out", tmp_path / "out"] * (command == "build")),
    ]
    imported(tmp_path, *words)  # it writes the locks
    imported(tmp_path, *words)
    names = imported(tmp_path, *words)

    assert DEAR & names == set()
    assert of_others(names) <= {"click", "yaml"}
    stages = (
        "checks",
        "compiler",
        "loading",
        "markdown",
        "output",
        "page_results",
        "publishing.player",
        "rendering",
        "site",
    )
    assert {name for name in names if name.startswith(tuple(f"sinau.{stage}" for stage in stages))} == set()


def test_what_a_page_needs_comes_with_it(tmp_path: Path) -> None:
    names = imported(tmp_path, "check", "--content", write_catalogue(tmp_path / "content", "Rumus $a^2$."))

    assert "latex2mathml" in names


def test_the_texts_of_what_is_not_imported_otherwise_are_reviewed(tmp_path: Path) -> None:
    names = imported(tmp_path, "texts", "id")

    assert {"sinau.questions", "sinau_scorm", "sinau_lms"} <= names

# SPDX-License-Identifier: Apache-2.0
"""The tutorial is done step by step in an empty folder: what it shows is what appears."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from helpers.guide import GUIDE, Shown, shown_in

PAGE = "01-start/02-tutorial.md"
LOCALES = {"authors": "en_GB.UTF-8", "penulis": "id_ID.UTF-8"}


def run(line: str, folder: Path, locale: str) -> str:
    """Return what the command `line` prints in `folder`, in the order in which a terminal shows it."""
    program, *words = shlex.split(line)
    assert program == "sinau"
    command = [str(Path(sys.executable).parent / "sinau"), *words]
    environment = os.environ | {"LC_ALL": locale, "COLUMNS": "120", "PYTHONUNBUFFERED": "1"}
    done = subprocess.run(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, timeout=120
    )
    return done.stdout.decode()


def is_as_shown(printed: str, shown: str) -> bool:
    """Tell whether `printed` is what the page shows: `…` is anything within a line, or any lines where it stands alone."""
    lines = [
        "(?:[^\n]*\n)*" if line.strip() == "…" else re.escape(line.rstrip()).replace("…", "[^\n]*") + "\n"
        for line in shown.strip().splitlines()
    ]
    found = "".join(f"{line.rstrip()}\n" for line in printed.strip().splitlines())
    return re.fullmatch("".join(lines), found) is not None


def steps(shown: Shown) -> list[tuple[str, str]]:
    """Return the commands of a block, each with the output that is shown."""
    parts = re.split(r"^\$ (.+)\n?", shown.text, flags=re.MULTILINE)
    assert parts[0] == "", f"line {shown.line}: output of no command"
    return list(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize("course", LOCALES)
def test_the_tutorial_gives_what_it_shows(course: str, tmp_path: Path) -> None:
    done = []
    for shown in shown_in(GUIDE / course / PAGE):
        if shown.language == "console":
            for line, output in steps(shown):
                printed = run(line, tmp_path, LOCALES[course])
                assert is_as_shown(printed, output), f"{shown.page.name}:{shown.line}: {line}\n{printed}"
                done.append(line)
        elif shown.file:
            assert (tmp_path / shown.file).is_file(), f"line {shown.line}: there is no {shown.file} to write over"
            (tmp_path / shown.file).write_text(shown.text, encoding="utf-8")
        else:
            correct(tmp_path, shown)
    assert [line.split()[1] for line in done if " " in line] == ["new", "check", "check", "new", "build"]
    assert "sinau" in done
    assert (tmp_path / "dist/site/index.html").is_file()


def correct(folder: Path, shown: Shown) -> None:
    """Put the line of `shown` in the place of the one that differs from it by the mark of the right choice."""
    (page,) = folder.glob("content/*/*/*.md")
    right = shown.text.strip()
    text = page.read_text(encoding="utf-8")
    wrong = right.replace("[x]", "[ ]")
    assert wrong in text, f"line {shown.line}: nothing to correct"
    page.write_text(text.replace(wrong, right), encoding="utf-8")


def test_an_ellipsis_stands_for_what_differs() -> None:
    assert is_as_shown("a 12 KB\nb\nc\n", "a … KB\n…\nc")
    assert is_as_shown("b\nc\n", "…\nc")
    assert not is_as_shown("a 12 KB\nb", "a … MB\nb")
    assert not is_as_shown("a\nb", "a …")

# SPDX-License-Identifier: Apache-2.0
"""Does the tutorial of the documentation in a folder, as a reader would."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

from helpers.guide import GUIDE, Shown, shown_in

PAGE = "01-start/02-tutorial.md"
LOCALES = {"authors": "en_GB.UTF-8", "penulis": "id_ID.UTF-8"}


def steps(shown: Shown) -> list[tuple[str, str]]:
    """Return the commands of a block, each with the output that is shown."""
    parts = re.split(r"^\$ (.+)\n?", shown.text, flags=re.MULTILINE)
    assert parts[0] == "", f"line {shown.line}: output of no command"
    return list(zip(parts[1::2], parts[2::2], strict=True))


def command_of(line: str) -> list[str]:
    """Return the command `line` as it is started here."""
    program, *words = shlex.split(line)
    assert program == "sinau"
    return [str(Path(sys.executable).parent / "sinau"), *words]


def environment(course: str) -> dict[str, str]:
    """Return the environment of a reader of `course`."""
    return os.environ | {"LC_ALL": LOCALES[course], "COLUMNS": "120", "PYTHONUNBUFFERED": "1"}


def do_tutorial(course: str, folder: Path) -> list[tuple[str, str, str]]:
    """Do all steps of the tutorial in `course`; return each command, what it printed in the order of a terminal, and what is shown."""
    done = []
    for shown in shown_in(GUIDE / course / PAGE):
        if shown.language == "console":
            for line, output in steps(shown):
                run = subprocess.run(
                    command_of(line),
                    cwd=folder,
                    env=environment(course),
                    stdout=subprocess.PIPE,
                    stderr=subprocess.STDOUT,
                    check=False,
                    timeout=120,
                )
                done.append((line, run.stdout.decode(), output))
        elif shown.file:
            assert (folder / shown.file).is_file(), f"line {shown.line}: there is no {shown.file} to write over"
            (folder / shown.file).write_text(shown.text, encoding="utf-8")
        else:
            _correct(folder, shown)
    return done


def _correct(folder: Path, shown: Shown) -> None:
    """Put the line of `shown` in the place of the one that differs from it by the mark of the right choice."""
    (page,) = folder.glob("content/*/*/*.md")
    right = shown.text.strip()
    text = page.read_text(encoding="utf-8")
    wrong = right.replace("[x]", "[ ]")
    assert wrong in text, f"line {shown.line}: nothing to correct"
    page.write_text(text.replace(wrong, right), encoding="utf-8")

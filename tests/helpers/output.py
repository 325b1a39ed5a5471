# SPDX-License-Identifier: Apache-2.0
"""What the tests of the output folder share: tiny catalogues, pictures of folders, builds as processes."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from sinau.output.filetree import FileTree

SINAU = (sys.executable, "-c", "from sinau.command_line.program import main; main()")


def write_catalogue(folder: Path, text: str = "Teks.", publications: str = "site, offline", version: str = "1") -> Path:
    """Write a catalogue of one course with one lesson that has one question, and return `folder`."""
    files = {
        "catalogue.yml": f"format: 1\ntitle: Katalog\npublications: [{publications}]\n",
        "kursus/course.yml": (
            f'id: kursus\ntitle: Kursus\nlanguage: id\nversion: "{version}"\n'
            "modules:\n  - id: dasar\n    title: Dasar\n    lessons: [01.md]\n"
        ),
        "kursus/01.md": (
            f"---\nid: satu\ntitle: Satu\n---\n\n{text}\n\n::: question soal-1\nPilih.\n\n- [x] Ya\n- [ ] Tidak\n:::\n"
        ),
    }
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def picture(folder: Path) -> dict[str, str]:
    """Return the digest of every file below `folder`; nothing when it is not there."""
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def leftovers(*folders: Path) -> list[str]:
    """Return the hidden files and stages in `folders`, lock and record apart: nothing when all were tidied up."""
    found = (path for folder in folders for path in folder.rglob("*") if path.name.startswith("."))
    hidden = [str(path) for path in found if path.name != ".sinau"]
    stages = (
        path for folder in folders for path in folder.glob(".sinau/*") if path.name not in {"lock", "written.json"}
    )
    return hidden + [str(path) for path in stages]


def start(*words: object, **environment: str) -> subprocess.Popen[str]:
    """Start `sinau` as a process of its own."""
    return subprocess.Popen(
        [*SINAU, *map(str, words)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, **environment},
    )


def wait_for_stage(out: Path, process: subprocess.Popen[str], file: str = "") -> None:
    """Wait until the build `process` has a stage below `out` and `file` in it, or has ended."""
    while process.poll() is None and not list(out.glob(f".sinau/*-*/{file}")):
        time.sleep(0.001)


def tree(files: Mapping[str, bytes]) -> FileTree:
    """Return a tree of `files`."""
    found = FileTree()
    for name, content in files.items():
        found.add(name, content)
    return found

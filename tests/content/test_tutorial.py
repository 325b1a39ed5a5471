# SPDX-License-Identifier: Apache-2.0
"""The tutorial is done step by step in an empty folder: what it shows is what appears."""

import re
from pathlib import Path

import pytest

from helpers.tutorial import LOCALES, do_tutorial


def is_as_shown(printed: str, shown: str) -> bool:
    """Tell whether `printed` is what the page shows: `…` is anything within a line, or any lines where it stands alone."""
    lines = [
        "(?:[^\n]*\n)*" if line.strip() == "…" else re.escape(line.rstrip()).replace("…", "[^\n]*") + "\n"
        for line in shown.strip().splitlines()
    ]
    found = "".join(f"{line.rstrip()}\n" for line in printed.strip().splitlines())
    return re.fullmatch("".join(lines), found) is not None


@pytest.mark.parametrize("course", LOCALES)
def test_the_tutorial_gives_what_it_shows(course: str, tmp_path: Path) -> None:
    done = do_tutorial(course, tmp_path)

    assert [f"{line}\n{printed}" for line, printed, shown in done if not is_as_shown(printed, shown)] == []
    commands = [line.removeprefix("sinau").strip().partition(" ")[0] for line, _, _ in done]
    assert commands == ["new", "check", "check", "new", "build", ""]
    assert (tmp_path / "dist/site/index.html").is_file()


def test_an_ellipsis_stands_for_what_differs() -> None:
    assert is_as_shown("a 12 KB\nb\nc\n", "a … KB\n…\nc")
    assert is_as_shown("b\nc\n", "…\nc")
    assert not is_as_shown("a 12 KB\nb", "a … MB\nb")
    assert not is_as_shown("a\nb", "a …")

# SPDX-License-Identifier: Apache-2.0
"""The full form on terminals: colours, width, and marks that stand under what they mark."""

import re
import unicodedata

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import trial_texts  # noqa: F401 - it adds the texts of rules here
from sinau.diagnostics import Report, Rule, Severity, Span
from sinau.diagnostics.forms import Look, full
from sinau.diagnostics.forms._look import PLAIN

LONG = "The place of a picture that is not there. " * 5
RULE = Rule("C993", "missing", Severity.ERROR)


def width(text: str) -> int:
    """How far a terminal's cursor goes; tabs must not be left in."""
    assert "\t" not in text
    zero = {"Mn", "Me", "Cf"}
    return sum(0 if unicodedata.category(c) in zero else 1 + (unicodedata.east_asian_width(c) in "WF") for c in text)


def written(line: str, span: Span, look: Look = PLAIN) -> list[str]:
    report = Report()
    report.add(RULE, span, path="x")
    return full.write(report, lambda _span: line, "en", look).splitlines()


def marked(line: str, span: Span, look: Look = PLAIN) -> str:
    """What of the printed line stands above the marks."""
    lines = written(line, span, look)
    at = next(number for number, text in enumerate(lines) if text.startswith(f"{span.line} | "))
    text, marks = lines[at].partition(" | ")[2], lines[at + 1].partition(" | ")[2]
    start, end = width(marks[: marks.index("^")]), width(marks)
    return "".join(c for number, c in enumerate(text) if start <= width(text[:number]) < end and width(c))


@pytest.mark.parametrize(
    "line, column, length, expected",
    [
        ("abc def", 5, 3, "def"),
        ("\tabc\tdef", 6, 3, "def"),
        ("漢字 def", 4, 3, "def"),
        ("漢字 def", 1, 2, "漢字"),
        ("e\u0301e\u0301 def", 6, 3, "def"),
        ("👩\u200d🌾 def", 5, 3, "def"),
        ("x" * 400 + "def" + "y" * 400, 401, 3, "def"),
    ],
)
def test_marks_stand_under_what_they_mark(line: str, column: int, length: int, expected: str) -> None:
    for look in (Look(), Look(width=60), Look(width=200)):
        assert marked(line, Span("a.md", 7, column, length), look) == expected


@given(line=st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]) | st.just("\t")), data=st.data())
def test_no_line_is_wider_than_the_terminal(line: str, data: st.DataObject) -> None:
    columns = data.draw(st.integers(50, 120))
    span = Span("a.md", data.draw(st.integers(1, 99999)), data.draw(st.integers(1, 80)), data.draw(st.integers(1, 200)))

    assert max(width(text) for text in written(line * 5, span, Look(width=columns))) <= columns


def test_long_texts_are_broken_and_indented() -> None:
    lines = written("abc", Span("a.md", 12), Look(width=60))

    why = next(number for number, text in enumerate(lines) if "why:" in text)
    hint = next(number for number, text in enumerate(lines) if "hint:" in text)
    assert hint - why > 2
    assert all(text.startswith("     ") for text in lines[why + 1 : hint])
    assert " ".join(" ".join(lines[why:hint]).split()) == f"= why: {LONG.strip()}"


def test_colours_change_nothing_but_the_colours() -> None:
    span = Span("a.md", 3, 2, 2)
    plain, coloured = written("a\tbc", span), written("a\tbc", span, Look(colour=True))

    assert [click.unstyle(line) for line in coloured] == plain
    assert "\x1b[31m" in coloured[0]
    assert not re.search("\x1b", "".join(plain))


def test_files_are_named_from_where_the_reader_is() -> None:
    assert written("abc", Span("kursus/01.md", 3, 2), Look("content"))[1].strip() == "--> content/kursus/01.md:3:2"

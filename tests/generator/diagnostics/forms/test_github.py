# SPDX-License-Identifier: Apache-2.0
"""Workflow commands, read back as GitHub's runner reads them."""

import re

from hypothesis import given
from hypothesis import strategies as st

from helpers import trial_texts  # noqa: F401 - it adds the texts of rules here
from sinau.diagnostics import Report, Rule, Severity, Span
from sinau.diagnostics.forms import Look, github
from sinau.diagnostics.forms._look import PLAIN

COMMAND = re.compile(r"::(error|warning) ([^\n]*?)::([^\n]*)\n")
RULE = Rule("C991", "no-correct-choice", Severity.ERROR)
WARNING = Rule("C992", "other", Severity.WARNING)


def unescaped(text: str) -> str:
    for code, char in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, char)
    return text


def written(report: Report, language: str = "en", look: Look = PLAIN) -> str:
    return github.write(report, lambda span: None, language, look)


def test_says_where_and_what() -> None:
    report = Report()
    report.add(RULE, Span("kursus/01.md", 41, 3, 5), text="None.")

    assert written(report, "id", Look("content")) == (
        "::error file=content/kursus/01.md,line=41,col=3,endColumn=8,title=C991 no-correct-choice::None.%0ALakukan.\n"
    )


def test_escapes_what_github_would_misread() -> None:
    report = Report()
    report.add(WARNING, Span("a,b:100%.md"))

    assert written(report) == (
        "::warning file=a%2Cb%3A100%25.md,line=1,col=1,endColumn=2,title=C992 other::100%25 of a, b: c%0Ax\n"
    )


@given(file=st.text(), text=st.text())
def test_any_text_comes_back_whole(file: str, text: str) -> None:
    report = Report()
    report.add(RULE, Span(file), text=text)
    (found,) = report

    match = COMMAND.fullmatch(written(report))

    assert match is not None
    properties = dict(pair.split("=", 1) for pair in match[2].split(","))
    assert unescaped(properties["file"]) == file
    assert unescaped(match[3]) == f"{found.message('en')}\nDo."

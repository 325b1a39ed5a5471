# SPDX-License-Identifier: Apache-2.0
"""The report: each thing once, in reading order, on one line."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from helpers import trial_texts  # noqa: F401 - it adds the texts of rules here
from sinau.diagnostics import Report, Rule, Severity, Span
from sinau.diagnostics.forms import concise

ERROR = Rule("C990", "a-word", Severity.ERROR)
WARNING = Rule("C992", "another-word", Severity.WARNING)
FOUND = [
    (ERROR, Span("a.md", 2, 9)),
    (WARNING, Span("a.md", 2, 9)),
    (ERROR, Span("a.md", 10, 1)),
    (ERROR, Span("b.md", 1, 1)),
]


def test_order_is_that_of_reading_whatever_was_found_first() -> None:
    for order in permutations(FOUND):
        report = Report()
        for rule, span in order:
            report.add(rule, span, word="x")

        assert [(diagnostic.rule, diagnostic.span) for diagnostic in report] == FOUND


def test_the_same_thing_is_said_once() -> None:
    report = Report()
    for word in ("x", "x", "y"):
        report.add(ERROR, Span("a.md"), word=word)
    report.add(WARNING, Span("a.md"), word="x")

    assert (len(report), report.errors, report.warnings) == (3, 2, 1)


@given(st.text())
def test_a_value_cannot_take_over_the_terminal(word: str) -> None:
    report = Report()
    report.add(ERROR, Span("a.md"), word=f"{word}\x1b[2J\r\n\u202e")

    printed = concise.write(report, lambda _: None, "en")

    assert printed.startswith("a.md:1:1: error[C990] a-word: ")
    assert len(printed.splitlines()) == 1
    assert not set("\x1b\r\u202e\x00") & set(printed)

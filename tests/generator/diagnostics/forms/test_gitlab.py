# SPDX-License-Identifier: Apache-2.0
"""Reports of code quality, as GitLab reads them."""

import json
from typing import Any

from helpers import trial_texts  # noqa: F401 - it adds the texts of rules here
from sinau.diagnostics import Report, Rule, Severity, Span
from sinau.diagnostics.forms import Look, gitlab
from sinau.diagnostics.forms._look import PLAIN

RULE = Rule("C991", "no-correct-choice", Severity.ERROR)
WARNING = Rule("C992", "other", Severity.WARNING)


def written(*found: tuple[Rule, Span], language: str = "en", look: Look = PLAIN) -> list[dict[str, Any]]:
    report = Report()
    for rule, span in found:
        report.add(rule, span, text="None.")
    entries = json.loads(gitlab.write(report, lambda span: None, language, look))
    assert isinstance(entries, list)
    return entries


def test_says_where_and_what() -> None:
    (entry,) = written((RULE, Span("kursus/01.md", 41, 3, 5)), language="id", look=Look("content"))

    assert {key: value for key, value in entry.items() if key != "fingerprint"} == {
        "description": "C991 None. Lakukan.",
        "check_name": "no-correct-choice",
        "severity": "major",
        "location": {"path": "content/kursus/01.md", "lines": {"begin": 41}},
    }


def test_without_findings_it_is_an_empty_list() -> None:
    assert written() == []


def test_a_finding_is_known_again_when_its_line_moves_or_the_language_is_another() -> None:
    def prints(*lines: int, language: str = "en") -> list[str]:
        return [
            str(one["fingerprint"]) for one in written(*((RULE, Span("a.md", n)) for n in lines), language=language)
        ]

    assert prints(3, 9) == prints(4, 12, language="id")
    assert len(set(prints(3, 9, 12))) == 3
    (other,), (elsewhere,) = written((WARNING, Span("a.md", 3))), written((RULE, Span("b.md", 3)))
    assert len({*prints(3), other["fingerprint"], elsewhere["fingerprint"]}) == 3

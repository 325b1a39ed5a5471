# SPDX-License-Identifier: Apache-2.0
"""Logs of code scanning, as GitHub and editors read them (SARIF 2.1.0)."""

import json
from typing import Any

from helpers import trial_texts  # noqa: F401 - it adds the texts of rules here
from sinau.diagnostics import Report, Rule, Severity, Span
from sinau.diagnostics.forms import Look, sarif
from sinau.diagnostics.forms._look import PLAIN

ERROR = Rule("C991", "no-correct-choice", Severity.ERROR)
WARNING = Rule("C992", "other", Severity.WARNING)
ADVICE = Rule("C990", "a-word", Severity.ADVICE)


def run_of(*found: tuple[Rule, Span], language: str = "en", look: Look = PLAIN) -> dict[str, Any]:
    report = Report()
    for rule, span in found:
        report.add(rule, span, text="None.")
    log = json.loads(sarif.write(report, lambda span: None, language, look))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def test_says_where_and_what() -> None:
    run = run_of((ERROR, Span("kursus satu/01.md", 41, 3, 5)), language="id", look=Look("content"))

    (result,) = run["results"]
    assert result["ruleId"] == "C991"
    assert result["level"] == "error"
    assert result["message"] == {"text": "None. Lakukan."}
    (place,) = result["locations"]
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": "content/kursus%20satu/01.md"},
        "region": {"startLine": 41, "startColumn": 3, "endColumn": 8},
    }
    assert run["columnKind"] == "unicodeCodePoints"


def test_every_result_leads_to_its_rule() -> None:
    run = run_of(
        (WARNING, Span("a.md", 1)), (ADVICE, Span("a.md", 2)), (ERROR, Span("b.md", 1)), (WARNING, Span("b.md", 9))
    )

    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["C990", "C991", "C992"]
    # A rule speaks of no finding: what a finding fills in is left open.
    assert not any("{" in rule["shortDescription"]["text"] for rule in rules)
    assert "…" in rules[1]["shortDescription"]["text"]
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"])
    assert [one["level"] for one in run["results"]] == ["warning", "note", "error", "warning"]


def test_a_finding_is_known_again_when_its_line_moves_or_the_language_is_another() -> None:
    def prints(*lines: int, language: str = "en") -> list[str]:
        run = run_of(*((ERROR, Span("a.md", line)) for line in lines), language=language)
        return [one["partialFingerprints"]["sinau/v1"] for one in run["results"]]

    assert prints(3, 9) == prints(4, 12, language="id")
    assert len(set(prints(3, 9, 12))) == 3


def test_without_findings_there_is_a_run_without_results() -> None:
    assert run_of()["results"] == []

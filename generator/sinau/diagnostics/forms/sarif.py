# SPDX-License-Identifier: Apache-2.0
"""The form for code scanning: SARIF 2.1.0 (OASIS), which GitHub, GitLab, Azure DevOps and editors show beside the lines.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

import hashlib
import json
from collections import Counter
from collections.abc import Callable
from urllib.parse import quote

from sinau.diagnostics.forms._look import PLAIN, Look
from sinau.diagnostics.report import Diagnostic, Report
from sinau.diagnostics.rule import Rule, Severity
from sinau.diagnostics.span import Span

STANDARD_OUTPUT = True
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "note",
    Severity.ADVICE: "note",
}


def write(report: Report, source_line: Callable[[Span], str | None], language: str, look: Look = PLAIN) -> str:
    """Return the diagnostics of `report` as a log of one run; files are named as they can be found from here."""
    from importlib.metadata import version  # noqa: PLC0415 - every command imports all forms, and few write this one

    found = list(report)
    rules = {one.rule.code: one.rule for one in sorted(found, key=lambda one: one.rule.code)}
    numbers = {code: number for number, code in enumerate(rules)}
    seen: Counter[tuple[str, ...]] = Counter()
    run = {
        "tool": {
            "driver": {
                "name": "Sinau",
                "version": version("sinau"),
                "rules": [_described(rule, language) for rule in rules.values()],
            }
        },
        "language": language,
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, numbers[one.rule.code], language, look, seen) for one in found],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _described(rule: Rule, language: str) -> dict[str, object]:
    from sinau.diagnostics.rulebook import text_with_ellipses  # noqa: PLC0415 - as above

    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": text_with_ellipses(rule.message, language)},
        "fullDescription": {"text": text_with_ellipses(rule.explanation, language)},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"severity": str(rule.severity)},
    }


def _result(
    found: Diagnostic, number: int, language: str, look: Look, seen: Counter[tuple[str, ...]]
) -> dict[str, object]:
    span, file = found.span, look.file(found.span)
    # The same finding is known again by this where its line has moved. The same one in one file twice needs two.
    same = (found.rule.code, file, found.message("en"))
    seen[same] += 1
    fingerprint = hashlib.sha256("\0".join((*same, str(seen[same]))).encode()).hexdigest()
    region = {"startLine": span.line, "startColumn": span.column, "endColumn": span.column + span.length}
    return {
        "ruleId": found.rule.code,
        "ruleIndex": number,
        "level": LEVELS[found.rule.severity],
        "message": {"text": f"{found.message(language)} {found.hint(language)}".strip()},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": quote(file)}, "region": region}}],
        "partialFingerprints": {"sinau/v1": fingerprint},
    }

# SPDX-License-Identifier: Apache-2.0
"""The form for programs: a JSON array, in which codes, names and places are stable and texts are in one language."""

import json
from collections.abc import Callable

from sinau.diagnostics.forms._look import PLAIN, Look
from sinau.diagnostics.report import Report
from sinau.diagnostics.span import Span

STANDARD_OUTPUT = True


def write(report: Report, source_line: Callable[[Span], str | None], language: str, look: Look = PLAIN) -> str:
    """Return the diagnostics of `report` as JSON. Files are named below the catalogue's folder, wherever that is."""
    found = [
        {
            "code": d.rule.code,
            "name": d.rule.name,
            "severity": str(d.rule.severity),
            "file": d.span.file,
            "line": d.span.line,
            "column": d.span.column,
            "length": d.span.length,
            "message": d.message(language),
            "explanation": d.rule.explanation.text(language),
            "hint": d.hint(language),
        }
        for d in report
    ]
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"

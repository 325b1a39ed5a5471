# SPDX-License-Identifier: Apache-2.0
"""The form for GitLab: a report of code quality, which it shows beside the lines of a merge request.

Its fields are those of https://docs.gitlab.com/ci/testing/code_quality/ ("Code Quality report format").
"""

import hashlib
import json
from collections import Counter
from collections.abc import Callable

from sinau.diagnostics.forms._look import PLAIN, Look
from sinau.diagnostics.report import Report
from sinau.diagnostics.rule import Severity
from sinau.diagnostics.span import Span

STANDARD_OUTPUT = True
SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info", Severity.ADVICE: "info"}


def write(report: Report, source_line: Callable[[Span], str | None], language: str, look: Look = PLAIN) -> str:
    """Return the diagnostics of `report` as a JSON array; GitLab wants files named from the repository's root."""
    seen: Counter[tuple[str, ...]] = Counter()
    found = []
    for diagnostic in report:
        rule, file = diagnostic.rule, look.file(diagnostic.span)
        # By its fingerprint GitLab knows a finding again whose line has moved. The same one in one file twice needs two.
        same = (rule.code, file, diagnostic.message("en"))
        seen[same] += 1
        fingerprint = hashlib.sha256("\0".join((*same, str(seen[same]))).encode()).hexdigest()
        found.append(
            {
                "description": f"{rule.code} {diagnostic.message(language)} {diagnostic.hint(language)}".strip(),
                "check_name": rule.name,
                "fingerprint": fingerprint,
                "severity": SEVERITIES[rule.severity],
                "location": {"path": file, "lines": {"begin": diagnostic.span.line}},
            }
        )
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"

# SPDX-License-Identifier: Apache-2.0
"""The concise form: one line for each diagnostic, as editors and `grep` read it."""

from collections.abc import Callable

from sinau.diagnostics.forms._look import PLAIN, Look
from sinau.diagnostics.report import Report
from sinau.diagnostics.span import Span


def write(report: Report, source_line: Callable[[Span], str | None], language: str, look: Look = PLAIN) -> str:
    """Return `file:line:column: severity[code] name: message`, a line for each diagnostic of `report`."""
    return "".join(
        f"{look.place(d.span)}: {d.rule.severity}[{d.rule.code}] {d.rule.name}: {d.message(language)}\n" for d in report
    )

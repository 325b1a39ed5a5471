# SPDX-License-Identifier: Apache-2.0
"""The form for GitHub: workflow commands, which it shows beside the lines of a pull request."""

from collections.abc import Callable

from sinau.diagnostics.forms._look import PLAIN, Look
from sinau.diagnostics.report import Diagnostic, Report
from sinau.diagnostics.rule import Severity
from sinau.diagnostics.span import Span

STANDARD_OUTPUT = True
COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice", Severity.ADVICE: "notice"}
# GitHub undoes these and no others, as its own toolkit writes them; the percent sign has to come first.
IN_MESSAGE = {"%": "%25", "\r": "%0D", "\n": "%0A"}
IN_PROPERTY = {**IN_MESSAGE, ":": "%3A", ",": "%2C"}


def write(report: Report, source_line: Callable[[Span], str | None], language: str, look: Look = PLAIN) -> str:
    """Return a workflow command for each diagnostic of `report`; GitHub needs the paths of files from the repository's root."""
    return "".join(_workflow_command(diagnostic, language, look) for diagnostic in report)


def _workflow_command(diagnostic: Diagnostic, language: str, look: Look) -> str:
    rule, span = diagnostic.rule, diagnostic.span
    properties = {
        "file": look.file(span),
        "line": span.line,
        "col": span.column,
        "endColumn": span.column + span.length,
        "title": f"{rule.code} {rule.name}",
    }
    written = ",".join(f"{name}={_escaped(str(value), IN_PROPERTY)}" for name, value in properties.items())
    text = f"{diagnostic.message(language)}\n{diagnostic.hint(language)}"
    return f"::{COMMANDS[rule.severity]} {written}::{_escaped(text, IN_MESSAGE)}\n"


def _escaped(text: str, table: dict[str, str]) -> str:
    return "".join(table.get(char, char) for char in text)

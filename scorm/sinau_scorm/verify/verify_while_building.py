# SPDX-License-Identifier: Apache-2.0
"""Holds what `sinau build` has just written to the rules of `sinau verify`, before anybody gets to see it."""

from pathlib import Path

from sinau.diagnostics import Diagnostics, Report, Rule, Severity, Span
from sinau_scorm.verify.verification import verify_package

NOT_CONFORMANT = Rule("C790", "built-package-fails", Severity.ERROR)


def verify_built_package(path: Path, course: Span) -> Diagnostics:
    """Return, each with the place `course`, each error that `sinau verify` finds in the package at `path`. Raises `OSError`."""
    found, report = Report(), Report()
    verify_package(path, found)
    for diagnostic in found:
        if diagnostic.rule.severity is Severity.ERROR:
            report.add(
                NOT_CONFORMANT, course, package=path.name, code=diagnostic.rule.code, name=diagnostic.rule.name,
                place=diagnostic.span, text=diagnostic.as_value,
            )  # fmt: skip
    return tuple(report)

# SPDX-License-Identifier: Apache-2.0
"""`sinau check`: tells every mistake of a catalogue."""

from datetime import datetime
from pathlib import Path

import click

from sinau.command_line.shared import (
    content_option,
    form_option,
    guarded,
    language_option,
    print_findings,
    today_option,
)
from sinau.diagnostics import Report


@click.command()
@content_option
@language_option
@form_option
@today_option
@guarded
def check(content: Path, language: str, form: str, today: datetime) -> int:
    """Tell every mistake at its place."""
    from sinau.loading import check as check_catalogue
    from sinau.loading import load

    report = Report()
    report.extend(check_catalogue(load(content), today.date()))
    return print_findings(report, content, language, form)


COMMAND = check

# SPDX-License-Identifier: Apache-2.0
"""`sinau check`: tells every mistake of a catalogue."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sinau.command_line.shared import (
    cache_options,
    chosen_cache,
    content_option,
    form_option,
    language_option,
    print_findings,
    today_option,
    with_exit_status,
)
from sinau.diagnostics import Report

if TYPE_CHECKING:
    from sinau.cache import Cache
    from sinau.diagnostics import Diagnostics


@click.command()
@content_option
@cache_options
@language_option
@form_option
@today_option
@with_exit_status
def check(content: Path, cache: Path | None, no_cache: bool, language: str, form: str, today: datetime) -> int:
    """Tell every mistake at its place."""
    from sinau.unchanged import RepeatedRun, Said

    report = Report()
    kept = chosen_cache(cache, no_cache, language)
    run = RepeatedRun(kept, content, ("check", today.date()))
    said = run.said()
    if said is None:
        said = Said(_findings(content, kept, today))
        run.keep(said)
    report.extend(said.found)
    return print_findings(report, content, language, form)


def _findings(content: Path, cache: "Cache | None", today: datetime) -> "Diagnostics":
    from sinau.loading import check as check_catalogue
    from sinau.loading import load_facts
    from sinau.operating_system.processors import usable_processors

    return check_catalogue(load_facts(content, cache, usable_processors()), today.date())


COMMAND = check

# SPDX-License-Identifier: Apache-2.0
"""`sinau check`: tells every mistake of a catalogue."""

from datetime import date, datetime
from functools import partial
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
from sinau.diagnostics import Message, Report

if TYPE_CHECKING:
    from sinau.cache import Cache
    from sinau.diagnostics import Diagnostics

CHECKING = Message("commands.compiler_checking")


@click.command()
@content_option
@cache_options
@language_option
@form_option
@today_option
@click.option("--advice", is_flag=True)
@click.option("--links", is_flag=True)
@with_exit_status
def check(
    content: Path,
    cache: Path | None,
    no_cache: bool,
    language: str,
    form: str,
    today: datetime,
    advice: bool,
    links: bool,
) -> int:
    """Tell every mistake at its place."""
    from sinau.unchanged import RepeatedRun, Said

    report = Report()
    kept = chosen_cache(cache, no_cache, language)
    run = RepeatedRun(kept, content, ("check", today.date()))
    said = run.said()
    if said is None:
        said = Said(_findings(content, kept, today, language))
        run.keep(said)
    report.extend(said.found)
    if advice or links:
        _look_further(content, report, today.date(), advice=advice, links=links)
    return print_findings(report, content, language, form)


def _findings(content: Path, cache: "Cache | None", today: datetime, language: str) -> "Diagnostics":
    from sinau.command_line.progress import shown_progress
    from sinau.loading import READING, load_facts
    from sinau.loading import check as check_catalogue
    from sinau.operating_system.processors import usable_processors

    with shown_progress(language, quiet=False) as progress:
        loaded = load_facts(content, cache, usable_processors(), note=partial(progress.note, READING))
        progress.note(CHECKING)
        return check_catalogue(loaded, today.date())


def _look_further(content: Path, report: Report, today: date, *, advice: bool, links: bool) -> None:
    """Add advice, and what other hosts say, to `report`. Both look at the pages themselves, of which a quick check keeps the facts."""
    from sinau.loading import advise, load
    from sinau.outside_links import check_outside_links

    catalogue = load(content)
    if advice:
        report.extend(advise(catalogue, today))
    if links:
        report.extend(check_outside_links(catalogue))


COMMAND = check

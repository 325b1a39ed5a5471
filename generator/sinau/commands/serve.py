# SPDX-License-Identifier: Apache-2.0
"""`sinau serve`: shows the site and the player while a catalogue is written."""

import gc
from contextlib import suppress
from pathlib import Path

import click

from sinau.command_line.printing import print_report
from sinau.command_line.shared import (
    cache_options,
    chosen_cache,
    content_option,
    language_option,
    print_findings,
    with_exit_status,
)
from sinau.diagnostics import Diagnostics, Message, Report
from sinau.source.files import can_be_watched

SERVING = Message("commands.serving")
SECOND = 1.0  # after which a system that does not break off waiting sees that the program is to end


@click.command()
@content_option
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@cache_options
@language_option
@with_exit_status
def serve(content: Path, port: int, cache: Path | None, no_cache: bool, language: str) -> int:
    """Show the site and the player while you write."""
    from sinau.operating_system.processors import usable_processors
    from sinau.preview.application import PreviewApplication
    from sinau.preview.resident import ResidentCatalogue
    from sinau.preview.server import serving

    report = Report()
    if not report.collect(can_be_watched(content)):
        return print_findings(report, content, language, "full")
    resident = ResidentCatalogue(content, language, chosen_cache(cache, no_cache, language), usable_processors())
    application = PreviewApplication(resident, lambda trace: click.echo(trace, err=True))
    resident.refresh()
    gc.collect()
    gc.freeze()  # what was read at the beginning is looked through no more
    with serving(application, content, port, language) as server, suppress(KeyboardInterrupt):
        click.echo(SERVING.text(language, {"address": f"http://127.0.0.1:{server.server_port}/"}))
        known: Diagnostics = ()
        for shown in application.news.states_after_changes(SECOND):
            if shown and (shown.fault or shown.found != known):
                known = shown.found
                click.echo(shown.fault, nl=False, err=True)
                report = Report()
                report.extend(shown.found)
                print_report(report, content, language, "full")
    return 0


COMMAND = serve

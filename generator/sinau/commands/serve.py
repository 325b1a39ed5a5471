# SPDX-License-Identifier: Apache-2.0
"""`sinau serve`: shows the site while it is written."""

from pathlib import Path

import click

from sinau.command_line.shared import content_option, guarded, language_option, print_findings
from sinau.diagnostics import Report
from sinau.source.files import can_be_watched


@click.command()
@content_option
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@language_option
@guarded
def serve(content: Path, port: int, language: str) -> int:
    """Show the site while you write."""
    from sinau.site.mkdocs_serve import serve as serve_site

    report = Report()
    if not report.collect(can_be_watched(content)):  # MkDocs walks through all of it, and fails on what we refuse
        return print_findings(report, content, language, "full")
    serve_site(content, port, language)
    return 0


COMMAND = serve

# SPDX-License-Identifier: Apache-2.0
"""`sinau next`, and `sinau` alone: says what can be done next in this folder."""

import sys
from pathlib import Path

import click

from sinau.command_line.shared import language_option, with_exit_status
from sinau.diagnostics import Report
from sinau.texts import Message

NEXT = Message("creating.next")


@click.command()
@language_option
@with_exit_status
def next_step(language: str) -> int:
    """Say what can be done next in this folder."""
    from sinau.command_line.printing import look_of_stream, source_line_reader
    from sinau.creating.advice import ALL_COMMANDS, advice_for_folder
    from sinau.diagnostics.forms import full

    content, found = advice_for_folder(Path(), _check_catalogue)
    click.echo(found.state.text(language))
    if found.mistake and content is not None:
        first = Report()
        first.extend((found.mistake,))
        click.echo(
            f"\n{full.write(first, source_line_reader(content), language, look_of_stream(sys.stdout, content))}",
            nl=False,
        )
    click.echo(f"\n{NEXT.text(language)}")
    for step in (*found.steps, ALL_COMMANDS):
        click.echo(f"  {step.text(language)}")
    return 0


def _check_catalogue(content: Path) -> Report:
    """Return what is wrong with the catalogue in `content`, with the help of the user's cache."""
    from datetime import datetime

    from sinau.cache import open_cache
    from sinau.loading import check, load_facts
    from sinau.operating_system.processors import usable_processors

    report = Report()
    loaded = load_facts(content, open_cache(None), usable_processors())
    report.extend(check(loaded, datetime.now().astimezone().date()))
    return report


COMMAND = next_step

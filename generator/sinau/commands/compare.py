# SPDX-License-Identifier: Apache-2.0
"""`sinau compare`: tells what an update of a course costs learners who are in the middle of it."""

from pathlib import Path

import click

from sinau.command_line.shared import OURS, form_option, language_option, print_findings, with_exit_status
from sinau.diagnostics import Message, Report
from sinau.extensions import printed_forms

SUMMARY = Message("commands.compare_summary")


@click.command()
@click.argument("old")
@click.argument("new")
@click.option(
    "--content",
    # Only git revisions are looked for there: who compares two packages has no catalogue.
    type=click.Path(file_okay=False, path_type=Path),
    default="content",
    show_default=True,
)
@language_option
@form_option
@with_exit_status
def compare(old: str, new: str, content: Path, language: str, form: str) -> int:
    """Say what the step from OLD to NEW costs learners.

    OLD and NEW: a catalogue's folder, a package made by Sinau, or a git revision of --content (`git:v1`).
    """
    from sinau.comparing import UnreadableError, open_state
    from sinau.comparing import compare as compare_states

    report = Report()
    try:
        states = open_state(old, content), open_state(new, content)
        fates = compare_states(*states, report)
    except UnreadableError as error:
        click.echo(error.text(language), err=True)
        return OURS
    path = Path(new)
    # Files of a revision are nowhere to be shown; a package has no lines.
    status = print_findings(report, path.parent if path.is_file() else path, language, form)
    counts: dict[str, object] = {
        "stay": fates.stay,
        "earlier": fates.earlier,
        "archived": fates.archived,
        "lost": fates.lost,
    }
    for_programs = getattr(printed_forms()[form], "STANDARD_OUTPUT", False)
    click.echo(SUMMARY.text(language, counts), err=for_programs)
    return status


COMMAND = compare

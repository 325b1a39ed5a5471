# SPDX-License-Identifier: Apache-2.0
"""`sinau kiosk`: counts the questions of a catalogue."""

import click

from sinau import load


@click.command()
@click.argument("folder")
def kiosk(folder: str) -> None:
    """Count the questions / hitung soal."""
    activities = [activity for course in load(folder).courses for activity in course.activities()]
    click.echo(f"{sum(len(activity.questions) for activity in activities)} questions")

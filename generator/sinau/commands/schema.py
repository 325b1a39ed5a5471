# SPDX-License-Identifier: Apache-2.0
"""`sinau schema`: JSON Schemas for editors."""

from pathlib import Path

import click

from sinau.command_line.shared import language_option, tell_unknown_name, with_exit_status
from sinau.texts import Message


@click.command()
@click.argument("name", metavar="[NAME]", required=False)
@click.option(
    "--write",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
)
@language_option
@with_exit_status
def schema(name: str | None, folder: Path | None, language: str) -> int:
    """Print a JSON Schema for editors; without a name, list them."""
    from sinau.parsing.editor_schemas import SCHEMAS, schema_text, write_schemas

    if folder is not None:
        for path in write_schemas(folder, language):
            click.echo(path)
        return 0
    if name is None:
        for known, described in SCHEMAS.items():
            click.echo(f"{known:<12}{described.title.text(language)}")
        return 0
    if name not in SCHEMAS:
        return tell_unknown_name(Message("commands.kinds_schema"), name, SCHEMAS, language)
    click.echo(schema_text(name, language), nl=False)
    return 0


COMMAND = schema

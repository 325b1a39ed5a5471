# SPDX-License-Identifier: Apache-2.0
"""What stands below a command; the program itself only looks for the command that it is asked for."""

from collections.abc import Mapping

import click

from sinau.command_line.program import main
from sinau.extensions import commands


def below(command: click.Command) -> Mapping[str, click.Command]:
    """Return the commands below `command`, by their names."""
    if command is main:
        return commands()
    return command.commands if isinstance(command, click.Group) else {}

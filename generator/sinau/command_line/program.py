# SPDX-License-Identifier: Apache-2.0
"""The command line: a group of whatever commands `extensions.py` finds, each a file of its own or of a plugin."""

import sys
from collections.abc import Sequence
from typing import Any

import click

from sinau import __version__
from sinau.command_line.click_texts import (
    current_language,
    help_of_command,
    language_option,
    set_language,
    set_texts_below,
)
from sinau.extensions import command, command_modules, command_names, commands, installed_plugins
from sinau.texts import Message, default_language

VERSION = Message("commands.version")
# The command that `sinau` alone stands for.
ALONE = "next"


class Program(click.Group):
    """All commands, each imported when it is called; help and errors come in the reader's language, click's own, too."""

    def main(self, args: Any = None, *more: Any, **settings: Any) -> Any:
        """Run the program with the arguments `args`, or those that it was started with."""
        given = sys.argv[1:] if args is None else list(args)
        if _asks_for_nothing(given):
            given = [ALONE, *given]
        set_language(self, given, language_option(given, default_language))
        return super().main(given, *more, **settings)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, sorted."""
        return command_names()

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name."""
        found = command(cmd_name)
        if found:
            set_texts_below(found, cmd_name)
        else:  # click looks there for the names that are near
            self.commands = commands()
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of all commands as click does. Ours have their line in our texts and are not imported for it."""
        ours = command_modules()
        listed = {
            name: click.Command(name, help=help_of_command(name)) if name in ours else self.get_command(ctx, name)
            for name in self.list_commands(ctx)
        }
        click.Group(commands={name: one for name, one in listed.items() if one}).format_commands(ctx, formatter)


def _asks_for_nothing(arguments: Sequence[str]) -> bool:
    """Tell whether `arguments` ask for nothing, in whatever language."""
    return (
        not arguments
        or (arguments[0] == "--lang" and len(arguments) == 2)
        or (arguments[0].startswith("--lang=") and len(arguments) == 1)
    )


def _print_version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    """Print the version, and which plugins are installed."""
    if wanted and not ctx.resilient_parsing:
        click.echo(VERSION.text(current_language(), {"version": __version__}))
        found = installed_plugins()
        if found:
            from sinau.extensions.installed import plugin_lines  # noqa: PLC0415 - only for who has plugins

            for line in plugin_lines(found, current_language()):
                click.echo(line)
        ctx.exit()


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version)
def main() -> None:
    """Publish courses written in Markdown and YAML."""

# SPDX-License-Identifier: Apache-2.0
"""The command line: a group of whatever commands `extensions.py` finds, each a file of its own or of a plugin."""

import sys
from typing import Any

import click

from sinau import __version__
from sinau.command_line.click_texts import asked_language, speak, spoken
from sinau.command_line.printing import default_language
from sinau.extensions import commands, plugins
from sinau.extensions.installed import listed


class Program(click.Group):
    """All commands; help and errors of the command line itself come in its reader's language, too."""

    def main(self, args: Any = None, *more: Any, **settings: Any) -> Any:
        """Run the program with the arguments `args`, or those that it was started with."""
        given = sys.argv[1:] if args is None else list(args)
        speak(self, given, asked_language(given, default_language))
        return super().main(given, *more, **settings)


def _print_version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    """Print the version, and which plugins are installed."""
    if wanted and not ctx.resilient_parsing:
        click.echo(f"sinau, version {__version__}")
        for line in listed(plugins(), spoken()):
            click.echo(line)
        ctx.exit()


@click.group(cls=Program, commands=dict(commands()), context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version)
def main() -> None:
    """Publish courses written in Markdown and YAML."""

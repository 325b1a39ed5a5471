# SPDX-License-Identifier: Apache-2.0
"""The command line: a group of whatever commands `extensions.py` finds, each a file of its own or of a plugin."""

import click

from sinau import __version__
from sinau.extensions import commands, plugins
from sinau.installed import listed
from sinau.printing import default_language


def _print_version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    """Print the version, and which plugins are installed."""
    if wanted and not ctx.resilient_parsing:
        click.echo(f"sinau, version {__version__}")
        for line in listed(plugins(), default_language()):
            click.echo(line)
        ctx.exit()


@click.group(commands=dict(commands()), context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Show the version, and the plugins / tampilkan versi dan plugin.",
)
def main() -> None:
    """Publish courses written in Markdown and YAML / terbitkan kursus dari Markdown dan YAML."""

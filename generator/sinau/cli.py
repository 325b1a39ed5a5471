# SPDX-License-Identifier: Apache-2.0
"""The command line: a group of whatever commands `extensions.py` finds, each a file of its own."""

import click

from sinau import __version__
from sinau.extensions import commands


@click.group(commands=dict(commands()), context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="sinau")
def main() -> None:
    """Publish courses written in Markdown and YAML / terbitkan kursus dari Markdown dan YAML."""

# SPDX-License-Identifier: Apache-2.0
"""The pseudo-language for the tests of this folder."""

from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner

from helpers.commands import below
from helpers.pseudo import pseudo_language
from sinau.command_line.program import main
from sinau.texts import languages


@pytest.fixture(scope="module")
def tag(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with pseudo_language(tmp_path_factory.mktemp("texts")) as spoken:
        offer_languages(main)
        yield spoken
    offer_languages(main)
    CliRunner(env={"LC_ALL": "C"}).invoke(main, ["--help"])


def offer_languages(command: click.Command) -> None:
    """Have --lang offer what languages there are now: the program looks once, when it starts."""
    command._help_option = None  # click makes it once
    for option in command.params:
        if option.name == "language":
            option.type = click.Choice(languages())
    for under in below(command).values():
        offer_languages(under)

# SPDX-License-Identifier: Apache-2.0
"""`sinau explain`: what a rule is about."""

import click

from sinau.command_line.shared import language_option, tell_unknown_name, with_exit_status
from sinau.texts import Message


@click.command()
@click.argument("word", metavar="[CODE|NAME]", required=False)
@click.option("--markdown", is_flag=True)
@language_option
@with_exit_status
def explain(word: str | None, markdown: bool, language: str) -> int:
    """Say what a rule is about; without one, list them all."""
    from sinau.diagnostics import rulebook
    from sinau.extensions import rules

    known = rules()
    if markdown:
        click.echo(rulebook.reference_page(known, language), nl=False)
        return 0
    if word is None:
        click.echo(rulebook.overview_of_rules(known, language), nl=False)
        return 0
    rule = rulebook.find_rule(word, known)
    if rule is None:
        names = [name for rule in known for name in (rule.code, rule.name)]
        return tell_unknown_name(Message("commands.kinds_rule"), word, names, language)
    click.echo(rulebook.explanation_text(rule, language), nl=False)
    return 0


COMMAND = explain

# SPDX-License-Identifier: Apache-2.0
"""`sinau texts`: the languages of the interface, and what one of them lacks."""

import click

from sinau.command_line.shared import AUTHOR, language_option, with_exit_status
from sinau.texts import Message, language_of, languages

ROW = Message("commands.texts_row")
ALL = Message("commands.texts_all")
LACKS = Message("commands.texts_lacks")
UNREVIEWED = Message("commands.texts_unreviewed")
SLIP = Message("commands.texts_slip")
KIND = Message("commands.texts_kind")


@click.command()
@click.argument("tag", metavar="[TAG]", required=False)
@language_option
@with_exit_status
def texts(tag: str | None, language: str) -> int:
    """List the languages of the interface, or what the one called TAG lacks; English stands in for that."""
    from sinau.command_line.shared import tell_unknown_name
    from sinau.extensions import find_all_texts
    from sinau.texts.review import review_language

    find_all_texts()
    known = languages()
    if tag is not None and tag not in known:
        return tell_unknown_name(KIND, tag, known, language)
    wrong = False
    for one in [tag] if tag else known:
        found = review_language(one)
        spoken = language_of(one)
        values = {"tag": one, "name": spoken.name, "there": found.texts - len(found.lacks), "texts": found.texts}
        click.echo(ROW.text(language, values))
        if not spoken.reviewed:
            click.echo(UNREVIEWED.text(language))
        if tag:
            for key in found.lacks:
                click.echo(LACKS.text(language, {"key": key}))
            if not found.lacks:
                click.echo(ALL.text(language))
        for slip in found.slips:
            click.echo(SLIP.text(language, {"file": slip.file, "key": slip.key, "reason": slip.reason}), err=True)
            wrong = True
    return AUTHOR if wrong else 0


COMMAND = texts

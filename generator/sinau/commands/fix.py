# SPDX-License-Identifier: Apache-2.0
"""`sinau fix`: mends what can be mended safely."""

from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

import click

from sinau.command_line.shared import AUTHOR, content_option, language_option, with_exit_status
from sinau.texts import Message

NOTHING = Message("fixing.nothing")
NOT_WRITTEN = Message("fixing.not_written")
WRITTEN = Message("fixing.written")
RENAMED = Message("fixing.renamed")


@click.command()
@content_option
@click.option("--write", is_flag=True)
@language_option
@with_exit_status
def fix(content: Path, write: bool, language: str) -> int:
    """Show what can be mended safely, and write it when asked to."""
    from sinau.creating.dialogs import options_naming_catalogue
    from sinau.creating.planning import CreationError, CreationPlan, TextChange, read_text, write_plan
    from sinau.fixing.line_ends import with_line_ends
    from sinau.fixing.names import new_names_without_blanks, renamed_files, source_with_new_names
    from sinau.fixing.repeated import fix_repeatedly
    from sinau.source.files import read_folder

    source, problems = read_folder(content)
    names = new_names_without_blanks(problems, source)
    source = source_with_new_names(source, names, content)
    found = fix_repeatedly(source, names)
    options = options_naming_catalogue(content)
    if not found.texts and not names:
        click.echo(NOTHING.text(language, {"options": options}), err=True)
        return 0
    for old, new in names.items():
        click.echo(RENAMED.text(language, {"old": (content / old).as_posix(), "new": (content / new).as_posix()}))
    before = {new: old for old, new in names.items()}
    changes = {}
    for file, text in sorted(found.texts.items()):
        raw = read_text(content / before.get(file, file))
        changes[content / file] = TextChange(raw, with_line_ends(text, raw))
        for line in _diff_lines((content / file).as_posix(), source.texts[file].text, text):
            click.echo(line)
    told = NOT_WRITTEN
    if write:
        try:
            with renamed_files(content, names):
                write_plan(CreationPlan(changed=changes))
        except CreationError as error:
            click.echo(error.message.text(language), err=True)
            return AUTHOR
        told = WRITTEN
    count = len(found.mended) + len(names)
    click.echo(told.text(language, {"count": count, "options": options}), err=True)
    return 0


def _diff_lines(file: str, before: str, after: str) -> Iterator[str]:
    """Yield the lines of the difference, as git shows it."""
    yield from unified_diff(before.split("\n"), after.split("\n"), file, file, lineterm="")


COMMAND = fix

# SPDX-License-Identifier: Apache-2.0
"""`sinau lock`: mends the permanent numbers after a merge, and gives numbers to what has none; `editorial` is a part of it."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sinau.command_line.shared import OURS, form_option, language_option, print_findings, with_exit_status
from sinau.commands._editorial import editorial
from sinau.diagnostics import Message, Report
from sinau.extensions import printed_forms

if TYPE_CHECKING:
    from sinau.lock_editing.mending import MendingOutcome

CONFLICTS = Message("commands.lock_conflicts")
MOVED = Message("commands.lock_moved")
RENUMBERED = Message("commands.lock_renumbered")
RESERVED = Message("commands.lock_reserved")
LEFT_OUT = Message("commands.lock_left_out")
ADDED = Message("commands.lock_added")
COMMIT = Message("commands.lock_commit")
NOTHING = Message("commands.lock_nothing")
NOT_YET = Message("commands.lock_not_yet")
CHANGED = Message("commands.lock_changed")
NOT_BOTH = Message("commands.lock_not_both")
KINDS = {"activity": Message("commands.lock_kinds_activity"), "question": Message("commands.lock_kinds_question")}


@click.group(invoke_without_command=True)
@click.option(
    "--content",
    # Looked for when it is known that no command of this group looks elsewhere.
    type=click.Path(path_type=Path),
    default="content",
    show_default=True,
)
@click.option(
    "--published",
    "names",
    multiple=True,
    metavar="OLD",
)
@language_option
@form_option
@click.pass_context
def lock(context: click.Context, content: Path, names: tuple[str, ...], language: str, form: str) -> None:
    """Mend ids.lock after a merge, and complete it.

    Of a conflict the numbers of the side that stands first are kept, or those of --published; the other ids get new ones.
    """
    if context.invoked_subcommand is None:
        kind = click.Path(exists=True, file_okay=False, path_type=Path)
        option = next(one for one in context.command.params if one.name == "content")
        _mend(content=kind.convert(content, option, context), names=names, language=language, form=form)
    elif names:
        raise click.UsageError(NOT_BOTH.text(language), context)
    # What stands before the name of a command of this group is meant for it.
    context.default_map = {"editorial": {"content": content, "language": language, "form": form}}


@with_exit_status
def _mend(content: Path, names: tuple[str, ...], language: str, form: str) -> int:
    from sinau.comparing import UnreadableError
    from sinau.lock_editing.mending import mend_locks, published_numbers
    from sinau.locks import LockChangedError

    report = Report()
    try:
        published = published_numbers(names, content)
        outcome = mend_locks(content, published, report)
    except UnreadableError as error:
        click.echo(error.text(language), err=True)
        return OURS
    except LockChangedError:
        click.echo(CHANGED.text(language), err=True)
        return OURS
    status = print_findings(report, content, language, form)
    for_programs = getattr(printed_forms()[form], "STANDARD_OUTPUT", False)
    for message, values in _lines_on_what_was_done(outcome):
        click.echo(message.text(language, dict(values)), err=for_programs)
    if status and outcome.changes:
        click.echo(NOT_YET.text(language), err=True)
    return status


def _lines_on_what_was_done(outcome: "MendingOutcome") -> Iterator[tuple[Message, Mapping[str, object]]]:
    """Yield what was done to each file."""
    from sinau.locks import what_is_new

    for change in outcome.changes:
        file = change.lock.path
        result = outcome.mended.get(file)
        if result and result.conflicts:
            yield CONFLICTS, {"file": file, "count": result.conflicts}
        for line in result.unreadable if result else ():
            yield LEFT_OUT, {"file": file, "line": line.line, "text": line.text}
        for moved in result.moved if result else ():
            values = {"file": file, "id": moved.id, "old": moved.old, "new": moved.new, "owner": moved.owner}
            yield (MOVED if moved.owner else RENUMBERED), values
        for kept in result.reserved if result else ():
            kind = KINDS[kept.kind]
            yield RESERVED, {"file": file, "kind": kind, "number": kept.number}
        moved_ids = {moved.id for moved in result.moved} if result else set()
        additions = [addition for addition in change.additions if addition.name not in moved_ids]
        what = what_is_new(additions)
        if additions or result is None:
            yield ADDED, {"file": file, "what": what}
    if outcome.changes:
        yield COMMIT, {"files": ", ".join(change.lock.path for change in outcome.changes)}
    elif outcome.complete:
        yield NOTHING, {}


lock.add_command(editorial)
COMMAND = lock

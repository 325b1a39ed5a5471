# SPDX-License-Identifier: Apache-2.0
"""`sinau lock`: mends the permanent numbers after a merge, and gives numbers to what has none; `editorial` is a part of it."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sinau.command import OURS, form_option, guarded, language_option, print_findings
from sinau.commands._editorial import editorial
from sinau.diagnostics import Message, Report
from sinau.extensions import forms

if TYPE_CHECKING:
    from sinau.mending import Outcome

CONFLICTS = Message("{file}: conflicts mended: {count}.", "{file}: konflik yang dibereskan: {count}.")
MOVED = Message(
    "{file}: {id} has the number {new} now; {old} belongs to {owner}.",
    "{file}: {id} kini bernomor {new}; nomor {old} milik {owner}.",
)
RENUMBERED = Message(
    "{file}: {id} has the number {new} now, no longer {old}.", "{file}: {id} kini bernomor {new}, bukan lagi {old}."
)
RESERVED = Message(
    "{file}: the {kind} number {number} is kept free; nobody knows whose it was.",
    "{file}: nomor {kind_id} {number} dicadangkan; pemiliknya tidak diketahui.",
)
LEFT_OUT = Message(
    "{file}: line {line} says nothing and was left out: {text}",
    "{file}: baris {line} tidak terbaca dan dihapus: {text}",
)
ADDED = Message("{file}: {what}.", "{file}: {what_id}.")
COMMIT = Message("Commit {files}.", "Simpan di git (commit): {files}.")
NOTHING = Message(
    "Every id has its number, and the locks are as they should be. Nothing was written.",
    "Semua id sudah bernomor dan berkas kuncinya benar. Tidak ada yang ditulis.",
)
NOT_YET = Message(
    "Ids without a number get one when these errors are mended.",
    "Id yang belum bernomor mendapat nomor setelah kesalahan ini diperbaiki.",
)
CHANGED = Message(
    "A lock was changed by another program meanwhile. Nothing more was written; try again.",
    "Berkas kunci diubah program lain pada saat yang sama. Penulisan dihentikan; coba lagi.",
)
NOT_BOTH = Message(
    "--published belongs to `sinau lock` alone; the old wording is named with --since, behind `editorial`.",
    "--published hanya untuk `sinau lock`; rumusan lama disebut dengan --since setelah `editorial`.",
)
KINDS = {"activity": Message("activity", "kegiatan"), "question": Message("question", "soal")}


@click.group(invoke_without_command=True)
@click.option(
    "--content",
    # Looked for when it is known that no command of this group looks elsewhere.
    type=click.Path(path_type=Path),
    default="content",
    show_default=True,
    help="The catalogue's folder / folder katalog.",
)
@click.option(
    "--published",
    "names",
    multiple=True,
    metavar="OLD",
    help="Whose numbers stay: a package that learners have, a folder, a git revision / nomor yang dipertahankan.",
)
@language_option
@form_option
@click.pass_context
def lock(context: click.Context, content: Path, names: tuple[str, ...], language: str, form: str) -> None:
    """Mend ids.lock after a merge, and complete it / bereskan ids.lock setelah penggabungan.

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


@guarded
def _mend(content: Path, names: tuple[str, ...], language: str, form: str) -> int:
    from sinau.comparing import UnreadableError
    from sinau.locks import LockChangedError
    from sinau.mending import mend_locks, published_numbers

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
    for_programs = getattr(forms()[form], "STANDARD_OUTPUT", False)
    for message, values in _done(outcome):
        click.echo(message.text(language, dict(values)), err=for_programs)
    if status and outcome.changes:
        click.echo(NOT_YET.text(language), err=True)
    return status


def _done(outcome: "Outcome") -> Iterator[tuple[Message, Mapping[str, object]]]:
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
            yield RESERVED, {"file": file, "kind": kind.en, "kind_id": kind.id, "number": kept.number}
        moved_ids = {moved.id for moved in result.moved} if result else set()
        additions = [addition for addition in change.additions if addition.name not in moved_ids]
        what = what_is_new(additions)
        if additions or result is None:
            yield ADDED, {"file": file, "what": what.en, "what_id": what.id}
    if outcome.changes:
        yield COMMIT, {"files": ", ".join(change.lock.path for change in outcome.changes)}
    elif outcome.complete:
        yield NOTHING, {}


lock.add_command(editorial)
COMMAND = lock

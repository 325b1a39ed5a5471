# SPDX-License-Identifier: Apache-2.0
"""`sinau lock editorial`: declares that questions ask the same in other words."""

import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sinau.command_line.shared import (
    AUTHOR,
    OURS,
    content_option,
    form_option,
    language_option,
    print_findings,
    tell_unknown_name,
    with_exit_status,
)
from sinau.diagnostics import Message, Report
from sinau.extensions import printed_forms

if TYPE_CHECKING:
    from sinau.comparing.outline import ComparedQuestion
    from sinau.lock_editing.editorial import SelectedQuestion
    from sinau.locks import LockChange
    from sinau.model.rendered import Rendered

BOTH = Message("commands.editorial_both")
SEVERAL = Message("commands.editorial_several")
POSSIBLE = Message("commands.editorial_possible")
DECLARED = Message("commands.editorial_declared")
KNOWN = Message("commands.editorial_known")
IMPOSSIBLE = Message("commands.editorial_impossible")
OLD = Message("commands.editorial_old")
NEW = Message("commands.editorial_new")
OLD_CHOICE = Message("commands.editorial_old_choice")
NEW_CHOICE = Message("commands.editorial_new_choice")
UNSEEN = Message("commands.editorial_unseen")
DECLARE = Message("commands.editorial_declare")
NOTHING = Message("commands.editorial_nothing")
COMMIT = Message("commands.editorial_commit")
CHANGED = Message("commands.editorial_changed")
# What --out and --content are without being written.
PLAIN = {"out": "dist", "content": "content"}
# Letters of a text that are shown, and how many of them before the first that has changed.
SHOWN, BEFORE = 400, 80


@click.command("editorial")
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option(
    "--since",
    metavar="OLD",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default="dist",
    show_default=True,
)
@click.option("--all", "everything", is_flag=True)
@click.option("--course", metavar="ID")
@content_option
@language_option
@form_option
@with_exit_status
def editorial(
    ids: tuple[str, ...],
    since: str | None,
    out: Path,
    everything: bool,
    course: str | None,
    content: Path,
    language: str,
    form: str,
) -> int:
    """Declare that questions ask the same in other words.

    Answers to the old wording then go on counting. Without ID and --all nothing is written: what could be declared is listed.
    """
    from sinau.locks import LockChangedError

    if ids and everything:
        click.echo(BOTH.text(language), err=True)
        return AUTHOR
    look = PrintSettings(content, language, form)
    selected = _selected_questions(ids, since, out, course, look)
    if selected is None:
        return AUTHOR
    writes = bool(ids or everything)
    chosen = [one for one in selected if one.changed and not one.why]
    try:
        changes = _declare(chosen, content) if writes else []
    except LockChangedError:
        click.echo(CHANGED.text(language), err=True)
        return OURS
    lines = [line for one in selected for line in _lines_about_question(one, writes, bool(ids), language)]
    if changes:
        lines.append(COMMIT.text(language, {"files": ", ".join(change.lock.path for change in changes)}))
    elif chosen:
        named = {"since": since, "out": None if since else out, "course": course, "content": content}
        # What is said by itself need not be written.
        options = "".join(
            f" --{name} {shlex.quote(str(value))}"
            for name, value in named.items()
            if value and str(value) != PLAIN.get(name)
        )
        names = " ".join(dict.fromkeys(one.new.id for one in chosen))
        lines.append(DECLARE.text(language, {"ids": names, "options": options}))
    elif not ids:
        lines.append(NOTHING.text(language, {"since": since or out}))
    for line in lines:
        click.echo(line, err=getattr(printed_forms()[form], "STANDARD_OUTPUT", False))
    return 0


@dataclass(frozen=True, slots=True)
class PrintSettings:
    """What all that is printed needs to know."""

    content: Path
    language: str
    form: str


def _declare(chosen: list["SelectedQuestion"], content: Path) -> "list[LockChange]":
    from sinau.lock_editing.editorial import write_declarations

    return write_declarations(chosen, content)


def _selected_questions(
    ids: tuple[str, ...], since: str | None, out: Path, course: str | None, look: PrintSettings
) -> "list[SelectedQuestion] | None":
    """Return the questions that are asked about; `None` when one of them is refused, which is said then."""
    from sinau.comparing import UnreadableError
    from sinau.compiler import render_catalogue
    from sinau.lock_editing.editorial import old_questions, report_refused, selected_questions_in

    report = Report()
    rendered = report.collect(render_catalogue(look.content))
    if rendered is None:
        print_findings(report, look.content, look.language, look.form)
        return None
    try:
        old = old_questions(since, out, look.content)
    except UnreadableError as error:
        click.echo(error.text(look.language), err=True)
        return None
    names = [item.course.id for item in rendered.courses]
    if course and course not in names:
        tell_unknown_name(Message("commands.kinds_course"), course, names, look.language)
        return None
    selected = [
        one for one in selected_questions_in(rendered, old, look.content, ids) if course in {None, one.course.id}
    ]
    if _refuse_names(ids, selected, rendered, look.language):
        return None
    report = Report()  # what `sinau check` says of the catalogue is not asked for
    if ids:
        selected = [one for one in selected if one.old or not _is_of_another_course(one, selected)]
        report_refused(selected, since or str(out), report)
    return None if print_findings(report, look.content, look.language, look.form) else selected


def _is_of_another_course(one: "SelectedQuestion", selected: list["SelectedQuestion"]) -> bool:
    """Tell whether OLD knows the question of another course by that id, and so not this one."""
    return any(other.new.id == one.new.id and other.old for other in selected)


def _refuse_names(ids: tuple[str, ...], selected: list["SelectedQuestion"], rendered: "Rendered", language: str) -> int:
    """Say which of `ids` are no question, or of several courses; return the exit status."""
    known = [
        question.id for item in rendered.courses for activity in item.activities for question in activity.questions
    ]
    status = 0
    for id in dict.fromkeys(ids):
        found = [one for one in selected if one.new.id == id]
        if not found:
            status = tell_unknown_name(Message("commands.kinds_question"), id, known, language)
        courses = [one.course.id for one in found if one.old] or [one.course.id for one in found]
        if len(courses) > 1:
            click.echo(SEVERAL.text(language, {"id": id, "courses": ", ".join(courses)}), err=True)
            status = AUTHOR
    return status


def _lines_about_question(one: "SelectedQuestion", written: bool, named: bool, language: str) -> Iterator[str]:
    """Yield the lines that say what becomes of a question, with both wordings."""
    values: dict[str, object] = {"place": one.span, "id": one.new.id}
    if one.known and named:
        yield KNOWN.text(language, values)
    if one.old is None or not one.changed:
        return
    if one.why:
        yield IMPOSSIBLE.text(language, values | {"why": one.why})
    else:
        yield (DECLARED if written else POSSIBLE).text(language, values)
    yield from _wording_differences(one.old, one.new, language)


def _wording_differences(old: "ComparedQuestion", new: "ComparedQuestion", language: str) -> Iterator[str]:
    before, after = old.wording, new.wording
    if before == after:
        yield UNSEEN.text(language)
    if before.stem != after.stem:
        one, other = _parts_that_differ(before.stem, after.stem)
        yield OLD.text(language, {"text": one})
        yield NEW.text(language, {"text": other})
    for place in range(max(len(before.choices), len(after.choices))):
        texts = [choices[place] if place < len(choices) else "–" for choices in (before.choices, after.choices)]
        if texts[0] != texts[1]:
            one, other = _parts_that_differ(*texts)
            yield OLD_CHOICE.text(language, {"number": place + 1, "text": one})
            yield NEW_CHOICE.text(language, {"number": place + 1, "text": other})


def _parts_that_differ(old: str, new: str) -> tuple[str, str]:
    """Return the two texts as they are shown: of long ones the part where they begin to differ, and nothing that moves a cursor."""
    start = 0
    if max(len(old), len(new)) > SHOWN:
        pairs = enumerate(zip(old, new, strict=False))
        differs = next((place for place, (one, other) in pairs if one != other), min(len(old), len(new)))
        start = max(0, differs - BEFORE)
    return _printable_part(old, start), _printable_part(new, start)


def _printable_part(text: str, start: int) -> str:
    shown = "".join(letter if letter.isprintable() else " " for letter in text[start : start + SHOWN])
    return f"{'…' if start else ''}{shown}{'…' if len(text) > start + SHOWN else ''}"

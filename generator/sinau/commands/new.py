# SPDX-License-Identifier: Apache-2.0
"""`sinau new`: begins catalogues, courses, modules, lessons, assessments and questions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from sinau.command_line.shared import AUTHOR, language_option, with_exit_status
from sinau.texts import Message

if TYPE_CHECKING:
    from sinau.creating.asking import Dialog
    from sinau.creating.planning import CreationPlan

C = TypeVar("C", bound=Callable[..., object])
SAY_WHAT = Message("creating.say_what")
ASK_WHAT = Message("creating.ask_what")

no_input_option = click.option("--no-input", is_flag=True)
id_option = click.option("--id", metavar="ID")
forge_option = click.option("--forge", metavar="NAME")
title_option = click.option("--title", metavar="TEXT")
course_option = click.option("--course", metavar="ID")
content_option = click.option(
    "--content", type=click.Path(file_okay=False, path_type=Path), default="content", show_default=True
)


def _with_shared_options(command: C) -> C:
    """Let `command` take what all commands below `sinau new` take."""
    return no_input_option(language_option(command))


def _carry_out_plan(language: str, no_input: bool, make: Callable[[Dialog], CreationPlan]) -> int:
    """Write what `make` plans and say what was written and how to go on; return the exit status."""
    from sinau.creating.asking import Dialog, is_on_terminal
    from sinau.creating.planning import CreationError, write_plan
    from sinau.creating.telling import lines_about_plan

    try:
        plan = make(Dialog(language, is_on_terminal() and not no_input))
        written = write_plan(plan)
    except CreationError as error:
        click.echo(error.message.text(language), err=True)
        return AUTHOR
    for line in lines_about_plan(plan, written, language):
        click.echo(line)
    return 0


@click.group(invoke_without_command=True)
@language_option
@click.pass_context
def new(context: click.Context, language: str) -> None:
    """Begin something: a catalogue, a course, a module, a lesson, an assessment, a question."""
    if context.invoked_subcommand is None:
        _ask_what_to_begin(context=context, language=language)


@with_exit_status
def _ask_what_to_begin(context: click.Context, language: str) -> int:
    from sinau.creating.asking import Dialog, is_on_terminal

    if not is_on_terminal():
        click.echo(SAY_WHAT.text(language, {"known": list(new.commands)}), err=True)
        return AUTHOR
    offered = {name: Message(f"creating.kinds_{name}").text(language) for name in new.commands}
    usual = "lesson" if Path("content/catalogue.yml").is_file() else "catalogue"
    chosen = Dialog(language, True).ask_choice(None, "", ASK_WHAT, offered, usual)
    context.invoke(new.commands[chosen], language=language)
    return 0


@new.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=".")
@click.option("--language", "content_language", metavar="TAG")
@title_option
@click.option("--publisher", metavar="TEXT")
@click.option("--course", metavar="TEXT")
@forge_option
@_with_shared_options
@with_exit_status
def catalogue(
    folder: Path,
    content_language: str | None,
    title: str | None,
    publisher: str | None,
    course: str | None,
    forge: str | None,
    no_input: bool,
    language: str,
) -> int:
    """Begin a catalogue with a first course."""
    from sinau.creating.dialogs import ask_for_catalogue

    return _carry_out_plan(
        language,
        no_input,
        lambda dialog: ask_for_catalogue(folder, dialog, content_language, title, publisher, course, forge),
    )


@new.command()
@content_option
@click.option("--language", "content_language", metavar="TAG")
@title_option
@id_option
@click.option("--module", metavar="TEXT")
@click.option("--lesson", metavar="TEXT")
@_with_shared_options
@with_exit_status
def course(
    content: Path,
    content_language: str | None,
    title: str | None,
    id: str | None,
    module: str | None,
    lesson: str | None,
    no_input: bool,
    language: str,
) -> int:
    """Begin a course with a first module and lesson."""
    from sinau.creating.dialogs import ask_for_course

    return _carry_out_plan(
        language, no_input, lambda dialog: ask_for_course(content, dialog, content_language, title, id, module, lesson)
    )


@new.command()
@content_option
@course_option
@title_option
@id_option
@click.option("--lesson", metavar="TEXT")
@_with_shared_options
@with_exit_status
def module(
    content: Path,
    course: str | None,
    title: str | None,
    id: str | None,
    lesson: str | None,
    no_input: bool,
    language: str,
) -> int:
    """Begin a module with a first lesson."""
    from sinau.creating.dialogs import ask_for_module

    return _carry_out_plan(
        language, no_input, lambda dialog: ask_for_module(content, dialog, course, title, id, lesson)
    )


@new.command()
@content_option
@course_option
@click.option("--module", metavar="ID")
@title_option
@id_option
@_with_shared_options
@with_exit_status
def lesson(
    content: Path,
    course: str | None,
    module: str | None,
    title: str | None,
    id: str | None,
    no_input: bool,
    language: str,
) -> int:
    """Begin a lesson at the end of a module."""
    from sinau.creating.dialogs import ask_for_lesson

    return _carry_out_plan(
        language, no_input, lambda dialog: ask_for_lesson(content, dialog, course, module, title, id)
    )


@new.command()
@content_option
@click.option("--kind", metavar="KIND")
@course_option
@click.option("--module", metavar="ID")
@title_option
@id_option
@_with_shared_options
@with_exit_status
def assessment(
    content: Path,
    kind: str | None,
    course: str | None,
    module: str | None,
    title: str | None,
    id: str | None,
    no_input: bool,
    language: str,
) -> int:
    """Begin a quiz of a module, or the pretest or exam of a course."""
    from sinau.creating.dialogs import ask_for_assessment

    return _carry_out_plan(
        language, no_input, lambda dialog: ask_for_assessment(content, dialog, kind, course, module, title, id)
    )


@new.command()
@content_option
@click.argument("type", required=False)
@click.option("--page", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE")
@id_option
@_with_shared_options
@with_exit_status
def question(content: Path, type: str | None, page: Path | None, id: str | None, no_input: bool, language: str) -> int:
    """Begin a question at the end of a page."""
    from sinau.creating.dialogs import ask_for_question

    return _carry_out_plan(language, no_input, lambda dialog: ask_for_question(content, dialog, type, page, id))


@new.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=".")
@forge_option
@_with_shared_options
@with_exit_status
def kit(folder: Path, forge: str | None, no_input: bool, language: str) -> int:
    """Add settings of an editor, of git and of forges to the folder of a catalogue."""
    from sinau.creating.dialogs import ask_for_kit

    return _carry_out_plan(language, no_input, lambda dialog: ask_for_kit(folder, dialog, forge))


COMMAND = new

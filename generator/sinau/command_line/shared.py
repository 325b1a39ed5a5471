# SPDX-License-Identifier: Apache-2.0
"""What every command of the command line shares: its exit status, the end of our own faults, common options.

Exit status: 0 clean, 1 something for the author to mend, 2 a fault of ours or of the machine.
"""

import gc
import io
import os
import sys
import traceback
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import click
from click.shell_completion import CompletionItem

from sinau.command_line.printing import SourceLine, print_report
from sinau.diagnostics import Message, Report
from sinau.diagnostics.forms.full import SEVERITIES
from sinau.extensions import plugin_problems, printed_forms
from sinau.operating_system.interrupts import Terminated, raising_on_termination
from sinau.operating_system.refusals import reason_of_error
from sinau.texts import add_text_folder, default_language, languages

if TYPE_CHECKING:
    from sinau.cache import Cache

NO_CACHE = Message("commands.build_no_cache")

# Folders with texts of further languages, for who translates them: they stand there as in `sinau/texts`.
for _folder in filter(None, os.environ.get("SINAU_TEXTS", "").split(os.pathsep)):
    add_text_folder(Path(_folder))

P = ParamSpec("P")
R = TypeVar("R")
AUTHOR, OURS = 1, 2

CRASH = Message("commands.command_crash")
CANNOT_WRITE = Message("commands.command_cannot_write")
STOPPED = Message("commands.command_stopped")
UNKNOWN_NAME = Message("commands.command_unknown_name")


def with_exit_status(command: Callable[P, int]) -> Callable[P, None]:
    """Return `command` with its exit status, and with the one place that catches our own faults."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        language = str(kwargs.get("language") or default_language())
        _replace_unprintable_letters()
        # Nodes are needed as long as their catalogue: looking for unused objects after each 700 new ones only costs time (a sixth of it).
        gc.set_threshold(50_000, 20, 100)
        try:
            with raising_on_termination():
                _tell_unusable_plugins(language)
                status = command(*args, **kwargs)
        except click.ClickException:
            raise
        except KeyboardInterrupt as stop:
            click.echo(STOPPED.text(language), err=True)
            status = stop.status if isinstance(stop, Terminated) else 130
        except OSError as error:
            values = {"path": error.filename or "", "reason": reason_of_error(error).text(language)}
            click.echo(CANNOT_WRITE.text(language, values), err=True)
            status = OURS
        except Exception:  # noqa: BLE001 - the one place where our own faults end
            traceback.print_exc()
            click.echo(CRASH.text(language), err=True)
            status = OURS
        sys.exit(status)

    return run


def _tell_unusable_plugins(language: str) -> None:
    """Say on standard error which plugins cannot be used: whatever the command is, something may be missing for it."""
    for found in plugin_problems():
        severity = SEVERITIES[found.rule.severity].text(language)
        line = f"{severity}[{found.rule.code}] {found.rule.name}: {found.message(language)} {found.hint(language)}"
        click.echo(line, err=True)


def _replace_unprintable_letters() -> None:
    """Have a console that lacks a letter show another in its place: many on Windows know neither "✓" nor "–"."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


class FormChoice(click.ParamType[str]):
    """One of the printed forms. They are looked for when one is chosen: plugins import this module, and may bring some."""

    name = "form"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str | None:
        """Return the forms as `--help` shows them."""
        return self._choice_of_forms().get_metavar(param, ctx)

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return `value`, which must be one of the forms."""
        return self._choice_of_forms().convert(value, param, ctx)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Return the forms that begin with `incomplete`."""
        return self._choice_of_forms().shell_complete(ctx, param, incomplete)

    @staticmethod
    def _choice_of_forms() -> click.Choice[str]:
        return click.Choice(sorted(printed_forms()))


content_option = click.option(
    "--content",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default="content",
    show_default=True,
)
language_option = click.option(
    "--lang",
    "language",
    type=click.Choice(languages()),
    default=default_language,
)
form_option = click.option(
    "--format",
    "form",
    type=FormChoice(),
    default="full",
    show_default=True,
)


def cache_options(command: Callable[P, R]) -> Callable[P, R]:
    """Let `command` take where results are kept for the next run, or that none are."""
    folder = click.option("--cache", type=click.Path(file_okay=False, path_type=Path), metavar="DIR")
    return folder(click.option("--no-cache", is_flag=True)(command))


def chosen_cache(folder: Path | None, no_cache: bool, language: str) -> "Cache | None":
    """Return the cache in `folder`, or the user's own; `None` with `no_cache`, and where none can be believed."""
    from sinau.cache import open_cache  # noqa: PLC0415 - most commands need none

    cache = None if no_cache else open_cache(folder)
    if folder and not cache and not no_cache:
        click.echo(NO_CACHE.text(language, {"folder": folder}), err=True)
    return cache


today_option = click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    default=lambda: datetime.now().astimezone().strftime("%Y-%m-%d"),
    hidden=True,
)


def tell_unknown_name(kind: Message, name: str, known: Iterable[str], language: str) -> int:
    """Say that there is no `kind` called `name`, and which name may be meant; return the exit status."""
    from sinau.source.schema import suggestion_values  # noqa: PLC0415 - it brings the reader of YAML

    values: dict[str, object] = {"kind": kind, "name": name, **suggestion_values(name, known)}
    click.echo(UNKNOWN_NAME.text(language, values), err=True)
    return AUTHOR


def print_findings(
    report: Report, content: Path | None, language: str, form: str, line: SourceLine | None = None
) -> int:
    """Print `report` and return the exit status; `content` and `line` as in `print_report`."""
    print_report(report, content, language, form, line)
    return AUTHOR if report.errors else 0

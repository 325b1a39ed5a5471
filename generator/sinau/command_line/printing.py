# SPDX-License-Identifier: Apache-2.0
"""Prints a report where its reader is: a terminal, a log, another program."""

import os
import shutil
import sys
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TextIO

import click

from sinau.diagnostics import Message, Report, Span
from sinau.diagnostics.forms import Look
from sinau.extensions import printed_forms

SourceLine = Callable[[Span], str | None]
CLEAN = Message("commands.printing_clean")
FOUND = Message("commands.printing_found")
ADVICE = Message("commands.printing_advice")


def print_report(
    report: Report, content: Path | None, language: str, form: str, line: SourceLine | None = None
) -> None:
    """Print `report` on the catalogue at `content`: to standard error for people, to standard output for programs.

    Without `content` the report names files as they can be found from here, and `line` gives their lines.
    """
    module = printed_forms()[form]
    for_programs = getattr(module, "STANDARD_OUTPUT", False)
    stream = sys.stdout if for_programs else sys.stderr
    place = content or Path()
    written = module.write(report, line or source_line_reader(place), language, look_of_stream(stream, place))
    click.echo(written, nl=False, err=not for_programs)
    if not for_programs:
        counts: dict[str, object] = {"errors": report.errors, "warnings": report.warnings}
        click.echo((FOUND if report.errors else CLEAN).text(language, counts), err=True)
        if report.advice:
            click.echo(ADVICE.text(language, {"count": report.advice}), err=True)


def look_of_stream(stream: TextIO, content: Path, environment: Mapping[str, str] = os.environ) -> Look:
    """Return how to print on `stream`: in colour and to its width on a terminal, unless NO_COLOR asks for none."""
    folder = shown_folder(content)
    if not stream.isatty():
        return Look(folder)
    colour = not environment.get("NO_COLOR") and environment.get("TERM") != "dumb"
    return Look(folder, colour, shutil.get_terminal_size().columns)


def shown_folder(content: Path) -> str:
    """Return the way to `content` from here, as editors and GitHub can follow it; the whole path when it is elsewhere."""
    absolute = content.resolve()
    here = Path.cwd()
    way = absolute.relative_to(here) if absolute.is_relative_to(here) else absolute
    return "" if way == Path() else way.as_posix()


def source_line_reader(content: Path) -> Callable[[Span], str | None]:
    """Return a function that gives the line of a span in the catalogue at `content`, when it can be shown."""
    root = content.resolve()

    @lru_cache(maxsize=4)  # a report goes from file to file, and one file may hold thousands of places
    def lines(file: str) -> list[str]:
        from sinau.source.files import MAX_TEXT_BYTES  # noqa: PLC0415 - most reports are empty

        path = content / file
        # Not what a link outside the catalogue leads to: that may be private, or a device without end.
        if not path.resolve().is_relative_to(root) or not path.is_file() or path.stat().st_size > MAX_TEXT_BYTES:
            return []
        return path.read_text(encoding="utf-8-sig").split("\n")

    def line(span: Span) -> str | None:
        try:
            return lines(span.file)[span.line - 1]
        except (OSError, UnicodeDecodeError, IndexError, RuntimeError):
            return None

    return line

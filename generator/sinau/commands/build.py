# SPDX-License-Identifier: Apache-2.0
"""`sinau build`: publishes a catalogue."""

import gzip
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

import click

from sinau.command import (
    AUTHOR,
    OURS,
    content_option,
    form_option,
    guarded,
    language_option,
    print_findings,
    today_option,
)
from sinau.diagnostics import Message, Report
from sinau.filetree import FileTree

NOTHING_BUILT = Message("commands.build_nothing_built")
SHEET = Message("commands.build_sheet")
PLAYER = Message("commands.build_player")
# Scripts that a page brings with itself.
DEFERRED = re.compile(rb'<script[^>]* src="([^"]+)" defer>')


@click.command()
@content_option
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default="dist",
    show_default=True,
    help="Where results go / folder hasil.",
)
@click.option(
    "--publication", "names", multiple=True, metavar="NAME", help="Only this publication / hanya terbitan ini."
)
@click.option("--course", "courses", multiple=True, metavar="ID", help="Only this course / hanya kursus ini.")
@click.option(
    "--tracked",
    metavar="[course|modules|lessons]",
    help="What an LMS keeps results of, whatever the course says / yang dicatat LMS: kursus, modul, pelajaran.",
)
@click.option("--split", type=click.Choice(["module"]), help="A package of each module / satu paket tiap modul.")
@click.option(
    "--replace",
    is_flag=True,
    help="Replace what Sinau has not written, or what was changed since / timpa yang bukan tulisan Sinau.",
)
@click.option(
    "--locked",
    is_flag=True,
    help="Give no new numbers: what ids.lock lacks is an error / jangan memberi nomor baru.",
)
@language_option
@form_option
@today_option
@guarded
def build(
    content: Path,
    out: Path,
    names: tuple[str, ...],
    courses: tuple[str, ...],
    tracked: str | None,
    split: str | None,
    replace: bool,
    locked: bool,
    language: str,
    form: str,
    today: datetime,
) -> int:
    """Publish the catalogue / terbitkan katalog."""
    from sinau.compiler import Request, UnknownNameError, tracked_by
    from sinau.compiler import build as build_catalogue
    from sinau.output import OutputError

    def tell(message: Message, values: Mapping[str, object]) -> None:
        click.echo(message.text(language, dict(values)), err=True)

    report = Report()
    try:
        by = tracked_by(tracked) if tracked else None
        request = Request(
            content, out, names, courses, by, split == "module", today=today.date(), replace=replace, locked=locked
        )
        built = report.collect(build_catalogue(request, tell))
    except OutputError as error:
        click.echo(error.text(language), err=True)
        return OURS
    except UnknownNameError as error:
        click.echo(error.text(language), err=True)
        return AUTHOR
    status = print_findings(report, content, language, form)
    if status:
        click.echo(NOTHING_BUILT.text(language), err=True)
        return status
    for item in built:
        click.echo(f"{item.artefact.path}  {_kilobytes(item.artefact.size)} KB  sha256:{item.artefact.digest[:16]}")
        if item.publication.kind == "package":
            click.echo(f"  {PLAYER.text(language, {'size': _kilobytes(heaviest(item.tree))})}")
        if item.sheets:
            click.echo(f"  {sheet_line([sheet.path for sheet in item.sheets], language)}")
    return status


def sheet_line(sheets: Sequence[Path], language: str) -> str:
    """Return the line that says where `sheets` are: the one in the user's language, and in what forms there are any."""
    shown = next((path for path in sheets if path.suffixes[-2:] == [f".{language}", ".html"]), sheets[0])
    forms = dict.fromkeys(path.suffix[1:].upper() for path in sheets)
    return SHEET.text(language, {"path": shown, "forms": ", ".join(forms)})


def heaviest(tree: FileTree) -> int:
    """Return `player_weight` of the heaviest document in `tree`: a course in parts has several."""
    return max(player_weight(tree.read, name) for name in tree if name.endswith(".html") and "/" not in name)


def player_weight(read: Callable[[str], bytes], document: str = "index.html") -> int:
    """Return the bytes that a web host sends, compressed, before the first lesson's own content is there."""
    page = read(document)
    start, end = page.find(b'<article class="activity"'), page.find(b"</article>")
    frame = page if start < 0 or end < 0 else page[:start] + page[end:]
    scripts = [read(name.decode()) for name in DEFERRED.findall(frame)]
    return sum(len(gzip.compress(part, 9, mtime=0)) for part in (frame, *scripts))


def _kilobytes(size: int) -> str:
    return f"{size / 1000:.1f}"


COMMAND = build

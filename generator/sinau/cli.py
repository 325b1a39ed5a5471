# SPDX-License-Identifier: Apache-2.0
"""The command line: `sinau build`, `sinau check`, `sinau serve`, `sinau explain`, `sinau schema`.

Exit status: 0 clean, 1 something for the author to mend, 2 a fault of ours or of the machine.
"""

import gzip
import io
import sys
import traceback
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import ParamSpec

import click

from sinau import __version__
from sinau.diagnostics import Message, Report
from sinau.extensions import forms
from sinau.interrupts import Terminated, terminable
from sinau.printing import default_language, print_report
from sinau.reasons import reason
from sinau.source.schema import suggestions

P = ParamSpec("P")
AUTHOR, OURS = 1, 2

NOTHING_BUILT = Message("Nothing was built.", "Tidak ada yang diterbitkan.")
CRASH = Message(
    "This is a fault of Sinau, not of your text. Please report it with the lines above.",
    "Ini kesalahan Sinau, bukan kesalahan naskah Anda. Laporkanlah beserta baris-baris di atas.",
)
CANNOT_WRITE = Message("Cannot read or write {path}: {reason}", "Tidak dapat membaca atau menulis {path}: {reason}")
STOPPED = Message("Stopped.", "Dihentikan.")
UNKNOWN_NAME = Message("There is no {kind} {name}. {suggestion}", "Tidak ada {kind_id} {name}. {suggestion_id}")
PLAYER = Message("{size} KB over the wire before lesson content", "{size} KB lewat jaringan sebelum isi pelajaran")


def guarded(command: Callable[P, int]) -> Callable[P, None]:
    """Return `command` with its exit status, and with the one place that catches our own faults."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        language = str(kwargs.get("language") or default_language())
        _take_every_letter()
        try:
            with terminable():
                status = command(*args, **kwargs)
        except click.ClickException:
            raise
        except KeyboardInterrupt as stop:
            click.echo(STOPPED.text(language), err=True)
            status = stop.status if isinstance(stop, Terminated) else 130
        except OSError as error:
            values = {"path": error.filename or "", "reason": reason(error).text(language)}
            click.echo(CANNOT_WRITE.text(language, values), err=True)
            status = OURS
        except Exception:  # noqa: BLE001 - the one place where our own faults end
            traceback.print_exc()
            click.echo(CRASH.text(language), err=True)
            status = OURS
        sys.exit(status)

    return run


def _take_every_letter() -> None:
    """Have a console that lacks a letter show another in its place: many on Windows know neither "✓" nor "–"."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


content_option = click.option(
    "--content",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default="content",
    show_default=True,
    help="The catalogue's folder / folder katalog.",
)
language_option = click.option(
    "--lang",
    "language",
    type=click.Choice(["en", "id"]),
    default=default_language,
    help="Language of messages / bahasa pesan.",
)
form_option = click.option(
    "--format",
    "form",
    type=click.Choice(sorted(forms())),
    default="full",
    show_default=True,
    help="Form of messages / bentuk pesan.",
)


today_option = click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    default=lambda: datetime.now().astimezone().strftime("%Y-%m-%d"),
    hidden=True,
    help="The day that dated sources are judged by / tanggal untuk menilai sumber.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="sinau")
def main() -> None:
    """Publish courses written in Markdown and YAML / terbitkan kursus dari Markdown dan YAML."""


@main.command()
@content_option
@language_option
@form_option
@today_option
@guarded
def check(content: Path, language: str, form: str, today: datetime) -> int:
    """Tell every mistake at its place / tunjukkan semua kesalahan di tempatnya."""
    from sinau.compiler import render_catalogue

    report = Report()
    render_catalogue(content, report, today.date())
    return _print(report, content, language, form)


@main.command()
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
@language_option
@form_option
@today_option
@guarded
def build(
    content: Path,
    out: Path,
    names: tuple[str, ...],
    courses: tuple[str, ...],
    language: str,
    form: str,
    today: datetime,
) -> int:
    """Publish the catalogue / terbitkan katalog."""
    from sinau.compiler import Request, UnknownNameError
    from sinau.compiler import build as build_catalogue
    from sinau.output import OutputError

    def tell(message: Message, values: Mapping[str, object]) -> None:
        click.echo(message.text(language, dict(values)), err=True)

    report = Report()
    try:
        built = build_catalogue(Request(content, out, names, courses, today=today.date()), report, tell)
    except OutputError as error:
        click.echo(error.text(language), err=True)
        return OURS
    except UnknownNameError as error:
        click.echo(UNKNOWN_NAME.text(language, error.values), err=True)
        return AUTHOR
    status = _print(report, content, language, form)
    if status:
        click.echo(NOTHING_BUILT.text(language), err=True)
        return status
    for item in built:
        click.echo(f"{item.artefact.path}  {_kilobytes(item.artefact.size)} KB  sha256:{item.artefact.digest[:16]}")
        if item.publication.kind == "package":
            click.echo(f"  {PLAYER.text(language, {'size': _kilobytes(player_weight(item.tree.read))})}")
    return status


@main.command()
@content_option
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port / porta.")
@language_option
@guarded
def serve(content: Path, port: int, language: str) -> int:
    """Show the site while you write / tampilkan situs sambil menulis."""
    from sinau.publications.site import serve as serve_site

    serve_site(content, port)
    return 0


@main.command()
@click.argument("word", metavar="[CODE|NAME]", required=False)
@click.option("--markdown", is_flag=True, help="The whole reference as a page / seluruh rujukan sebagai halaman.")
@language_option
@guarded
def explain(word: str | None, markdown: bool, language: str) -> int:
    """Say what a rule is about; without one, list them all / jelaskan sebuah aturan."""
    from sinau import rulebook
    from sinau.extensions import rules

    known = rules()
    if markdown:
        click.echo(rulebook.reference(known, language), nl=False)
        return 0
    if word is None:
        click.echo(rulebook.overview(known, language), nl=False)
        return 0
    rule = rulebook.find(word, known)
    if rule is None:
        hint = suggestions(word, [name for rule in known for name in (rule.code, rule.name)])
        values: dict[str, object] = {"kind": "rule", "kind_id": "aturan", "name": word, **hint}
        click.echo(UNKNOWN_NAME.text(language, values), err=True)
        return AUTHOR
    click.echo(rulebook.explain(rule, language), nl=False)
    return 0


@main.command()
@click.argument("name", metavar="[NAME]", required=False)
@click.option(
    "--write",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write all of them there / tulis semuanya di sana.",
)
@language_option
@guarded
def schema(name: str | None, folder: Path | None, language: str) -> int:
    """Print a JSON Schema for editors; without a name, list them / cetak JSON Schema untuk penyunting."""
    from sinau.schemas import SCHEMAS, schema_text, write_schemas

    if folder is not None:
        for path in write_schemas(folder, language):
            click.echo(path)
        return 0
    if name is None:
        for known, described in SCHEMAS.items():
            click.echo(f"{known:<12}{described.title.text(language)}")
        return 0
    if name not in SCHEMAS:
        values: dict[str, object] = {"kind": "schema", "kind_id": "skema", "name": name, **suggestions(name, SCHEMAS)}
        click.echo(UNKNOWN_NAME.text(language, values), err=True)
        return AUTHOR
    click.echo(schema_text(name, language), nl=False)
    return 0


def player_weight(read: Callable[[str], bytes]) -> int:
    """Return the bytes that a web host sends, compressed, before the first lesson's own content is there."""
    page = read("index.html")
    start, end = page.find(b'<article class="activity"'), page.find(b"</article>")
    frame = page if start < 0 or end < 0 else page[:start] + page[end:]
    return len(gzip.compress(frame, 9, mtime=0)) + len(gzip.compress(read("player.js"), 9, mtime=0))


def _kilobytes(size: int) -> str:
    return f"{size / 1000:.1f}"


def _print(report: Report, content: Path, language: str, form: str) -> int:
    """Print `report` and return the exit status."""
    print_report(report, content, language, form)
    return AUTHOR if report.errors else 0

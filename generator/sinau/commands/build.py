# SPDX-License-Identifier: Apache-2.0
"""`sinau build`: publishes a catalogue."""

import gzip
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from sinau.command_line.click_texts import current_language
from sinau.command_line.shared import (
    AUTHOR,
    OURS,
    cache_options,
    chosen_cache,
    content_option,
    form_option,
    language_option,
    print_findings,
    today_option,
    with_exit_status,
)
from sinau.diagnostics import Message, Report, Span
from sinau.extensions import publication_settings, publications
from sinau.source.yaml import YamlScalar
from sinau.texts import Number

if TYPE_CHECKING:
    from sinau.compiler import Built
    from sinau.output.filetree import FileTree
    from sinau.unchanged import RepeatedRun, Said

NOTHING_BUILT = Message("commands.build_nothing_built")
SHEET = Message("commands.build_sheet")
PLAYER = Message("commands.build_player")
POLICY = Message("commands.build_policy")
# Scripts that a page brings with itself.
DEFERRED = re.compile(rb'<script[^>]* src="([^"]+)" defer>')


class BuildCommand(click.Command):
    """`sinau build` with the options of the publications, which are looked for when the command runs: plugins bring some."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Return its own options, and those of publications behind them."""
        *own, help_option = super().get_params(ctx)
        options = {one.setting: one for publication in publications().values() for one in publication.options}
        return [
            *own,
            *(
                click.Option(
                    [_option_name(one.setting), one.setting],
                    metavar=one.metavar,
                    help=one.help.text(current_language()),
                )
                for one in options.values()
            ),
            help_option,
        ]


def _option_name(setting: str) -> str:
    return f"--{setting.replace('_', '-')}"


@click.command(cls=BuildCommand)
@content_option
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default="dist",
    show_default=True,
)
@click.option("--publication", "names", multiple=True, metavar="NAME")
@click.option("--course", "courses", multiple=True, metavar="ID")
@click.option("--pdf", is_flag=True)
@cache_options
@click.option(
    "--replace",
    is_flag=True,
)
@click.option("--quiet", is_flag=True)
@click.option(
    "--locked",
    is_flag=True,
)
@language_option
@form_option
@today_option
@with_exit_status
def build(
    content: Path,
    out: Path,
    names: tuple[str, ...],
    courses: tuple[str, ...],
    pdf: bool,
    cache: Path | None,
    no_cache: bool,
    replace: bool,
    quiet: bool,
    locked: bool,
    language: str,
    form: str,
    today: datetime,
    **options: str | None,
) -> int:
    """Publish the catalogue."""
    from sinau.unchanged import RepeatedRun

    settings, wrong = _settings_of_options(options, language)
    if wrong:
        click.echo("\n".join(wrong), err=True)
        return AUTHOR
    kept = chosen_cache(cache, no_cache, language)
    words = (names, courses, sorted(options.items()), replace, locked, quiet, today.date())
    # What a PDF depends on (fonts, say) only the drawing knows.
    run = RepeatedRun(None if pdf else kept, content, ("build", *words), out)
    said = run.said() or _said_of_build(
        run,
        {
            "content": content,
            "out": out,
            "names": names,
            "courses": courses,
            "settings": settings,
            "today": today.date(),
            "replace": replace,
            "locked": locked,
            "pdf": pdf,
            "cache": kept,
        },
        language,
        quiet,
    )
    if isinstance(said, int):
        return said
    report = Report()
    report.extend(said.found)
    status = print_findings(report, content, language, form)
    if status:
        click.echo(NOTHING_BUILT.text(language), err=True)
        return status
    if not quiet:
        _print_lines([ResultLine(*line) for line in said.lines], out, language)  # type: ignore[arg-type]
    return status


class ResultLine(NamedTuple):
    """What is printed of a result: plain values. `weight` is `weight_of_heaviest_document`, 0 for all but packages."""

    kind: str
    path: str
    size: int
    digest: str
    weight: int
    sheets: Sequence[str]


def _said_of_build(run: "RepeatedRun", wanted: dict[str, Any], language: str, quiet: bool) -> "Said | int":
    """Build what is `wanted`, the values of a `Request`, and have `run` keep what is said of it; return that, or the exit status."""
    from sinau.command_line.progress import shown_progress
    from sinau.compiler import Request, UnknownNameError
    from sinau.compiler import build as build_catalogue
    from sinau.operating_system.processors import usable_processors
    from sinau.output import OutputError
    from sinau.unchanged import Said

    told: list[Message] = []
    try:
        with shown_progress(language, quiet) as progress:

            def tell(message: Message, values: Mapping[str, object]) -> None:
                told.append(message)
                with progress.paused():
                    click.echo(message.text(language, dict(values)), err=True)

            request = Request(**wanted, note=progress.note, processes=usable_processors())
            built, found = build_catalogue(request, tell)
    except OutputError as error:
        click.echo(error.text(language), err=True)
        return OURS
    except UnknownNameError as error:
        click.echo(error.text(language), err=True)
        return AUTHOR
    said = Said(found, tuple(_line_of(item, quiet) for item in built))
    if built and not told:
        run.keep(said, [item.artefact.path.relative_to(request.out).as_posix() for item in built])
    return said


def _line_of(item: "Built", quiet: bool) -> ResultLine:
    made = item.artefact
    weight = weight_of_heaviest_document(item.tree) if item.publication.kind == "package" and not quiet else 0
    return ResultLine(
        item.publication.kind,
        str(made.path),
        made.size,
        made.digest,
        weight,
        [str(sheet.path) for sheet in item.sheets],
    )


def _print_lines(lines: Sequence[ResultLine], out: Path, language: str) -> None:
    for line in lines:
        click.echo(f"{line.path}  {_kilobytes(line.size).text(language)} KB  sha256:{line.digest[:16]}")
        if line.kind == "package":
            click.echo(f"  {PLAYER.text(language, {'size': _kilobytes(line.weight)})}")
        if line.sheets:
            click.echo(f"  {sheet_line([*map(Path, line.sheets)], language)}")
    if any(line.kind == "tree" for line in lines):
        from sinau.output.artefact import POLICY_NAME

        click.echo(POLICY.text(language, {"path": out / POLICY_NAME}))


def _settings_of_options(options: Mapping[str, str | None], language: str) -> tuple[dict[str, object], list[str]]:
    """Return the settings that `options` give, read as `course.yml` is, and a line for each that could not be read."""
    values: dict[str, object] = {}
    wrong: list[str] = []
    for field in publication_settings():
        word = options.get(field.name)
        if word is None:
            continue
        found = Report()
        values[field.name] = field.kind.convert(YamlScalar(word, Span(_option_name(field.name)), quoted=True), found)
        wrong += [f"{one.span.file}: {one.message(language)} {one.hint(language)}" for one in found]
    return values, wrong


def sheet_line(sheets: Sequence[Path], language: str) -> str:
    """Return the line that says where `sheets` are: the one in the user's language, and in what forms there are any."""
    shown = next((path for path in sheets if path.suffixes[-2:] == [f".{language}", ".html"]), sheets[0])
    forms = dict.fromkeys(path.suffix[1:].upper() for path in sheets)
    return SHEET.text(language, {"path": shown, "forms": ", ".join(forms)})


def weight_of_heaviest_document(tree: "FileTree") -> int:
    """Return `player_weight` of the heaviest document in `tree`: a course in parts has several."""
    return max(player_weight(tree.read, name) for name in tree if name.endswith(".html") and "/" not in name)


def player_weight(read: Callable[[str], bytes], document: str = "index.html") -> int:
    """Return the bytes that a web host sends, compressed, before the first lesson's own content is there."""
    page = read(document)
    start, end = page.find(b'<article class="activity"'), page.find(b"</article>")
    frame = page if start < 0 or end < 0 else page[:start] + page[end:]
    scripts = [read(name.decode()) for name in DEFERRED.findall(frame)]
    return sum(len(gzip.compress(part, 9, mtime=0)) for part in (frame, *scripts))


def _kilobytes(size: int) -> Number:
    return Number(size / 1000, decimals=1)


COMMAND = build

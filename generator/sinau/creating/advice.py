# SPDX-License-Identifier: Apache-2.0
"""What somebody can do next in a folder: it may be empty, hold a catalogue with mistakes, one that was never built, or one that is done."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sinau.creating.dialogs import USUAL, options_naming_catalogue
from sinau.diagnostics import Diagnostic, Message, Report
from sinau.diagnostics.rule import Severity
from sinau.output.own_files_record import NAME, RecordError, read_own_files
from sinau.parsing.settings_files import CATALOGUE_FILE

OUTPUT = Path("dist")
BEGIN = Message("creating.advice_begin")
BEGIN_HERE = Message("creating.advice_begin_here")
GO_UP = Message("creating.advice_go_up")
IS_CATALOGUE = Message("creating.advice_is_catalogue")
MISTAKES = Message("creating.advice_mistakes")
SEE_ALL = Message("creating.check")
MEND = Message("creating.advice_mend")
NEVER_BUILT = Message("creating.advice_never_built")
CHANGED_SINCE = Message("creating.advice_changed_since")
BUILT = Message("creating.advice_built")
OPEN_SITE = Message("creating.advice_open_site")
PLAY = Message("creating.advice_play")
ALL_COMMANDS = Message("creating.advice_all_commands")
HIGHEST = 5  # folders above this one in which a catalogue is looked for


@dataclass(frozen=True, slots=True)
class Advice:
    """How things stand, the first mistake where there is one, and commands for what can be done next, the most likely one first."""

    state: Message
    steps: tuple[Message, ...]
    mistake: Diagnostic | None = None


def advice_for_folder(here: Path, find: Callable[[Path], Report]) -> tuple[Path | None, Advice]:
    """Return the catalogue's folder and what to do next in the folder `here`; `find` returns what is wrong with a catalogue."""
    content = catalogue_below(here)
    if content is None:
        return None, _advice_without_catalogue(here)
    options = options_naming_catalogue(content)
    found = find(content)
    first = next((one for one in found if one.rule.severity is Severity.ERROR), None)
    if first:
        steps = tuple(one.filled(options=options) for one in (SEE_ALL, MEND, Message("creating.show")))
        return content, Advice(MISTAKES.filled(count=found.errors, folder=content.as_posix()), steps, first)
    build = Message("creating.build").filled(options=options)
    show, more = Message("creating.show").filled(options=options), Message("creating.write_on")
    record = here / OUTPUT / ".sinau" / NAME
    state = IS_CATALOGUE.filled(folder=content.as_posix(), warnings=found.warnings)
    if not record.is_file():
        return content, Advice(NEVER_BUILT.filled(state=state), (build, show, more))
    if _time_of_newest_file(here / content) > record.stat().st_mtime_ns:
        return content, Advice(CHANGED_SINCE.filled(state=state), (build, show, more))
    return content, Advice(BUILT.filled(state=state), (*_steps_after_build(record), show, more))


def catalogue_below(here: Path) -> Path | None:
    """Return the way from `here` to the catalogue that is meant: in `content`, here, or in the only folder that has one."""
    if (here / USUAL / CATALOGUE_FILE).is_file():
        return USUAL
    if (here / CATALOGUE_FILE).is_file():  # commands for the usual folder are given in the one that holds it
        return None if here.resolve().name == USUAL.name else Path()
    found = [path.parent.relative_to(here) for path in sorted(here.glob(f"*/{CATALOGUE_FILE}"))]
    return found[0] if len(found) == 1 else None


def _advice_without_catalogue(here: Path) -> Advice:
    real = here.resolve()
    for number, above in enumerate((real, *real.parents)):
        if number <= HIGHEST and (above / CATALOGUE_FILE).is_file():
            project = above.parent if above.name == USUAL.name else above
            return Advice(GO_UP.filled(folder=above.as_posix()), (Message("creating.go_into").filled(folder=project),))
    return Advice(BEGIN, (BEGIN_HERE,))


def _time_of_newest_file(folder: Path) -> int:
    """Return when a file in `folder` was changed last, in nanoseconds as the disk tells it; locks are written by builds."""
    times = (path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock")
    return max(times, default=0)


def _steps_after_build(record: Path) -> list[Message]:
    """Return what can be done with what was built: open the site, try a package."""
    try:
        files = read_own_files(record)
    except (RecordError, OSError):
        return []
    steps = [OPEN_SITE.filled(file=(OUTPUT / "site/index.html").as_posix())] if "site/index.html" in files else []
    sheets = {name.rpartition(".")[0].rpartition(".")[0] for name in files if name.endswith(".html")}
    packages = [name for name in files if name.endswith(".zip") and name.removesuffix(".zip") in sheets]
    return [*steps, PLAY.filled(file=(OUTPUT / packages[0]).as_posix())] if packages else steps

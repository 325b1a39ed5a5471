# SPDX-License-Identifier: Apache-2.0
"""The first half of the chain: a folder becomes a catalogue, which keeps what it was read from and what was wrong with that."""

import errno
import os
from dataclasses import dataclass, field, fields, replace
from datetime import date
from pathlib import Path

from sinau.cache import Cache, pack_named
from sinau.checks import check as check_catalogue
from sinau.diagnostics import Diagnostics, Message, Report
from sinau.diagnostics.counting import Count, count_nothing
from sinau.model.catalogue import Catalogue
from sinau.page_results import ResultReader
from sinau.parsing import parse_catalogue
from sinau.parsing.page_reader import PageReader, read_with_trees
from sinau.source.files import IDENTITY_NAME, LOCK_NAME, Source, read_folder

READING = Message("commands.compiler_reading")


@dataclass(frozen=True, slots=True, repr=False)
class LoadedCatalogue(Catalogue):
    """A catalogue as it was loaded from `folder`: its `source`, and the diagnostics of reading and parsing (`found`).

    What could not be understood is left out, or stands in `broken`.
    """

    folder: Path = Path()
    source: Source = field(default_factory=Source)
    found: Diagnostics = ()

    def __repr__(self) -> str:
        return f"<Catalogue {self.title!r} of {str(self.folder)!r}: {len(self.courses)} courses>"


def load(folder: Path) -> LoadedCatalogue:
    """Return the catalogue in `folder`, all its pages as trees. Raises `OSError` where there is no such folder."""
    source, found = _read_folder(folder)
    return parse_source(folder, source, found)


def load_facts(
    folder: Path,
    cache: Cache | None = None,
    processes: int = 1,
    render: bool = False,
    note: Count = count_nothing,
) -> LoadedCatalogue:
    """Return the catalogue in `folder` with the facts of its pages in place of their trees. Raises `OSError`.

    Facts that former builds have left in `cache` are taken where they hold; new ones are left there, and may be made by as many as
    `processes` processes. `render`: the facts have the pages as HTML as well. `note` is told how many of the texts have been read,
    and how many there are.
    """
    note(0, 0)
    source, found = _read_folder(folder)
    pack = pack_named(cache, str(folder.resolve())) if cache else None
    try:
        loaded = parse_source(folder, source, found, ResultReader(source, pack, processes, render, note=note))
        if cache and pack and pack.save():
            cache.remove_oldest_if_full(grown=True)
        return loaded
    finally:
        if pack:
            pack.close()


def _read_folder(folder: Path) -> tuple[Source, Diagnostics]:
    if not folder.is_dir():
        number = errno.ENOTDIR if folder.exists() else errno.ENOENT
        raise OSError(number, os.strerror(number), str(folder))
    return read_folder(folder)


def with_locks_read_again(loaded: LoadedCatalogue) -> LoadedCatalogue:
    """Return `loaded` with the locks that are on the disk now, and everything else as it was. Raises `OSError`."""
    source, found = read_folder(loaded.folder)
    kept = {path: text for path, text in loaded.source.texts.items() if not _is_lock(path)}
    locks = {path: text for path, text in source.texts.items() if _is_lock(path)}
    return parse_source(loaded.folder, replace(loaded.source, texts={**kept, **locks}), found)


def _is_lock(path: str) -> bool:
    return path.rpartition("/")[2] in {LOCK_NAME, IDENTITY_NAME}


def parse_source(
    folder: Path, source: Source, found: Diagnostics, read_pages: PageReader = read_with_trees
) -> LoadedCatalogue:
    """Return the catalogue in `folder` whose files are `source`, of which `found` is known; `read_pages` reads its pages."""
    report = Report()
    report.extend(found)
    catalogue = report.collect(parse_catalogue(source, read_pages))
    values = {one.name: getattr(catalogue, one.name) for one in fields(Catalogue)}
    return LoadedCatalogue(**values, folder=folder, source=source, found=tuple(report))


def check(catalogue: LoadedCatalogue, today: date | None = None) -> Diagnostics:
    """Return all that is wrong with `catalogue`, in reading order, also what was wrong in reading and parsing it.

    Days of review are compared with `today`; without it they are not, as nothing here reads the clock.
    """
    report = Report()
    report.extend(catalogue.found)
    report.extend(check_catalogue(catalogue, catalogue.source, today))
    return tuple(report)


def advise(catalogue: LoadedCatalogue, today: date | None = None) -> Diagnostics:
    """Return what could be better in `catalogue` as `load` returns it; days of review are compared with `today`, if it is given."""
    from sinau.checks.advice import advise as advise_catalogue  # noqa: PLC0415 - few ask for it, and its patterns take time

    return advise_catalogue(catalogue, today)

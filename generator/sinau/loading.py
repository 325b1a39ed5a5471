# SPDX-License-Identifier: Apache-2.0
"""The first half of the chain: a folder becomes a catalogue, which keeps what it was read from and what was wrong with that."""

import errno
import os
from dataclasses import dataclass, field, fields, replace
from datetime import date
from pathlib import Path

from sinau.checks import check as check_catalogue
from sinau.diagnostics import Diagnostics, Report
from sinau.model.catalogue import Catalogue
from sinau.parsing import parse
from sinau.source.files import IDENTITY_NAME, LOCK_NAME, Source, read


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
    """Return the catalogue in `folder`. Raises `OSError` where there is no such folder."""
    if not folder.is_dir():
        number = errno.ENOTDIR if folder.exists() else errno.ENOENT
        raise OSError(number, os.strerror(number), str(folder))
    source, found = read(folder)
    return _parsed(folder, source, found)


def load_again(loaded: LoadedCatalogue) -> LoadedCatalogue:
    """Return `loaded` with the locks that are on the disk now, and everything else as it was. Raises `OSError`."""
    source, found = read(loaded.folder)
    kept = {path: text for path, text in loaded.source.texts.items() if not _is_lock(path)}
    locks = {path: text for path, text in source.texts.items() if _is_lock(path)}
    return _parsed(loaded.folder, replace(loaded.source, texts={**kept, **locks}), found)


def _is_lock(path: str) -> bool:
    return path.rpartition("/")[2] in {LOCK_NAME, IDENTITY_NAME}


def _parsed(folder: Path, source: Source, found: Diagnostics) -> LoadedCatalogue:
    report = Report()
    report.extend(found)
    catalogue = report.collect(parse(source))
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

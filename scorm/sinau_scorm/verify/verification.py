# SPDX-License-Identifier: Apache-2.0
"""Takes a package through all families of rules."""

import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path

from sinau.archive import Archive, ArchiveError, ProblemKind, open_archive, open_folder
from sinau.diagnostics import Report, Span
from sinau.output.artefact import digest_of
from sinau_scorm.recognising import recognise_file
from sinau_scorm.verify import checks
from sinau_scorm.verify.manifest_opening import open_manifest
from sinau_scorm.verify.package import Edition, Package
from sinau_scorm.verify.zip_rules import report_zip_problem

Check = Callable[[Package], None]
# Families whose checks do without a manifest.
WITHOUT_MANIFEST = ("zip_",)


@dataclass(frozen=True, slots=True)
class PackageSummary:
    """What a package is: `edition` is `None` when its manifest cannot be read. `size` in bytes; `digest` SHA-256."""

    edition: Edition | None
    scos: int
    files: int
    size: int
    digest: str
    title: str = ""


def verify_package(path: Path, report: Report, shown: str | None = None) -> PackageSummary:
    """Add to `report` what is wrong with the zip, or the unpacked package, at `path`.

    Places are named `<shown>!<file in the package>`, and `<shown>` what concerns the whole. Raises `OSError` when the file
    cannot be read at all; never anything else, whatever is in it.
    """
    shown = shown or path.name
    try:
        archive = open_folder(path) if path.is_dir() else open_archive(path)
    except ArchiveError as error:
        instead = recognise_file(path) if error.problem.kind is ProblemKind.NOT_A_ZIP else None
        if instead:
            report.add(instead.rule, Span(shown), **instead.values)
        else:
            report_zip_problem(error.problem, shown, report)
        return PackageSummary(None, 0, 0, _size_on_disk(path), digest_of(path))
    with archive:
        return _verify(archive, path, shown, report)


def _verify(archive: Archive, path: Path, shown: str, report: Report) -> PackageSummary:
    package = Package(archive, shown, report)
    for problem in archive.problems:
        report_zip_problem(problem, shown, report)
    edition = open_manifest(package)
    for name, check in checks_by_family():
        if edition is not None or (name.startswith(WITHOUT_MANIFEST) and not package.other):
            check(package)
    scos = 0 if edition is None else _count_scos(package)
    title = "" if edition is None else _title_of_package(package)
    return PackageSummary(edition, scos, len(archive.names), _size_on_disk(path), digest_of(path), title)


@cache
def checks_by_family() -> tuple[tuple[str, Check], ...]:
    """Return every check with the name of its family, in the order of the files' names."""
    names = sorted(info.name for info in pkgutil.iter_modules(checks.__path__))
    return tuple((name, check) for name in names for check in import_module(f"{checks.__name__}.{name}").CHECKS)


def _count_scos(package: Package) -> int:
    """Return how many SCOs there are: resources, or what the items launch where one resource is launched in several ways."""
    resources = sum(map(package.is_sco, package.resources))
    return max([resources, *(len(package.launches(organization)) for organization in package.organizations)])


def _title_of_package(package: Package) -> str:
    found = (title.text for organization in package.organizations for title in package.children(organization, "title"))
    return " ".join((next(found, "") or "").split())


def _size_on_disk(path: Path) -> int:
    return path.stat().st_size if path.is_file() else sum(f.stat().st_size for f in path.rglob("*") if f.is_file())

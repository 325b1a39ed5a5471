# SPDX-License-Identifier: Apache-2.0
"""Zips and folders without a manifest at the root, by the files that are in them."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from sinau.archive import Archive, ArchiveError
from sinau.diagnostics import Rule
from sinau_scorm.recognising.courses import AICC, CMI5, H5P, MOODLE, XAPI
from sinau_scorm.recognising.instead import NotAPackage
from sinau_scorm.recognising.others import FILE, NESTED, PAGES

MANIFEST = "imsmanifest.xml"
# The file that each standard is known by. It may be in a folder that was packed too.
KNOWN: dict[str, Rule] = {"cmi5.xml": CMI5, "tincan.xml": XAPI, "h5p.json": H5P, "moodle_backup.xml": MOODLE}
# A course of AICC has all four (CMI Guidelines, course structure files); two of them in one folder are no chance.
AICC_FILES = {".crs", ".au", ".des", ".cst"}
PAGE_FILES = (".html", ".htm", ".xhtml")
ZIP_FILES = (".zip", ".imscc", ".mbz", ".h5p")
# The schemas that most SCORM packages carry: what has them has lost its manifest.
SCORM_SCHEMAS = ("adlcp_", "imscp_")
# Formats that are zips themselves, by a file that only they have.
OFFICE, MIMETYPE = "[Content_Types].xml", "mimetype"
OFFICE_PARTS = {"word": "Word (.docx)", "ppt": "PowerPoint (.pptx)", "xl": "Excel (.xlsx)"}
MIMETYPES = {
    b"application/epub+zip": "EPUB",
    b"application/vnd.oasis.opendocument": "OpenDocument",
}
MARKS = {"META-INF/MANIFEST.MF": "Java (.jar)", "AndroidManifest.xml": "Android (.apk)", "content.opf": "EPUB"}


def recognise_package(archive: Archive) -> NotAPackage | None:
    """Return what a package without a manifest at its root is; `None` when that is in a folder, or when nothing is known of it."""
    names = archive.names
    found = [*_courses_of_other_standards(names), *_manifests_in_folders(names)]
    if found:
        _, instead = min(found, key=lambda each: each[0])
        return instead
    return _recognise_other_format(archive) or _recognise_other_files(names)


def _manifests_in_folders(names: tuple[str, ...]) -> Iterator[tuple[int, None]]:
    return ((name.count("/"), None) for name in names if name.rpartition("/")[2].lower() == MANIFEST)


def _courses_of_other_standards(names: tuple[str, ...]) -> Iterator[tuple[int, NotAPackage]]:
    """Yield each course of another standard, with the number of folders above it."""
    endings: dict[str, dict[str, str]] = {}
    for name in names:
        folder, _, last = name.rpartition("/")
        rule = KNOWN.get(last.lower())
        if rule is not None:
            yield name.count("/"), NotAPackage(rule, name)
        suffix = PurePosixPath(last).suffix.lower()
        if suffix in AICC_FILES:
            endings.setdefault(folder, {}).setdefault(suffix, name)
    for found in endings.values():
        if len(found) > 1:
            name = min(found.values())
            yield name.count("/"), NotAPackage(AICC, name)


def _recognise_other_format(archive: Archive) -> NotAPackage | None:
    if OFFICE in archive:
        folders = {name.partition("/")[0] for name in archive.names}
        kinds = (kind for folder, kind in OFFICE_PARTS.items() if folder in folders)
        return NotAPackage(FILE, kind=next(kinds, "Office Open XML"))
    if MIMETYPE in archive:
        try:
            start = next(archive.chunks(MIMETYPE), b"").strip()
        except ArchiveError:
            start = b""
        kind = next((kind for mark, kind in MIMETYPES.items() if start.startswith(mark)), None)
        if kind:
            return NotAPackage(FILE, kind=kind)
    return next((NotAPackage(FILE, kind=kind) for mark, kind in MARKS.items() if mark in archive), None)


def _recognise_other_files(names: tuple[str, ...]) -> NotAPackage | None:
    """Web pages, or zips; where there are both, a page at the root has them as downloads."""
    if any(name.rpartition("/")[2].startswith(SCORM_SCHEMAS) for name in names):
        return None
    pages = sorted((name for name in names if name.lower().endswith(PAGE_FILES)), key=_order_of_likelihood)
    zips = sorted((name for name in names if name.lower().endswith(ZIP_FILES)), key=_order_of_likelihood)
    if zips and (not pages or "/" in pages[0]):
        return NotAPackage(NESTED, zips[0])
    return NotAPackage(PAGES, pages[0]) if pages else None


def _order_of_likelihood(name: str) -> tuple[int, bool, str]:
    """The order in which files are likely to be meant: the nearest to the root, `index` before others."""
    return name.count("/"), PurePosixPath(name).stem.lower() != "index", name

# SPDX-License-Identifier: Apache-2.0
"""Finds and reads the files of a catalogue: the first arrow of the chain, and the only one that reads the disk."""

import os
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from sinau.diagnostics import Diagnostics, Report, Rule, Severity, Span
from sinau.model.catalogue import MediaFile
from sinau.model.file_endings import LOOKED_AT
from sinau.model.page import SourceText
from sinau.operating_system.refusals import reason_of_error
from sinau.source.decoding import decode_text
from sinau.source.listing import entries_of

PAGES = {".md", ".yml", ".yaml"}
TEXTS = PAGES | {".svg"}
LOCK_NAME = "ids.lock"
IDENTITY_NAME = "catalogue.lock"
CATALOGUE_NAME = "catalogue.yml"
TRANSCRIPT = ".transcript.txt"
MAX_FILES = 200_000
# Folders in folders. An address of so many is longer than any LMS takes.
MAX_FOLDERS = 50
MAX_TEXT_BYTES = 256 * 1024
# Of a drawing, which programs write and nobody translates.
MAX_SVG_BYTES = 2 * 1024 * 1024
# Of a page. A law of 256 KB has some 4,000; each line may be a block of its own, and 60,000 blocks take seconds to compile.
MAX_LINES = 20_000
MAX_NAME = 100
SLUG = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\Z")
FORBIDDEN = re.compile(r'[<>:"\\|?*\x00-\x1f\x7f-\x9f]')
RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|\Z)", re.IGNORECASE)
# Most paths: each part is a slug that does not end in a dot, and may be one of those reserved names.
USUAL = re.compile(rf"(?:[A-Za-z0-9](?:[A-Za-z0-9._-]{{0,{MAX_NAME - 2}}}[A-Za-z0-9_-])?(?:/|\Z))+\Z")
PERHAPS_RESERVED = re.compile(r"(?:\A|/)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:[./]|\Z)", re.IGNORECASE)

TOO_MANY_FILES = Rule("C103", "too-many-files", Severity.ERROR)
TOO_LARGE = Rule("C104", "text-too-large", Severity.ERROR)
SYMLINK = Rule("C105", "symlink", Severity.ERROR)
BAD_NAME = Rule("C106", "unpublishable-name", Severity.ERROR)
NAME_CLASH = Rule("C107", "name-clash", Severity.ERROR)
UNREADABLE = Rule("C108", "unreadable", Severity.ERROR)
FOLDERS_TOO_DEEP = Rule("C117", "folders-too-deep", Severity.ERROR)
SVG_TOO_LARGE = Rule("C118", "svg-too-large", Severity.ERROR)
OTHER_CATALOGUE = Rule("C119", "other-catalogue", Severity.NOTE)
TOO_MANY_LINES = Rule("C109", "too-many-lines", Severity.ERROR)


@dataclass(frozen=True, slots=True)
class Source:
    """A catalogue's files: the text of pages, YAML, SVG and locks, and where every other file is. Keys are paths.

    `refused` are files that are there but cannot be used; a diagnostic has said why, so nothing else need say they are missing.
    `other_catalogues` are folders in it that are catalogues of their own, of which nothing is read.
    """

    texts: Mapping[str, SourceText] = field(default_factory=dict)
    media: Mapping[str, MediaFile] = field(default_factory=dict)
    refused: Collection[str] = ()
    other_catalogues: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class FileRead:
    """What one file has yielded: a text, a file to be published, both (a drawing), or nothing; and what is wrong with it."""

    text: SourceText | None = None
    media: MediaFile | None = None
    found: Diagnostics = ()


# Reads the file at a path below the catalogue's folder, which is this entry of the disk.
FileReader = Callable[[str, os.DirEntry[str]], FileRead]


def read_folder(folder: Path, read_file: FileReader | None = None) -> tuple[Source, Diagnostics]:
    """Return the files below `folder`, and what of them cannot be used and is left out. `read_file` reads each of them."""
    read_file = read_file or read_catalogue_file
    report = Report()
    root = folder.resolve()
    texts: dict[str, SourceText] = {}
    media: dict[str, MediaFile] = {}
    folded: dict[str, tuple[str, str]] = {}
    found: set[str] = set()
    others: list[str] = []
    for count, (path, entry) in enumerate(_files_below(root, report, others)):
        if count >= MAX_FILES:
            report.add(TOO_MANY_FILES, Span("."), limit=MAX_FILES)
            break
        found.add(path)
        if not _is_publishable_name(path, entry.path, report, folded):
            continue
        file = read_file(path, entry)
        report.extend(file.found)
        if file.text:
            texts[path] = file.text
        if file.media:
            media[path] = file.media
    return Source(texts, media, found - texts.keys() - media.keys(), tuple(others)), tuple(report)


def can_be_watched(folder: Path) -> tuple[bool, Diagnostics]:
    """Tell whether `folder` is of a size and depth that programs can follow which walk through all of it, or why not."""
    found = Report()
    for count, _ in enumerate(_files_below(folder.resolve(), found, [])):
        if count >= MAX_FILES:
            found.add(TOO_MANY_FILES, Span("."), limit=MAX_FILES)
            break
    return not any(one.rule in {FOLDERS_TOO_DEEP, TOO_MANY_FILES} for one in found), tuple(found)


def read_catalogue_file(path: str, entry: os.DirEntry[str]) -> FileRead:
    """Return what the file `entry` yields, which is at `path`."""
    report = Report()
    try:
        text, media = _read_file(path, Path(entry.path), report)
    except OSError as error:
        report.add(UNREADABLE, Span(path), reason=reason_of_error(error))
        text = media = None
    return FileRead(text, media, tuple(report))


def _read_file(path: str, disk: Path, report: Report) -> tuple[SourceText | None, MediaFile | None]:
    """Return the file `disk` as a text, as a file to be published or as both: a drawing or a transcript is. What cannot be used is none."""
    size = disk.stat().st_size
    suffix = PurePosixPath(path).suffix.lower()
    # Of catalogue.lock there is one, beside catalogue.yml.
    is_lock = disk.name == LOCK_NAME or path == IDENTITY_NAME
    media = None if suffix in PAGES or is_lock else MediaFile(path, disk, size, _beginning_of_file(disk))
    if not (suffix in TEXTS or path.endswith(TRANSCRIPT) or is_lock):
        return None, media
    if suffix == ".svg" and size > MAX_SVG_BYTES:
        report.add(SVG_TOO_LARGE, Span(path), size=size, limit=MAX_SVG_BYTES)
        return None, None
    if suffix != ".svg" and size > MAX_TEXT_BYTES:
        report.add(TOO_LARGE, Span(path), size=size, limit=MAX_TEXT_BYTES)
        return None, None
    text = decode_text(path, disk.read_bytes(), report)
    if text is None:
        return None, None
    if suffix == ".md" and (count := text.count("\n")) > MAX_LINES:
        report.add(TOO_MANY_LINES, Span(path), count=count, limit=MAX_LINES)
        return None, None
    return SourceText(path, text), media


def _beginning_of_file(disk: Path) -> bytes:
    """Return the beginning of the file `disk`; what cannot be read is told when it is published, as it may be of no use."""
    try:
        with disk.open("rb") as file:
            return file.read(LOOKED_AT)
    except OSError:
        return b""


def _files_below(root: Path, report: Report, others: list[str]) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield the files below `root` in the order of their names; hidden ones and editors' leftovers are passed over.

    Folders that are catalogues of their own are passed over, too, and added to `others`.
    """
    first = _entries_of_folder(root, "", report)
    is_catalogue = _has_catalogue(first)
    waiting = [iter(first)]
    folders = 0
    start = len(os.path.join(root, ""))  # noqa: PTH118 - the root of a disk ends in a separator already
    while waiting:
        entry = next(waiting[-1], None)
        if entry is None:
            waiting.pop()
            continue
        # macOS may spell "é" as "e" and an accent, which the author's page does not.
        path = unicodedata.normalize("NFC", entry.path[start:].replace(os.sep, "/"))
        if entry.is_symlink() and not _link_stays_inside(root, Path(entry.path)):
            report.add(SYMLINK, Span(_printable(path)))
        elif entry.is_dir(follow_symlinks=False):
            folders += 1
            if len(waiting) > MAX_FOLDERS:
                report.add(FOLDERS_TOO_DEEP, Span(_printable(path)), limit=MAX_FOLDERS)
            elif folders <= MAX_FILES:
                inside = _entries_of_folder(Path(entry.path), path, report)
                # Where the folder itself is no catalogue, it is told where the catalogue may be (parsing/settings_files.py).
                if is_catalogue and _has_catalogue(inside):
                    others.append(path)
                    report.add(OTHER_CATALOGUE, Span(_printable(f"{path}/{CATALOGUE_NAME}")), folder=_printable(path))
                else:
                    waiting.append(iter(inside))
            else:
                report.add(TOO_MANY_FILES, Span("."), limit=MAX_FILES)
                return
        elif entry.is_file():
            yield path, entry


def _entries_of_folder(folder: Path, path: str, report: Report) -> list[os.DirEntry[str]]:
    """Return what is in `folder`, whose path below the catalogue's folder is `path`, in the order of the names."""
    try:
        return sorted(entries_of(folder), key=lambda entry: entry.name)
    except OSError as error:
        report.add(UNREADABLE, Span(_printable(path) or "."), reason=reason_of_error(error))
        return []


def _has_catalogue(entries: Iterable[os.DirEntry[str]]) -> bool:
    return any(entry.name == CATALOGUE_NAME and entry.is_file() for entry in entries)


def _link_stays_inside(root: Path, link: Path) -> bool:
    """Tell whether a symlink leads to a file of the catalogue. Links to folders do not: they can run in circles."""
    try:
        target = link.resolve(strict=True)
    except (OSError, RuntimeError):
        return False
    return target.is_file() and target.is_relative_to(root)


def _is_publishable_name(path: str, disk: str, report: Report, folded: dict[str, tuple[str, str]]) -> bool:
    """Tell whether the file at `disk` can be published as `path`.

    `folded` has path and place of the files so far, by what of their names every machine tells apart.
    """
    usual = USUAL.match(path) and not PERHAPS_RESERVED.search(path)
    pure = PurePosixPath("" if usual else path)
    for part in pure.parts:
        address = pure.suffix.lower() in PAGES or part != pure.name
        bad = (
            FORBIDDEN.search(part)
            or RESERVED.match(part)
            or part[-1] in ". "
            or len(part) > MAX_NAME
            or _printable(part) != part
            or (address and not SLUG.match(part))
        )
        if bad:
            report.add(BAD_NAME, Span(_printable(path)), name=_printable(part), limit=MAX_NAME)
            return False
    other, other_disk = folded.setdefault(path.casefold(), (path, disk))
    if other_disk != disk:
        report.add(NAME_CLASH, Span(path), other=other)
        return False
    return True


def _printable(name: str) -> str:
    """Return `name` with what cannot be printed (bytes that are not UTF-8, controls) replaced."""
    readable = name.encode("utf-8", "replace").decode("utf-8", "replace")
    return "".join(char if char.isprintable() else "?" for char in readable)

# SPDX-License-Identifier: Apache-2.0
"""Pages and folders whose names have blanks: their names with hyphens, and what refers to them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from sinau.diagnostics import Diagnostic, Report
from sinau.fixing.edits import Edit
from sinau.model.catalogue import MediaFile
from sinau.model.file_endings import LOOKED_AT
from sinau.model.page import SourceText
from sinau.source.decoding import decode_text
from sinau.source.files import BAD_NAME, MAX_SVG_BYTES, MAX_TEXT_BYTES, SLUG, TEXTS, TRANSCRIPT, Source
from sinau.source.paths import read_reference

BLANKS = re.compile(r"\s+")


def new_names_without_blanks(found: Iterable[Diagnostic], source: Source) -> dict[str, str]:
    """Return the new paths of files by their old ones, of those that blanks alone keep from being published."""
    names: dict[str, str] = {}
    known = {path.casefold() for path in (*source.texts, *source.media, *source.refused)}
    for one in found:
        path = one.span.file
        if one.rule is not BAD_NAME or path not in source.refused:
            continue
        new = "/".join(BLANKS.sub("-", part.strip()) for part in path.split("/"))
        fits = all(SLUG.match(part) for part in new.split("/"))
        if new != path and fits and new.casefold() not in known:
            names[path] = new
            known.add(new.casefold())
    return names


def source_with_new_names(source: Source, names: Mapping[str, str], folder: Path) -> Source:
    """Return `source`, which was read from `folder`, as if its files had their new `names`. Raises `OSError`."""
    texts, media = dict(source.texts), dict(source.media)
    taken = set()
    for old, new in names.items():
        disk, suffix = folder / old, PurePosixPath(new).suffix.lower()
        data = disk.read_bytes()
        text = None
        if (suffix in TEXTS or new.endswith(TRANSCRIPT)) and len(data) <= (
            MAX_SVG_BYTES if suffix == ".svg" else MAX_TEXT_BYTES
        ):
            text = decode_text(new, data, Report())
        if text is not None:
            texts[new] = SourceText(new, text)
        if suffix not in {".md", ".yml", ".yaml"}:
            media[new] = MediaFile(new, disk, len(data), data[:LOOKED_AT])
        taken.add(old)
    return replace(source, texts=texts, media=media, refused=[path for path in source.refused if path not in taken])


@contextmanager
def renamed_files(folder: Path, names: Mapping[str, str]) -> Iterator[None]:
    """Give the files in `folder` their new names; if what is done then fails, they get their old ones back. Raises `OSError`."""
    done: list[tuple[Path, Path]] = []
    try:
        for old, new in names.items():
            (folder / new).parent.mkdir(parents=True, exist_ok=True)
            (folder / old).rename(folder / new)
            done.append((folder / old, folder / new))
        yield
    except BaseException:
        for before, after in reversed(done):
            after.rename(before)
        _remove_empty_folders([after for _, after in done], folder)
        raise
    _remove_empty_folders([before for before, _ in done], folder)


def _remove_empty_folders(paths: Iterable[Path], folder: Path) -> None:
    """Remove the folders in `folder` in which files stood at `paths`, and in which nothing is left."""
    for path in paths:
        for above in path.parents:
            if above == folder or not above.is_dir() or any(above.iterdir()):
                break
            above.rmdir()


def edits_for_reference(found: Diagnostic, text: str, names: Mapping[str, str]) -> list[Edit]:
    """Return the new name of the file in a reference that leads to its old one."""
    written = dict(found.values).get("path")
    if not isinstance(written, str):
        return []
    old = next((path for path in (written, read_reference(found.span.file, written).path) if path in names), None)
    if old is None:
        return []
    line, start = found.span.line - 1, found.span.column - 1
    place = text.split("\n")[line][start : start + found.span.length]
    mended = place
    for before, after in zip(old.split("/"), names[old].split("/"), strict=True):
        if before != after:
            mended = mended.replace(before, after).replace(quote(before), after)
    return [Edit((line, start), (line, start + len(place)), mended)] if mended != place else []

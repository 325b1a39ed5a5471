# SPDX-License-Identifier: Apache-2.0
"""Which names of entries lead out of the folder that a package is unpacked in, or onto one another."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from sinau.archive.problems import Problem, ProblemKind

CONTROL = re.compile("[\x00-\x1f\x7f]")
DRIVE = re.compile(r"[A-Za-z]:")


def why_name_is_unsafe(name: str, longest: int) -> ProblemKind | None:
    """Return what is wrong with one name, read as any system may read it."""
    checks = (
        (not name.strip("/"), ProblemKind.NAME_EMPTY),
        (len(name) > longest, ProblemKind.NAME_TOO_LONG),
        (CONTROL.search(name), ProblemKind.NAME_CONTROL),
        (name.startswith(("/", "\\")), ProblemKind.NAME_ABSOLUTE),
        (DRIVE.match(name), ProblemKind.NAME_DRIVE),
        (".." in re.split(r"[/\\]", name), ProblemKind.NAME_PARENT),
        ("\\" in name, ProblemKind.NAME_BACKSLASH),
        (any(part in {"", "."} for part in name.removesuffix("/").split("/")), ProblemKind.NAME_EMPTY),
    )
    return next((kind for wrong, kind in checks if wrong), None)


def folded_name(name: str) -> str:
    """Return what `name` is on a disk that folds letter case and Unicode forms."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def clashing_names(names: Iterable[str]) -> Iterator[Problem]:
    """Yield the later of two names that are one: on any disk, on some disk, or as a file where the other has a folder."""
    files: dict[str, str] = {}
    known = list(names)
    for name in known:
        if name.endswith("/"):
            continue
        other = files.setdefault(folded_name(name), name)
        if other is not name:
            yield Problem(ProblemKind.DUPLICATE if other == name else ProblemKind.SAME_NAME, name)
    reported: set[str] = set()
    seen: set[str] = set()  # a folder of a thousand files is looked at once, and so are those around it
    for name in known:
        path = folded_name(name).rstrip("/")
        folder = path if name.endswith("/") else path.rpartition("/")[0]
        while folder and folder not in seen:
            seen.add(folder)
            if folder in files and files[folder] not in reported:
                reported.add(files[folder])
                yield Problem(ProblemKind.FILE_AS_FOLDER, files[folder])
            folder = folder.rpartition("/")[0]

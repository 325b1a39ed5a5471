# SPDX-License-Identifier: Apache-2.0
"""Seeds mistakes into a copy of the sample catalogue, and says where each has to be reported.

A mistake is one or more edits. In what an edit puts there, `⟦C301⟧` marks the character that a diagnostic with this code has
to name; marks are taken out before the file is written, so that no line or column is ever typed. A text that is to be replaced
must stand exactly once in its file. Characters U+DC80 to U+DCFF are written as the bytes 80 to FF, which are not UTF-8.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from helpers.samples import GUIDE, copy_samples

MARK = re.compile("⟦(C[0-9]{3})⟧")

# Code, file, line and column of each diagnostic.
Places = Counter[tuple[str, str, int, int]]


@dataclass(frozen=True, slots=True)
class Edit:
    """`old` in `file` is replaced by `new`; without `old` the file is new, and a symbolic link if it has a target."""

    file: str
    old: str
    new: str
    target: str = ""
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Mistake:
    """What an author did wrong. `alone` says why it cannot stand beside the others in one catalogue."""

    title: str
    edits: tuple[Edit, ...]
    alone: str = ""


def change(file: str, old: str, new: str) -> Edit:
    """Replace a text of a file."""
    assert old, "a change needs the text that is changed"
    return Edit(file, old, new)


def see(file: str, text: str) -> Edit:
    """Change nothing: the marks in `text` show where a mistake made elsewhere comes to light."""
    return Edit(file, MARK.sub("", text), text)


def new_file(file: str, text: str) -> Edit:
    """Put a file there."""
    return Edit(file, "", text)


def link(file: str, target: str) -> Edit:
    """Put a symbolic link there, which has to be reported as C105."""
    return Edit(file, "", "⟦C105⟧", target)


def removed(file: str) -> Edit:
    """Take a file away."""
    return Edit(file, "", "", removed=True)


def seed(mistakes: Iterable[Mistake], folder: Path) -> Places:
    """Copy the sample catalogue into `folder` with these mistakes, and return what has to be reported."""
    copy_samples(folder)
    marked: dict[str, str] = {}
    for mistake in mistakes:
        for edit in mistake.edits:
            _apply(edit, folder, marked, mistake.title)
    # That the documentation is a catalogue of its own is said of the samples as they are.
    places: Places = Counter([("C119", f"{GUIDE}/catalogue.yml", 1, 1)] if (folder / "catalogue.yml").is_file() else [])
    for file, text in marked.items():
        places.update(_places(file, text))
        path = folder / file
        if not path.is_symlink():
            path.write_bytes(MARK.sub("", text).encode("utf-8", "surrogateescape"))
    return places


def _apply(edit: Edit, folder: Path, marked: dict[str, str], title: str) -> None:
    path = folder / edit.file
    if edit.removed:
        path.unlink()
        return
    if not edit.old:
        assert edit.file not in marked, f"{title}: {edit.file} is there already"
        path.parent.mkdir(parents=True, exist_ok=True)
        if edit.target:
            path.symlink_to(edit.target)
        marked[edit.file] = edit.new
        return
    text = marked.get(edit.file) or path.read_text(encoding="utf-8")
    found = text.count(edit.old)
    assert found == 1, f"{title}: in {edit.file} this text stands {found} times, not once: {edit.old!r}"
    marked[edit.file] = text.replace(edit.old, edit.new)


def _places(file: str, marked: str) -> Places:
    places: Places = Counter()
    for mark in MARK.finditer(marked):
        before = MARK.sub("", marked[: mark.start()]).split("\n")
        places[mark[1], file, len(before), len(before[-1]) + 1] += 1
    return places

# SPDX-License-Identifier: Apache-2.0
"""Finds the browser half of question types that need more than plain controls: what stands beside their `type.py`.

    view.js        a classic script: `sinau.view('<type>', (tools) => view)`; what a view is says `View` in player/types.js
    view.css       its style, where it needs some
    texts/<language>/<folder>_view.json    its texts: {"key": "text"}; English is complete

`view.min.js` and `view.min.css` are taken instead where they are: the build hook makes them of ours, a plugin brings its own or none.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sinau.extensions import question_folders
from sinau.texts import words


@dataclass(frozen=True, slots=True)
class View:
    """How questions of a type are answered in the browser: a classic script, its style, its texts by language."""

    type: str
    script: str
    style: str = ""
    section: str = ""

    def words(self, language: str) -> dict[str, str]:
        """Return its texts in `language` as the player keeps them, `<type>.<key>`; in English what is missing there."""
        return {f"{self.type}.{key}": text for key, text in words(self.section, language).items()}


def views_of(types: Iterable[str]) -> dict[str, View]:
    """Return the views of those of `types` that have one, by type and in the order of their names."""
    folders = question_folders()
    return {
        name: view for name in sorted(set(types)) if name in folders and (view := _view_in_folder(name, folders[name]))
    }


@cache
def _view_in_folder(name: str, folder: Path) -> View | None:
    script = _read_view_file(folder, "js")
    if script is None:
        return None
    return View(name, script, _read_view_file(folder, "css") or "", f"{folder.name}_view")


def _read_view_file(folder: Path, kind: str) -> str | None:
    for entry in (folder / f"view.min.{kind}", folder / f"view.{kind}"):
        if entry.is_file():
            return entry.read_text(encoding="utf-8")
    return None

# SPDX-License-Identifier: Apache-2.0
"""Question types: one folder each, with `type.py`, which ends in `QUESTION_TYPE`. Shared code starts with an underscore."""

from functools import cache
from pathlib import Path

from sinau.texts import add_text_folder


def type_folders() -> tuple[Path, ...]:
    """Return the folders of all question types in the order of their names; `__path__` says where they are."""
    return _type_folders_in(tuple(__path__))


@cache
def _type_folders_in(places: tuple[str, ...]) -> tuple[Path, ...]:
    # Each text of a page asks for them, so the disk is asked once.
    found = (folder for place in places for folder in Path(place).iterdir())
    return tuple(folder for folder in sorted(found) if (folder / "type.py").is_file())


def _text_folders() -> tuple[Path, ...]:
    return _text_folders_of(type_folders())


@cache
def _text_folders_of(types: tuple[Path, ...]) -> tuple[Path, ...]:
    return tuple(folder / "texts" for folder in types)


add_text_folder(_text_folders)

# SPDX-License-Identifier: Apache-2.0
"""Question types: one folder each, with `type.py`, which ends in `QUESTION_TYPE`. Shared code starts with an underscore."""

from collections.abc import Iterator
from pathlib import Path

from sinau.texts import add_folder


def folders() -> Iterator[Path]:
    """Yield the folders of all question types in the order of their names; `__path__` says where they lie."""
    found = (folder for place in __path__ for folder in Path(place).iterdir())
    yield from (folder for folder in sorted(found) if (folder / "type.py").is_file())


def _texts() -> Iterator[Path]:
    yield from (folder / "texts" for folder in folders())


add_folder(_texts)

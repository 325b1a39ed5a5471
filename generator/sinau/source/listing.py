# SPDX-License-Identifier: Apache-2.0
"""What of a catalogue's folder is looked at, for whoever lists it without reading it."""

import os
from pathlib import Path

# Seconds in which two changes may have the same time: FAT counts every second one.
COARSEST = 3.0


def entries_of(folder: str | Path) -> list[os.DirEntry[str]]:
    """Return what is in `folder`, but for what is hidden and editors' leftovers. Raises `OSError`."""
    with os.scandir(folder) as listing:
        return [entry for entry in listing if not _is_leftover(entry.name)]


def _is_leftover(name: str) -> bool:
    return name.startswith(".") or name.endswith("~") or name in {"Thumbs.db", "desktop.ini"}

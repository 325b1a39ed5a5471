# SPDX-License-Identifier: Apache-2.0
"""What results depend on, besides the files of the catalogue: our code and texts, plugins, libraries, Python."""

import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from sinau.extensions import publications, question_types
from sinau.page_results.lookups import digest
from sinau.texts.finding import text_folders

LIBRARIES = ("pyromark", "nh3", "pygments", "latex2mathml", "tinycss2", "babel", "yaml", "pymdownx")


def fingerprint() -> str:
    """Return what tells one state of the program from another."""
    publications()  # bring folders with texts, whether they are here already or come later
    types = list(_folders_of_types())
    roots = sorted({Path(__file__).parents[1], *types, *map(Path, text_folders())})
    lines = [line for root in roots for line in _files_below(root)]
    return digest(sys.version, *_states_of_libraries(), *lines)


def _folders_of_types() -> Iterator[Path]:
    """Yield the folders of the modules that question types of plugins are made of."""
    for one in question_types().values():
        for made in (one.matches, one.parse, one.render, one.print):
            file = getattr(sys.modules.get(made.__module__), "__file__", None)
            if file:
                yield Path(file).parent


@cache
def _states_of_libraries() -> tuple[str, ...]:
    """Return when each library was put where it is: whoever asks for versions loads a parser of mails."""
    return tuple(f"{name} {_when_installed(name)}" for name in LIBRARIES)


def _when_installed(name: str) -> str:
    found = find_spec(name)
    return _state_of_file(found.origin, Path(found.origin).stat()) if found and found.origin else ""


def _state_of_file(path: str, state: os.stat_result) -> str:
    return f"{path} {state.st_size} {state.st_mtime_ns} {state.st_ctime_ns}"


def _files_below(root: Path) -> Iterable[str]:
    """Yield name, size and times of each file below `root` that may be code or text.

    The time at which a file was put there counts too: two versions of an installed package may say that they are equally old.
    """
    waiting = [str(root)]
    while waiting:
        folder = waiting.pop()
        with os.scandir(folder) as found:
            for one in sorted(found, key=lambda entry: entry.name):
                if one.is_dir():
                    if one.name != "__pycache__":
                        waiting.append(one.path)
                elif one.name.endswith((".py", ".json", ".so", ".pyd")):
                    yield _state_of_file(one.path, one.stat())

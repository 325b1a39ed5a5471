# SPDX-License-Identifier: Apache-2.0
"""What the disk tells of files without their being read: another state of a file is another version of it."""

import os
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path


def state_of_file(path: str, state: os.stat_result) -> str:
    """Return the `path`, size and times of a file in this `state`.

    The time at which a file was put there counts too: two versions of an installed package may say that they are equally old.
    """
    return f"{path} {state.st_size} {state.st_mtime_ns} {state.st_ctime_ns}"


def files_below(root: Path, endings: tuple[str, ...] = ("",), hidden: bool = True) -> Iterator[str]:
    """Yield the state of each file below `root` whose name ends in one of `endings`, but for what Python makes of modules.

    Without `hidden` folders are left out whose names begin with a dot.
    """
    waiting = [str(root)]
    while waiting:
        folder = waiting.pop()
        with os.scandir(folder) as found:
            for one in sorted(found, key=lambda entry: entry.name):
                if one.is_dir():
                    if one.name != "__pycache__" and (hidden or not one.name.startswith(".")):
                        waiting.append(one.path)
                elif one.name.endswith(endings):
                    yield state_of_file(one.path, one.stat())


def states_of_libraries(names: Iterable[str]) -> tuple[str, ...]:
    """Return when each library was put where it is: whoever asks for versions loads a parser of mails."""
    return tuple(f"{name} {_when_installed(name)}" for name in names)


def _when_installed(name: str) -> str:
    found = find_spec(name)
    return state_of_file(found.origin, Path(found.origin).stat()) if found and found.origin else ""

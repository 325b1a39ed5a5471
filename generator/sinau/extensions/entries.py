# SPDX-License-Identifier: Apache-2.0
"""What Sinau's own distribution names in its entry points, and whether another one names anything of ours.

`importlib.metadata` tells both and reads everything about every distribution, with a parser of e-mail: a tenth of a second that
each command would take longer. Here the files are read as they lie in folders. Where distributions can lie elsewhere it is asked.
"""

import sys
from functools import cache, lru_cache
from pathlib import Path

OURS = "sinau."
# Sinau's own distribution; its folder is called `sinau-0.1.0.dist-info`.
OWN = "sinau"
FILE = "entry_points.txt"
# What looks for distributions in folders, as we do.
IN_FOLDERS = "PathFinder"


def own_folders(group: str) -> tuple[str, ...]:
    """Return the packages that our own distribution names in its entry-point group `group`, in the order of their names."""
    return tuple(value for _name, value in sorted(_own_entry_points().get(group, {}).items()))


def own_groups() -> tuple[str, ...]:
    """Return the entry-point groups of ours that our own distribution has something in."""
    return tuple(group for group in _own_entry_points() if group.startswith(OURS))


def may_have_plugins() -> bool:
    """Tell whether another distribution may name something in a group of ours; if not, nobody has to look for plugins."""
    finders = [one for one in sys.meta_path if hasattr(one, "find_distributions")]
    if any(getattr(one, "__name__", "") != IN_FOLDERS for one in finders):
        return True
    if any(place.endswith(".egg") or Path(place).is_file() for place in sys.path):  # a zip may hold distributions
        return True
    return any(name != OWN and OURS in text for name, text in _files_of_entry_points())


@cache
def _own_entry_points() -> dict[str, dict[str, str]]:
    """Return the entry points of our own distribution: group -> name -> value."""
    text = next((text for name, text in _files_of_entry_points() if name == OWN), None)
    if text is None:
        return _own_entry_points_by_importlib()
    groups: dict[str, dict[str, str]] = {}
    group: dict[str, str] = {}
    for line in map(str.strip, text.splitlines()):
        if line.startswith("["):
            group = groups.setdefault(line.strip("[]").strip(), {})
        elif "=" in line and not line.startswith(("#", ";")):
            name, _, value = line.partition("=")
            group[name.strip()] = value.strip()
    return groups


def _own_entry_points_by_importlib() -> dict[str, dict[str, str]]:
    """Return the same where our distribution is not in a folder of the path."""
    from importlib.metadata import entry_points  # noqa: PLC0415 - rarely needed, and slow to import

    everything = entry_points()
    return {
        group: {one.name: one.value for one in everything.select(group=group) if not one.dist or one.dist.name == OWN}
        for group in everything.groups
        if group.startswith(OURS)
    }


def _files_of_entry_points() -> tuple[tuple[str, str], ...]:
    """Return name and text of each file of entry points on the path."""
    return _read_entry_point_files(
        tuple(
            (place, changed) for place in dict.fromkeys(sys.path) if (changed := _change_time_of_folder(place or "."))
        )
    )


def _change_time_of_folder(place: str) -> int:
    """Return when the last distribution was put into a folder or taken away, in nanoseconds; 0: it is none."""
    try:
        return Path(place).stat().st_mtime_ns
    except OSError:
        return 0


@lru_cache(maxsize=1)
def _read_entry_point_files(places: tuple[tuple[str, int], ...]) -> tuple[tuple[str, str], ...]:
    found = []
    for place, _ in places:
        for folder in _metadata_folders(place or "."):
            try:
                text = (folder / FILE).read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError):
                continue
            found.append((folder.name.partition("-")[0].removesuffix(".egg-info").lower(), text))
    return tuple(found)


def _metadata_folders(place: str) -> list[Path]:
    """Return the folders in which distributions in the folder `place` say what they are."""
    try:
        return sorted(entry for entry in Path(place).iterdir() if entry.suffix in (".dist-info", ".egg-info"))
    except OSError:
        return []

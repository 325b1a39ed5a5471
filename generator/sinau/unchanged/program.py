# SPDX-License-Identifier: Apache-2.0
"""What everything that Sinau makes depends on, besides a catalogue: all our files, Python and the libraries."""

import sys
import zlib
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from sinau.extensions.entries import OWN, may_have_plugins, own_folders, own_groups
from sinau.operating_system.file_states import files_below, states_of_libraries
from sinau.texts import text_folders

# What we import (pyproject.toml), by the names of modules; `material` is the theme that ours extends, `markdown` is MkDocs'.
LIBRARIES = (
    *("babel", "click", "jinja2", "latex2mathml", "lxml", "markdown", "markupsafe", "material", "mkdocs", "nh3", "PIL"),
    *("pygments", "pymdownx", "pyromark", "tinycss2", "yaml"),
)

# Templates, styles and bundles.
THEME = "sinau_theme"
# Packages whose templates our theme extends.
THEIRS = ("material", "mkdocs")
TEMPLATES = (".html", ".xml", ".yml")


def program_state() -> str | None:
    """Return what tells one state of the program from another; `None` where that cannot be told, as a plugin may read anything."""
    if may_have_plugins():
        return None
    own = sorted({OWN, THEME, *(name.partition(".")[0] for group in own_groups() for name in own_folders(group))})
    roots = [Path(place) for name in own for place in _places_of_package(name)]
    more = [folder for folder in map(Path, text_folders()) if not any(folder.is_relative_to(root) for root in roots)]
    lines = [line for root in (*roots, *more) for line in files_below(root)]
    themes = [Path(place) for name in THEIRS for place in _places_of_package(name)]
    lines += [line for root in themes for line in files_below(root, TEMPLATES, hidden=False)]
    made = (sys.version, zlib.ZLIB_RUNTIME_VERSION, *_libraries(), *lines)
    return sha256("\n".join(made).encode("utf-8", "surrogatepass")).hexdigest()


def _places_of_package(name: str) -> list[str]:
    found = find_spec(name)
    return list(found.submodule_search_locations or ()) if found else []


@cache
def _libraries() -> tuple[str, ...]:
    return states_of_libraries(LIBRARIES)

# SPDX-License-Identifier: Apache-2.0
"""What results depend on, besides the files of the catalogue: our code and texts, plugins, libraries, Python."""

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from sinau.extensions import publications, question_types
from sinau.operating_system.file_states import files_below, states_of_libraries
from sinau.page_results.lookups import digest_of_parts
from sinau.texts.finding import text_folders

LIBRARIES = ("pyromark", "nh3", "pygments", "latex2mathml", "tinycss2", "babel", "yaml", "pymdownx")
# Of files that may be code or text.
ENDINGS = (".py", ".json", ".so", ".pyd")


def program_fingerprint() -> str:
    """Return what tells one state of the program from another."""
    publications()  # bring folders with texts, whether they are here already or come later
    types = list(_folders_of_plugin_types())
    roots = sorted({Path(__file__).parents[1], *types, *map(Path, text_folders())})
    lines = [line for root in roots for line in files_below(root, ENDINGS)]
    return digest_of_parts(sys.version, *_states_of_libraries(), *lines)


def _folders_of_plugin_types() -> Iterator[Path]:
    """Yield the folders of the modules that question types of plugins are made of."""
    for one in question_types().values():
        for made in (one.matches, one.parse, one.render, one.print):
            file = getattr(sys.modules.get(made.__module__), "__file__", None)
            if file:
                yield Path(file).parent


@cache
def _states_of_libraries() -> tuple[str, ...]:
    return states_of_libraries(LIBRARIES)

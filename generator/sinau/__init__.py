# SPDX-License-Identifier: Apache-2.0
"""Sinau: courses written in Markdown and YAML become a static site and packages for any LMS.

`load`, `check` and `build` are for programs; `sinau/api.py` says how they are used.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sinau.api import Artefacts, CatalogueError, build, check, load
    from sinau.compiler import UnknownNameError
    from sinau.diagnostics import Diagnostic, Rule, Severity, Span
    from sinau.loading import LoadedCatalogue
    from sinau.output import OutputError
    from sinau.output.artefact import Artefact

__version__ = "0.1.0"
__all__ = [
    "Artefact",
    "Artefacts",
    "CatalogueError",
    "Diagnostic",
    "LoadedCatalogue",
    "OutputError",
    "Rule",
    "Severity",
    "Span",
    "UnknownNameError",
    "__version__",
    "build",
    "check",
    "load",
]
# Where each name stands. They are fetched when they are asked for: the command line and the modules of Sinau need few of them.
_PLACES = {
    **dict.fromkeys(("Artefacts", "CatalogueError", "build", "check", "load"), "sinau.api"),
    **dict.fromkeys(("Diagnostic", "Rule", "Severity", "Span"), "sinau.diagnostics"),
    "Artefact": "sinau.output.artefact",
    "LoadedCatalogue": "sinau.loading",
    "OutputError": "sinau.output",
    "UnknownNameError": "sinau.compiler",
}


def __getattr__(name: str) -> object:
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_PLACES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

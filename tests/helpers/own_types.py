# SPDX-License-Identifier: Apache-2.0
"""Question types of the tests' own, which stand in a folder and are found as all types are."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sinau.questions
from sinau import extensions

FOLDER = Path(__file__).parent / "types"


@contextmanager
def own_types() -> Iterator[None]:
    """For as long as this lasts there are the types in `types/` as well."""
    sinau.questions.__path__.append(str(FOLDER))
    _forget()
    try:
        yield
    finally:
        sinau.questions.__path__.remove(str(FOLDER))
        own = tuple(f"sinau.questions.{folder.name}" for folder in FOLDER.iterdir())
        for name in [name for name in sys.modules if name.startswith(own)]:
            del sys.modules[name]
        _forget()


def _forget() -> None:
    for found in (extensions.question_types, extensions.rules):
        found.cache_clear()

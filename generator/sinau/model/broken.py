# SPDX-License-Identifier: Apache-2.0
"""Stands for what could not be understood."""

from dataclasses import dataclass

from sinau.diagnostics import Span
from sinau.model.page import Page


@dataclass(frozen=True, slots=True)
class Broken:
    """What is named or written at `span` and could not be understood, as a diagnostic has said.

    Whatever depends on it stays silent because of it: one mistake is told once. `path` is the file, or the folder of the course, that
    it would have been, below the catalogue's folder; empty where it would have been none. `page` is what could be read of a page.
    """

    span: Span
    path: str = ""
    page: Page | None = None

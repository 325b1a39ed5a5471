# SPDX-License-Identifier: Apache-2.0
"""The shape of a publication: a name and one function from rendered courses to a tree of files."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from sinau.artefact import Artefact
from sinau.diagnostics import Diagnostics, Message, Span
from sinau.filetree import FileTree
from sinau.model.rendered import Rendered, Selection

UNSAID = Message("publications.unsaid")
# Of a written package: its file, and the place of its course in the catalogue.
Verify = Callable[[Path, Span], Diagnostics]
Publish = Callable[[Rendered, Selection], tuple[FileTree, Diagnostics]]
# Of the one course of a written package: what stands beside it, by how each name goes on behind the package's (`id.html`).
Accompany = Callable[[Rendered, Artefact], Mapping[str, bytes]]


@dataclass(frozen=True, slots=True)
class Publication:
    """A format that courses are published in.

    `kind` is `tree` for one folder that holds the whole selection, `package` for one zip for each course (then `publish` is
    called with one course at a time), `document` for files that stand each for themselves, for each course. `publish` also returns what the format cannot carry. `purpose` tells those
    who download it, in plain words, what it is for. `tracked`: an LMS keeps results of it, so a course may be cut into parts.
    `verify` looks at each package that was written, before it is published. `accompany` makes the sheets for those who import it.
    """

    name: str
    title: Message
    kind: Literal["package", "document", "tree"]
    publish: Publish
    purpose: Message = UNSAID
    tracked: bool = False
    verify: Verify | None = None
    accompany: Accompany | None = None

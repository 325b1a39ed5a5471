# SPDX-License-Identifier: Apache-2.0
"""The shape of a publication: a name and one function from rendered courses to a tree of files."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from sinau.diagnostics import Message, Report
from sinau.filetree import FileTree
from sinau.model.rendered import Rendered, Selection

UNSAID = Message("", "")
Publish = Callable[[Rendered, Selection, Report], FileTree]


@dataclass(frozen=True, slots=True)
class Publication:
    """A format that courses are published in.

    `kind` is `tree` for one folder that holds the whole selection, `package` for one zip for each course (then `publish` is
    called with one course at a time), `document` for files that stand each for themselves, for each course. `publish` adds to the report what the format cannot carry. `purpose` tells those
    who download it, in plain words, what it is for.
    """

    name: str
    title: Message
    kind: Literal["package", "document", "tree"]
    publish: Publish
    purpose: Message = UNSAID

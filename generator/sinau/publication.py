# SPDX-License-Identifier: Apache-2.0
"""The shape of a publication: a name and one function from rendered courses to a tree of files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sinau.diagnostics import Diagnostics, Message, Span
from sinau.model.catalogue import Course
from sinau.model.rendered import Rendered, RenderedCourse, Selection
from sinau.source.schema import Field

# Who asks what there is does not write anything.
if TYPE_CHECKING:
    from pathlib import Path

    from sinau.output.artefact import Artefact
    from sinau.output.filetree import FileTree

UNSAID = Message("publications.unsaid")
# Of a written package: its file, and the place of its course in the catalogue.
Verify = Callable[["Path", Span], Diagnostics]
Publish = Callable[[Rendered, Selection], "tuple[FileTree, Diagnostics]"]
# Of the one course of a written package: what stands beside it, by how each name goes on behind the package's (`id.html`).
# `Rendered.pdf` says whether each HTML file there will have a PDF of the same name beside it.
FilesBeside = Callable[[Rendered, "Artefact"], Mapping[str, bytes]]
# Of a package: the names under which an LMS keeps results of it, by the text of each file in it ("" where there is none).
Kept = Callable[[Callable[[str], str]], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Option:
    """A setting of a publication that `sinau build` takes as well, whatever the courses say: `--<setting>`, and its help."""

    setting: str
    metavar: str
    help: Message


@dataclass(frozen=True, slots=True)
class Publication:
    """A format that courses are published in.

    `kind` is `tree` for one folder that holds the whole selection, `package` for one zip for each course (then `publish` is
    called with one course at a time), `document` for files that stand each for themselves, for each course. `publish` also returns what the format cannot carry. `purpose` tells those
    who download it, in plain words, what it is for. With `default` a catalogue that names no publications has it.
    Documents stand in `folder` of the output folder.
    `verify` looks at each package that was written, before it is published. `files_beside` makes the sheets for those who import it.
    With `--pdf` a build makes PDFs of sheets and of those documents that have a `pdf_style`: CSS for their PDFs alone.

    `settings` are what a course may say of it in its `course.yml`: read and checked like all others, in the editors' schema, and
    found in `Course.settings` by their English keys. Publications may share some. `options` are those on the command line.

    For packages: `parts` cuts a course into several, which are packages each for itself; `form` is how the file's name goes on
    (`-modules`); `first` is the file in front of the zip. `units` tells under which part of a course an LMS keeps what was done
    in each activity ("" for the whole), and `kept` under which names it keeps results of a package: so an update is compared.
    """

    name: str
    title: Message
    kind: Literal["package", "document", "tree"]
    publish: Publish
    purpose: Message = UNSAID
    default: bool = False
    folder: str = "handouts"
    settings: tuple[Field, ...] = ()
    options: tuple[Option, ...] = ()
    parts: Callable[[RenderedCourse], tuple[RenderedCourse, ...]] | None = None
    form: Callable[[Course], str] | None = None
    first: str = ""
    units: Callable[[Course], Mapping[str, str]] | None = None
    kept: Kept | None = None
    verify: Verify | None = None
    files_beside: FilesBeside | None = None
    pdf_style: Callable[[], str] | None = None

    @property
    def printed(self) -> bool:
        """Whether its documents are made to be printed."""
        return self.kind == "document" and self.pdf_style is not None

# SPDX-License-Identifier: Apache-2.0
"""A catalogue as HTML, before a publication gives it addresses.

It is a sequence of texts and holes (`sinau.model.html_pieces`). `sinau.publishing.linking` fills the holes with the addresses of one
publication and the questions' sealed data. `html` is the same with neutral links, for those who only read it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from sinau.diagnostics import Message
from sinau.diagnostics.counting import Count, count_nothing
from sinau.model.catalogue import Activity, Catalogue, Course, FreePage
from sinau.model.html_pieces import Pieces, neutral_html
from sinau.model.rendered_body import JsonValue, Passage, RenderedHeading, RenderedQuestion, Shown

__all__ = [
    "BuiltPackage",
    "JsonValue",
    "Passage",
    "Rendered",
    "RenderedActivity",
    "RenderedCourse",
    "RenderedHeading",
    "RenderedPage",
    "RenderedQuestion",
    "Selection",
    "Sheet",
    "Shown",
]


@dataclass(frozen=True, slots=True)
class RenderedActivity:
    """An activity as HTML: its body without the title, its headings, the media it shows, its questions.

    `uses` are the elements in it that need a style of their own (`sinau.publishing.player`), those that its questions show later too;
    `opening` is its first paragraph as plain text; `passages` are all that the search knows of it.
    """

    activity: Activity
    index: int
    body: Pieces
    headings: tuple[RenderedHeading, ...] = ()
    media: tuple[str, ...] = ()
    questions: tuple[RenderedQuestion, ...] = ()
    uses: frozenset[str] = frozenset()
    opening: str = ""
    passages: tuple[Passage, ...] = ()

    @property
    def html(self) -> str:
        """The body with neutral links, its questions in it."""
        return neutral_html(self.body, {question.id: question.form for question in self.questions})


@dataclass(frozen=True, slots=True)
class RenderedCourse:
    """A course as HTML. The slots are one more than the highest index ever given, so that packed state keeps its shape.

    A part of a course (`sinau.publishing.parts`) names the `whole` that it was cut from by that one's id; `graded` is the id of the
    activity whose score is the part's, where that need not be an exam. `sequenced` parts are opened by an LMS according to
    what was reached in others; `proves` has, for each of them that a pretest can spare, the objectives it has to show.
    """

    course: Course
    activities: tuple[RenderedActivity, ...]
    activity_slots: int
    question_slots: int
    whole: str = ""
    graded: str = ""
    sequenced: bool = False
    proves: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def types(self) -> set[str]:
        """The types of the questions that it asks."""
        return {question.type for activity in self.activities for question in activity.questions}


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """A free page as HTML. `opening` is its first paragraph as plain text; `passages` are all that the search knows of it."""

    page: FreePage
    body: Pieces
    headings: tuple[RenderedHeading, ...] = ()
    media: tuple[str, ...] = ()
    opening: str = ""
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Rendered:
    """All of a catalogue as HTML. `pdf`: what is to be printed becomes a PDF, too."""

    catalogue: Catalogue
    courses: tuple[RenderedCourse, ...] = ()
    pages: tuple[RenderedPage, ...] = ()
    footer: RenderedPage | None = None
    pdf: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file that tells administrators of a package: its `name`, whose last two parts are language and form, and `file`."""

    name: str
    size: int
    file: Path

    @property
    def language(self) -> str:
        """The language that it is written in: `id` or `en`."""
        return self.name.split(".")[-2]

    @property
    def form(self) -> str:
        """What kind of file it is: `html` or `pdf`."""
        return self.name.split(".")[-1]


@dataclass(frozen=True, slots=True)
class BuiltPackage:
    """A course's package that was made in this run: its file's `name`, `size` in bytes, and `file`, where it is now.

    `title` says what it is and `purpose`, in plain words, what for.
    """

    course: str
    name: str
    title: Message
    purpose: Message
    size: int
    file: Path
    sheets: tuple[Sheet, ...] = ()


class KeptEntries(Protocol):
    """What builds leave for later ones: bytes by a SHA-256, in hexadecimal, of all that they depend on (`sinau.cache`)."""

    def get(self, key: str) -> bytes | None:
        """Return what is there under `key`."""

    def put(self, key: str, content: bytes) -> None:
        """Keep `content` under `key`."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What one publication takes: the courses' ids, in order, and for a tree the packages that were made before it.

    `work` is a folder for temporary files, which goes with the build whatever ends it; `None`: the system's. `kept` is what earlier builds
    have left. `note` is told how many of its pages a publication has made, and how many it makes; those that are quick need not say so.
    """

    courses: tuple[str, ...] = field(default=())
    packages: tuple[BuiltPackage, ...] = ()
    work: Path | None = None
    kept: KeptEntries | None = None
    note: Count = count_nothing

# SPDX-License-Identifier: Apache-2.0
"""A catalogue as HTML, before a publication gives it addresses.

Links inside the catalogue are neutral here: `media:<path>` for a file, `activity:<course>/<id>#<anchor>` for a lesson or an
assessment, `page:<file>#<anchor>` for a free page. `sinau.linking` turns them into the addresses of one publication, and
fills in the questions' sealed data.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sinau.answers import Right, Shape
from sinau.diagnostics import Message
from sinau.model.catalogue import Activity, Catalogue, Course, FreePage

JsonValue = str | int | float | bool | None | list["JsonValue"] | dict[str, "JsonValue"]


@dataclass(frozen=True, slots=True)
class RenderedHeading:
    """A heading of a page, for its table of contents: plain `text`, its `anchor`, its `level` 2 to 6."""

    level: int
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class RenderedQuestion:
    """A question as a form. `html` holds `data-question="<id>"` where the sealed `data` is to stand.

    `shape` is what its answer looks like; `digest` tells one wording from another; `was` are those of wordings that asked the same,
    with the same choices and right answers, so that answers to them count as answers to this one;
    `data` is what the quiz engine needs (rule, feedback, hints, explanation), its HTML with neutral links. `paper` is the question as
    it is printed, with boxes and lines; `prompt` is its stem as plain text, `labels` are the words of what an answer names, and
    `keys` are the right answers (`sinau.question_type.Controls`).
    """

    id: str
    index: int
    type: str
    shape: Shape
    points: float
    digest: str
    html: str
    data: Mapping[str, JsonValue]
    objective: str | None = None
    was: tuple[str, ...] = ()
    paper: str = ""
    prompt: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)
    keys: tuple[Right, ...] = ()


@dataclass(frozen=True, slots=True)
class RenderedActivity:
    """An activity as HTML: its body without the title, its headings, the media it shows, its questions."""

    activity: Activity
    index: int
    html: str
    headings: tuple[RenderedHeading, ...] = ()
    media: tuple[str, ...] = ()
    questions: tuple[RenderedQuestion, ...] = ()


@dataclass(frozen=True, slots=True)
class RenderedCourse:
    """A course as HTML. The slots are one more than the highest index ever given, so that packed state keeps its shape.

    A part of a course (`sinau.parts`) names the `whole` that it was cut from by that one's id; `graded` is the id of the
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


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """A free page as HTML."""

    page: FreePage
    html: str
    headings: tuple[RenderedHeading, ...] = ()
    media: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rendered:
    """All of a catalogue as HTML."""

    catalogue: Catalogue
    courses: tuple[RenderedCourse, ...] = ()
    pages: tuple[RenderedPage, ...] = ()
    footer: RenderedPage | None = None


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
class Package:
    """A course's package that was made in this run: its file's `name`, `size` in bytes, and `file`, where it lies now.

    `title` says what it is and `purpose`, in plain words, what for.
    """

    course: str
    name: str
    title: Message
    purpose: Message
    size: int
    file: Path
    sheets: tuple[Sheet, ...] = ()


@dataclass(frozen=True, slots=True)
class Selection:
    """What one publication takes: the courses' ids, in order, and for a tree the packages that were made before it."""

    courses: tuple[str, ...] = field(default=())
    packages: tuple[Package, ...] = ()

# SPDX-License-Identifier: Apache-2.0
"""A catalogue of courses, as the author wrote it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from sinau.diagnostics import Span
from sinau.model.assessment import AssessmentSettings, Question
from sinau.model.broken import Broken
from sinau.model.glossary import Term
from sinau.model.page import Page


@dataclass(frozen=True, slots=True)
class MediaFile:
    """A file that is published as it is, or as `content` says. `path` is below the catalogue's folder, `source` on the disk.

    `head` is its beginning, by which browsers tell what it is when nobody says so; empty where it could not be read.
    """

    path: str
    source: Path
    size: int
    head: bytes = b""
    content: bytes | None = None

    @property
    def published(self) -> bytes | Path:
        """What is published: bytes, or a file to be copied."""
        return self.source if self.content is None else self.content


@dataclass(frozen=True, slots=True)
class DatedSource:
    """What a lesson rests on, the days on which that was checked and has to be checked again, and where each stands."""

    text: str
    in_force: date | None
    review_by: date | None
    span: Span
    places: Mapping[str, Span] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Objective:
    """What a learner can do afterwards."""

    id: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Alias:
    """An earlier address of a page: the path at which it was published, below the site."""

    path: str
    span: Span


ActivityKind = Literal["lesson", "pretest", "quiz", "exam"]


@dataclass(frozen=True, slots=True)
class Activity:
    """A lesson or an assessment: one page of a course.

    `minutes` is the time it takes; `settings` is there for assessments and `None` for lessons. `places` tells where its
    settings stand (`kind`), and the words in lists (`objectives.asas`), for diagnostics.
    """

    id: str
    kind: ActivityKind
    title: str
    page: Page
    span: Span
    minutes: int | None = None
    objectives: tuple[str, ...] = ()
    sources: tuple[DatedSource, ...] = ()
    questions: tuple[Question, ...] = ()
    settings: AssessmentSettings | None = None
    places: Mapping[str, Span] = field(default_factory=dict)
    aliases: tuple[Alias, ...] = ()
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Module:
    """A part of a course: its activities in learning order."""

    id: str
    title: str
    activities: tuple[Activity, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Completion:
    """What completes a course."""

    lessons: bool = True
    exam: bool = True


@dataclass(frozen=True, slots=True)
class EditorialChange:
    """An editorial change: the wordings of the question `id` with the hashes `old` and `new` ask the same."""

    id: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class IdsLock:
    """The permanent indices of a course's ids (`ids.lock`): packed state in an LMS counts in them.

    Each kind has its own numbers, from 0, never given twice, also when an id is gone. `same` are the editorial changes, in
    the order in which they were declared.
    """

    activities: Mapping[str, int] = field(default_factory=dict)
    questions: Mapping[str, int] = field(default_factory=dict)
    same: tuple[EditorialChange, ...] = ()

    def wordings_that_ask_the_same(self, id: str, digest: str) -> tuple[str, ...]:
        """Return the hashes of all wordings that ask the same as the wording `digest` of the question `id`, the nearest first.

        To ask the same goes both ways and on: a wording that is taken back counts what was answered to the one between.
        """
        pairs = [(one.old, one.new) for one in reversed(self.same) if one.id == id]
        found = [digest]
        for known in found:  # grows on the way
            for pair in pairs:
                if known in pair:
                    found += [other for other in pair if other not in found]
        return tuple(found[1:])


@dataclass(frozen=True, slots=True)
class Course:
    """A course. `folder` is its path below the catalogue's folder, `mastery_score` 0..1; `places` as in `Activity`.

    `changes` say what is new in its version. `settings` are those of publications (`sinau.publication`), by their English keys.
    `broken` are pages that it names and does not have. `keys` are the spellings of settings in the language of its file, by their names.
    """

    id: str
    title: str
    language: str
    version: str
    folder: str
    span: Span
    summary: str = ""
    audience: tuple[str, ...] = ()
    learning_hours: float | None = None
    mastery_score: float | None = None
    navigation: Literal["free", "sequential"] = "free"
    completion: Completion = Completion()
    objectives: tuple[Objective, ...] = ()
    pretest: Activity | None = None
    exam: Activity | None = None
    modules: tuple[Module, ...] = ()
    terms: tuple[Term, ...] = ()
    publications: tuple[str, ...] | None = None
    settings: Mapping[str, object] = field(default_factory=dict)
    changes: tuple[str, ...] = ()
    lock: IdsLock = IdsLock()
    places: Mapping[str, Span] = field(default_factory=dict)
    broken: tuple[Broken, ...] = ()
    keys: Mapping[str, str] = field(default_factory=dict)

    def key_values(self, *names: str) -> dict[str, str]:
        """Return what hints call the settings `names`, as this course spells its keys: `{"key_exam": "ujian"}`."""
        return {f"key_{name}": self.keys.get(name, name) for name in names}

    def activities(self) -> Iterator[Activity]:
        """Iterate over the activities in learning order: pretest, modules, exam."""
        if self.pretest:
            yield self.pretest
        for module in self.modules:
            yield from module.activities
        if self.exam:
            yield self.exam

    def module_of(self, activity: Activity) -> Module | None:
        """Return the module in which `activity` stands; the pretest and the exam stand in none."""
        return next((m for m in self.modules if any(a.id == activity.id for a in m.activities)), None)


@dataclass(frozen=True, slots=True)
class FreePage:
    """A page of the author beside the courses, the front page (`index.md`) for one."""

    title: str
    page: Page
    span: Span
    aliases: tuple[Alias, ...] = ()
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Branding:
    """The publisher's look: a logo (a file's path below the catalogue's folder) and colours (`#rrggbb`), or "" for ours.

    The dark ones are for dark pages. `places` tells where each was written.
    """

    logo: str = ""
    primary: str = ""
    accent: str = ""
    primary_dark: str = ""
    accent_dark: str = ""
    places: Mapping[str, Span] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All that one folder publishes. `media` holds every other file, by its path below the folder; `places` as in `Activity`.

    `id` is permanent (`catalogue.lock`). `transcripts` are those of recordings, by their paths. `footer` is a page of one paragraph without a title, whose places are that of the setting.
    `broken` are free pages and courses that could not be understood. `other_catalogues` are folders in it that are catalogues of their own.
    """

    title: str
    span: Span
    id: str = ""
    publisher: str = ""
    footer: FreePage | None = None
    branding: Branding = Branding()
    languages: tuple[str, ...] = ("id",)
    base_url: str = ""
    courses: tuple[Course, ...] = ()
    pages: tuple[FreePage, ...] = ()
    publications: tuple[str, ...] = ()
    media: Mapping[str, MediaFile] = field(default_factory=dict)
    transcripts: Mapping[str, Page] = field(default_factory=dict)
    terms: tuple[Term, ...] = ()
    places: Mapping[str, Span] = field(default_factory=dict)
    broken: tuple[Broken, ...] = ()
    other_catalogues: tuple[str, ...] = ()

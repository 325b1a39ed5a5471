# SPDX-License-Identifier: Apache-2.0
"""Makes a course of its `course.yml` and the pages that it names."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal, cast

from sinau.diagnostics import Diagnostics, Report, Rule, Severity, Span
from sinau.extensions import course_settings
from sinau.model.broken import Broken
from sinau.model.catalogue import (
    Activity,
    ActivityKind,
    Completion,
    Course,
    Module,
    Objective,
)
from sinau.model.recordings import TRANSCRIPTS
from sinau.parsing.assessment_fields import ASSESSMENT_FIELDS
from sinau.parsing.course_fields import course_fields
from sinau.parsing.fields import LESSON_FIELDS, MODULE_FIELDS
from sinau.parsing.glossary import read_terms
from sinau.parsing.ids_lock import continue_lock, read_lock
from sinau.parsing.page_reader import PageContext, PageReader, PageToRead
from sinau.source.files import LOCK_NAME, Source
from sinau.source.front_matter import settings_of
from sinau.source.paths import in_folder_order, read_reference
from sinau.source.schema import Record, did_you_mean, nearest_names, read_record, suggestion_values
from sinau.source.yaml import YamlMapping, YamlScalar
from sinau.texts import Message

COURSE_FILE = "course.yml"
MISSING_FILE = Rule("C205", "missing-file", Severity.ERROR)
LISTED_TWICE = Rule("C212", "listed-twice", Severity.ERROR)
EMPTY_COURSE = Rule("C213", "empty-course", Severity.ERROR)
NO_COURSE_FILE = Rule("C217", "no-course-file", Severity.ERROR)


# What only assessments have in their front matter: where nobody says what a page is, it is taken for that.
ASSESSED = re.compile(
    r"^(?:"
    + "|".join(
        key
        for one in ASSESSMENT_FIELDS
        if one.name not in {lesson.name for lesson in LESSON_FIELDS}
        for key in (one.name, one.indonesian)
    )
    + r")[ ]*:",
    re.MULTILINE,
)
EMPTY_MODULE = Rule("C221", "empty-module", Severity.WARNING)


def parse_course(
    folder: str, source: Source, place: Span, company: PageContext, read_pages: PageReader
) -> tuple[Course | Broken, Diagnostics]:
    """Return the course in `folder` (named at `place`), `Broken` where it has no file; what is wrong with it.

    `company` are the catalogue's pages, among which `read_pages` reads those of the course.
    """
    report = Report()
    return _parse_course_file(folder, source, place, report, company, read_pages), tuple(report)


def _parse_course_file(
    folder: str, source: Source, place: Span, report: Report, company: PageContext, read_pages: PageReader
) -> Course | Broken:
    file = f"{folder}/{COURSE_FILE}"
    text = source.texts.get(file)
    if text is None:
        if file not in source.refused:
            report.add(NO_COURSE_FILE, place, folder=folder, **_hint_with_close_folders(folder, source))
        return Broken(place, folder)
    node = settings_of(text, report)
    # Where the file is no YAML nothing is known of the course, but what is wrong with its pages is told in the same run.
    reported = Report()
    record = read_record(YamlMapping((), node.span) if isinstance(node, Broken) else node, course_fields(), reported)
    if not isinstance(node, Broken):
        report.extend(reported)
    listed = record.items("modules", Record)
    _report_empty_modules(record, listed, report)
    lock = report.collect(read_lock(source.texts.get(f"{folder}/{LOCK_NAME}")))
    settings = record.values(one.name for one in course_settings())
    terms, language = report.collect(read_terms(folder, source)), record.get("language", str) or "en"
    # Without an id, a title, a language or a version nothing is published, but what is wrong with the course's pages can be told.
    course_id = record.get("id", str) or f"{folder}/"  # no id that another course may have
    pages = _PagesOfCourse(file, source, report)
    in_modules = [[pages.plan_page(path, "lesson") for path in one.items("lessons", YamlScalar)] for one in listed]
    around = _plan_assessment(record, "pretest", pages), _plan_assessment(record, "exam", pages)
    if not listed:
        pages.plan_unlisted(folder, record.place("modules"))
    include = replace(company.include, ids=frozenset(lock.questions), settings=settings)
    own = replace(company, include=include, course=course_id, language=language, terms=(*terms, *company.terms))
    pages.read_planned(read_pages, own)
    modules = tuple(_read_module(one, slots, pages) for one, slots in zip(listed, in_modules, strict=True))
    pretest, exam = (pages.activity_in_slot(slot) for slot in around)
    activities = [a for a in (pretest, *(a for m in modules for a in m.activities), exam) if a]
    completion = record.get("completion", str) or ("lessons and exam" if exam else "lessons")
    return Course(
        id=course_id,
        title=record.get("title", str) or course_id,
        language=language,
        version=record.get("version", str) or "0",
        folder=folder,
        span=record.place("id"),
        summary=record.get("summary", str) or "",
        audience=record.items("audience", str),
        learning_hours=record.get("learning_hours", float),
        mastery_score=record.get("mastery_score", float),
        navigation=cast(Literal["free", "sequential"], record.get("navigation", str) or "free"),
        completion=Completion("lessons" in completion, "exam" in completion),
        objectives=tuple(_read_objective(item) for item in record.items("objectives", Record)),
        pretest=pretest,
        exam=exam,
        modules=modules,
        terms=terms,
        publications=record.items("publications", str) if record.has("publications") else None,
        settings=settings,
        changes=record.items("changes", str),
        lock=continue_lock(lock, activities),
        places=record.places,
        broken=tuple(pages.broken_pages),
        keys=record.spellings((*MODULE_FIELDS, *LESSON_FIELDS, *course_fields())),
    )


def _report_empty_modules(record: Record, modules: Sequence[Record], report: Report) -> None:
    if not record.sound:
        return
    empty = [module for module in modules if not module.items("lessons", YamlScalar)]
    if len(empty) == len(modules):
        report.add(EMPTY_COURSE, record.place("modules"), key=record.key("modules"))
        return
    for module in empty:
        report.add(EMPTY_MODULE, module.place("lessons"), key=module.key("lessons"))


def _read_objective(record: Record) -> Objective:
    return Objective(record.get("id", str) or "", record.get("text", str) or "", record.place("id"))


def _read_module(record: Record, slots: Iterable[int | None], pages: "_PagesOfCourse") -> Module:
    activities = map(pages.activity_in_slot, slots)
    return Module(
        id=record.get("id", str) or "",
        title=record.get("title", str) or "",
        activities=tuple(activity for activity in activities if activity),
        span=record.place("id"),
    )


def _plan_assessment(record: Record, kind: Literal["pretest", "exam"], pages: "_PagesOfCourse") -> int | None:
    path = record.get(kind, YamlScalar)
    return pages.plan_page(path, kind) if path else None


class _PagesOfCourse:
    """The pages that the course in `file` names, each once: all are planned, then read at once."""

    def __init__(self, file: str, source: Source, report: Report) -> None:
        self._file, self._source, self._report = file, source, report
        self._named: set[str] = set()
        self._slots: list[PageToRead | Activity | Broken] = []
        self._unlisted: set[int] = set()

    @property
    def broken_pages(self) -> Iterator[Broken]:
        """What could not be understood, or is not there."""
        return (one for one in self._slots if isinstance(one, Broken))

    def activity_in_slot(self, slot: int | None) -> Activity | None:
        """Return the activity that was planned as `slot`; `None` where there is none, which has been reported."""
        found = None if slot is None else self._slots[slot]
        return found if isinstance(found, Activity) else None

    def read_planned(self, read_pages: PageReader, company: PageContext) -> None:
        """Read what has been planned."""
        places = [(number, one) for number, one in enumerate(self._slots) if isinstance(one, PageToRead)]
        parsed = read_pages([page for _, page in places], company)
        for (number, _), one in zip(places, parsed, strict=True):
            page = self._report.collect(one)
            assert isinstance(page, Activity | Broken)
            if number in self._unlisted and isinstance(page, Activity):
                page = Broken(page.span, page.page.file, page.page)
            self._slots[number] = page

    def plan_page(self, path: YamlScalar, expected: ActivityKind) -> int | None:
        """Plan to read the activity that `path` names, and return its slot; `None` after reporting that it was named before."""
        reference = read_reference(self._file, path.text)
        name = reference.path
        if name in self._named:
            self._report.add(LISTED_TWICE, path.span, file=path.text)
            return None
        text = self._source.texts.get(name)
        if reference.kind != "local" or not name.endswith(".md") or text is None:
            if name not in self._source.refused:
                hint = _hint_with_close_files(name, self._file, self._source)
                self._report.add(MISSING_FILE, path.span, path=path.text, **hint)
            # Where it is no path at all, its last part is what was probably meant.
            where = name if reference.kind == "local" else posixpath.join(posixpath.dirname(self._file), path.text)
            self._slots.append(Broken(path.span, posixpath.normpath(where)))
        else:
            self._named.add(name)
            self._slots.append(PageToRead(text, expected))
        return len(self._slots) - 1

    def plan_unlisted(self, folder: str, place: Span) -> None:
        """Plan to read the pages of `folder`, whose modules could not be read at `place`, so that what is wrong with them is told in the same run."""
        others = tuple(
            path.removesuffix(COURSE_FILE)
            for path in self._source.texts
            if path.endswith(f"/{COURSE_FILE}") and path != self._file
        )
        self._slots.append(Broken(place, folder))
        for path in in_folder_order(self._source.texts):
            text = self._source.texts[path]
            inside = path.startswith(f"{folder}/") and not path.startswith(others) and path not in self._named
            # Other files are parts that pages include, or notes for those who edit.
            if inside and path.endswith(".md") and not path.endswith(TRANSCRIPTS) and text.text.startswith("---"):
                self._unlisted.add(len(self._slots))
                self._slots.append(
                    PageToRead(text, "exam" if ASSESSED.search(text.text.split("\n---", 1)[0]) else "lesson")
                )


def _hint_with_close_folders(folder: str, source: Source) -> dict[str, Message]:
    """Return the values of a hint that names the course that was probably meant, or those there are."""
    known = [path.removesuffix(f"/{COURSE_FILE}") for path in source.texts if path.endswith(f"/{COURSE_FILE}")]
    if known:
        return suggestion_values(folder, known)
    return {"suggestion": Message("content.course_no_folder")}


def _hint_with_close_files(path: str, file: str, source: Source) -> dict[str, Message]:
    """Return the values of a hint that names the file that was probably meant."""
    folder = posixpath.dirname(file)
    # Named as the course names them: what they have in common would make all of them alike.
    pages = [
        name.removeprefix(f"{folder}/")
        for name in source.texts
        if name.endswith(".md") and name.startswith(f"{folder}/")
    ]
    close = nearest_names(path.removeprefix(f"{folder}/"), pages, cutoff=0.7)
    return did_you_mean(close, Message("content.course_no_file"))

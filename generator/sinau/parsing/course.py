# SPDX-License-Identifier: Apache-2.0
"""Makes a course of its `course.yml` and the pages that it names."""

import posixpath
from dataclasses import replace
from typing import Literal, cast

from sinau.diagnostics import Diagnostics, Report, Rule, Severity, Span
from sinau.extensions import course_settings
from sinau.markdown.document import ALONE
from sinau.markdown.include_directive import IncludeContext
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
from sinau.parsing.activity import parse_activity
from sinau.parsing.course_fields import course_fields
from sinau.parsing.glossary import read_terms
from sinau.parsing.ids_lock import continue_lock, read_lock
from sinau.source.files import LOCK_NAME, Source
from sinau.source.front_matter import read_settings
from sinau.source.paths import in_folder_order, read_reference
from sinau.source.schema import Record, did_you_mean, nearest_names, read_record, suggestions
from sinau.source.yaml import YamlScalar
from sinau.texts import Message

COURSE_FILE = "course.yml"
MISSING_FILE = Rule("C205", "missing-file", Severity.ERROR)
LISTED_TWICE = Rule("C212", "listed-twice", Severity.ERROR)
EMPTY_COURSE = Rule("C213", "empty-course", Severity.ERROR)
NO_COURSE_FILE = Rule("C217", "no-course-file", Severity.ERROR)


EMPTY_MODULE = Rule("C221", "empty-module", Severity.WARNING)


def parse_course(
    folder: str, source: Source, place: Span, around: IncludeContext = ALONE
) -> tuple[Course | Broken, Diagnostics]:
    """Return the course in `folder` (named at `place`), `Broken` when its file cannot be read; what is wrong with it."""
    report = Report()
    return _course(folder, source, place, report, around), tuple(report)


def _course(folder: str, source: Source, place: Span, report: Report, around: IncludeContext) -> Course | Broken:
    file = f"{folder}/{COURSE_FILE}"
    text = source.texts.get(file)
    if text is None:
        if file not in source.refused:
            report.add(NO_COURSE_FILE, place, folder=folder, **_close_folders(folder, source))
        return Broken(place, folder)
    node = read_settings(file, text.text, report)
    if isinstance(node, Broken):
        return replace(node, path=folder)
    record = read_record(node, course_fields(), report)
    listed = record.items("modules", Record)
    if record.sound:
        empty = [module for module in listed if not module.items("lessons", YamlScalar)]
        if len(empty) == len(listed):
            report.add(EMPTY_COURSE, record.place("modules"), key=record.key("modules"))
            empty = []
        for module in empty:
            report.add(EMPTY_MODULE, module.place("lessons"), key=module.key("lessons"))
    lock = report.collect(read_lock(source.texts.get(f"{folder}/{LOCK_NAME}")))
    settings = record.values(one.name for one in course_settings())
    pages = _Pages(file, source, report, replace(around, ids=frozenset(lock.questions), settings=settings))
    modules = tuple(_module(module, pages) for module in record.items("modules", Record))
    pretest = _assessment(record, "pretest", pages)
    exam = _assessment(record, "exam", pages)
    if not listed:
        pages.unlisted(folder, record.place("modules"))
    # Without an id, a title, a language or a version nothing is published, but what is wrong with the course's pages can be told.
    course_id = record.get("id", str) or f"{folder}/"  # no id that another course may have
    activities = [a for a in (pretest, *(a for m in modules for a in m.activities), exam) if a]
    completion = record.get("completion", str) or ("lessons and exam" if exam else "lessons")
    return Course(
        id=course_id,
        title=record.get("title", str) or course_id,
        language=record.get("language", str) or "en",
        version=record.get("version", str) or "0",
        folder=folder,
        span=record.place("id"),
        summary=record.get("summary", str) or "",
        audience=record.items("audience", str),
        learning_hours=record.get("learning_hours", float),
        mastery_score=record.get("mastery_score", float),
        navigation=cast(Literal["free", "sequential"], record.get("navigation", str) or "free"),
        completion=Completion("lessons" in completion, "exam" in completion),
        objectives=tuple(_objective(item) for item in record.items("objectives", Record)),
        pretest=pretest,
        exam=exam,
        modules=modules,
        terms=report.collect(read_terms(folder, source)),
        publications=record.items("publications", str) if record.has("publications") else None,
        settings=settings,
        changes=record.items("changes", str),
        lock=continue_lock(lock, activities),
        places=record.places,
        broken=tuple(pages.broken),
    )


def _objective(record: Record) -> Objective:
    return Objective(record.get("id", str) or "", record.get("text", str) or "", record.place("id"))


def _module(record: Record, pages: "_Pages") -> Module:
    activities = (pages.activity(path, "lesson") for path in record.items("lessons", YamlScalar))
    return Module(
        id=record.get("id", str) or "",
        title=record.get("title", str) or "",
        activities=tuple(activity for activity in activities if activity),
        span=record.place("id"),
    )


def _assessment(record: Record, kind: Literal["pretest", "exam"], pages: "_Pages") -> Activity | None:
    path = record.get(kind, YamlScalar)
    return pages.activity(path, kind) if path else None


class _Pages:
    """The pages that the course in `file` names, each once."""

    def __init__(self, file: str, source: Source, report: Report, around: IncludeContext) -> None:
        self._file, self._source, self._report, self._around = file, source, report, around
        self._named: set[str] = set()
        self.broken: list[Broken] = []

    def activity(self, path: YamlScalar, expected: ActivityKind) -> Activity | None:
        """Return the activity that `path` names, or `None` after reporting why there is none."""
        reference = read_reference(self._file, path.text)
        name = reference.path
        if name in self._named:
            self._report.add(LISTED_TWICE, path.span, file=path.text)
            return None
        text = self._source.texts.get(name)
        if reference.kind != "local" or not name.endswith(".md") or text is None:
            if name not in self._source.refused:
                hint = _close_files(name, self._file, self._source)
                self._report.add(MISSING_FILE, path.span, path=path.text, **hint)
            # Where it is no path at all, its last part is what was probably meant.
            where = name if reference.kind == "local" else posixpath.join(posixpath.dirname(self._file), path.text)
            self.broken.append(Broken(path.span, posixpath.normpath(where)))
            return None
        self._named.add(name)
        activity = self._report.collect(parse_activity(text, expected, self._around))
        if isinstance(activity, Broken):
            self.broken.append(activity)
            return None
        return activity

    def unlisted(self, folder: str, place: Span) -> None:
        """Read the pages of `folder`, whose modules could not be read at `place`, so that what is wrong with them is told in the same run."""
        others = tuple(
            path.removesuffix(COURSE_FILE)
            for path in self._source.texts
            if path.endswith(f"/{COURSE_FILE}") and path != self._file
        )
        self.broken.append(Broken(place, folder))
        for path in in_folder_order(self._source.texts):
            text = self._source.texts[path]
            inside = path.startswith(f"{folder}/") and not path.startswith(others) and path not in self._named
            # Other files are parts that pages include, or notes for those who edit.
            if inside and path.endswith(".md") and not path.endswith(TRANSCRIPTS) and text.text.startswith("---"):
                found = self._report.collect(parse_activity(text, "lesson", self._around))
                self.broken.append(found if isinstance(found, Broken) else Broken(found.span, path, found.page))


def _close_folders(folder: str, source: Source) -> dict[str, Message]:
    """Return the values of a hint that names the course that was probably meant, or those there are."""
    known = [path.removesuffix(f"/{COURSE_FILE}") for path in source.texts if path.endswith(f"/{COURSE_FILE}")]
    if known:
        return suggestions(folder, known)
    return {"suggestion": Message("content.course_no_folder")}


def _close_files(path: str, file: str, source: Source) -> dict[str, Message]:
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

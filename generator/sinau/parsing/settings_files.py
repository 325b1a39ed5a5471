# SPDX-License-Identifier: Apache-2.0
"""Files of settings that nobody would read: misnamed ones, and courses that the catalogue does not name."""

import posixpath
from collections.abc import Collection

from sinau.diagnostics import Diagnostics, Message, Report, Rule, Severity, Span
from sinau.parsing.glossary import NAMES as GLOSSARIES
from sinau.source.files import Source
from sinau.source.paths import in_folder_order
from sinau.source.schema import nearest_names

CATALOGUE_FILE, COURSE_FILE = "catalogue.yml", "course.yml"
# How the two files are called by mistake, in small letters and without their ending.
CALLED = {
    CATALOGUE_FILE: {"catalogue", "catalog", "katalog"},
    COURSE_FILE: {"course", "courses", "kursus"},
}
ENDINGS = (".yml", ".yaml")
MOST_NAMED = 5

NO_CATALOGUE = Rule("C206", "no-catalogue", Severity.ERROR)
COURSE_NOT_NAMED = Rule("C237", "course-not-named", Severity.WARNING)
MISNAMED = Rule("C238", "misnamed-settings", Severity.ERROR)
UNREAD = Rule("C239", "unread-settings", Severity.WARNING)
NO_CATALOGUE_AT_ALL = Message("content.no_catalogue_at_all")
IS_MISNAMED = Message("content.no_catalogue_misnamed")
IS_BELOW = Message("content.no_catalogue_below")
IS_ABOVE = Message("content.no_catalogue_above")
HOLDS_COURSES = Message("content.no_catalogue_courses")


def course_folders(source: Source) -> list[str]:
    """Return the folders with a `course.yml`, in order."""
    found = (path.removesuffix(f"/{COURSE_FILE}") for path in source.texts if path.endswith(f"/{COURSE_FILE}"))
    return sorted(found)


def misnamed_folders(source: Source) -> set[str]:
    """Return the folders whose `course.yml` has another name."""
    return {posixpath.dirname(path) for path, meant in _misnamed_files(source).items() if meant == COURSE_FILE}


def is_catalogue_elsewhere(source: Source) -> bool:
    """Tell whether another folder is the catalogue, so that nothing here can be taken for a course of it."""
    return any(path.endswith(f"/{CATALOGUE_FILE}") or path == COURSE_FILE for path in source.texts)


def is_html_unknown(source: Source) -> bool:
    """Tell whether there is a `catalogue.yml` that cannot be read, or has another name: it may allow HTML."""
    there = {*source.texts, *source.refused}
    return CATALOGUE_FILE in there or any(meant == CATALOGUE_FILE for meant in _misnamed_files(source).values())


def diagnostics_without_catalogue(source: Source) -> Diagnostics:
    """Return what is said of a folder without `catalogue.yml`: what it holds instead, and where the catalogue may be."""
    report = Report()
    report.add(NO_CATALOGUE, Span(CATALOGUE_FILE), mend=_hint_how_to_mend(source))
    return tuple(report)


def _hint_how_to_mend(source: Source) -> Message:
    misnamed = [path for path, meant in _misnamed_files(source).items() if meant == CATALOGUE_FILE and "/" not in path]
    if misnamed:
        return IS_MISNAMED.filled(name=misnamed[0])
    if COURSE_FILE in source.texts:
        return IS_ABOVE
    below = in_folder_order(path for path in source.texts if path.endswith(f"/{CATALOGUE_FILE}"))
    if first := next(iter(below), None):
        return IS_BELOW.filled(folder=posixpath.dirname(first))
    if folders := course_folders(source):
        more = ["…"] if len(folders) > MOST_NAMED else []
        return HOLDS_COURSES.filled(folders=(*folders[:MOST_NAMED], *more))
    return NO_CATALOGUE_AT_ALL


def report_unread_settings(source: Source, named: Collection[str] | None, key: str, report: Report) -> None:
    """Report files of settings that nobody reads, and courses that are not among the folders `named` under `key`; `None`: all are."""
    folders = course_folders(source)
    if named is not None:
        # A folder that was misspelt in the list is told there.
        missing = [folder for folder in named if folder not in folders]
        for folder in folders:
            if folder not in named and not nearest_names(folder, missing):
                report.add(COURSE_NOT_NAMED, Span(f"{folder}/{COURSE_FILE}"), folder=folder, key_courses=key)
    misnamed = _misnamed_files(source)
    read = {CATALOGUE_FILE, *GLOSSARIES}
    read |= {f"{folder}/{name}" for folder in _folders_with_course_file(source) for name in (COURSE_FILE, *GLOSSARIES)}
    for path in in_folder_order(source.texts):
        if meant := misnamed.get(path):
            if "/" in path:
                report.add(MISNAMED, Span(path), name=posixpath.basename(path), meant=meant)
        elif path.endswith(ENDINGS) and path not in read:
            report.add(UNREAD, Span(path), name=posixpath.basename(path))


def _folders_with_course_file(source: Source) -> set[str]:
    """Return the folders of courses, also of those whose `course.yml` cannot be read."""
    refused = {path.removesuffix(f"/{COURSE_FILE}") for path in source.refused if path.endswith(f"/{COURSE_FILE}")}
    return refused.union(course_folders(source))


def _misnamed_files(source: Source) -> dict[str, str]:
    """Return the files that are called almost as those that Sinau reads, with the name that was meant, where no file has that."""
    found = {}
    inside = tuple(f"{folder}/" for folder in _folders_with_course_file(source))
    for path in source.texts:
        stem, ending = posixpath.splitext(posixpath.basename(path).casefold())
        if ending not in ENDINGS or not any(stem in called for called in CALLED.values()):
            continue  # nearly all
        folder = posixpath.dirname(path)
        for meant, called in CALLED.items():
            right = posixpath.join(folder, meant)
            at_its_place = bool(folder) == (meant == COURSE_FILE) and not path.startswith(inside)
            if stem in called and at_its_place and right not in {*source.texts, *source.refused}:
                found[path] = meant
    return found

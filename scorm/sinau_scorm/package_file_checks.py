# SPDX-License-Identifier: Apache-2.0
"""Checks that the files of a course can travel in a package that every LMS takes (standards.md 1.6)."""

import re
from pathlib import PurePosixPath

from sinau.diagnostics import Message, Report, Rule, Severity, Span
from sinau.model.rendered import RenderedCourse
from sinau.output.filetree import FileTree
from sinau.publishing.player_files import media_names
from sinau_scorm.limits import LARGE_PACKAGE, LARGEST_PACKAGE, MEGABYTE, PATH, REFUSED_EXTENSIONS

SAFE_PATH = re.compile(r"[A-Za-z0-9._/-]+\Z")

REFUSED_EXTENSION = Rule("C603", "refused-file-type", Severity.ERROR)
UNSAFE_NAME = Rule("C604", "name-unfit-for-packages", Severity.ERROR)
LARGE = Rule("C605", "large-package", Severity.WARNING)
TOO_LARGE = Rule("C606", "package-too-large", Severity.ERROR)
NO_EXTENSION = Message("packages.no_extension")
ODD_CHARACTERS = Message("packages.odd_characters")
LONG_PATH = Message("packages.long_path")
SAME_NAME = Message("packages.same_name")


def check_package_files(course: RenderedCourse, tree: FileTree, report: Report) -> None:
    """Report what keeps the files in `tree`, whose player `player_tree` made of `course`, from being a package."""
    places = _places_of_files(course)
    seen: dict[str, str] = {}
    # Files of ours come first, so that of two with one name the author's is reported: that one can be renamed.
    for path in sorted(tree, key=lambda path: (path in places, path)):
        file, span = places.get(path, (path, course.course.span))
        if PurePosixPath(path).name.rpartition(".")[2].lower() in REFUSED_EXTENSIONS:
            report.add(REFUSED_EXTENSION, span, file=file)
        reason = _what_is_wrong_with_name(path, seen)
        if reason:
            report.add(UNSAFE_NAME, span, file=file, reason=reason.filled(limit=PATH))
    size = sum(tree.size(path) for path in tree)
    if size > LARGE_PACKAGE:
        rule, limit = (TOO_LARGE, LARGEST_PACKAGE) if size > LARGEST_PACKAGE else (LARGE, LARGE_PACKAGE)
        report.add(
            rule, course.course.span, course=course.course.id, size=round(size / MEGABYTE), limit=limit // MEGABYTE
        )


def _what_is_wrong_with_name(path: str, seen: dict[str, str]) -> Message | None:
    """Return what is wrong with the name at `path`; `seen` collects base names, by which Open edX once found files."""
    name = PurePosixPath(path).name
    if not SAFE_PATH.match(path):
        return ODD_CHARACTERS
    if len(path) > PATH:
        return LONG_PATH
    # ADL's test suite refuses a file without an extension.
    if not PurePosixPath(path).suffix.strip("."):
        return NO_EXTENSION
    return SAME_NAME if seen.setdefault(name.casefold(), path) != path else None


def _places_of_files(course: RenderedCourse) -> dict[str, tuple[str, Span]]:
    """Return, for each published media file, its path in the catalogue and the first place that uses it."""
    names = media_names(path for activity in course.activities for path in activity.media)
    places: dict[str, tuple[str, Span]] = {}
    for rendered in course.activities:
        page = rendered.activity.page
        for path in rendered.media:
            name = PurePosixPath(path).name.encode()
            start = page.source.utf8.find(name)
            span = page.source.span(start, start + len(name)) if start >= 0 else Span(page.file)
            places.setdefault(f"media/{names[path]}", (path, span))
    return places

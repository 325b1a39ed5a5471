# SPDX-License-Identifier: Apache-2.0
"""A course as one HTML file, for messengers and phones: everything is inside, so it opens wherever it is put."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sinau.diagnostics import Diagnostics, Message, Report, Rule, Severity
from sinau.model.rendered import Rendered, RenderedCourse, Selection
from sinau.publication import Publication
from sinau.source.kinds import NumberKind
from sinau.source.schema import Field

if TYPE_CHECKING:
    from sinau.model.catalogue import Catalogue
    from sinau.output.filetree import FileTree

NAME = "onefile"
KILOBYTE = 1000
# What a messenger sends and a weak network receives without anybody waiting.
USUAL_LIMIT = 500
NAMED = 3

LARGE = Rule("C630", "large-one-file", Severity.WARNING)
SETTINGS = (
    Field(
        "onefile_limit", "batas_onefile", NumberKind(1, 1_000_000, whole=True), Message("publications.onefile_limit")
    ),
)


def publish(rendered: Rendered, selection: Selection) -> tuple[FileTree, Diagnostics]:
    """Return the one document of the course in `selection`, and whether it is larger than the course allows."""
    from sinau.output.filetree import FileTree
    from sinau.publishing.one_document import one_document

    (course_id,) = selection.courses
    course = next(course for course in rendered.courses if course.course.id == course_id)
    report = Report()
    page = one_document(rendered.catalogue, course, NAME).encode()
    limit = int(str(course.course.settings.get("onefile_limit", USUAL_LIMIT)))
    if len(page) > limit * KILOBYTE:
        report.add(
            LARGE,
            course.course.span,
            course=course_id,
            size=-(-len(page) // KILOBYTE),
            limit=limit,
            files=_largest_files(rendered.catalogue, course),
        )
    tree = FileTree()
    tree.add(f"{course_id}.html", page)
    return tree, tuple(report)


def _largest_files(catalogue: Catalogue, course: RenderedCourse) -> tuple[str, ...]:
    """Return the files of the course that take most of it, the largest first."""
    used = {path for activity in course.activities for path in activity.media if path in catalogue.media}
    return tuple(sorted(used, key=lambda path: (-catalogue.media[path].size, path))[:NAMED])


PUBLICATION = Publication(
    name=NAME,
    title=Message("publications.onefile_title"),
    kind="document",
    folder=NAME,
    publish=publish,
    settings=SETTINGS,
    purpose=Message("publications.onefile_purpose"),
)

# SPDX-License-Identifier: Apache-2.0
"""What stands in a course but serves nothing: files, objectives, empty lessons.

One mistake is told once. So what a page with an error only mentions, or a misspelt name probably meant, counts as used here.
"""

import posixpath
import re
from collections.abc import Collection, Iterable

from sinau.checks._pages import is_readme_or_licence, missing_pages
from sinau.diagnostics import Report, Rule, Severity, Span
from sinau.model.catalogue import Catalogue, Course
from sinau.model.page_facts import Facts
from sinau.source.files import Source
from sinau.source.schema import nearest_names

UNUSED_FILE = Rule("C413", "unused-file", Severity.WARNING)
UNSERVED_OBJECTIVE = Rule("C321", "unserved-objective", Severity.WARNING)
EMPTY_LESSON = Rule("C222", "empty-lesson", Severity.WARNING)


def check(catalogue: Catalogue, source: Source, facts: Collection[Facts], report: Report) -> None:
    """Report files that no page uses, objectives that nothing serves and lessons without text; `facts` are of all pages."""
    empty = {known.file for known in facts if known.empty}
    wrong = {known.file for known in facts if not known.sound}
    found = {catalogue.branding.logo}.union(*(known.found for known in facts))
    missing = frozenset[str]().union(*(known.missing for known in facts))
    unknown = {*source.refused, *missing_pages(catalogue, source)}
    for course in catalogue.courses:
        parsed = {activity.page.file for activity in course.activities()}
        inside = f"{course.folder}/"
        doubtful = [
            text.text
            for path, text in source.texts.items()
            if path.startswith(inside) and path.endswith(".md") and (path in wrong or path not in parsed)
        ]
        if not any(path.startswith(inside) and path.endswith(".md") for path in unknown):  # it may use anything
            _report_unused_files(course, source, catalogue.media, (found, missing), doubtful, report)
            _report_unused_objectives(course, doubtful, report)
        for activity in course.activities():
            if activity.kind == "lesson" and activity.page.file in empty - wrong:
                report.add(EMPTY_LESSON, activity.span)


def _report_unused_files(
    course: Course,
    source: Source,
    published: Collection[str],
    uses: tuple[Collection[str], Collection[str]],
    doubtful: Iterable[str],
    report: Report,
) -> None:
    found, missing = uses
    # A drawing that cannot be published at all is told at the drawing.
    unused = [path for path in source.media if path.startswith(f"{course.folder}/") and path not in found]
    mistyped = {path for path in unused if _is_misspelling(posixpath.basename(path).casefold(), missing)}
    # Where two names differ only in the case of letters, one is refused; that has been told.
    clashing = {path.casefold() for path in source.refused}
    # Captions, posters and a drawing's source stand beside what they belong to, under the same name; those of a file whose name
    # was mistyped have been told with it.
    stems = {posixpath.splitext(path)[0] for path in (*found, *mistyped)}
    for path in unused:
        if path in mistyped or is_readme_or_licence(path) or path.casefold() in clashing or path not in published:
            continue
        name = posixpath.basename(path)
        beside = any(f"{posixpath.dirname(path)}/{name[:dot]}" in stems for dot in _places_of_dots(name))
        if not beside and not any(name in text for text in doubtful):
            report.add(UNUSED_FILE, Span(path))


def _places_of_dots(name: str) -> Iterable[int]:
    return (position for position, char in enumerate(name) if char == ".")


def _report_unused_objectives(course: Course, doubtful: Iterable[str], report: Report) -> None:
    served: set[str] = set()
    for activity in course.activities():
        served |= {*activity.objectives, *(q.objective for q in activity.questions if q.objective)}
    known = {objective.id for objective in course.objectives}
    unknown = served - known
    if not served:  # then the objectives are there to be read, and nobody has begun to refer to them
        return
    for objective in course.objectives:
        if not objective.id or objective.id in served or _is_misspelling(objective.id, unknown):
            continue
        word = re.compile(rf"(?<![\w-]){re.escape(objective.id)}(?![\w-])")
        if not any(word.search(text) for text in doubtful):
            report.add(UNSERVED_OBJECTIVE, objective.span, id=objective.id, **course.key_values("objectives"))


def _is_misspelling(name: str, others: Collection[str]) -> bool:
    """Tell whether one of `others` is probably a misspelling of `name`."""
    return bool(nearest_names(name, others, cutoff=0.7))

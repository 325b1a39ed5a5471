# SPDX-License-Identifier: Apache-2.0
"""Courses and their activities: nothing empty, nothing left over, every kind in its place."""

from collections.abc import Iterable

from sinau.checks._facts import source_files_of_page
from sinau.checks._index import FileIndex
from sinau.checks._pages import broken_values_in, is_readme_or_licence, missing_pages, misspelt_pages
from sinau.diagnostics import Message, Report, Rule, Severity, Span
from sinau.markdown.walk import nodes_of_type
from sinau.model.catalogue import Activity, Catalogue, Course
from sinau.model.nodes import Directive
from sinau.model.page import Page
from sinau.model.page_facts import Facts, ShownOn
from sinau.source.files import Source

UNUSED_PAGE = Rule("C215", "unused-page", Severity.WARNING)
EMPTY_ASSESSMENT = Rule("C312", "empty-assessment", Severity.ERROR)
WRONG_PLACE = Rule("C219", "wrong-place", Severity.ERROR)
NO_EXAM = Rule("C220", "no-exam", Severity.ERROR)
QUESTION_OUTSIDE = Rule("C320", "question-outside-course", Severity.ERROR)
KINDS = {kind: Message(f"content.activities_kinds_{kind}") for kind in ("lesson", "pretest", "quiz", "exam")}
ALLOWED = {"module": {"lesson", "quiz"}, "pretest": {"pretest"}, "exam": {"exam"}}


def check_page(page: Page, host: ShownOn, index: FileIndex, report: Report) -> None:
    """Report questions on a page that belongs to no course."""
    if not host.course:
        for directive in nodes_of_type(page, Directive):
            if directive.name == "question":
                report.add(QUESTION_OUTSIDE, page.source.node(directive))


def check(catalogue: Catalogue, source: Source, facts: Iterable[Facts], report: Report) -> None:
    """Report empty assessments, pages that are listed nowhere and kinds out of place; `facts` are of all pages."""
    used = {known.file for known in facts}
    for course in catalogue.courses:
        _check_course(course, report)
    # A page that a course names but that has no id or title is not among the activities; its own fault is reported.
    silent = tuple(f"{broken.path}/" for broken in broken_values_in(catalogue) if broken.path)
    for broken in broken_values_in(catalogue):
        used.add(broken.path)
        used.update(source_files_of_page(broken.page) if broken.page else ())
    folders = tuple(f"{course.folder}/" for course in catalogue.courses)
    pages = [path for path in source.texts if path.endswith(".md") and path.startswith(folders)]
    unlisted = [path for path in pages if path not in used and not is_readme_or_licence(path)]
    meant = misspelt_pages(unlisted, missing_pages(catalogue, source))
    for path in unlisted:
        # Which pages a course has whose modules could not be read, nobody can tell.
        if path not in meant and not path.startswith(silent):
            report.add(UNUSED_PAGE, Span(path))


def _check_course(course: Course, report: Report) -> None:
    for activity in course.activities():
        if activity.kind != "lesson" and not activity.questions:
            report.add(EMPTY_ASSESSMENT, activity.span)
    if course.completion.exam and "exam" not in course.places:
        keys = course.key_values("exam", "completion", "lessons")
        report.add(NO_EXAM, course.places.get("completion", course.span), **keys)
    for module in course.modules:
        for activity in module.activities:
            _check_kind_fits_place(course, activity, "module", report)
    if course.pretest:
        _check_kind_fits_place(course, course.pretest, "pretest", report)
    if course.exam:
        _check_kind_fits_place(course, course.exam, "exam", report)


def _check_kind_fits_place(course: Course, activity: Activity, place: str, report: Report) -> None:
    if activity.kind not in ALLOWED[place]:
        span = activity.places.get("kind", activity.span)
        keys = course.key_values("pretest", "exam", "kind")
        report.add(WRONG_PLACE, span, kind=KINDS[activity.kind], **keys)

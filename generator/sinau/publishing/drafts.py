# SPDX-License-Identifier: Apache-2.0
"""Takes drafts out of a catalogue: a preview shows them, nothing that is published does.

They keep their numbers in `ids.lock`, so a lesson may go back to being a draft without mixing up anybody's answers.
"""

from dataclasses import replace

from sinau.model.catalogue import Activity, Catalogue, Course


def without_drafts(catalogue: Catalogue) -> Catalogue:
    """Return `catalogue` without drafts, without modules in which nothing is left, and without such courses."""
    courses = (_course_without_drafts(course) for course in catalogue.courses)
    return replace(
        catalogue,
        courses=tuple(course for course in courses if any(course.activities())),
        pages=tuple(page for page in catalogue.pages if not page.draft),
    )


def _course_without_drafts(course: Course) -> Course:
    if not any(activity.draft for activity in course.activities()):
        return course
    modules = (
        replace(module, activities=tuple(activity for activity in module.activities if not activity.draft))
        for module in course.modules
    )
    return replace(
        course,
        pretest=_activity_unless_draft(course.pretest),
        exam=_activity_unless_draft(course.exam),
        modules=tuple(module for module in modules if module.activities),
    )


def _activity_unless_draft(activity: Activity | None) -> Activity | None:
    return None if activity is None or activity.draft else activity

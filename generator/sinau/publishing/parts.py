# SPDX-License-Identifier: Apache-2.0
"""Cuts a course into parts that an LMS tracks one by one: for each module or each activity a course of its own.

A part keeps the ids and permanent numbers of the whole, so that its answers can be told from those of any other.
"""

from collections.abc import Iterable
from dataclasses import replace

from sinau.model.catalogue import Activity, Completion, Module
from sinau.model.rendered import RenderedCourse

# Courses' ids hold no slash, so no part can be taken for a course.
BETWEEN = "/"


def parts_by_module(course: RenderedCourse) -> tuple[RenderedCourse, ...]:
    """Return `course` as one part for the pretest, for each module and for the exam, in learning order."""
    source = course.course
    modules = (
        _part_of_course(course, module.id, module.title, (module,)) for module in source.modules if module.activities
    )
    return (*_part_of_assessment(course, source.pretest), *modules, *_part_of_assessment(course, source.exam))


def parts_by_activity(course: RenderedCourse) -> tuple[RenderedCourse, ...]:
    """Return `course` as one part for each of its activities, in learning order."""
    source = course.course
    parts: list[RenderedCourse] = [*_part_of_assessment(course, source.pretest)]
    for module in source.modules:
        for activity in module.activities:
            alone = replace(module, activities=(activity,))
            graded = "" if activity.kind == "lesson" else activity.id
            parts.append(_part_of_course(course, activity.id, activity.title, (alone,), graded))
    return (*parts, *_part_of_assessment(course, source.exam))


def _part_of_assessment(course: RenderedCourse, activity: Activity | None) -> Iterable[RenderedCourse]:
    """Yield the part that is the pretest or the exam, whose score is the part's."""
    if activity is not None:
        yield _part_of_course(course, activity.id, activity.title, (), activity.id)


def _part_of_course(
    course: RenderedCourse, part_id: str, title: str, modules: tuple[Module, ...], graded: str = ""
) -> RenderedCourse:
    source = course.course
    own = {activity.id for module in modules for activity in module.activities} | {graded}
    activities = tuple(activity for activity in course.activities if activity.activity.id in own)
    named = {objective for activity in activities for objective in activity.activity.objectives}
    named |= {question.objective for activity in activities for question in activity.questions if question.objective}
    return replace(
        course,
        course=replace(
            source,
            # What its LMS keeps is told apart by this from what other parts keep.
            id=f"{source.id}{BETWEEN}{part_id}",
            title=title,
            modules=modules,
            pretest=source.pretest if source.pretest and source.pretest.id == graded else None,
            exam=source.exam if source.exam and source.exam.id == graded else None,
            completion=Completion(lessons=not graded, exam=bool(graded)),
            objectives=tuple(objective for objective in source.objectives if objective.id in named),
        ),
        activities=activities,
        whole=course.whole or source.id,
        graded=graded,
    )

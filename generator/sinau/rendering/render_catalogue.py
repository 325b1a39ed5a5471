# SPDX-License-Identifier: Apache-2.0
"""Makes the HTML of a whole catalogue."""

from dataclasses import replace

from sinau.model.catalogue import Catalogue, Course
from sinau.model.glossary import Term
from sinau.model.link_targets import targets_of
from sinau.model.rendered import Rendered, RenderedActivity, RenderedCourse, RenderedPage
from sinau.rendering.page import PageRenderer


def render(catalogue: Catalogue) -> Rendered:
    """Return `catalogue`, which has been checked, as pieces of HTML."""
    renderer = PageRenderer(targets_of(catalogue), catalogue.media, catalogue.transcripts)
    language = catalogue.languages[0]
    pages = []
    for page in catalogue.pages:
        body = renderer.render(page.page, language, terms=catalogue.terms)
        pages.append(RenderedPage(page, body.body, body.headings, body.media, body.opening, body.passages))
    footer = renderer.render(catalogue.footer.page, language) if catalogue.footer else None
    return Rendered(
        catalogue=catalogue,
        courses=tuple(_course(course, renderer, catalogue.terms) for course in catalogue.courses),
        pages=tuple(pages),
        footer=RenderedPage(catalogue.footer, footer.body, (), footer.media) if catalogue.footer and footer else None,
    )


def _course(course: Course, renderer: PageRenderer, terms: tuple[Term, ...]) -> RenderedCourse:
    lock = course.lock
    activities = []
    for activity in course.activities():
        body = renderer.render(
            activity.page,
            course.language,
            activity.questions,
            lock.questions,
            (*course.terms, *terms),
            course.settings,
        )
        # Answers to other wordings that ask the same count as well.
        questions = tuple(replace(one, was=lock.was(one.id, one.digest)) for one in body.questions)
        activities.append(
            RenderedActivity(
                activity=activity,
                index=lock.activities[activity.id],
                body=body.body,
                headings=body.headings,
                media=body.media,
                questions=questions,
                uses=body.uses,
                opening=body.opening,
                passages=body.passages,
            )
        )
    return RenderedCourse(
        course=course,
        activities=tuple(activities),
        activity_slots=max(lock.activities.values(), default=-1) + 1,
        question_slots=max(lock.questions.values(), default=-1) + 1,
    )

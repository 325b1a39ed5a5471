# SPDX-License-Identifier: Apache-2.0
"""Makes the HTML of a whole catalogue."""

from collections.abc import Mapping
from dataclasses import replace

from sinau.model.assessment import Question
from sinau.model.broken import Broken
from sinau.model.catalogue import Activity, Catalogue, Course, IdsLock
from sinau.model.glossary import Term
from sinau.model.link_targets import targets_of
from sinau.model.page import Page
from sinau.model.rendered import Rendered, RenderedActivity, RenderedCourse, RenderedPage
from sinau.model.rendered_body import RenderedBody
from sinau.rendering.memory import RenderingMemory
from sinau.rendering.page import PageRenderer
from sinau.rendering.settled import with_addresses_of_pages


def render_checked_catalogue(catalogue: Catalogue, memory: RenderingMemory | None = None) -> Rendered:
    """Return `catalogue`, which has been checked, as pieces of HTML. What is in `memory` is not made again."""
    renderer = PageRenderer(targets_of(catalogue), catalogue.media, catalogue.transcripts)
    language = catalogue.languages[0]
    pages = []
    for page in catalogue.pages:
        body = _render_body(renderer, memory, page.page, (), language, catalogue.terms, {})
        pages.append(RenderedPage(page, body.body, body.headings, body.media, body.opening, body.passages))
    footer = renderer.render(catalogue.footer.page, language) if catalogue.footer else None
    return Rendered(
        catalogue=catalogue,
        courses=tuple(_render_course(course, renderer, memory, catalogue.terms) for course in catalogue.courses),
        pages=tuple(pages),
        footer=RenderedPage(catalogue.footer, footer.body, (), footer.media) if catalogue.footer and footer else None,
    )


def _render_body(
    renderer: PageRenderer,
    memory: RenderingMemory | None,
    page: Page,
    questions: tuple[Question, ...],
    language: str,
    terms: tuple[Term, ...],
    settings: Mapping[str, object],
) -> RenderedBody:
    """Return `page` as HTML: what is known of it already where that holds, or written now."""
    known = page.known
    if known is None:
        return renderer.render(page, language, questions, terms, settings)
    around = known.surroundings
    if known.body and (around.language, around.terms, around.settings) == (language, terms, settings):
        assert renderer.targets is not None
        body = (memory.with_addresses_of_pages if memory else with_addresses_of_pages)(known.body, renderer.targets)
        if body is not None:
            return body
    fresh = known.again()
    assert not isinstance(fresh, Broken)
    questions = fresh.questions if isinstance(fresh, Activity) else ()
    return renderer.render(fresh.page, language, questions, terms, settings)


def _render_course(
    course: Course, renderer: PageRenderer, memory: RenderingMemory | None, terms: tuple[Term, ...]
) -> RenderedCourse:
    lock, explained = course.lock, (*course.terms, *terms)
    activities = []
    for activity in course.activities():
        body = _render_body(
            renderer, memory, activity.page, activity.questions, course.language, explained, course.settings
        )
        before = memory.known_activity(activity, body, lock) if memory else None
        activities.append(before or _rendered_activity(activity, body, lock))
        if memory and not before:
            memory.keep_activity(activities[-1], body, lock)
    return RenderedCourse(
        course=course,
        activities=tuple(activities),
        activity_slots=max(lock.activities.values(), default=-1) + 1,
        question_slots=max(lock.questions.values(), default=-1) + 1,
    )


def _rendered_activity(activity: Activity, body: RenderedBody, lock: IdsLock) -> RenderedActivity:
    # Answers to other wordings that ask the same count as well.
    questions = tuple(
        replace(one, index=lock.questions[one.id], was=lock.wordings_that_ask_the_same(one.id, one.digest))
        for one in body.questions
    )
    return RenderedActivity(
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

# SPDX-License-Identifier: Apache-2.0
"""The pages of a catalogue as the search takes them."""

from sinau.model.rendered import Passage, RenderedActivity, RenderedCourse, RenderedPage
from sinau.search.index import SearchPage

EMPTY = (Passage("", "", ""),)


def search_page_of_course(course: RenderedCourse, address: str) -> SearchPage:
    """Return the page of `course` itself: its summary and its objectives."""
    source = course.course
    sentences = [source.summary, *(f"{one.text.rstrip('.')}." for one in source.objectives)]
    text = " ".join(" ".join(sentences).split())
    return SearchPage(source.title, address, source.language, "", (Passage("", "", text),))


def search_page_of_activity(
    course: RenderedCourse, activity: RenderedActivity, address: str, named: bool
) -> SearchPage:
    """Return the page of `activity`; `named` tells whether a result says of which course it is."""
    source = course.course
    title = source.title if named else ""
    return SearchPage(activity.activity.title, address, source.language, title, activity.passages or EMPTY)


def search_page_of_free_page(page: RenderedPage | None, title: str, address: str, language: str) -> SearchPage:
    """Return a page that stands in no course."""
    return SearchPage(title, address, language, "", (page and page.passages) or EMPTY)

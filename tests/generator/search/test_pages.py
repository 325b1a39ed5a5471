# SPDX-License-Identifier: Apache-2.0
"""The pages of a catalogue as the search takes them."""

from helpers.rendered import activity, course
from sinau.model.catalogue import Objective
from sinau.search.pages import search_page_of_activity, search_page_of_course, search_page_of_free_page


def test_a_course_is_found_by_its_summary_and_objectives() -> None:
    from sinau.diagnostics import Span

    source = course([activity("one", 0)], summary="Short.", objectives=(Objective("a", "Be orderly", Span("x")),))
    home = search_page_of_course(source, "demo/index.html")

    assert (home.title, home.address, home.course) == ("Demo", "demo/index.html", "")
    assert [one.text for one in home.passages] == ["Short. Be orderly."]


def test_a_page_without_text_is_found_by_its_title() -> None:
    source = course([activity("one", 0, title="One")])
    found = search_page_of_activity(source, source.activities[0], "#one", named=True)

    assert (found.title, found.course, len(found.passages)) == ("One", "Demo", 1)
    assert search_page_of_activity(source, source.activities[0], "#one", named=False).course == ""
    assert len(search_page_of_free_page(None, "Front", "index.html", "en").passages) == 1

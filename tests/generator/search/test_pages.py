# SPDX-License-Identifier: Apache-2.0
"""The pages of a catalogue as the search takes them."""

from helpers.rendered import activity, course
from sinau.model.catalogue import Objective
from sinau.search.pages import activity_page, free_page, home_page


def test_a_course_is_found_by_its_summary_and_objectives() -> None:
    from sinau.diagnostics import Span

    source = course([activity("one", 0)], summary="Short.", objectives=(Objective("a", "Be orderly", Span("x")),))
    home = home_page(source, "demo/index.html")

    assert (home.title, home.address, home.course) == ("Demo", "demo/index.html", "")
    assert [one.text for one in home.passages] == ["Short. Be orderly."]


def test_a_page_without_text_is_found_by_its_title() -> None:
    source = course([activity("one", 0, title="One")])
    found = activity_page(source, source.activities[0], "#one", named=True)

    assert (found.title, found.course, len(found.passages)) == ("One", "Demo", 1)
    assert activity_page(source, source.activities[0], "#one", named=False).course == ""
    assert len(free_page(None, "Front", "index.html", "en").passages) == 1

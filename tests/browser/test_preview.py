# SPDX-License-Identifier: Apache-2.0
"""The preview in a browser: edits appear, the learner's place and answers stay, mistakes come and go."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from browser.learner import Learner
from browser.visits import eventually
from browser.watch import Watch
from helpers.edited import begin, write
from helpers.saves import replace_over
from sinau.preview.application import PreviewApplication
from sinau.preview.resident import ResidentCatalogue
from sinau.preview.server import serving

NewContext = Callable[..., BrowserContext]
PANEL = "sinau-preview details"
QUESTION = """
::: question {name}

Why?

- [ ] No
  > Not this.
- [x] Yes

! Because.
:::
"""


@pytest.fixture
def preview(tmp_path: Path, watch: Watch) -> Iterator[tuple[Path, str]]:
    """A folder with a long lesson of two questions, and the address of its preview."""
    begin(tmp_path, Random(1))
    parts = [f"## Part {number}\n\n" + "Long text of it. " * 60 for number in range(12)]
    asked = [QUESTION.format(name="first"), *parts[6:], QUESTION.format(name="second")]
    write(
        tmp_path,
        "k/a.md",
        "\n\n".join(["---\nid: a\ntitle: Lesson a\n---", *parts[:6], *asked, *parts[:1]]) + "\n\n## Fixed\n",
    )
    application = PreviewApplication(ResidentCatalogue(tmp_path, "en"), print)
    application.refresh()
    with serving(application, tmp_path, 0, "en") as server:
        address = f"http://127.0.0.1:{server.server_port}"
        watch.hosts.add(urlsplit(address).netloc)
        yield tmp_path, address
        watch.tolerated.append("ERR_CONNECTION_RESET")  # the server ends before the page does


def top(page: Page) -> float:
    """Return how far below the window's top a heading stands."""
    return float(page.get_by_role("heading", name="Part 9").evaluate("one => one.getBoundingClientRect().top"))


@pytest.mark.parametrize("path", ["/k/a.html", "/_player/k/#a"])
def test_an_edit_keeps_place_and_answers(new_context: NewContext, preview: tuple[Path, str], path: str) -> None:
    folder, address = preview
    page = new_context(viewport={"width": 800, "height": 600}).new_page()
    page.goto(address + path)
    learner = Learner(page, page)
    learner.answer("first", learner.key("first").correct)
    assert learner.check("first") is True
    learner.saved("first")
    chosen = learner.key("second").wrong
    learner.answer("second", chosen)  # and not yet checked
    page.get_by_role("heading", name="Part 9").evaluate("one => one.scrollIntoView()")
    place = top(page)

    lesson = folder / "k/a.md"
    text = lesson.read_text(encoding="utf-8")
    replace_over(
        lesson, text.replace("## Part 1\n", "## Part 1\n\nA new sentence of the author, which was not there.\n")
    )
    expect(page.get_by_text("A new sentence of the author")).to_have_count(1)
    eventually(page, lambda: abs(top(page) - place) < 3, "the same place")
    learner.shows("first", learner.key("first").correct)
    learner.shows("second", chosen)


@pytest.mark.parametrize("path", ["/k/b.html", "/_player/k/#b"])
def test_mistakes_are_shown_over_the_page_and_go_away(
    new_context: NewContext, preview: tuple[Path, str], path: str
) -> None:
    folder, address = preview
    page = new_context(viewport={"width": 800, "height": 600}).new_page()
    page.goto(address + path)
    panel = page.locator(PANEL)
    expect(panel).not_to_have_attribute("open", "")
    lesson = folder / "k/a.md"
    text = lesson.read_text(encoding="utf-8")

    replace_over(lesson, text.replace("- [x] Yes", "- [ ] Yes", 1))
    expect(panel).to_have_attribute("open", "")
    expect(panel).to_contain_text("1 mistake")
    line = text[: text.index("::: question")].count("\n") + 1
    expect(panel).to_contain_text(f"k/a.md:{line}:")
    expect(page.locator("main")).to_contain_text("Lesson b")

    replace_over(lesson, text)
    expect(panel).not_to_have_attribute("open", "")
    expect(panel).not_to_contain_text("mistake")

    panel.locator("summary").click()
    panel.get_by_role("link").click()
    expect(page).to_have_url(address + ("/k/b.html" if "#" in path else "/_player/k/#b"))
    expect(page.locator("main")).to_contain_text("Lesson b")


def test_another_lesson_that_was_opened_before_is_not_shown_as_it_was(
    new_context: NewContext, preview: tuple[Path, str]
) -> None:
    folder, address = preview
    page = new_context().new_page()
    page.goto(f"{address}/_player/k/#b")
    learner = Learner(page, page)
    learner.is_at("b")
    learner.open("c")
    lesson = folder / "k/b.md"
    replace_over(lesson, lesson.read_text(encoding="utf-8").replace("## Fixed\n", "## Fixed\n\nWritten meanwhile.\n"))
    expect(page.locator("sinau-preview")).to_have_attribute("data-state", "again")
    learner.is_at("c")
    learner.open("b")
    expect(page.get_by_text("Written meanwhile.")).to_be_visible()

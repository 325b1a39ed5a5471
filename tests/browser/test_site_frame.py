# SPDX-License-Identifier: Apache-2.0
"""What moves in the frame of the site's pages without Material's script, and a large course whose outline waits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from browser.folder import serve
from browser.visits import eventually
from browser.watch import Watch
from helpers.large import of_lessons
from helpers.rendered import publish
from sinau.output.artefact import write_folder
from sinau.publications.site import PUBLICATION

NewContext = Callable[..., BrowserContext]

LESSON = "records-receipts/01-books/02-cash-and-bank.html"
DESKTOP = {"width": 1280, "height": 600}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a large course."""
    path = tmp_path_factory.mktemp("besar") / "site"
    write_folder(publish(PUBLICATION, of_lessons(400, 40)), path)
    return path


@pytest.fixture
def large(folder: Path, watch: Watch) -> Iterator[str]:
    with serve(folder) as address:
        watch.hosts.add(urlsplit(address).netloc)
        yield address


def asked_for_outline(page: Page) -> list[str]:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/course-demo" in request.url else None)
    return asked


def test_who_only_looks_at_a_large_course_does_not_load_its_outline(new_context: NewContext, large: str) -> None:
    device = new_context(viewport=DESKTOP)
    page = device.new_page()
    asked = asked_for_outline(page)
    page.goto(f"{large}demo/pelajaran-5.html", wait_until="networkidle")
    expect(page.locator("form.question button.question-check")).to_be_visible()
    assert asked == []

    page.keyboard.press("Tab")
    expect(page.locator(".sinau-done")).to_be_visible()
    expect(page.locator("[data-sinau-menu] [data-activity-link]")).to_have_count(401)
    assert len(asked) == 1

    # Who has been here before sees at once how far the course is.
    other = device.new_page()
    asked = asked_for_outline(other)
    other.goto(f"{large}demo/index.html")
    eventually(other, lambda: len(asked) == 1, "the outline is asked for")
    expect(other.locator("[data-sinau-progress] progress").first).to_be_attached()


def test_the_header_and_the_contents_follow_the_reading(new_context: NewContext, watch: Watch, site: str) -> None:
    watch.hosts.add(urlsplit(site).netloc)
    page = new_context(viewport=DESKTOP).new_page()
    page.goto(site + LESSON)
    title = page.locator("[data-md-component=header-title]")
    active = page.locator(".md-sidebar--secondary .md-nav__link--active")
    expect(title).not_to_have_class("md-header__title md-header__title--active")
    expect(active).to_have_count(0)

    second = page.locator(".md-sidebar--secondary .md-nav__link").nth(1)
    second.click()
    expect(title).to_have_class("md-header__title md-header__title--active")
    expect(active).to_have_text(second.inner_text())
    expect(page.locator(".md-nav__link--passed")).to_have_count(1)
    page.evaluate("scrollTo(0, 0)")
    expect(active).to_have_count(0)


def test_menu_and_contents_stay_in_the_window_and_scroll_by_themselves(new_context: NewContext, large: str) -> None:
    page = new_context(viewport=DESKTOP).new_page()
    page.goto(f"{large}demo/pelajaran-5.html")
    page.keyboard.press("Tab")
    expect(page.locator("[data-sinau-menu] [data-activity-link]")).to_have_count(401)
    frame = page.locator(".md-sidebar--primary .md-sidebar__scrollwrap")
    box = frame.bounding_box()
    assert box
    assert box["y"] + box["height"] <= DESKTOP["height"]
    assert frame.evaluate("element => element.scrollHeight > element.clientHeight")


def test_a_choice_of_colours_that_material_has_kept_is_taken_over(
    new_context: NewContext, watch: Watch, site: str
) -> None:
    watch.hosts.add(urlsplit(site).netloc)
    page = new_context(viewport=DESKTOP, color_scheme="light").new_page()
    page.goto(site + LESSON)
    kept = '{"index":1,"color":{"media":"(prefers-color-scheme: dark)","scheme":"slate","primary":"custom","accent":"custom"}}'
    page.evaluate("kept => localStorage.setItem('/.__palette', kept)", kept)
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_title("Switch to light colours").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    expect(page.get_by_title("Switch to dark colours")).to_be_visible()
    expect(page.get_by_title("Switch to light colours")).to_be_hidden()

# SPDX-License-Identifier: Apache-2.0
"""The site: questions work in the page, progress is kept on the device, and no other host is asked."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from browser.learner import Learner, Result
from browser.watch import Watch

NewContext = Callable[..., BrowserContext]

COURSES = ("keuangan-desa", "records-receipts")


def open_course(page: Page, site: str, course: str) -> Learner:
    """Open a course's first page; its outline knows the others."""
    page.goto(urljoin(site, f"{course}/index.html"))
    return Learner(page, page)


def go(learner: Learner, activity_id: str, base: str) -> None:
    """Open the page of an activity."""
    activity = next(one for one in learner.course["activities"] if one["id"] == activity_id)
    learner.page.goto(urljoin(base, activity["url"]))
    learner.is_at(activity_id)


@pytest.mark.parametrize("course", COURSES)
def test_progress_on_the_site_stays_over_a_reload(
    new_context: NewContext, watch: Watch, site: str, course: str
) -> None:
    watch.hosts.add(urlsplit(site).netloc)
    device = new_context()
    page = device.new_page()
    learner = open_course(page, site, course)
    home = page.url
    lesson = next(lesson for lesson in learner.lessons if len(lesson["questions"]) >= 2)
    go(learner, lesson["id"], home)
    good, bad = (learner.key(question["id"]) for question in lesson["questions"][:2])
    learner.answer(good.id, good.correct)
    assert learner.check(good.id) is True
    learner.saved(good.id)
    learner.answer(bad.id, bad.wrong)
    assert learner.check(bad.id) is False
    learner.saved(bad.id)
    page.reload()
    learner.shows(good.id, good.correct)
    learner.shows(bad.id, bad.wrong)

    go(learner, learner.exam["id"], home)
    learner.start_assessment()
    learner.sit(True, learner.exam["questions"])
    assert learner.hand_in() == Result(True, 100)
    page.reload()
    assert learner.result() == Result(True, 100)

    # The course's page and the catalogue know of it, and another course does not.
    page.goto(home)
    expect(page.locator(f'[data-activity-link="{learner.exam["id"]}"]').first).to_have_attribute("data-state", "done")
    page.goto(site)
    expect(page.locator(f'[data-sinau-progress="{course}"] progress').first).to_have_js_property("value", 1)
    other = next(name for name in COURSES if name != course)
    expect(page.locator(f'[data-sinau-progress="{other}"] progress')).to_have_count(0)


def test_a_lesson_of_the_site_reads_without_scripts(new_context: NewContext, watch: Watch, site: str) -> None:
    watch.hosts.add(urlsplit(site).netloc)
    page = new_context(java_script_enabled=False).new_page()
    page.goto(urljoin(site, "records-receipts/01-books/01-receipts.html"))
    expect(page.locator("article.activity h1")).to_be_visible()
    expect(page.locator("form.question .question-stem").first).to_be_visible()
    expect(page.locator("form.question button:visible")).to_have_count(0)


def without(page: Page, part: str) -> list[str]:
    """Have the host lack every file whose name begins so; return the list of those that were asked for."""
    asked: list[str] = []

    def lost(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(status=404)

    page.route(re.compile(rf"/{part}[^/]*\.js$"), lost)
    return asked


def test_an_answer_is_kept_though_the_outline_never_comes(new_context: NewContext, watch: Watch, site: str) -> None:
    watch.hosts.add(urlsplit(site).netloc)
    watch.tolerated.append("404")
    page = new_context().new_page()
    learner = open_course(page, site, "keuangan-desa")
    lesson = next(lesson for lesson in learner.lessons if lesson["questions"])
    address = urljoin(page.url, lesson["url"])
    without(page, "course-")
    page.goto(address)
    key = learner.key(lesson["questions"][0]["id"])
    learner.answer(key.id, key.correct)
    assert learner.check(key.id) is True
    learner.saved(key.id)
    expect(page.get_by_role("alert")).to_contain_text("Kerangka kursus tidak dapat dimuat")
    expect(page.locator(".sinau-done")).to_have_count(0)

    page.unroute_all()
    page.get_by_role("alert").get_by_role("button", name="Coba lagi").click()
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(page.locator(".sinau-done")).to_be_visible()
    learner.shows(key.id, key.correct)
    page.reload()
    learner.shows(key.id, key.correct)


def test_words_that_do_not_come_are_asked_for_until_they_are_there(
    new_context: NewContext, watch: Watch, site: str
) -> None:
    watch.hosts.add(urlsplit(site).netloc)
    watch.tolerated.append("404")
    page = new_context().new_page()
    without(page, "words-")
    page.goto(urljoin(site, "records-receipts/01-books/01-receipts.html"))
    expect(page.get_by_role("alert")).to_contain_text("could not be loaded")
    expect(page.locator("form.question .question-check")).to_have_count(0)
    page.unroute_all()
    page.get_by_role("button", name="Try again").click()
    expect(page.locator("form.question .question-check").first).to_have_text("Check answer")
    expect(page.get_by_role("alert")).to_have_count(0)


def test_the_menu_holds_the_whole_course_when_the_outline_is_there(
    new_context: NewContext, watch: Watch, site: str
) -> None:
    watch.hosts.add(urlsplit(site).netloc)
    page = new_context(viewport={"width": 1280, "height": 720}).new_page()
    learner = open_course(page, site, "keuangan-desa")
    home = page.url
    for place in (0, -1):
        activity = learner.course["activities"][place]
        page.goto(urljoin(home, activity["url"]))
        links = page.locator("[data-sinau-menu] [data-activity-link]")
        expect(links).to_have_count(len(learner.course["activities"]))
        here = page.locator("[data-sinau-menu] [aria-current=page]")
        expect(here).to_have_attribute("data-activity-link", activity["id"])
        expect(here).to_be_in_viewport()
    links.first.click()
    learner.is_at(learner.course["activities"][0]["id"])

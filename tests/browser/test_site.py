# SPDX-License-Identifier: Apache-2.0
"""The site: questions work in the page, progress is kept on the device, and no other host is asked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

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


def test_every_page_of_the_site_asks_no_other_host_and_says_no_error(
    new_context: NewContext, watch: Watch, site: str, built: Path
) -> None:
    watch.hosts.add(urlsplit(site).netloc)
    page = new_context().new_page()
    folder = built / "site"
    for path in sorted(folder.rglob("*.html")):
        page.goto(urljoin(site, path.relative_to(folder).as_posix()))


def test_a_lesson_of_the_site_reads_without_scripts(new_context: NewContext, watch: Watch, site: str) -> None:
    watch.hosts.add(urlsplit(site).netloc)
    page = new_context(java_script_enabled=False).new_page()
    page.goto(urljoin(site, "records-receipts/01-books/01-receipts.html"))
    expect(page.locator("article.activity h1")).to_be_visible()
    expect(page.locator("form.question .question-stem").first).to_be_visible()
    expect(page.locator("form.question button:visible")).to_have_count(0)

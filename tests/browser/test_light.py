# SPDX-License-Identifier: Apache-2.0
"""The light edition beside the site: one journal for both, an address for each activity, and readable without scripts."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import BrowserContext, expect

from browser.learner import Learner
from browser.watch import Watch

NewContext = Callable[..., BrowserContext]
PHONE = {"viewport": {"width": 360, "height": 740}}
COURSE = "keuangan-desa"


@pytest.fixture
def edition(site: str, watch: Watch) -> str:
    """Address of the light edition of a course; it ends with a slash."""
    watch.hosts.add(urlsplit(site).netloc)
    return urljoin(site, f"light/{COURSE}/")


def test_what_is_answered_in_one_is_answered_in_the_other(new_context: NewContext, site: str, edition: str) -> None:
    page = new_context(**PHONE).new_page()
    page.goto(urljoin(site, f"{COURSE}/index.html"))
    page.locator(".site-hero a[href*='light/']").click()
    learner = Learner(page, page).ready()
    lesson, following = learner.lessons[:2]
    learner.open(lesson["id"])
    assert page.url == urljoin(edition, f"{lesson['id']}.html")
    one, other = (learner.key(question["id"]) for question in lesson["questions"][:2])
    learner.answer(one.id, one.correct)
    assert learner.check(one.id) is True
    learner.saved(one.id)

    # By the address that search machines are told to show: the site's page of the same.
    page.goto(page.locator("link[rel=canonical]").evaluate("link => link.href"))
    page.goto(urljoin(site, f"{COURSE}/index.html"))
    page.locator(f'.site-row [data-activity-link="{lesson["id"]}"]').click()
    learner = Learner(page, page)
    learner.shows(one.id, one.correct)
    learner.answer(other.id, other.wrong)
    assert learner.check(other.id) is False
    learner.saved(other.id)

    page.goto(urljoin(edition, "index.html"))
    learner = Learner(page, page).ready()
    learner.is_at(lesson["id"])
    learner.shows(one.id, one.correct)
    learner.shows(other.id, other.wrong)
    learner.finish_lesson()
    learner.is_at(following["id"])
    # The catalogue says where it went on.
    page.goto(site)
    expect(page.locator(".site-continue a")).to_have_attribute("href", f"light/{COURSE}/{following['id']}.html")


def test_the_address_is_that_of_the_activity_that_is_open(new_context: NewContext, edition: str) -> None:
    page = new_context(**PHONE).new_page()
    page.goto(edition)
    learner = Learner(page, page).ready()
    one, other = learner.lessons[1:3]
    learner.open(one["id"])
    learner.open(other["id"])
    expect(learner.link(other["id"])).to_have_attribute("aria-current", "page")
    page.go_back()
    learner.is_at(one["id"])
    assert page.url == urljoin(edition, f"{one['id']}.html")
    page.reload()
    learner.ready().is_at(one["id"])
    # Its own heading, by the menu's neighbour of the search: an address with a place in it.
    heading = learner.article().locator("h2[id]").last.get_attribute("id")
    page.goto(urljoin(edition, f"{other['id']}.html"))
    learner.ready()
    learner.button("search").click()
    page.locator("#sinau-search-input").fill("penganggaran")
    found = page.locator(".sinau-search-results a[href*=':']").first
    activity, heading = (found.get_attribute("href") or "").lstrip("#").split(":")
    found.click()
    learner.is_at(activity)
    assert page.url == urljoin(edition, f"{activity}.html#{heading}")
    expect(page.locator(f'[id="{heading}"]')).to_be_in_viewport()
    # The result is the player's own page, and leads to handing on.
    page.locator("#sinau-menu-button").click()
    page.locator('#sinau-menu a[href="#sinau-result"]').click()
    assert page.url == urljoin(edition, "index.html#sinau-result")
    page.locator("article a[href='index.html#sinau-care']").click()
    expect(learner.button("hand_on")).to_be_visible()


def test_a_document_reads_without_scripts_and_leads_to_all_others(new_context: NewContext, edition: str) -> None:
    page = new_context(**PHONE, java_script_enabled=False).new_page()
    page.goto(urljoin(edition, "asas.html"))
    expect(page.locator("article.activity h1")).to_be_visible()
    expect(page.locator("button:visible")).to_have_count(0)
    expect(page.locator('a[href="#sinau-care"]')).to_be_hidden()
    expect(page.locator("noscript p")).to_be_visible()
    page.locator('#sinau-menu [data-activity-link="pelaporan"]').click()
    expect(page.locator("article.activity")).to_have_attribute("data-activity", "pelaporan")
    page.locator(".sinau-step[rel=prev]").click()
    expect(page.locator("article.activity")).to_have_attribute("data-activity", "pencatatan")

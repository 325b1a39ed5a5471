# SPDX-License-Identifier: Apache-2.0
"""The frame of the site's pages: it fits every screen, leads on by menu, search and links, and shows the progress."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from browser.folder import serve
from browser.learner import Learner
from browser.lms import ROOT
from browser.watch import Watch

NewContext = Callable[..., BrowserContext]

AXE = ROOT / "tests" / "node_modules" / "axe-core" / "axe.min.js"
PHONE, DESKTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 800}
LESSON = "records-receipts/01-books/01-receipts.html"
NEXT_LESSON = "The cash book and the bank book"
PAGES = {
    "catalogue": "index.html",
    "course": "keuangan-desa/index.html",
    "lesson": LESSON,
    "exam": "records-receipts/exam.html",
    "lost": "404.html",
}


# Before any browser is opened, so that it ends after them: a page asks for its icon when all else is done.
@pytest.fixture(autouse=True)
def below(built: Path, tmp_path: Path, watch: Watch) -> Iterator[str]:
    """Address of the site in a sub-folder of a host, as many institutions have it."""
    (tmp_path / "host").mkdir()
    (tmp_path / "host" / "kursus").symlink_to(built / "site")
    with serve(tmp_path / "host") as address:
        watch.hosts.add(urlsplit(address).netloc)
        yield urljoin(address, "kursus/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_every_kind_of_page_fits_and_has_no_accessibility_violation(
    new_context: NewContext, watch: Watch, below: str, size: dict[str, int], scheme: str
) -> None:
    watch.tolerated.append("/assets/sinau/lost.")  # 404.html looks for it in each folder of its address
    page = new_context(viewport=size, color_scheme=scheme).new_page()
    for name, address in PAGES.items():
        page.goto(below + address, wait_until="networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], name
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate("axe.run().then(result => result.violations.map(v => [v.id, v.nodes[0].html]))")
        assert found == [], name


def visit(context: BrowserContext, address: str) -> Learner:
    """Open an activity and wait until what was done before is there."""
    page = context.new_page()
    page.goto(address)
    expect(page.locator("[data-sinau-saved]")).to_have_attribute("data-state", "ok")
    return Learner(page, page)


def test_what_is_done_is_ticked_in_the_menu_and_on_the_course_page(new_context: NewContext, below: str) -> None:
    context = new_context(viewport=DESKTOP)
    learner = visit(context, below + LESSON)
    first, second = learner.lessons[:2]
    learner.page.locator(".sinau-steps .sinau-done").click()
    learner.is_at(second["id"])
    tick = f'[data-activity-link="{first["id"]}"]'
    expect(learner.page.locator(f".site-nav {tick}")).to_have_attribute("data-state", "done")

    page = context.new_page()
    page.goto(below + "records-receipts/index.html")
    expect(page.locator(f".site-row {tick}")).to_have_attribute("data-state", "done")
    expect(page.locator(".site-hero progress")).to_have_js_property("value", 1)
    page.locator("a[data-sinau-continue]").click()
    expect(page.locator("h1")).to_have_text(second["title"])


def search(page: Page, word: str) -> list[str]:
    """Type a word into the search; return where its results lead."""
    page.locator("[data-sinau-search]").click()
    page.locator("#sinau-search-input").fill(word)
    found = page.locator(".sinau-search-results a")
    expect(found.first).to_be_visible()
    return [link.get_attribute("href") or "" for link in found.all()]


@pytest.mark.parametrize(
    "word, leads_to",
    [
        ("voucher", LESSON),
        ("bendaha", "keuangan-desa/01-dasar/02-pelaku.html"),
        ("selamat datang", "index.html"),
    ],
)
def test_the_search_finds_words_of_both_languages(
    new_context: NewContext, below: str, word: str, leads_to: str
) -> None:
    page = new_context(viewport=DESKTOP).new_page()
    page.goto(below)
    assert leads_to in [urlsplit(address).path for address in search(page, word)]


def test_the_choice_of_light_or_dark_is_kept(new_context: NewContext, below: str) -> None:
    page = new_context(viewport=DESKTOP, color_scheme="dark").new_page()
    page.goto(below + LESSON)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_title("Switch to light colours").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    page.goto(below + PAGES["course"])
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")


def test_the_menu_of_a_phone_leads_through_the_course(new_context: NewContext, below: str) -> None:
    page = new_context(viewport=PHONE).new_page()
    page.goto(below + LESSON)
    menu = page.locator(".site-nav")
    expect(menu).not_to_be_in_viewport()
    page.locator("label.md-header__button[for=__drawer]").click()
    expect(menu).to_be_in_viewport()
    menu.get_by_role("link", name=NEXT_LESSON).click()
    expect(page.locator("h1")).to_have_text(NEXT_LESSON)


def test_links_lead_from_the_catalogue_to_the_second_lesson_without_scripts(
    new_context: NewContext, below: str
) -> None:
    page = new_context(viewport=PHONE, java_script_enabled=False).new_page()
    page.goto(below)
    page.get_by_role("link", name="Records, Receipts and Public Trust", exact=True).click()
    page.get_by_role("link", name="Start learning").click()
    expect(page.locator("h1")).to_have_text("A receipt for every movement of money")
    page.locator(".site-neighbours a[rel=next]").click()
    expect(page.locator("h1")).to_have_text(NEXT_LESSON)

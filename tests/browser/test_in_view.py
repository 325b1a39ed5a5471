# SPDX-License-Identifier: Apache-2.0
"""What has just happened is in view and in focus, below any fixed header, on phones with and without an open keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, expect

from browser.folder import serve
from browser.learner import Learner
from browser.screens_course import PHONES, SURFACES, MakeScreens, Screens, build_course
from browser.watch import Watch


@pytest.fixture(scope="module")
def surfaces(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Address of the course on each surface."""
    built = build_course(tmp_path_factory.mktemp("screens"))
    with serve(Path(built["site"])) as site:
        yield {**built, "site": site}


@pytest.fixture
def screens(new_context: Callable[..., BrowserContext], surfaces: dict[str, str], watch: Watch) -> MakeScreens:
    """Opens the course as a new learner on a screen of a size."""

    def make(surface: str, size: tuple[int, int]) -> Screens:
        watch.hosts.add(urlsplit(surfaces["site"]).netloc)
        width, height = size
        return Screens(
            new_context(viewport={"width": width, "height": height}, has_touch=True), surface, surfaces[surface]
        )

    return make


@pytest.mark.parametrize("size", PHONES.values(), ids=list(PHONES))
@pytest.mark.parametrize("surface", SURFACES)
def test_a_verdict_is_in_view_and_in_focus(screens: MakeScreens, surface: str, size: tuple[int, int]) -> None:
    on = screens(surface, size)
    learner = on.open("catat")
    form = learner.question("catat-hari")
    verdict = form.locator(".question-verdict")
    top_of_form = "form => form.scrollIntoView({ block: 'start', behavior: 'instant' })"
    form.evaluate(top_of_form)

    learner.button("check_answer", form).tap()
    assert on.fault(form.locator(".question-missing"), focused=False) == ""

    learner.answer("catat-hari", ["b"])
    learner.button("check_answer", form).tap()
    assert on.fault(verdict) == ""

    # By keyboard alone: another choice, and on to the button.
    learner.button("answer_again", form).press("Enter")
    on.page.keyboard.press("ArrowDown")
    learner.button("check_answer", form).press("Enter")
    assert on.fault(verdict) == ""

    for hint in range(2):
        form.evaluate(top_of_form)
        form.locator(".question-actions button:visible").last.press("Enter")
        assert on.fault(form.locator(".question-hint").nth(hint)) == ""

    learner.answer("catat-saldo", ["1"])
    learner.field("catat-saldo").press("Enter")
    assert on.fault(learner.question("catat-saldo").locator(".question-verdict")) == ""


@pytest.mark.parametrize("size", PHONES.values(), ids=list(PHONES))
@pytest.mark.parametrize("surface", SURFACES)
def test_a_result_is_in_view_and_in_focus(screens: MakeScreens, surface: str, size: tuple[int, int]) -> None:
    on = screens(surface, size)
    on.page.clock.install()
    for activity, right in (("ujian", True), ("tes-awal", False)):
        learner = on.open(activity)
        learner.start_assessment()
        asked = next(one for one in learner.activities() if one["id"] == activity)
        learner.sit(right, asked["questions"])
        learner.hand_in()
        assert on.fault(learner.article().locator(".sinau-verdict")) == "", activity

    learner = on.open("kuis")
    learner.start_assessment()
    learner.question("kuis-saldo").scroll_into_view_if_needed()
    learner.field("kuis-saldo").focus()
    on.page.clock.fast_forward("02:01")
    verdict = learner.article().locator(".sinau-verdict")
    expect(verdict).to_be_visible()
    assert on.fault(verdict) == ""


def test_a_new_page_begins_at_its_top_at_once(screens: MakeScreens) -> None:
    on = screens("player", PHONES["phone"])
    learner = on.open("catat")
    # What moves comes with the styles that are there a moment later.
    on.page.wait_for_function("document.adoptedStyleSheets.length > 0")

    before = on.page.evaluate(
        """() => new Promise((done) => {
          const button = document.querySelector('.sinau-done');
          button.scrollIntoView();
          const from = scrollY;
          button.click();
          const look = () => (document.querySelector('[data-activity=saldo]') ? requestAnimationFrame(() => done([from, scrollY]))
            : requestAnimationFrame(look));
          look();
        })"""
    )

    assert before[0] > 500
    assert before[1] == 0
    # A headless browser jumps whatever the style says.
    assert on.page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    expect(learner.article().locator("h1")).to_be_focused()


def test_putting_a_notice_aside_does_not_lose_the_focus(screens: MakeScreens) -> None:
    on = screens("player", PHONES["phone"])
    on.page.add_init_script("Object.defineProperty(window, 'indexedDB', { value: null })")
    on.page.goto(f"{on.address}#catat")
    learner = Learner(on.page, on.page)
    learner.answer("catat-hari", ["b"])
    learner.check("catat-hari")
    aside = learner.button("understood", learner.notices())
    aside.press("Enter")
    expect(aside).to_have_count(0)
    assert not on.focus().startswith("<body")

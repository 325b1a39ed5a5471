# SPDX-License-Identifier: Apache-2.0
"""What has just happened is in view and in focus, below any fixed header, on phones with and without an open keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from browser.learner import Learner
from browser.screens_course import PHONES, SURFACES, MakeScreens


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
        form.get_by_role("button", name="Petunjuk").press("Enter")
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
    # The button comes a moment later, and with it the styles that could make something move.
    on.page.locator(".sinau-done").wait_for()

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


@pytest.mark.parametrize("size", PHONES.values(), ids=list(PHONES))
def test_the_end_of_a_course_is_in_view_and_in_focus_on_the_site(screens: MakeScreens, size: tuple[int, int]) -> None:
    on = screens("site", size)
    end = on.page.locator(".sinau-course-end .sinau-verdict")
    for activity in ("kuis", "ujian"):
        learner = on.open(activity)
        learner.start_assessment()
        asked = next(one for one in learner.activities() if one["id"] == activity)
        learner.sit(True, asked["questions"])
        learner.hand_in()

    # The exam is passed and the lessons are not done: what is missing comes first.
    learner.article().get_by_role("link", name="Hasil belajar").tap()
    expect(end).to_have_text("Kursus sedang berjalan")
    assert on.fault(end) == ""
    expect(on.page.locator(".sinau-course-end a.sinau-button")).to_have_attribute("href", re.compile("catat|saldo"))

    for lesson in ("catat", "saldo"):
        on.open(lesson)
        on.page.locator(".sinau-done").click()
        on.page.wait_for_url(lambda address, of=lesson: of not in address)
    on.open("ujian").article().get_by_role("link", name="Hasil belajar").tap()
    expect(end).to_have_text("Kursus selesai: Lulus")
    assert on.fault(end) == ""
    section = on.page.locator(".sinau-course-end")
    expect(section).to_contain_text("Nilai: 100%")
    expect(section).to_contain_text(re.compile(r"Diselesaikan pada \d+ \w+ 20\d\d"))
    # One filled button on the screen.
    assert (
        on.page.locator(".md-content :is(.sinau-button:not(.is-quiet), .md-button--primary)")
        .filter(visible=True)
        .count()
        == 1
    )
    expect(section.get_by_role("link", name="Kursus lain")).to_be_visible()
    section.get_by_role("button").tap()
    heading = on.page.get_by_role("heading", name="Kirim hasil").first
    assert on.fault(heading, focused=False) == ""
    assert not on.focus().startswith("<body")

# SPDX-License-Identifier: Apache-2.0
"""What each screen shows first, on a phone: one header, one next step, the same words on site and player."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from browser.learner import Learner
from browser.screens_course import COURSE, PHONES, SURFACES, MakeScreens, Screens

PHONE = PHONES["phone"]


def done(on: Screens) -> dict[str, str]:
    """The state of each activity by its sign in the menu."""
    links = on.page.locator(".sinau-menu [data-activity-link], .site-nav [data-activity-link]")
    found = links.evaluate_all("all => all.map(one => [one.dataset.activityLink, one.dataset.state || ''])")
    return {str(name): str(state) for name, state in found}


@pytest.mark.parametrize("surface", SURFACES)
def test_a_lesson(screens: MakeScreens, surface: str) -> None:
    on = screens(surface, PHONE)
    learner = on.open("catat")
    header = on.page.locator("header").first.bounding_box()
    assert header
    assert header["height"] <= 56
    expect(learner.article().locator(".sinau-place")).to_have_text("Pelajaran 1 dari 2 · 20 menit")
    expect(learner.saved_line()).to_be_empty()  # nothing of saving before there is an answer

    # The one way on marks the lesson done, and tells what has no answer yet.
    on.page.locator(".sinau-done").wait_for()
    expect(on.page.locator(".sinau-steps")).to_contain_text("Belum dijawab: 2 soal.")
    assert on.page.locator(".site-neighbours__next:visible").count() == 0
    on.page.locator(".sinau-done").click()
    learner.is_at("saldo")
    learner.ready()
    expect(on.page.locator('[data-activity-link="catat"]').first).to_have_attribute("data-state", "done")


@pytest.mark.parametrize("surface", SURFACES)
def test_a_pretest_is_never_failed(screens: MakeScreens, surface: str) -> None:
    on = screens(surface, PHONE)
    learner = on.open("tes-awal")
    learner.start_assessment()
    learner.answer("awal-hari", ["a"])
    learner.button("hand_in", learner.article()).click()
    learner.button("hand_in_anyway", learner.article()).click()
    verdict = learner.article().locator(".sinau-verdict")
    expect(verdict).to_have_text("Titik awal Anda: 1 dari 2")
    assert verdict.get_attribute("data-passed") is None
    text = learner.article().inner_text()
    assert not [word for word in ("lulus 60", "Belum lulus", "Sisa kesempatan", "Pelajari lagi") if word in text]
    learner.saved("awal-hari")
    assert done(on)["tes-awal"] == "done"
    learner.article().get_by_role("link", name="Mulai dari: ").click()
    learner.is_at("catat")


def test_an_exam_has_a_map_and_flags_that_stay_on_the_device(screens: MakeScreens) -> None:
    on = screens("player", PHONE)
    learner = on.open("ujian")
    learner.start_assessment()
    learner.answer("ujian-hari-1", ["a"])
    bar = learner.article().locator(".sinau-bar")
    expect(bar).to_contain_text("1/5 dijawab")
    learner.question("ujian-saldo-2").get_by_role("button", name="Tandai").click()
    learner.saved("ujian-hari-1")
    on.open("ujian")
    bar.get_by_role("button", name="Peta soal").click()
    last = bar.get_by_role("button", name="Soal 5, belum dijawab, ditandai")
    expect(last).to_have_text("5 ⚑")
    expect(bar.get_by_role("button", name="Soal 1, sudah dijawab")).to_be_visible()
    last.click()
    form = learner.question("ujian-saldo-2")
    expect(form).to_be_focused()
    assert on.fault(form) == ""

    # Only what was wrong comes back by itself.
    learner.button("hand_in", learner.article()).click()
    learner.button("hand_in_anyway", learner.article()).click()
    learner.result()
    expect(learner.question("ujian-hari-1")).to_be_hidden()
    expect(form).to_be_visible()
    # It stands by objective, below its name and the lessons to study, and keeps its number.
    groups = learner.article().locator(".sinau-objective")
    expect(groups).to_have_count(2)
    expect(groups.last).to_contain_text("Menghitung saldo kas pada akhir hari")
    expect(groups.last.get_by_role("link")).to_have_text(["Mencatat pada harinya", "Saldo pada akhir hari"])
    numbers = learner.article().locator(".question:visible").evaluate_all("all => all.map((one) => one.dataset.number)")
    assert numbers == ["Soal 3", "Soal 4", "Soal 2", "Soal 5"]
    learner.button("show_all", learner.article()).click()
    expect(learner.question("ujian-hari-1")).to_be_visible()
    expect(groups).to_have_count(0)
    assert not on.page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('sinau.flags'))")


def test_the_homes_lead_to_where_the_learner_left_off(screens: MakeScreens) -> None:
    on = screens("site", PHONE)
    learner = on.open("saldo")
    learner.answer("saldo-akhir", ["1"])
    learner.check("saldo-akhir")
    on.page.wait_for_function("Object.keys(localStorage).some((key) => key.startsWith('sinau.summary'))")
    on.page.goto(f"{on.address}{COURSE}/index.html")
    expect(on.page.locator("[data-sinau-continue]")).to_contain_text("Lanjutkan: ")
    # However long the summary is, the button stands in view on a small phone too.
    on.page.set_viewport_size({"width": 360, "height": 560})
    on.page.locator(".site-hero__summary").evaluate("one => { one.textContent = `${one.textContent} `.repeat(12); }")
    assert on.fault(on.page.locator(".site-hero__start a"), focused=False) == ""
    assert not on.page.locator(".site-objectives").get_attribute("open")
    on.page.goto(on.address)
    link = on.page.get_by_role("link", name="Lanjutkan: Pelajaran")
    card, prose = on.page.locator(".site-cards"), on.page.locator(".site-welcome")
    tops = [one.evaluate("one => one.getBoundingClientRect().top") for one in (link, card, prose)]
    assert tops == sorted(tops)
    link.click()
    expect(Learner(on.page, on.page).article()).to_be_visible()


def test_without_scripts_a_lesson_says_what_does_not_work(screens: MakeScreens) -> None:
    on = screens("site", PHONE)
    page = on.page.goto(f"{on.address}{COURSE}/catat.html")
    assert page
    # A browser of a test parses the page as one with scripts, whatever it is told afterwards.
    assert '<noscript><p class="sinau-notice site-noscript">JavaScript dimatikan' in page.text()

# SPDX-License-Identifier: Apache-2.0
"""A course that is one file, where people open it: from a folder, a server or a messenger, in a sandbox, where no scripts run."""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Frame, expect

from browser.folder import serve
from browser.learner import Learner
from browser.screens import TORTURE
from browser.watch import Watch

NewContext = Callable[..., BrowserContext]
PHONE = {"viewport": {"width": 360, "height": 740}}
INTO_FRAME = """([text, sandbox]) => {
  const frame = document.createElement('iframe');
  if (sandbox) frame.sandbox = 'allow-scripts';
  frame.srcdoc = text;
  document.body.append(frame);
}"""
INTO_BLOB = "(text) => { location = URL.createObjectURL(new Blob([text], { type: 'text/html' })); }"
# A data: address and the sandbox stand for content:, whose origin is nobody's either, and so no page there may store anything.
WITH_STORAGE = {"file", "server"}
PLACES = ("file", "server", "data", "blob", "srcdoc", "sandbox")


@pytest.fixture
def document(built: Path) -> Path:
    """A sample course as one file."""
    return built / "onefile/keuangan-desa.html"


def opened(context: BrowserContext, place: str, document: Path, address: str) -> tuple[Learner, Frame]:
    """Open the document there, with a learner who looks at it and the frame that it is in."""
    text = document.read_text(encoding="utf-8")
    page = context.new_page()
    if place in WITH_STORAGE:
        page.goto(document.as_uri() if place == "file" else f"{address}{document.name}")
    elif place == "data":
        page.goto(f"data:text/html;base64,{base64.b64encode(text.encode()).decode()}")
    elif place == "blob":
        page.goto("about:blank")
        with page.expect_navigation():
            page.evaluate(INTO_BLOB, text)
    else:
        page.goto("about:blank")
        page.evaluate(INTO_FRAME, [text, place == "sandbox"])
        element = page.wait_for_selector("iframe")
        assert element
        frame = element.content_frame()
        assert frame
        return Learner(page, page.frame_locator("iframe")), frame
    return Learner(page, page), page.main_frame


@pytest.mark.parametrize("place", PLACES if TORTURE else [place for place in PLACES if place not in {"blob", "srcdoc"}])
def test_a_course_is_taken_wherever_the_file_is_opened(
    new_context: NewContext, watch: Watch, document: Path, place: str
) -> None:
    with serve(document.parent) as address:
        if place == "server":
            watch.hosts.add(address.split("/")[2])
        learner, frame = opened(new_context(**PHONE), place, document, address)
        state = "ok" if place in WITH_STORAGE else "warn"
        expect(learner.saved_line()).to_have_attribute("data-state", state)
        if place not in WITH_STORAGE:
            expect(learner.notices()).to_contain_text(learner.strings["notice_storage_refused"])
        # It begins with an assessment, which needs all scripts at once.
        learner.start_assessment()
        learner.sit(
            True, learner.activities("pretest")[0]["questions"], "saved" if place in WITH_STORAGE else "unsaved"
        )
        assert learner.hand_in().score == 100

        first, second = learner.lessons[:2]
        learner.open(first["id"])
        question = first["questions"][0]["id"]
        learner.answer(question, learner.key(question).correct)
        assert learner.check(question) is True
        learner.finish_lesson()
        learner.is_at(second["id"])
        frame.evaluate("history.back()")
        learner.is_at(first["id"])
        learner.shows(question, learner.key(question).correct)
        if place in WITH_STORAGE:
            learner.page.reload()
            learner.ready().is_at(first["id"])
            learner.shows(question, learner.key(question).correct)
        else:
            # Where nothing can be stored and nothing downloaded, the progress can be taken along as text.
            learner.place.locator("#sinau-menu-button").click()
            learner.place.locator('#sinau-menu a[href="#sinau-care"]').click()
            learner.button("care_save").click()
            assert "sinau-progress 1" in learner.place.locator("textarea").input_value()


def test_every_activity_opens_and_the_search_finds_a_place_in_one(new_context: NewContext, document: Path) -> None:
    learner, frame = opened(new_context(**PHONE), "data", document, "")
    expect(learner.saved_line()).to_have_attribute("data-state", "warn")
    for activity in learner.activities():
        learner.open(activity["id"])
        twice = """() => { const ids = Array.from(document.querySelectorAll('[id]'), ({ id }) => id);
          return ids.filter((id, place) => ids.indexOf(id) !== place || id.includes('--')); }"""
        assert frame.evaluate(twice) == []
    learner.button("search").click()
    learner.place.locator("#sinau-search-input").fill("penganggaran")
    result = learner.place.locator(".sinau-search-results a[href*=':']").first
    wanted = (result.get_attribute("href") or "").lstrip("#")
    result.click()
    activity, heading = wanted.split(":")
    learner.is_at(activity)
    expect(learner.place.locator(f'[id="{heading}"]')).to_be_in_viewport()


def test_without_scripts_everything_can_be_read_and_nothing_is_offered_in_vain(
    new_context: NewContext, document: Path
) -> None:
    page = new_context(**PHONE, java_script_enabled=False).new_page()
    page.goto(document.as_uri())
    assert page.locator("article.activity").count() == 11
    expect(page.locator("noscript p")).to_be_visible()
    expect(page.locator('a[href="#sinau-care"]')).to_be_hidden()
    page.locator('#sinau-menu a[href="#pelaporan"]').click()
    expect(page.locator("#pelaporan h1")).to_be_in_viewport()
    expect(page.locator("button:visible")).to_have_count(0)
    ids = page.locator("[id]").evaluate_all("all => all.map(one => one.id)")
    assert len(set(ids)) == len(ids)

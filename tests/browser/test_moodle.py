# SPDX-License-Identifier: Apache-2.0
"""Courses of SCORM 1.2 in the Moodle of `sinau play`: previews, attempts that go on, what is marked as done, windows of their own."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from browser.learner import EXIT, Learner, Result
from browser.lms import Lms
from browser.screens import TORTURE
from browser.visits import enter, eventually, leave

MakeLms = Callable[..., Lms]
NewContext = Callable[..., BrowserContext]
Package = Callable[[str, str], Path]

# Three attempts; all lessons and the exam have to be done.
COURSE = "keuangan-desa"
STATUS, RAW = "cmi.core.lesson_status", "cmi.core.score.raw"


@pytest.fixture
def moodle(make_lms: MakeLms, package: Package) -> Lms:
    """The sample course in Moodle."""
    return make_lms(package(COURSE, "scorm12"), profile="moodle")


def study(learner: Learner) -> None:
    """Do all that has to be done before the exam, by handing in and by reading."""
    for activity in learner.activities("lesson", "quiz"):
        learner.open(activity["id"])
        if activity["kind"] == "quiz":
            learner.start_assessment()
            learner.sit(True, activity["questions"])
            learner.hand_in()
        else:
            learner.finish_lesson()


def sit(learner: Learner, right: bool, again: bool = False) -> Result:
    learner.open(learner.exam["id"])
    learner.start_assessment(again=again)
    learner.sit(right, learner.exam["questions"])
    return learner.hand_in()


def holds(what: Callable[[], bool]) -> None:
    """Wait until the last words of a page that was left have arrived."""
    deadline = time.monotonic() + 10
    while not what():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def at_the_lms(learner: Learner, lms: Lms, status: str, raw: str) -> None:
    """Wait until the LMS holds a result."""
    eventually(learner.page, lambda: (lms.values.get(STATUS), lms.values.get(RAW)) == (status, raw), f"{status} {raw}")


def test_a_preview_leaves_the_activity_to_do_and_the_learner_free(moodle: Lms, new_context: NewContext) -> None:
    moodle.mode = "browse"
    learner = enter(moodle, new_context()).ready()
    expect(learner.notices()).to_contain_text(learner.strings["notice_review"])
    assert sit(learner, False).passed is False
    expect(learner.button("try_again")).to_have_count(0)
    leave(moodle, learner)
    holds(lambda: moodle.values.get(STATUS) == "browsed")
    assert (moodle.values.get(RAW), moodle.done) == (None, False)

    moodle.mode = ""
    learner = enter(moodle, new_context()).ready()
    expect(learner.notices()).to_be_empty()
    learner.open(learner.lessons[0]["id"])
    learner.finish_lesson()
    leave(moodle, learner)
    holds(lambda: moodle.values.get(STATUS) == "incomplete")
    assert moodle.done is False


def test_a_failed_exam_locks_nobody_out_and_a_pass_is_marked_as_done(moodle: Lms, new_context: NewContext) -> None:
    device = new_context()
    learner = enter(moodle, device).ready()
    assert sit(learner, False).passed is False
    at_the_lms(learner, moodle, "incomplete", "0")
    leave(moodle, learner)
    learner = enter(moodle, device).ready()
    study(learner)
    assert sit(learner, True, again=True).passed is True
    at_the_lms(learner, moodle, "passed", "100")
    eventually(learner.page, lambda: moodle.done is True, "the activity is done")
    leave(moodle, learner)

    # What has ended is looked at, and nothing of that is recorded.
    total = moodle.attempt and moodle.attempt["total"]
    for _ in range(2):
        learner = enter(moodle, device).ready()
        expect(learner.notices()).to_contain_text(learner.strings["notice_review"])
        learner.open(learner.exam["id"])
        assert learner.result() == Result(True, 100)
        expect(learner.button("try_again")).to_have_count(0)
        # It says nothing of saving: here nothing is saved.
        expect(learner.place.locator(EXIT)).to_have_text(learner.strings["exit"])
        leave(moodle, learner)
        assert [call["args"][0] for call in moodle.called("LMSSetValue")] == ["cmi.core.exit"]
    assert (moodle.values[STATUS], moodle.values[RAW], moodle.done) == ("passed", "100", True)
    holds(lambda: "cmi.core.session_time" not in moodle.values)
    assert moodle.attempt is not None
    assert moodle.attempt["total"] != total, "the second visit's time, and no time of those after it"


@pytest.mark.skipif(not TORTURE, reason="a second look: make torture")
def test_three_fails_end_the_attempt(moodle: Lms, new_context: NewContext) -> None:
    device = new_context()
    for number in range(3):
        learner = enter(moodle, device).ready()
        assert sit(learner, False, again=number > 0).passed is False
        at_the_lms(learner, moodle, "failed" if number == 2 else "incomplete", "0")
        leave(moodle, learner)
    learner = enter(moodle, device).ready()
    expect(learner.notices()).to_contain_text(learner.strings["notice_review"])
    assert moodle.done is False


@pytest.mark.skipif(not TORTURE, reason="a second look: make torture")
def test_an_exam_passed_before_its_lessons_is_marked_when_they_are_done(moodle: Lms, new_context: NewContext) -> None:
    learner = enter(moodle, new_context()).ready()
    assert sit(learner, True).passed is True
    at_the_lms(learner, moodle, "incomplete", "100")
    assert moodle.done is False
    study(learner)
    at_the_lms(learner, moodle, "passed", "100")
    eventually(learner.page, lambda: moodle.done is True, "the activity is done")
    leave(moodle, learner)


@pytest.mark.parametrize("framed", [True, *([False] if TORTURE else [])])
def test_a_window_of_its_own_closes_after_the_exit(moodle: Lms, new_context: NewContext, framed: bool) -> None:
    context = new_context()
    opener = context.new_page()
    opener.goto(f"{moodle.origin}/play/page/frame.css")
    launch = f"/content/{moodle.sco.launch}"
    if framed:
        with context.expect_page() as opened:
            opener.evaluate("address => void window.open(address)", moodle.origin)
        page = opened.value
        learner = Learner(page, page.frame_locator("#sco")).ready()
    else:
        # The LMS's window opens the course instead of showing it in a frame; the course finds the API in its opener.
        opener.route(f"**{launch}", lambda route: route.fulfill(body="<!doctype html><title>-</title>"))
        context.route("**/favicon.ico", lambda route: route.fulfill(status=204))
        opener.goto(moodle.origin)
        expect(opener.locator("#sco")).to_be_attached()
        with context.expect_page() as opened:
            opener.evaluate("address => void window.open(address)", launch)
        page = opened.value
        learner = Learner(page, page).ready()
    with page.expect_event("close"):
        learner.exit()
    eventually(opener, lambda: bool(moodle.called("LMSFinish")), "LMSFinish")


def test_where_the_browser_does_not_close_it_the_page_says_that_it_may_be_closed(
    moodle: Lms, new_context: NewContext
) -> None:
    learner = enter(moodle, new_context()).ready()
    learner.exit()
    eventually(learner.page, lambda: bool(moodle.called("LMSFinish")), "LMSFinish")
    expect(learner.article()).to_contain_text(learner.strings["may_close"])

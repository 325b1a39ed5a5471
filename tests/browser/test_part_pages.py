# SPDX-License-Identifier: Apache-2.0
"""A part of a course that an LMS opens by itself: held to axe, and at its end it says where to go, as nothing in it leads on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from browser.lms import ROOT, Lms
from browser.quick import Quick
from browser.screens import SCREENS, TORTURE
from helpers.shaped import Shape
from sinau.publishing.player import interface_strings

AXE = (ROOT / "tests" / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
FIND = "axe.run().then(result => result.violations.map(v => [v.id, v.nodes[0].html]))"
RESULT = "location.hash = '#sinau-result'"

NewContext = Callable[..., BrowserContext]
MakeLms = Callable[..., Lms]


def opened(lms: Lms, document: str, context: BrowserContext) -> tuple[Page, Quick]:
    """Launch the SCO of a document."""
    lms.sco = next(leaf for leaf in lms.manifest.organization.leaves if leaf.launch == document)
    page = context.new_page()
    page.goto(lms.origin)
    frame = page.wait_for_selector("#sco").content_frame()
    assert frame
    return page, Quick(frame)


def faults(learner: Quick, width: int) -> list[object]:
    """What axe finds on the page that is shown, and whether it is wider than the window."""
    learner.frame.evaluate(AXE)
    found: list[object] = learner.frame.evaluate(FIND)
    assert learner.frame.evaluate("document.documentElement.scrollWidth") <= width
    return found


@pytest.mark.long
@pytest.mark.parametrize("width, scheme", SCREENS if TORTURE else SCREENS[:1])
def test_nobody_is_left_out(
    make_lms: MakeLms, new_context: NewContext, tmp_path: Path, width: int, scheme: str
) -> None:
    context = new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    for tracked, document in (
        ("lesson", "pretest-before.html"),
        ("lesson", "lesson-la.html"),
        ("module", "module-first.html"),
    ):
        lms = make_lms(Shape(tracked=tracked).package(tmp_path / tracked, "scorm2004-4"))
        page, learner = opened(lms, document, context)
        assert faults(learner, width) == [], document
        for activity in learner.course["activities"]:
            name = activity["id"]
            learner.learn(name) if activity["kind"] == "lesson" else learner.sit(name)
        learner.frame.evaluate(RESULT)
        expect(page.frame_locator("#sco").locator(".sinau-part")).to_be_visible()
        assert faults(learner, width) == [], document
        page.close()


@pytest.mark.parametrize("publication", ["scorm12", "scorm2004-3"] if TORTURE else ["scorm2004-3"])
def test_the_end_of_a_part_says_where_to_go(
    make_lms: MakeLms, new_context: NewContext, tmp_path: Path, publication: str
) -> None:
    words = interface_strings("en")
    lms = make_lms(Shape().package(tmp_path, publication))
    context = new_context()
    for document, activity, right, key in (
        ("lesson-la.html", "la", True, "part_complete"),
        ("quiz-quiz.html", "quiz", False, "part_complete"),
        ("pretest-before.html", "before", False, "part_complete"),
        ("exam-exam.html", "exam", False, "part_under_way"),
        ("exam-exam.html", "exam", True, "part_last"),
    ):
        page, learner = opened(lms, document, context)
        said = page.frame_locator("#sco").locator(".sinau-part")
        if activity == "la":
            learner.learn(activity)
        else:
            learner.sit(activity, right)
        expect(said).to_have_text(words[key])
        page.close(run_before_unload=True)


def test_a_course_as_one_says_nothing_of_parts(make_lms: MakeLms, new_context: NewContext, tmp_path: Path) -> None:
    lms = make_lms(Shape(tracked="course").package(tmp_path, "scorm12"))
    page, learner = opened(lms, "index.html", new_context())
    learner.sit("exam")
    learner.frame.evaluate(RESULT)
    expect(page.frame_locator("#sco").locator(".sinau-score").first).to_be_visible()
    expect(page.frame_locator("#sco").locator(".sinau-part")).to_have_count(0)

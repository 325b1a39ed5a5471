# SPDX-License-Identifier: Apache-2.0
"""The SCORM 1.2 packages in the real SCORM XBlock of Open edX: imported, studied, left, resumed and passed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from browser.learner import Learner, Result
from browser.visits import eventually
from openedx.block import Workbench
from openedx.conftest import COURSES

pytestmark = pytest.mark.browser

# The workbench answers one request after the other, and this machine may be slow.
PATIENCE = 20.0

NewContext = Callable[..., BrowserContext]
Package = Callable[[str, str], Path]


def study(learner: Learner) -> None:
    """Do every lesson and quiz that comes before the exam."""
    for activity in learner.activities("lesson", "quiz"):
        learner.open(activity["id"])
        if activity["kind"] == "lesson":
            learner.finish_lesson()
        else:
            learner.start_assessment()
            learner.sit(True, activity["questions"])
            learner.hand_in()


@pytest.mark.parametrize("course", COURSES)
def test_a_learner_leaves_comes_back_and_passes(
    workbench: Workbench, new_context: NewContext, package: Package, course: str
) -> None:
    said = workbench.upload(course, package(course, "scorm12"))
    assert said == {"result": "success", "errors": []}
    block = workbench.fields(course)
    assert block["scorm_version"] == "SCORM_12"
    assert block["index_page_path"] == "index.html"
    assert block["package_warnings"] == []

    # Answers one question rightly and one wrongly, and closes the tab.
    learner = workbench.enter(course, "siti", new_context()).ready()
    lesson = [lesson for lesson in learner.lessons if len(lesson["questions"]) >= 2][-1]
    learner.open(lesson["id"])
    good, bad = (learner.key(question["id"]) for question in lesson["questions"][:2])
    for key, answer in ((good, good.correct), (bad, bad.wrong)):
        learner.answer(key.id, answer)
        assert learner.check(key.id) is (answer == key.correct)
        learner.saved(key.id)

    def kept(element: str) -> str:
        return str(workbench.fields(course, "siti").get("scorm_data", {}).get(element, ""))

    def ids() -> list[str]:
        return [kept(f"cmi.interactions.{number}.id").partition("_")[0] for number in range(2)]

    eventually(learner.page, lambda: ids() == [good.id, bad.id], "both answers at the LMS", PATIENCE)
    learner.ready()
    with learner.page.expect_event("close"):
        learner.page.close(run_before_unload=True)
    state = workbench.fields(course, "siti")
    assert state["lesson_status"] == "incomplete"
    assert not state.get("lesson_score")
    assert kept("cmi.core.lesson_location") == lesson["id"]
    assert 0 < len(kept("cmi.suspend_data")) <= 4096
    assert [kept(f"cmi.interactions.{number}.result") for number in range(2)] == ["correct", "wrong"]

    # Comes back on another device: the LMS alone knows. Does the course and passes the exam.
    device = new_context()
    learner = workbench.enter(course, "siti", device).ready()
    learner.is_at(lesson["id"])
    learner.shows(good.id, good.correct)
    learner.shows(bad.id, bad.wrong)
    study(learner)
    learner.open(learner.exam["id"])
    learner.start_assessment()
    learner.sit(True, learner.exam["questions"])
    assert learner.hand_in() == Result(True, 100)
    eventually(learner.page, lambda: kept("cmi.core.lesson_status") == "passed", "passed at the LMS", PATIENCE)
    learner.ready()
    everything = learner.ticks()
    assert learner.exam["id"] in everything
    learner.page.close(run_before_unload=True)
    state = workbench.fields(course, "siti")
    assert (state["lesson_status"], state["success_status"]) == ("completed", "passed")
    assert state["lesson_score"] == 1
    assert float(kept("cmi.core.score.raw")) == 100

    # Looks in from a third device: nothing is lost, and nothing gets worse. Another learner has a course of their own.
    learner = workbench.enter(course, "siti", new_context()).ready()
    learner.is_at(learner.exam["id"])
    assert learner.result() == Result(True, 100)
    assert learner.ticks() == everything
    learner.page.close(run_before_unload=True)
    other = workbench.enter(course, "budi", new_context()).ready()
    assert other.ticks() == set()
    other.page.close(run_before_unload=True)
    state = workbench.fields(course, "siti")
    assert (state["lesson_status"], state["success_status"], state["lesson_score"]) == ("completed", "passed", 1)

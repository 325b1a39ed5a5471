# SPDX-License-Identifier: Apache-2.0
"""Learners play the sample courses in a SCORM 1.2 LMS: our strict LMS and scorm-again. No rule may be broken, ever."""

from __future__ import annotations

import re
import time
import zipfile
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, expect

from browser.chromium import OwnChromium
from browser.learner import Learner, Result
from browser.lms import RUNTIMES, Lms, round_of
from browser.screens import TORTURE
from browser.sealed import Key
from browser.visits import enter, eventually, hundredths, leave

MakeLms = Callable[..., Lms]
NewContext = Callable[..., BrowserContext]
Package = Callable[[str, str], Path]

COURSES = ("keuangan-desa", "records-receipts")


def scored_lms(make_lms: MakeLms, package: Path, **settings: Any) -> Lms:
    """An LMS that knows the manifest's pass mark and overrides the status by it, as Moodle and ILIAS do."""
    with zipfile.ZipFile(package) as archive:
        manifest = archive.read("imsmanifest.xml").decode()
    mark = re.search(r"<adlcp:masteryscore>([^<]+)<", manifest)
    assignment = {"mastery_score": mark[1]} if mark else {}
    return make_lms(package, assignment=assignment, mastery_override=True, **settings)


def response(key: Key, answer: tuple[str, ...]) -> str:
    """An answer as SCORM 1.2 writes it."""
    return answer[0][0] if key.type == "true-false" else ",".join(answer)


def assert_reported(lms: Lms, key: Key, answer: tuple[str, ...], interaction_id: str | None = None) -> None:
    """The LMS has one interaction of this id, and it says what was answered, what is right and what that is worth."""
    rows = [row for row in lms.interactions if round_of(row["id"]) == (interaction_id or key.id)]
    assert len(rows) == 1, [row["id"] for row in lms.interactions]
    row = rows[0]
    # Teachers see what was asked, not an id alone.
    assert row["id"].startswith(f"{interaction_id or key.id}_")
    assert row["type"] == ("true-false" if key.type == "true-false" else "choice")
    assert row["correct_responses.0.pattern"] == response(key, key.correct)
    assert row["result"] == ("correct" if set(answer) == set(key.correct) else "wrong")
    assert float(row["weighting"]) == key.points
    assert row.get("student_response", "") == (response(key, answer) if answer else "")
    assert hundredths(row["latency"]) < 100_00


def ms_until_commit(lms: Lms, key: Key) -> int:
    """Time from handing an answer to the LMS until the commit that kept it, by the clock of the page."""
    calls = lms.visit()
    handed = next(call for call in calls if call["method"] == "LMSSetValue" and round_of(call["args"][1]) == key.id)
    kept = next(call for call in calls if call["n"] > handed["n"] and call["method"] == "LMSCommit")
    return int(kept["at"]) - int(handed["at"])


def lesson_asking(learner: Learner, questions: int) -> dict[str, Any]:
    """The last lesson that asks at least so many questions: not the one in which a course opens by itself."""
    return [lesson for lesson in learner.lessons if len(lesson["questions"]) >= questions][-1]


def first_question(learner: Learner) -> Key:
    """The key of the first lesson's first question, with the lesson open: a course may begin with a pretest."""
    lesson = learner.lessons[0]
    learner.open(lesson["id"])
    return learner.key(lesson["questions"][0]["id"])


def study(learner: Learner) -> None:
    """Do everything before the exam: all lessons by their button, all quizzes with right answers."""
    for activity in learner.activities("lesson", "quiz"):
        learner.open(activity["id"])
        if activity["kind"] == "lesson":
            learner.finish_lesson()
        else:
            learner.start_assessment()
            learner.sit(True, activity["questions"])
            learner.hand_in()


# Half a minute each: the shorter course at the strict LMS, both courses at both with SINAU_TORTURE.
@pytest.mark.long
@pytest.mark.parametrize(
    "runtime, course", list(product(RUNTIMES, COURSES)) if TORTURE else [("strict", "records-receipts")]
)
def test_a_learner_fails_comes_back_and_passes(
    make_lms: MakeLms, new_context: NewContext, package: Package, runtime: str, course: str
) -> None:
    lms = scored_lms(make_lms, package(course, "scorm12"), runtime=runtime)

    # Reads, answers one question rightly and one wrongly, and closes the tab.
    began = time.monotonic()
    learner = enter(lms, new_context()).ready()
    assert lms.values["cmi.core.lesson_status"] == "incomplete"
    lesson = lesson_asking(learner, 2)
    learner.open(lesson["id"])
    good, bad = (learner.key(question["id"]) for question in lesson["questions"][:2])
    learner.answer(good.id, good.correct)
    assert learner.check(good.id) is True
    learner.saved(good.id)
    learner.answer(bad.id, bad.wrong)
    assert learner.check(bad.id) is False
    learner.saved(bad.id)
    eventually(learner.page, lambda: len(lms.interactions) == 2, "both answers at the LMS")
    learner.ready()
    leave(lms, learner)
    # The pace itself is tested with a clock of ours (tracking/scorm12.test.js); this machine may be slow.
    assert ms_until_commit(lms, good) < ms_until_commit(lms, bad) + 2000, "the first answer is committed at once"
    assert ms_until_commit(lms, bad) < 10_000, "later answers are committed soon"
    assert_reported(lms, good, good.correct)
    assert_reported(lms, bad, bad.wrong)
    assert lms.values["cmi.core.lesson_location"] == lesson["id"]
    assert lms.values["cmi.core.exit"] == "suspend"
    assert not lms.values.get("cmi.core.score.raw")
    first_time = hundredths(lms.values["cmi.core.session_time"])
    assert 0 < first_time <= (time.monotonic() - began) * 100 + 100

    # Comes back on another device: the LMS alone knows. Does the course, and fails the exam with one question left open.
    device = new_context()
    learner = enter(lms, device).ready()
    learner.is_at(lesson["id"])
    learner.shows(good.id, good.correct)
    learner.shows(bad.id, bad.wrong)
    study(learner)
    learner.open(learner.exam["id"])
    learner.start_assessment()
    questions = learner.exam["questions"]
    keys = {question["id"]: learner.key(question["id"]) for question in questions}
    learner.sit(False, questions[:-1])
    assert learner.hand_in() == Result(False, 0)
    eventually(learner.page, lambda: "cmi.core.score.raw" in lms.values, "the score at the LMS")
    scores = [lms.values[f"cmi.core.score.{part}"] for part in ("raw", "min", "max")]
    assert [float(score) for score in scores] == [0, 0, 100]
    for number, key in enumerate(keys.values()):
        assert_reported(lms, key, key.wrong if number < len(keys) - 1 else ())
    everything = {activity["id"] for activity in learner.activities("lesson", "quiz")}
    assert learner.ticks() == everything
    leave(lms, learner)
    # Two attempts are left, and "failed" would end the learner's attempt in Moodle.
    assert lms.values["cmi.core.lesson_status"] == "incomplete"
    assert lms.attempt
    assert hundredths(lms.attempt["total"]) == first_time
    second_time = hundredths(lms.values["cmi.core.session_time"])

    # Comes back on the same device, sees the result, tries again and passes.
    learner = enter(lms, device).ready()
    learner.is_at(learner.exam["id"])
    assert learner.result() == Result(False, 0)
    learner.start_assessment(again=True)
    learner.sit(True, questions)
    assert learner.hand_in() == Result(True, 100)
    eventually(learner.page, lambda: lms.values["cmi.core.lesson_status"] == "passed", "passed at the LMS")
    assert float(lms.values["cmi.core.score.raw"]) == 100
    for key in keys.values():
        assert_reported(lms, key, key.correct, f"{key.id}.2")
    assert learner.ticks() == everything | {learner.exam["id"]}
    leave(lms, learner)
    assert hundredths(lms.attempt["total"]) == first_time + second_time

    # Looks in once more from elsewhere: nothing is lost and nothing gets worse.
    learner = enter(lms, new_context()).ready()
    learner.is_at(learner.exam["id"])
    assert learner.result() == Result(True, 100)
    assert learner.ticks() == everything | {learner.exam["id"]}
    leave(lms, learner)
    assert lms.values["cmi.core.lesson_status"] == "passed"
    assert float(lms.values["cmi.core.score.raw"]) == 100
    assert len({row["id"] for row in lms.interactions}) == len(lms.interactions)


def test_an_api_that_comes_late_gets_what_was_done_before(
    make_lms: MakeLms, new_context: NewContext, package: Package
) -> None:
    lms = make_lms(package(COURSES[1], "scorm12"), faults={"api": "absent"})
    learner = enter(lms, new_context())
    lesson = learner.lessons[0]
    learner.is_at(lesson["id"])
    key = learner.key(lesson["questions"][0]["id"])
    learner.answer(key.id, key.correct)
    assert learner.check(key.id) is True
    assert lms.calls == []
    learner.page.evaluate("lms.appear()")
    learner.saved(key.id)
    learner.ready()
    eventually(learner.page, lambda: len(lms.interactions) == 1, "the early answer at the LMS")
    assert_reported(lms, key, key.correct)
    leave(lms, learner)


@pytest.mark.long
def test_without_an_api_the_course_runs_and_says_so(
    make_lms: MakeLms, new_context: NewContext, package: Package
) -> None:
    lms = make_lms(package(COURSES[1], "scorm12"), faults={"api": "absent"})
    learner = enter(lms, new_context())
    lesson = learner.lessons[0]
    expect(learner.notices()).to_contain_text(learner.strings["notice_no_lms"], timeout=15_000)
    expect(learner.saved_line()).to_have_attribute("data-state", "warn")
    key = learner.key(lesson["questions"][0]["id"])
    learner.answer(key.id, key.correct)
    assert learner.check(key.id) is True
    learner.saved(key.id)
    learner.finish_lesson()
    assert lms.calls == []


def test_a_refused_commit_is_told_within_two_seconds_and_made_good(
    make_lms: MakeLms, new_context: NewContext, package: Package, runtime: str
) -> None:
    lms = make_lms(package(COURSES[0], "scorm12"), runtime=runtime)
    learner = enter(lms, new_context()).ready()
    lesson = lesson_asking(learner, 2)
    learner.open(lesson["id"])
    first, second = (learner.key(question["id"]) for question in lesson["questions"][:2])
    learner.page.evaluate("lms.faults.commit = 'refused'")
    learner.answer(first.id, first.correct)
    learner.check(first.id)
    expect(learner.saved_line()).to_have_attribute("data-state", "warn", timeout=2_000)
    learner.saved(first.id)
    assert lms.interactions == []
    learner.page.evaluate("lms.faults.commit = 'kept'")
    learner.answer(second.id, second.wrong)
    learner.check(second.id)
    learner.ready()
    assert_reported(lms, first, first.correct)
    assert_reported(lms, second, second.wrong)
    assert lms.values["cmi.core.lesson_location"] == lesson["id"]


def test_an_lms_that_lost_everything_is_a_new_attempt_and_the_learner_is_told(
    make_lms: MakeLms, new_context: NewContext, package: Package
) -> None:
    lms = make_lms(package(COURSES[0], "scorm12"), faults={"commit": "lost"})
    device = new_context()
    learner = enter(lms, device).ready()
    key = first_question(learner)
    learner.answer(key.id, key.correct)
    learner.check(key.id)
    learner.saved(key.id)
    leave(lms, learner)
    assert lms.attempt is None
    lms.faults = {}
    learner = enter(lms, device).ready()
    expect(learner.notices()).to_contain_text(learner.strings["notice_attempt_unconfirmed"])
    learner.shows(first_question(learner).id, ())
    assert lms.interactions == []


@pytest.mark.long
def test_a_killed_browser_loses_no_answer_that_was_called_saved(
    make_lms: MakeLms, own_chromium: OwnChromium, package: Package
) -> None:
    lms = make_lms(package(COURSES[0], "scorm12"))
    learner = enter(lms, own_chromium.start()).ready()
    lesson = lesson_asking(learner, 2)
    learner.open(lesson["id"])
    keys = [learner.key(question["id"]) for question in lesson["questions"]]
    # The first is kept by the LMS; the others are refused by it, so that only the device holds them.
    for key in keys:
        learner.answer(key.id, key.correct)
        learner.check(key.id)
        learner.saved(key.id)
        if key is keys[0]:
            eventually(learner.page, lambda: len(lms.interactions) == 1, "the first answer at the LMS")
            learner.page.evaluate("lms.faults.commit = 'refused'")
    own_chromium.kill()
    assert [round_of(row["id"]) for row in lms.interactions] == [keys[0].id]

    learner = enter(lms, own_chromium.start()).ready()
    learner.is_at(lesson["id"])
    for key in keys:
        learner.shows(key.id, key.correct)
    leave(lms, learner)


@pytest.mark.long
def test_answers_that_only_a_killed_device_held_reach_the_lms_at_the_next_launch(
    make_lms: MakeLms, own_chromium: OwnChromium, new_context: NewContext, package: Package
) -> None:
    lms = make_lms(package(COURSES[1], "scorm12"))
    learner = enter(lms, own_chromium.start()).ready()
    lesson = learner.lessons[0]
    learner.page.evaluate("lms.faults.commit = 'refused'")
    key = learner.key(lesson["questions"][0]["id"])
    learner.answer(key.id, key.correct)
    learner.check(key.id)
    learner.saved(key.id)
    own_chromium.kill()
    leave(lms, enter(lms, own_chromium.start()).ready())
    learner = enter(lms, new_context()).ready()
    learner.is_at(lesson["id"])
    learner.shows(key.id, key.correct)


@pytest.mark.parametrize("mode", ["review", "browse"])
def test_in_review_and_browse_nothing_is_graded(
    make_lms: MakeLms, new_context: NewContext, package: Package, mode: str
) -> None:
    lms = make_lms(package(COURSES[0], "scorm12"), assignment={"lesson_mode": mode})
    learner = enter(lms, new_context()).ready()
    key = first_question(learner)
    learner.answer(key.id, key.correct)
    assert learner.check(key.id) is True
    learner.page.wait_for_timeout(2500)
    graded = r"cmi\.(core\.(lesson_status|score)|objectives|interactions)"
    browsed = [["cmi.core.lesson_status", "browsed"]] if mode == "browse" else []
    assert [call["args"] for call in lms.called("LMSSetValue") if re.match(graded, call["args"][0])] == browsed
    leave(lms, learner)
    assert "cmi.core.session_time" not in lms.values
    assert lms.values["cmi.core.lesson_status"] == ("browsed" if browsed else "not attempted")


def test_an_lms_that_answers_nothing_but_state_still_resumes(
    make_lms: MakeLms, new_context: NewContext, package: Package
) -> None:
    lms = make_lms(package(COURSES[1], "scorm12"), faults={"get": "empty"})
    learner = enter(lms, new_context()).ready()
    lesson = lesson_asking(learner, 2)
    learner.open(lesson["id"])
    first, second = (learner.key(question["id"]) for question in lesson["questions"][:2])
    learner.answer(first.id, first.correct)
    learner.check(first.id)
    learner.saved(first.id)
    leave(lms, learner)
    learner = enter(lms, new_context()).ready()
    learner.is_at(lesson["id"])
    learner.shows(first.id, first.correct)
    learner.answer(second.id, second.wrong)
    learner.check(second.id)
    eventually(learner.page, lambda: len(lms.interactions) == 2, "an answer of the second visit at the LMS")
    assert_reported(lms, second, second.wrong)


def test_the_exit_button_ends_the_session_while_the_page_lives(
    make_lms: MakeLms, new_context: NewContext, package: Package, runtime: str
) -> None:
    lms = make_lms(package(COURSES[0], "scorm12"), runtime=runtime, faults={"leaving": "lost"})
    learner = enter(lms, new_context()).ready()
    key = first_question(learner)
    learner.answer(key.id, key.correct)
    learner.check(key.id)
    learner.saved(key.id)
    learner.exit()
    eventually(learner.page, lambda: bool(lms.called("LMSFinish")), "LMSFinish")
    expect(learner.article()).to_contain_text(learner.strings["exited"])
    leave(lms, learner)
    assert_reported(lms, key, key.correct)
    assert hundredths(lms.values["cmi.core.session_time"]) > 0

# SPDX-License-Identifier: Apache-2.0
"""Courses of several SCOs, played in the window of `sinau play` with scorm-again as their sequencer: what opens, what is skipped, what rolls up."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Frame, expect

from browser.lms_window import LmsWindow
from browser.quick import Quick
from browser.screens import TORTURE
from browser.visits import eventually
from browser.watch import Watch
from helpers.shaped import Shape
from sinau_lms.attempts import Attempts
from sinau_lms.package import PlayedPackage
from sinau_lms.playing import PlayServers as Served

NewContext = Callable[..., BrowserContext]


@dataclass
class Playing:
    """A learner at a package of several SCOs."""

    window: LmsWindow
    attempts: Attempts
    items: dict[str, str]  # title of each SCO -> identifier of its item
    documents: dict[str, str]  # page or module -> the document that shows it

    def item(self, page: str) -> str:
        """The identifier of a page's SCO, or of a module's."""
        return self.items.get(f"Page {page}") or self.items[page]

    def here(self) -> str:
        """The launched document's page or module."""
        title = self.window.page.locator('#contents [aria-current="true"] > span').first.text_content() or ""
        return title.removeprefix("Page ")

    def start(self) -> Quick:
        """Press the button that launches."""
        self.window.press("launch")
        return self.learner()

    def choose(self, page: str) -> Quick:
        """Go to a part by the contents."""
        self.window.item(self.item(page)).click()
        expect(self.window.item(self.item(page))).to_have_attribute("aria-current", "true")
        return self.learner()

    def go_on(self) -> str:
        """Press "continue"; where that leads."""
        before = self.window.says().text_content()
        self.window.press("next")
        expect(self.window.says()).not_to_have_text(before or "")
        return self.here()

    def learner(self) -> Quick:
        """Whoever sits before the document that runs now."""
        page = self.window.page
        name = self.documents[self.here()]

        def shown() -> list[Frame]:
            """Its frames; an address may end in the lesson where the learner goes on."""
            return [frame for frame in page.frames if frame.url.partition("#")[0].endswith(name)]

        eventually(page, lambda: bool(shown()), f"{name} in the frame")
        return Quick(shown()[0])

    def shut(self, page: str) -> bool:
        """Whether the contents show a part as closed."""
        return self.window.item(self.item(page)).get_attribute("aria-disabled") == "true"

    def leave(self) -> None:
        """Leave the SCO."""
        self.window.press("leave")
        expect(self.window.page.locator("#sco-place .empty")).to_be_visible()

    def come_back(self, context: BrowserContext) -> None:
        """Close the window and open it in another browser."""
        origin = self.window.page.url
        self.window.page.close()
        self.window = LmsWindow.open(context, origin)

    def rolls_up(self, completed: bool, passed: bool | None, score: float | None) -> None:
        """Wait until the course as a whole has come to this. None: not known."""
        wanted = (completed, passed, score)
        eventually(self.window.page, lambda: self.rolled_up() == wanted, f"{wanted}; it is {self.rolled_up()}", 10)

    def rolled_up(self) -> tuple[bool, bool | None, float | None]:
        """Completion, success and measure of the organization."""
        states = json.loads(self.attempts.sequencing or "{}")["sequencing"]["activityStates"]
        root = next(state for name, state in states.items() if name.startswith("ORG-"))
        known = root["objectiveSatisfiedStatusKnown"]
        return (
            root["completionStatus"] == "completed",
            root["objectiveSatisfiedStatus"] if known else None,
            root["objectiveNormalizedMeasure"] if root["objectiveMeasureStatus"] else None,
        )

    def says(self, page: str, state: str) -> None:
        """Wait until the contents say something of a part."""
        expect(self.window.state(self.item(page))).to_contain_text(state)


Play = Callable[..., Playing]


@pytest.fixture
def play(new_context: NewContext, watch: Watch, tmp_path: Path) -> Iterator[Play]:
    """Opens a shape of the course in the window."""
    with ExitStack() as stack:

        def start(shape: Shape, publication: str, profile: str = "strict") -> Playing:
            package = PlayedPackage(shape.package(tmp_path, publication))
            stack.callback(package.close)
            attempts = Attempts()
            served = stack.enter_context(Served(package, attempts, profile=profile))
            watch.hosts |= {urlsplit(origin).netloc for origin in (served.origin, served.course_origin)}
            window = LmsWindow.open(new_context(), served.origin)
            leaves = package.manifest.organization.leaves
            items = {leaf.title: leaf.identifier for leaf in leaves}
            documents = {leaf.title.removeprefix("Page "): leaf.launch for leaf in leaves}
            return Playing(window, attempts, items, documents)

        yield start


def test_what_the_pretest_shows_is_skipped_and_the_rest_opens_the_exam(play: Play) -> None:
    at = play(Shape(), "scorm2004-3")
    first = at.start()
    assert at.here() == "before"
    assert at.shut("exam")
    first.sit("before", lambda key: key.id in ("p-one", "p-three"))
    assert at.go_on() == "lb"
    assert at.shut("exam")
    at.learner().learn("lb")
    # The second module is proven as a whole.
    assert at.go_on() == "exam"
    exam = at.learner()
    assert exam.sit("exam", False) is False
    at.leave()
    at.says("exam", "failed")
    at.rolls_up(completed=False, passed=False, score=0)
    again = at.choose("exam")
    assert again.sit("exam", lambda key: key.id != "e4") is True
    at.leave()
    at.rolls_up(completed=True, passed=True, score=0.75)
    # Who looks into finished parts again does not undo anything.
    for page in ("lb", "before"):
        at.choose(page)
        at.leave()
    at.rolls_up(completed=True, passed=True, score=0.75)
    assert not at.shut("exam")


@pytest.mark.skipif(not TORTURE, reason="a second look: make torture")
def test_who_shows_nothing_studies_everything(play: Play, new_context: NewContext) -> None:
    at = play(Shape(), "scorm2004-4")
    at.start().sit("before", False)
    assert at.go_on() == "la"
    lesson = at.learner()
    given = lesson.learn("la", right=False, done=False)
    # On another device, after the window was closed in the middle of the lesson.
    at.leave()
    at.come_back(new_context())
    lesson = at.choose("la")
    assert lesson.shown("la") == given
    lesson.learn("la")
    assert at.go_on() == "lb"
    at.learner().learn("lb")
    assert at.go_on() == "lc"
    at.learner().learn("lc")
    assert at.go_on() == "quiz"
    assert at.shut("exam")
    at.learner().sit("quiz")
    at.leave()
    at.rolls_up(completed=False, passed=None, score=None)
    assert not at.shut("exam")
    assert at.choose("exam").sit("exam") is True
    at.leave()
    at.rolls_up(completed=True, passed=True, score=1)


@pytest.mark.parametrize("publication", ["scorm2004-4", *(["scorm2004-3"] if TORTURE else [])])
def test_modules_are_skipped_or_studied_as_a_whole(play: Play, publication: str) -> None:
    at = play(Shape(tracked="module"), publication)
    at.start().sit("before", lambda key: key.id in ("p-one", "p-two"))
    assert at.go_on() == "Second module"
    assert at.shut("exam")
    second = at.learner()
    second.learn("lc")
    second.sit("quiz")
    assert at.go_on() == "exam"
    assert at.learner().sit("exam") is True
    at.leave()
    at.rolls_up(completed=True, passed=True, score=1)


@pytest.mark.parametrize("tracked", ["lesson", *(["module"] if TORTURE else [])])
def test_who_knows_everything_goes_straight_to_the_exam(play: Play, tracked: str) -> None:
    at = play(Shape(tracked=tracked), "scorm2004-4")
    at.start().sit("before")
    assert at.go_on() == "exam"
    assert at.learner().sit("exam") is True
    at.leave()
    at.rolls_up(completed=True, passed=True, score=1)


def test_who_knows_everything_has_completed_a_course_of_lessons(play: Play) -> None:
    at = play(Shape(completion="lessons"), "scorm2004-4")
    at.start().sit("before")
    at.leave()
    at.rolls_up(completed=True, passed=None, score=None)


@pytest.mark.skipif(not TORTURE, reason="a second look: make torture")
def test_a_course_of_lessons_is_complete_without_pretest_and_exam(play: Play) -> None:
    at = play(Shape(tracked="module", completion="lessons"), "scorm2004-3")
    first = at.choose("First module")
    first.learn("la")
    first.learn("lb")
    at.leave()
    at.rolls_up(completed=False, passed=None, score=None)
    second = at.choose("Second module")
    second.learn("lc")
    second.sit("quiz", False)
    at.leave()
    at.rolls_up(completed=True, passed=None, score=None)


@pytest.mark.skipif(not TORTURE, reason="a second look: make torture")
def test_an_exam_alone_completes_the_course_that_says_so(play: Play) -> None:
    at = play(Shape(completion="exam", pretest=False), "scorm2004-4")
    at.start()
    assert at.here() == "la"
    assert not at.shut("exam")
    assert at.choose("exam").sit("exam") is True
    at.leave()
    at.rolls_up(completed=True, passed=True, score=1)


@pytest.mark.skipif(not TORTURE, reason="a second look: make torture")
def test_a_course_in_order_opens_one_lesson_after_the_other(play: Play) -> None:
    at = play(Shape(navigation="sequential", pretest=False), "scorm2004-3")
    at.start().learn("la", done=False)
    assert [at.shut(page) for page in ("lb", "lc", "exam")] == [True, True, True]
    at.leave()
    at.start().learn("la")
    assert at.go_on() == "lb"
    assert [at.shut(page) for page in ("lb", "lc", "exam")] == [False, True, True]
    at.learner().learn("lb")
    assert at.go_on() == "lc"


@pytest.mark.skipif(not TORTURE, reason="a second look: make torture")
@pytest.mark.parametrize("tracked", ["module", *(["lesson"] if TORTURE else [])])
def test_scorm12_holds_the_exam_shut_until_all_else_is_done(play: Play, tracked: str) -> None:
    at = play(Shape(tracked=tracked), "scorm12")
    steps = {"la": "la", "lb": "lb", "lc": "lc", "quiz": "quiz"}
    if tracked == "module":
        steps = {"la": "First module", "lb": "First module", "lc": "Second module", "quiz": "Second module"}
    for page, part in steps.items():
        assert at.shut("exam"), page
        learner = at.choose(part)
        if page == "quiz":
            # Failed, but done: only an exam holds learners up.
            assert learner.sit(page, False) is False
        else:
            learner.learn(page)
        at.leave()
        if page != "la" and page != "lc":
            at.says(part, "completed")
    at.says("before", "not begun")
    exam = at.choose("exam")
    assert exam.sit("exam", False) is False
    at.leave()
    # It may be sat again, and "failed" would end the learner's attempt in Moodle.
    at.says("exam", "incomplete")
    assert at.choose("exam").sit("exam") is True
    at.leave()
    at.says("exam", "passed")


@pytest.mark.parametrize("publication", ["scorm2004-4", *(["scorm12", "scorm2004-3"] if TORTURE else [])])
def test_moodle_records_every_part_that_is_chosen_in_its_contents(play: Play, publication: str) -> None:
    at = play(Shape(), publication, "moodle")
    at.start().sit("before", False)
    for page in ("la", "lb", "lc"):
        at.choose(page).learn(page)
    at.choose("quiz").sit("quiz")
    assert at.choose("exam").sit("exam") is True
    # Back to a part that was left before, in the same window.
    lesson = at.choose("la")
    lesson.settle()
    at.leave()
    values = {page: at.attempts.attempt_of(at.item(page)) for page in ("before", "la", "lb", "lc", "quiz", "exam")}
    assert all(values.values()), {page: bool(one) for page, one in values.items()}
    status = "cmi.core.lesson_status" if publication == "scorm12" else "cmi.completion_status"
    done = {page: (one or {})["values"][status] for page, one in values.items()}
    assert set(done.values()) <= {"completed", "passed", "failed"}, done
    at.says("exam", "passed")
    assert at.window.problems().count() == 0
    # Entered anew, each part goes on where it was.
    again = at.start()
    assert again.shown("la")


def test_a_part_that_gets_no_session_says_what_to_do_and_loses_nothing(play: Play) -> None:
    at = play(Shape(), "scorm2004-4", "moodle")
    # As in an LMS that is like Moodle and is not recognised: the part that is left ends the session of the window.
    at.window.page.add_init_script("Object.defineProperty(window, 'M', { get: () => undefined, set: () => {} })")
    at.start().settle()
    lesson = at.choose("la")
    expect(at.window.frame.locator("#sinau-notices")).to_contain_text(
        "leave the activity in the LMS and enter it again"
    )
    given = lesson.learn("la", settle=False)
    at.leave()
    expect(at.window.calls("Terminate")).to_have_count(1)
    assert at.attempts.attempt_of(at.item("la")) is None
    again = at.start()
    assert at.here() == "la"
    again.settle()
    assert again.shown("la") == given
    at.leave()
    kept = at.attempts.attempt_of(at.item("la"))
    assert kept
    assert kept["values"]["cmi.completion_status"] == "completed"
    assert kept["values"]["cmi.interactions.0.id"] == "q-la"

# SPDX-License-Identifier: Apache-2.0
"""Every sample package, in every version and shape, in every LMS that `sinau play` knows: how a run goes, and what has to come of it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import product
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page

from browser.lms import ROOT, Lms
from browser.quick import Answers, Quick
from browser.visits import eventually
from browser.watch import Watch
from sinau.compiler import planned_steps, render_catalogue, with_settings
from sinau.diagnostics import Report
from sinau.model.rendered import Rendered, Selection
from sinau.output.artefact import write_zip
from sinau_lms.window import PROFILES

VERSIONS = ("scorm12", "scorm2004-3", "scorm2004-4")
# What is tracked, or a package of each module.
SHAPES = ("course", "module", "lesson", "split")
# The LMS that others wrote, beside the profiles of our own.
SECOND_OPINION = "scorm-again"
MANNERS = (*PROFILES, SECOND_OPINION)
# Answers "false", or "true" without keeping anything: at the next launch such an LMS knows of nothing.
KEEPS_NOTHING = {"refusing", "losing"}
# Keeps the beginning of a session only; what it has heard by then depends on the pace.
KEEPS_SOME = {"expiring"}
# Takes longer for one commit than a browser gives a page that goes away: what was done is there, the last goodbye is not.
CUTS_SHORT = {"slow"}
PATIENCE_S = 30.0
READING_MS = 500


@cache
def catalogue() -> Rendered:
    """The sample catalogue, rendered once."""
    report = Report()
    rendered = report.collect(render_catalogue(ROOT / "content"))
    assert rendered, [each.message("en") for each in report.errors]
    return rendered


def courses() -> tuple[str, ...]:
    """Ids of the sample courses."""
    return tuple(item.course.id for item in catalogue().courses)


@dataclass(frozen=True)
class Cell:
    """One run: a course in a version and a shape, in an LMS of one manner."""

    course: str
    version: str
    shape: str
    manner: str

    @property
    def name(self) -> str:
        """For people."""
        return f"{self.course} {self.version} {self.shape} {self.manner}"

    @property
    def stays_open(self) -> bool:
        """Whether a SCO is left without ending its session: among several in Moodle, which has one for its whole window."""
        return self.manner == "moodle" and self.version != "scorm12" and self.shape in ("module", "lesson")

    def packages(self, folder: Path) -> list[Path]:
        """Write the packages of this course, version and shape, if they are not there, and return them in learning order."""
        asked: dict[str, object] = {"tracked": self.shape} if self.shape in ("module", "lesson") else {}
        if self.shape == "split":
            asked = {"split": "module"}
        chosen = replace(catalogue(), courses=tuple(one for one in catalogue().courses if one.course.id == self.course))
        paths = []
        for step in planned_steps(with_settings(chosen, asked), (self.version,)):
            path = folder / step.zip_name
            if not path.exists():
                report = Report()
                tree = report.collect(step.publication.publish(step.rendered, Selection(step.ids)))
                assert not report.errors, [each.message("en") for each in report]
                write_zip(tree, path, "imsmanifest.xml")
            paths.append(path)
        return paths


def every_cell() -> tuple[Cell, ...]:
    """All there is to play."""
    return tuple(Cell(*each) for each in product(courses(), VERSIONS, SHAPES, MANNERS))


def play(cell: Cell, folder: Path, context: BrowserContext, watch: Watch) -> None:
    """Study, fail the exam, leave, come back, pass, leave; and hold what the LMS has then against what this LMS can have."""
    first = True
    for package in cell.packages(folder):
        runtime, profile = ("scorm-again", "strict") if cell.manner == SECOND_OPINION else ("strict", cell.manner)
        with Lms(package, runtime=runtime, profile=profile) as lms:
            watch.hosts.add(urlsplit(lms.origin).netloc)
            for leaf in lms.manifest.organization.leaves:
                lms.sco = leaf
                _part(cell, lms, context, first)
                first = False
            assert lms.violations == [], (cell.name, lms.violations[:5])
            assert lms.missing == [], (cell.name, lms.missing)


def _part(cell: Cell, lms: Lms, context: BrowserContext, first: bool) -> None:
    page, learner = _enter(lms, context)
    given: dict[str, Answers] = {}
    examined = ""
    for activity in learner.course["activities"]:
        name, kind = activity["id"], activity["kind"]
        if kind == "lesson":
            given[name] = learner.learn(name, settle=False)
        else:
            passed = learner.sit(name, kind != "exam")
            assert passed is not (kind == "exam"), (cell.name, name, passed)
            examined = name if kind == "exam" else examined
    _leave(cell, lms, page, learner)
    if cell.manner not in KEEPS_NOTHING | KEEPS_SOME:
        _done(cell, lms, exam=bool(examined), passed=False)
    if not (examined or first):
        return
    page, learner = _enter(lms, context)
    if cell.manner not in KEEPS_NOTHING:
        for name, answers in _last(given):
            assert learner.shown(name) == answers, (cell.name, name)
    if examined:
        assert learner.sit(examined) is True, cell.name
    _leave(cell, lms, page, learner)
    if cell.manner in KEEPS_NOTHING:
        assert lms.attempt is None, cell.name
    elif cell.manner not in KEEPS_SOME:
        _done(cell, lms, exam=bool(examined), passed=True)


def _last(given: dict[str, Answers]) -> Iterator[tuple[str, Answers]]:
    yield from [(name, answers) for name, answers in given.items() if answers][-1:]


def _done(cell: Cell, lms: Lms, exam: bool, passed: bool) -> None:
    """Wait until the LMS has what was reached: what a leaving page saves may arrive after its last call."""
    deadline = time.monotonic() + PATIENCE_S
    while True:
        try:
            return _reached(cell, lms, exam, passed)
        except (AssertionError, KeyError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def _reached(cell: Cell, lms: Lms, exam: bool, passed: bool) -> None:
    """Hold the statuses and the score against what was reached: all but the exam, which was failed, or all."""
    values = lms.values
    if cell.version == "scorm12":
        status = values["cmi.core.lesson_status"]
        wanted = ({"passed"} if passed else {"failed", "incomplete"}) if exam else {"completed", "passed"}
        assert status in wanted, (cell.name, status, passed)
        score = values.get("cmi.core.score.raw")
    else:
        completion, success = values["cmi.completion_status"], values.get("cmi.success_status", "unknown")
        assert completion == ("completed" if passed or not exam else "incomplete"), (cell.name, completion, passed)
        assert success in ({"passed" if passed else "failed"} if exam else {"passed", "unknown"}), (cell.name, success)
        score = values.get("cmi.score.raw")
    if exam:
        assert score is not None, cell.name
        assert (float(score) == 100) is passed, (cell.name, score, passed)


def _enter(lms: Lms, context: BrowserContext) -> tuple[Page, Quick]:
    lms.forget_calls()
    page = context.new_page()
    page.goto(lms.origin)
    frame = page.wait_for_selector("#sco").content_frame()
    assert frame
    learner = Quick(frame)
    # An LMS that appears late is there before anything is answered, as it is for people, who read first.
    eventually(page, lambda: any(call["method"].endswith("Initialize") for call in lms.calls), "a session", PATIENCE_S)
    learner.settle()
    return page, learner


def _leave(cell: Cell, lms: Lms, page: Page, learner: Quick) -> None:
    """Close the tab, and wait for what it still says: calls and commits are sent while the page goes away."""
    learner.settle()
    # A person looks at the result first. Open edX stores a moment after it has said yes, and loses what leaves with the page.
    count = -1
    while count != len(lms.calls):
        count = len(lms.calls)
        page.wait_for_timeout(READING_MS)
    with page.expect_event("close"):
        page.close(run_before_unload=True)
    if cell.manner in CUTS_SHORT:
        time.sleep(READING_MS / 1000)
        return
    deadline = time.monotonic() + PATIENCE_S
    while not _over(lms, count if cell.stays_open else None):
        assert time.monotonic() < deadline, f"the session did not end: {lms.visit()[-5:]}"
        time.sleep(0.02)
    # The store's own message follows the call that it belongs to.
    time.sleep(0.1)


def _over(lms: Lms, heard: int | None) -> bool:
    """Whether the page has said its last word: the end of the session, or a commit after those `heard` where that stays open."""
    calls = lms.visit()
    ended = any(call["method"] in ("LMSFinish", "Terminate") for call in calls)
    if heard is not None:
        assert not ended, "a SCO among several has ended the session of Moodle's window"
        ended = any(call["method"] == "Commit" for call in calls[heard:])
    return ended and calls[-1]["n"] == len(calls)

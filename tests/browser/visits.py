# SPDX-License-Identifier: Apache-2.0
"""Visits of a learner to a course in an LMS: coming, leaving by closing the tab, and what each visit may and may not do."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page

from browser.learner import Learner
from browser.lms import Lms

SESSION_TIME = "cmi.core.session_time"


def eventually(page: Page, holds: Callable[[], bool], what: str, within: float = 20.0) -> None:
    """Wait until something outside the page has become true, while the browser goes on working."""
    deadline = time.monotonic() + within
    while not holds():
        assert time.monotonic() < deadline, f"not within {within} s: {what}"
        page.wait_for_timeout(25)


def enter(lms: Lms, context: BrowserContext) -> Learner:
    """Launch the course in the LMS; the calls of earlier visits are forgotten."""
    lms.forget_calls()
    page = context.new_page()
    page.goto(lms.origin)
    return Learner(page, page.frame_locator("#sco"))


def leave(lms: Lms, learner: Learner) -> None:
    """Close the tab as a person does, wait until it is gone, and check the whole visit."""
    with learner.page.expect_event("close"):
        learner.page.close(run_before_unload=True)
    deadline = time.monotonic() + 3
    while not _has_arrived(lms) and time.monotonic() < deadline:
        time.sleep(0.02)
    methods = [call["method"] for call in lms.visit() if not call["method"].startswith("LMSGet")]
    assert methods.count("LMSInitialize") == 1, methods
    assert methods[-1] == "LMSFinish", methods[-5:]
    assert methods.count("LMSFinish") == 1, methods
    assert [call for call in lms.calls if call["error"] and "fault" not in call] == []


def _has_arrived(lms: Lms) -> bool:
    """Whether the server has all calls of the visit, and what the last of them stored: the two come in requests of their own."""
    if not lms.called("LMSFinish") or lms.visit()[-1]["n"] != len(lms.calls):
        return False
    if lms.faults or lms.profile != "strict":
        return True
    spans = [call["args"][1] for call in lms.called("LMSSetValue") if call["args"][0] == SESSION_TIME]
    kept = lms.values.get(SESSION_TIME)
    if not spans:  # nothing is graded, and still the LMS keeps what it was told
        return bool(lms.values)
    return kept is not None and hundredths(kept) == hundredths(spans[-1])


def hundredths(span: str) -> int:
    """A SCORM 1.2 time span in hundredths of a second. scorm-again hands on what it got without the zeros at its end."""
    found = re.fullmatch(r"(\d{2,4}):(\d\d):(\d\d)(?:\.(\d{1,2}))?", span)
    assert found, span
    hours, minutes, seconds = (int(part) for part in found.groups()[:3])
    return ((hours * 60 + minutes) * 60 + seconds) * 100 + int((found[4] or "0").ljust(2, "0"))

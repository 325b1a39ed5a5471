# SPDX-License-Identifier: Apache-2.0
"""The rehearsal as learners meet it: on the site, opened by file://, and in LMSs of both standards."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Frame

from browser import rehearsal
from browser.folder import serve
from browser.learner import SAVED_LINE
from browser.lms import Json, Lms
from browser.visits import eventually
from browser.watch import Watch
from sinau.publishing.player import interface_strings

RANKS = {"": 0, "not attempted": 0, "unknown": 0, "incomplete": 1, "failed": 1, "completed": 2, "passed": 3}
STATUS = ("cmi.core.lesson_status", "cmi.completion_status", "cmi.success_status")
SCORE = ("cmi.core.score.raw", "cmi.score.raw", "cmi.score.scaled")
SURFACES = ("site", "file", "scorm12", "scorm2004-4")
PUBLICATIONS = ("site", "offline", "scorm12", "scorm2004-4")


class Surface(Protocol):
    """One way to the rehearsal. It stays the same while browsers come and go."""

    def visit(self, context: BrowserContext, activity: str, faults: Json) -> Frame:
        """Come in a new tab and wait until the page says that all is saved; `faults` are the LMS's."""

    def check(self) -> list[str]:
        """What has fallen since the last time, outside the browser."""


READY = """([place, pending, late]) => {
  const line = document.querySelector(place);
  return line && line.textContent !== late && (["ok", "warn"].includes(line.dataset.state) || line.textContent === pending);
}"""


def ready(frame: Frame) -> Frame:
    """Wait until what was done before has been opened; the LMS need not have heard of this visit yet."""
    words = interface_strings("en")
    frame.wait_for_function(READY, arg=[SAVED_LINE, words["status_pending"], words["status_late"]])
    return frame


class PageSurface:
    """The site, whose activities have pages of their own; or the offline zip, which is one page."""

    def __init__(self, addresses: dict[str, str]) -> None:
        self.addresses = addresses

    def visit(self, context: BrowserContext, activity: str, faults: Json) -> Frame:
        """No LMS is there to have faults."""
        page = context.new_page()
        page.goto(self.addresses[activity])
        return ready(page.main_frame)

    def check(self) -> list[str]:
        """Nothing is kept outside the browser."""
        return []


class LmsSurface:
    """A package in an LMS, which outlives the browser."""

    def __init__(self, lms: Lms) -> None:
        self.lms = lms
        self.seen: dict[str, str] = {}

    def visit(self, context: BrowserContext, activity: str, faults: Json) -> Frame:
        """Launch it."""
        self.lms.faults = {}
        self.lms.forget_calls()
        page = context.new_page()
        page.goto(self.lms.origin)
        frame = page.wait_for_selector("#sco").content_frame()
        assert frame
        ready(frame)
        # An attempt that the LMS has never confirmed is over when its session is, and may only be looked at (launch.js).
        eventually(page, lambda: bool(self.lms.values.get("cmi.suspend_data")), "this attempt's state at the LMS", 10)
        page.evaluate("faults => Object.assign(lms.faults, faults)", faults)
        return frame

    def check(self) -> list[str]:
        """No status and no score at the LMS may be lower than it was."""
        now = self.lms.values
        fallen = [
            f"{name} fell from {before!r} to {now.get(name, '')!r}"
            for name, before in self.seen.items()
            if (name in STATUS and RANKS[now.get(name, "")] < RANKS[before])
            or (name in SCORE and before and float(now.get(name) or -1) < float(before))
        ]
        self.seen = {name: now[name] for name in (*STATUS, *SCORE) if name in now}
        # Nobody but a robot gives more answers than the 250 that every LMS of 2004 has to take; most take more.
        broken = [one for one in self.lms.violations if "cmi.interactions.250." not in one["detail"]]
        return fallen + [f"the LMS: {violation}" for violation in broken]


@contextmanager
def open_surface(name: str, built: Path, folder: Path, watch: Watch) -> Iterator[Surface]:
    """Make a surface; what it keeps outside the browser begins empty."""
    if name == "site":
        with serve(built / "site") as address:
            watch.hosts.add(urlsplit(address).netloc)
            pages = {path.stem: path for path in (built / "site" / rehearsal.COURSE).rglob("*.html")}
            root = built / "site"
            yield PageSurface(
                {one: address + pages[one].relative_to(root).as_posix() for one in (rehearsal.LESSON, rehearsal.EXAM)}
            )
    elif name == "file":
        with zipfile.ZipFile(package(built, "offline")) as archive:
            archive.extractall(folder)
        page = sorted(folder.rglob("index.html"), key=lambda path: len(path.parts))[0].as_uri()
        yield PageSurface(dict.fromkeys((rehearsal.LESSON, rehearsal.EXAM), page))
    else:
        with Lms(package(built, name)) as lms:
            watch.hosts.add(urlsplit(lms.origin).netloc)
            yield LmsSurface(lms)


def package(built: Path, publication: str) -> Path:
    """The rehearsal's zip in a publication."""
    (found,) = (built / "packages").glob(f"{rehearsal.COURSE}-*-{publication}.zip")
    return found

# SPDX-License-Identifier: Apache-2.0
"""Courses in frames of other people's pages: whatever a sandbox forbids, answers can be given, and what cannot work says so."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, FrameLocator, Page, expect

from browser import framed
from browser.folder import serve
from browser.framed import ALL_SANDBOXES, ELSEWHERE, HOST, Frame, follow, framing, study
from browser.learner import Learner
from browser.lms import Lms
from browser.screens import TORTURE
from browser.visits import eventually
from browser.watch import Watch
from sinau.player import interface_strings

PUBLICATIONS = ("offline", "scorm12", "scorm2004-4")
WORDS = interface_strings("en")
# How Chromium says that a sandbox has done what it is there for.
SANDBOX_SAYS = (
    "can escape its sandboxing",
    "Blocked script execution",
    "in a new window because the request was made in a sandboxed frame",
    "Unsafe attempt to initiate navigation",
)
# In make test: each real sandbox once, and of the others those whose flag once broke something.
FAST = [
    *[("offline", name, own) for name, own in (("none", False), ("kolibri", False), ("studip", False))],
    *[("scorm12", name, own) for name, own in (("kolibri-new", True), ("portal", True), ("kolibri", True))],
    *[
        ("scorm2004-4", name, own)
        for name, own in (("without-allow-forms", True), ("none", False), ("without-allow-popups", True))
    ],
    ("offline", "nothing", True),
]
CASES = (
    FAST
    if not TORTURE
    else [(publication, name, own) for publication in PUBLICATIONS for name in ALL_SANDBOXES for own in (True, False)]
)

NewContext = Callable[..., BrowserContext]
MakeLms = Callable[..., Lms]


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The course in each publication, as zips."""
    return framed.published(tmp_path_factory.mktemp("framed"), *PUBLICATIONS)


@pytest.fixture(scope="module")
def host(packages: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a host that holds the unpacked courses and a page that frames them."""
    folder = tmp_path_factory.mktemp("host")
    (folder / "host.html").write_text(HOST, encoding="utf-8")
    for name, package in packages.items():
        with zipfile.ZipFile(package) as archive:
            archive.extractall(folder / name)
    with serve(folder) as address:
        yield address


def start(context: BrowserContext, host: str, publication: str, frame: Frame) -> tuple[Page, FrameLocator]:
    """Open a course in a frame of a page of the same host, or of another."""
    page = context.new_page()
    around = host if frame.own_page else host.replace("127.0.0.1", "localhost")
    page.goto(framing(around, frame.sandbox, f"{host}{publication}/index.html"))
    return page, page.frame_locator("#sco")


def say_elsewhere(context: BrowserContext) -> None:
    """Let the other host of the links exist."""
    context.route(
        f"https://{ELSEWHERE}/**",
        lambda route: route.fulfill(body="<title>Elsewhere</title>", content_type="text/html"),
    )


@pytest.fixture
def context(new_context: NewContext, watch: Watch, host: str) -> BrowserContext:
    """A browser that knows the hosts of these tests, and tolerates what sandboxes say."""
    watch.tolerated += SANDBOX_SAYS
    netloc = host.split("/")[2]
    watch.hosts |= {netloc, netloc.replace("127.0.0.1", "localhost"), ELSEWHERE}
    made = new_context()
    say_elsewhere(made)
    return made


@pytest.mark.parametrize("publication, name, own_page", CASES, ids=str)
def test_a_course_in_a_frame(
    context: BrowserContext,
    host: str,
    packages: dict[str, Path],
    make_lms: MakeLms,
    publication: str,
    name: str,
    own_page: bool,
) -> None:
    frame = Frame(ALL_SANDBOXES[name], own_page)
    lms = None
    if publication != "offline" and frame.reaches_parent:
        lms = make_lms(packages[publication], sandbox=frame.sandbox)
        page = context.new_page()
        page.goto(lms.origin)
        place = page.frame_locator("#sco")
    else:
        page, place = start(context, host, publication, frame)
    if not frame.allows("allow-scripts"):
        eventually(page, lambda: str(WORDS["no_scripts"]) in framed.drawn(page), "word that scripts are missing")
        return
    learner = Learner(page, place)
    learner.is_at("one")
    if publication != "offline" and not frame.reaches_parent:
        expect(learner.notices()).to_contain_text(str(WORDS["notice_no_lms"]), timeout=8_000)
    for link in ("the notes", "another host"):
        follow(context, learner, link, frame.allows("allow-popups"))
    study(page, place)
    if lms is None:
        return
    element = "cmi.core.lesson_status" if publication == "scorm12" else "cmi.success_status"
    eventually(page, lambda: lms.values.get(element) == "passed", "the result at the LMS")
    assert len(lms.interactions) == len(framed.MOUSE) + len(framed.KEYS) + len(framed.EXAM)

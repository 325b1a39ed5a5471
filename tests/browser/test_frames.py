# SPDX-License-Identifier: Apache-2.0
"""Courses in frames of other people's pages: whatever a sandbox forbids, answers can be given, and what cannot work says so."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, FrameLocator, Page, Playwright, expect

from browser import framed
from browser.chromium import FLAGS, executable
from browser.folder import serve
from browser.framed import ALL_SANDBOXES, ELSEWHERE, HOST, MOUSE, Frame, by_mouse, follow, framing, study
from browser.learner import Learner
from browser.lms import Lms
from browser.screens import TORTURE
from browser.visits import eventually
from browser.watch import Watch
from sinau.publishing.player import interface_strings

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
    *[("offline", name, own) for name, own in (("kolibri", False), ("studip", False))],
    *[("scorm12", name, own) for name, own in (("kolibri-new", True), ("portal", True))],
    *[("scorm2004-4", name, own) for name, own in (("without-allow-forms", True), ("without-allow-popups", True))],
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
    # A browser asks for it where a text file is opened.
    lms.missing[:] = [path for path in lms.missing if path != "/favicon.ico"]
    element = "cmi.core.lesson_status" if publication == "scorm12" else "cmi.success_status"
    eventually(page, lambda: lms.values.get(element) == "passed", "the result at the LMS")
    assert len(lms.interactions) == len(framed.MOUSE) + len(framed.KEYS) + len(framed.EXAM)


SCORM = ("scorm12", "scorm2004-4")


@pytest.mark.parametrize("publication", SCORM if TORTURE else SCORM[:1])
def test_a_frame_that_is_left_and_comes_back_is_told_at_once_and_loses_nothing(
    context: BrowserContext, packages: dict[str, Path], make_lms: MakeLms, publication: str
) -> None:
    lms = make_lms(packages[publication])
    page = context.new_page()
    page.goto(lms.origin)
    learner = Learner(page, page.frame_locator("#sco"))
    learner.is_at("one")
    first, second = MOUSE[0], MOUSE[3]
    by_mouse(learner, first)
    learner.ready()
    # Whatever took the frame away: a script of the LMS, an extension. Then the browser's Back.
    page.evaluate("document.getElementById('sco').contentWindow.location.href = 'about:blank'")
    page.wait_for_function("!document.getElementById('sco').contentDocument.querySelector('article')")
    page.evaluate("history.back()")
    learner.is_at("one")
    expect(learner.notices()).to_contain_text(str(WORDS["notice_session_closed"]))
    expect(learner.saved_line()).to_have_attribute("data-state", "warn")
    learner.shows(first.id, first.right)
    by_mouse(learner, second)
    learner.saved(second.id)
    page.wait_for_timeout(1500)
    methods = [call["method"] for call in lms.visit() if "Error" not in call["method"]]
    ended = next(number for number, method in enumerate(methods) if method in ("LMSFinish", "Terminate"))
    assert len(methods[ended + 1 :]) <= 2, methods[ended:]
    assert {violation["rule"] for violation in lms.violations} <= {"initialize-twice", "after-finish"}
    lms.violations.clear()
    page.close()

    page = context.new_page()
    page.goto(lms.origin)
    learner = Learner(page, page.frame_locator("#sco")).ready()
    for question in (first, second):
        learner.shows(question.id, question.right)
    eventually(page, lambda: len(lms.interactions) == 2, "both answers at the LMS")


@pytest.mark.parametrize("publication", SCORM)
def test_a_link_to_a_file_leaves_the_session_as_it_is(
    context: BrowserContext, watch: Watch, packages: dict[str, Path], make_lms: MakeLms, publication: str
) -> None:
    watch.tolerated += ["chrome-extension://", "chrome://"]  # what Chromium shows a PDF with
    lms = make_lms(packages[publication])
    page = context.new_page()
    page.goto(lms.origin)
    learner = Learner(page, page.frame_locator("#sco")).ready()
    with context.expect_page() as opened:
        learner.article().get_by_role("link", name="the rule").click()
    opened.value.close()
    for word in ("the rule", "the office", "another host"):
        expect(learner.article().get_by_role("link", name=f"{word} ({WORDS['new_window']})")).to_be_visible()
    # A file or a link that is dropped onto the page; a text may be dropped into a field.
    taken = learner.article().evaluate(
        """article => {
          const drop = (target, kind) => {
            const dataTransfer = new DataTransfer();
            if (kind === "Files") dataTransfer.items.add(new File(["x"], "x.pdf"));
            else dataTransfer.setData(kind, "https://elsewhere.example/");
            return ["dragover", "drop"].map((name) => !target.dispatchEvent(
              new DragEvent(name, { bubbles: true, cancelable: true, dataTransfer })));
          };
          const field = article.querySelector(".answer input");
          return [drop(article, "Files"), drop(article, "text/uri-list"), drop(field, "Files"), drop(field, "text/plain")];
        }"""
    )
    assert taken == [[True, True], [True, True], [True, True], [False, False]]
    by_mouse(learner, MOUSE[0])
    learner.ready()
    assert len(lms.interactions) == 1
    methods = [call["method"] for call in lms.visit()]
    assert sum(method.endswith("Initialize") for method in methods) == 1
    assert not any(method.endswith(("Finish", "Terminate")) for method in methods)
    lms.missing[:] = [path for path in lms.missing if path != "/favicon.ico"]


# Settings of a browser's profile, and whether a frame of another host may store anything then.
STORAGE = {
    "all-blocked": ({"default_content_setting_values": {"cookies": 2}}, False),
    "third-party-blocked": ({"block_third_party_cookies": True, "cookie_controls_mode": 1}, False),
    "partitioned": ({"block_third_party_cookies": False, "cookie_controls_mode": 0}, True),
}


@pytest.mark.parametrize("name", STORAGE if TORTURE else ["all-blocked", "partitioned"])
@pytest.mark.parametrize("publication", PUBLICATIONS if TORTURE else PUBLICATIONS[:1])
def test_a_frame_of_another_host_whose_storage_is_blocked_or_its_own(
    playwright: Playwright, host: str, tmp_path: Path, publication: str, name: str
) -> None:
    settings, works = STORAGE[name]
    (tmp_path / "Default").mkdir()
    (tmp_path / "Default" / "Preferences").write_text(json.dumps({"profile": settings}), encoding="utf-8")
    # Browsers of today give such a frame a storage of its own, which the flags of the other tests switch off; older ones refuse.
    flags = [flag.replace(",ThirdPartyStoragePartitioning", "") for flag in FLAGS] if works else FLAGS
    context = playwright.chromium.launch_persistent_context(
        str(tmp_path), executable_path=executable(), args=flags, headless=True
    )
    try:
        page, place = start(context, host, publication, Frame(None, own_page=False))
        can = """(() => { try { localStorage.setItem("-", "-"); return true } catch (error) { return false } })()"""
        place.locator("article.activity").wait_for()
        assert page.frames[-1].evaluate(can) is works
        learner = study(page, place)
        if not works:
            expect(learner.saved_line()).to_contain_text(str(WORDS["status_memory"]))
            expect(learner.notices()).to_contain_text(str(WORDS["notice_storage_refused"]))
            return
        page.reload()
        learner.is_at("exam")
        assert learner.ticks() == {"one", "two", "exam"}
    finally:
        context.close()

# SPDX-License-Identifier: Apache-2.0
"""A course is taken onto the device by one tap: it opens without network, is updated when the learner wants it, and no answer is lost."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from browser.learner import Learner
from browser.screens import TORTURE
from browser.versions import COURSE, PAGES, Host, build_version
from browser.watch import Watch

NewContext = Callable[..., BrowserContext]
ORDERS, STEPS = (200, 8) if TORTURE else (3, 8)


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The folders of three versions of the site."""
    work = tmp_path_factory.mktemp("versions")
    return [build_version(number, work) for number in range(3)]


@pytest.fixture
def host(versions: list[Path], watch: Watch) -> Iterator[Host]:
    """A host of the first version."""
    running = Host(versions[0])
    watch.hosts.add(urlsplit(running.address).netloc)
    yield running
    running.stop()


def panel(page: Page) -> Locator:
    """What the page says of taking the course."""
    return page.locator(".sinau-take")


def open_home(context: BrowserContext, host: Host) -> Page:
    """Open the course's home and wait for the button."""
    page = context.new_page()
    page.goto(f"{host.address}{COURSE}/index.html")
    expect(panel(page).get_by_role("button").first).to_be_visible()
    return page


def take(page: Page) -> None:
    """Take the course by one tap."""
    panel(page).get_by_role("button", name="Ambil kursus ini").click()
    expect(panel(page)).to_contain_text("dapat dibuka tanpa jaringan")
    expect(panel(page).get_by_role("button", name="Hapus dari perangkat ini")).to_be_visible()


def answer(page: Page, question: str, right: bool = True) -> tuple[str, ...]:
    """Answer a question of the lesson that is shown, and wait until that is safe."""
    learner = Learner(page, page)
    key = learner.key(question)
    wanted = key.correct if right else key.wrong
    learner.answer(question, wanted)
    learner.check(question)
    learner.saved(question)
    return tuple(wanted)


def test_a_first_visit_fetches_what_the_page_needs_and_the_worker(
    new_context: NewContext, watch: Watch, host: Host
) -> None:
    page = new_context(service_workers="allow").new_page()
    page.goto(f"{host.address}{COURSE}/01-tanah.html")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_load_state("networkidle")

    needed = {path for path in host.asked if path.startswith("assets/sinau/")}
    assert {path.rpartition("/")[2].split(".")[0] for path in needed} <= {
        *("site", "words-id", "course-kebun", "icon", "icon-192", "icon-512", "colours"),
    }, needed
    rest = sorted(set(host.asked) - needed)
    assert set(rest) <= {"kebun/01-tanah.html", "kebun/media/lapis.svg", "manifest.webmanifest", "sw.js"}


def test_chromium_takes_the_manifest_of_the_front_page_and_that_of_a_courses_home(
    new_context: NewContext, watch: Watch, host: Host
) -> None:
    context = new_context(service_workers="allow")
    front = context.new_page()
    front.goto(host.address)
    home = open_home(context, host)
    for page in (front, home):
        found = context.new_cdp_session(page).send("Page.getAppManifest")
        assert found["url"] == f"{host.address}manifest.webmanifest"
        assert found["errors"] == []
        assert '"start_url":"index.html"' in found["data"]


def test_a_course_taken_by_one_tap_survives_the_server_and_an_update_loses_no_answer(
    new_context: NewContext, watch: Watch, host: Host, versions: list[Path]
) -> None:
    context = new_context(service_workers="allow", viewport={"width": 360, "height": 740})
    home = open_home(context, host)
    assert host.asked.count("assets/offline") == 0
    take(home)
    assert len(host.asked) == len([path for path in host.asked if not path.startswith("assets/offline/kept")])
    host.stop()

    # Every page opens, those of the course and the front page; a lesson's question is answered, and a quiz is finished.
    page = context.new_page()
    for path in PAGES:
        page.goto(f"{host.address}{COURSE}/{path}")
        expect(page.locator("h1")).to_be_visible()
    page.goto(host.address)
    expect(page.locator("h1")).to_be_visible()
    page.goto(f"{host.address}{COURSE}/01-tanah.html")
    expect(page.locator("article")).to_contain_text("Versi 0.")
    assert page.locator("article img").evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
    given = answer(page, "tanah-1")
    page.goto(f"{host.address}{COURSE}/kuis.html")
    learner = Learner(page, page)
    learner.start_assessment()
    learner.sit(True, [{"id": "kuis-1"}])
    assert learner.hand_in().score == 100

    # A new version is on the host: the course opens as it was until the learner takes it, and a page that is open stays whole.
    host.shown = versions[1]
    host.start()
    old = context.new_page()
    old.goto(f"{host.address}{COURSE}/01-tanah.html")
    expect(old.locator("article")).to_contain_text("Versi 0.")
    # The lesson says so as well, and nothing else of what is on the device.
    expect(panel(old).get_by_role("button")).to_have_text("Ambil versi baru")
    expect(panel(old)).to_contain_text("Jawaban Anda tetap ada")
    page.goto(f"{host.address}{COURSE}/index.html")
    update = panel(page).get_by_role("button", name="Ambil versi baru")
    expect(update).to_be_visible()
    expect(panel(page)).to_contain_text("KB")
    host.asked.clear()
    update.click()
    expect(panel(page)).to_contain_text("Versi baru sudah ada")
    assert not [path for path in host.asked if path.startswith("assets/sinau/site.")], "only what changed is fetched"
    expect(panel(old)).to_contain_text("Versi baru sudah ada")
    expect(panel(old).get_by_role("button")).to_have_count(0)
    host.stop()
    old.get_by_role("button", name="Kemajuan saya").click()
    expect(old.locator(".sinau-care-place h2")).to_be_visible()
    page.goto(f"{host.address}{COURSE}/01-tanah.html")
    expect(page.locator("article")).to_contain_text("Versi 1.")
    Learner(page, page).shows("tanah-1", given)
    page.goto(f"{host.address}{COURSE}/kuis.html")
    assert Learner(page, page).result().score == 100

    # Removed from the device: without network it says so, and answers stay.
    page.goto(f"{host.address}{COURSE}/index.html")
    panel(page).get_by_role("button", name="Hapus dari perangkat ini").click()
    panel(page).get_by_role("button", name="Ya, hapus").click()
    expect(panel(page)).to_contain_text("sudah dihapus")
    watch.tolerated.append("503")
    page.goto(f"{host.address}{COURSE}/01-tanah.html")
    expect(page.locator("h1")).to_have_text("Tidak ada jaringan")
    host.start()
    page.get_by_role("link", name="Coba lagi").click()
    Learner(page, page).shows("tanah-1", given)


class Order:
    """A learner who has taken the course, and what may happen to them; each method is one event."""

    def __init__(self, seed: int, context: BrowserContext, host: Host, versions: list[Path]) -> None:
        self.chance = random.Random(seed)
        self.context, self.host, self.versions = context, host, versions
        self.pages = [open_home(context, host)]
        take(self.pages[0])
        self.given: dict[str, tuple[str, ...]] = {}
        self.off = False

    def version(self) -> None:
        self.host.shown = self.chance.choice(self.versions)

    def network(self) -> None:
        (self.host.start if self.off else self.host.stop)()
        self.off = not self.off

    def lesson(self) -> Page:
        """Open the lesson, in a page of its own or in one that is open: all answers are in it."""
        page = self.context.new_page() if len(self.pages) < 3 else self.chance.choice(self.pages)
        if page not in self.pages:
            self.pages.append(page)
        page.goto(f"{self.host.address}{COURSE}/01-tanah.html")
        expect(page.locator("article")).to_contain_text("Versi ")
        assert page.locator("article img").evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
        for question, choices in self.given.items():
            Learner(page, page).shows(question, choices)
        return page

    def answer(self) -> None:
        page = self.lesson()
        left = [one for one in ("tanah-1", "tanah-2") if one not in self.given]
        if left:
            question = self.chance.choice(left)
            self.given[question] = answer(page, question, self.chance.random() < 0.5)

    def update(self) -> None:
        page = self.chance.choice(self.pages)
        page.goto(f"{self.host.address}{COURSE}/index.html")
        expect(panel(page).get_by_role("button").first).to_be_visible()
        update = panel(page).get_by_role("button", name="Ambil versi baru")
        if not self.off and update.count():
            update.click()
            expect(panel(page)).to_contain_text("Versi baru sudah ada")

    def late(self) -> None:
        """Have a page ask for a script that it has not asked for yet."""
        page = self.chance.choice(self.pages)
        if not page.locator(".sinau-care-place h2").is_visible():
            page.get_by_role("button", name="Kemajuan saya").click()
        expect(page.locator(".sinau-care-place h2")).to_be_visible()


@pytest.mark.parametrize("seed", range(ORDERS))
def test_in_any_order_of_new_versions_and_opened_lessons_nothing_fails(
    new_context: NewContext, watch: Watch, host: Host, versions: list[Path], seed: int
) -> None:
    context = new_context(service_workers="allow")
    context.on("requestfailed", lambda request: watch.faults.append(f"failed: {request.url} {request.failure}"))
    # The browser's own look for a newer worker fails when the host is off, and nobody sees it.
    watch.tolerated += ["sw.js", "ERR_CONNECTION_REFUSED"]
    order = Order(seed, context, host, versions)
    events = (order.version, order.lesson, order.lesson, order.answer, order.update, order.network, order.late)
    for _ in range(STEPS):
        order.chance.choice(events)()
    order.lesson()


def test_the_light_edition_is_taken_by_itself(new_context: NewContext, watch: Watch, host: Host) -> None:
    context = new_context(service_workers="allow", viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{host.address}light/{COURSE}/index.html")
    take(page)
    host.stop()
    learner = Learner(page, page).ready()
    for activity in learner.activities():
        learner.open(activity["id"])
        expect(page.locator("article h1")).to_have_text(activity["title"])
    learner.open("tanah")
    given = answer(page, "tanah-1")
    page.goto(f"{host.address}light/{COURSE}/tanah.html")
    Learner(page, page).ready().shows("tanah-1", given)
    assert page.locator("article img").evaluate("image => image.decode().then(() => image.naturalWidth)") > 0

# SPDX-License-Identifier: Apache-2.0
"""A course whose outline comes in a script of its own: read while that is on its way, told when it is lost, and learned as any other."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from browser.learner import MENU, Learner
from browser.lms import Lms
from browser.screens import TORTURE
from browser.visits import enter, eventually, leave
from browser.watch import Watch
from helpers.large import of_lessons
from helpers.rendered import publish
from sinau.extensions import publications
from sinau.output.artefact import write_folder, write_zip

NewContext = Callable[..., BrowserContext]
MakeLms = Callable[..., Lms]

LESSONS, MODULES = 400, 40
LINKS = f"{MENU} [data-activity-link]"
TITLES = f"{MENU} .sinau-module"
OUTLINE = re.compile(r"/outline\.js$")


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course for an LMS."""
    path = tmp_path_factory.mktemp("besar") / "besar.zip"
    write_zip(publish(publications()["scorm12"], of_lessons(LESSONS, MODULES)), path, "imsmanifest.xml")
    return path


def held(page: Page) -> list[Route]:
    """Keep the outline back, the first time; return the request for it, to be answered later."""
    requests: list[Route] = []

    def keep(route: Route) -> None:
        requests.append(route)

    page.route(OUTLINE, keep, times=1)
    return requests


def study(learner: Learner, number: int) -> None:
    """Answer the question of a lesson rightly."""
    learner.open(f"pelajaran-{number}")
    key = learner.key(f"soal-{number}")
    learner.answer(key.id, key.correct)
    assert learner.check(key.id) is True
    learner.saved(key.id)


def whole(learner: Learner) -> None:
    """Look whether the menu has every activity once, in the order of the course, below the titles of its modules."""
    links = learner.place.locator(LINKS)
    expect(links).to_have_count(LESSONS + 1)
    ids = links.evaluate_all("all => all.map(link => link.getAttribute('href').slice(1))")
    assert ids == [one["id"] for one in learner.activities()]
    titles = learner.place.locator(TITLES).evaluate_all(
        "all => all.map(one => [one.textContent, one.parentElement.querySelectorAll('a').length])"
    )
    assert titles == [[module["title"], LESSONS // MODULES] for module in learner.course["modules"]]
    expect(links.last).to_contain_text("Ujian akhir Final exam")
    expect(learner.place.locator("#sinau-rest")).to_have_count(0)


def test_the_first_lesson_is_read_meanwhile_and_no_lms_is_asked(
    make_lms: MakeLms, new_context: NewContext, package: Path
) -> None:
    lms, context = make_lms(package), new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    requests = held(page)
    page.goto(lms.origin, wait_until="commit")
    learner = Learner(page, page.frame_locator("#sco"))
    learner.is_at("pelajaran-0")
    expect(learner.saved_line()).to_have_text("Loading the lesson…")
    expect(learner.place.locator(LINKS)).to_have_count(LESSONS // MODULES)
    expect(learner.place.locator("#sinau-rest")).to_have_text(f"and {LESSONS + 1 - LESSONS // MODULES} more")
    expect(learner.place.locator("form.question button")).to_have_count(0)
    assert lms.calls == []
    learner.question("soal-0").get_by_label("Choice a").check()
    # Where the learner wants to go is gone to, and who uses the menu goes on using it.
    learner.link("pelajaran-3").click()
    learner.link("pelajaran-2").focus()

    eventually(page, lambda: bool(requests), "the outline is asked for")
    requests[0].continue_()
    learner.ready()
    learner.is_at("pelajaran-3")
    expect(learner.link("pelajaran-2")).to_be_focused()
    whole(learner)
    assert len(lms.called("LMSInitialize")) == 1
    # What was chosen meanwhile is still chosen.
    learner.open("pelajaran-0")
    expect(learner.question("soal-0").get_by_label("Choice a")).to_be_checked()
    assert learner.check("soal-0") is True
    learner.saved("soal-0")


def test_all_of_it_is_learned_and_resumed(make_lms: MakeLms, new_context: NewContext, package: Path) -> None:
    lms, context = make_lms(package), new_context(viewport={"width": 1280, "height": 800})
    learner = enter(lms, context).ready()
    whole(learner)
    study(learner, 0)
    study(learner, 399)
    leave(lms, learner)
    assert lms.values["cmi.core.lesson_location"] == "pelajaran-399"

    learner = enter(lms, new_context(viewport={"width": 1280, "height": 800})).ready()
    learner.is_at("pelajaran-399")
    assert learner.ticks() == {"pelajaran-0", "pelajaran-399"}
    learner.open("ujian")
    learner.start_assessment()
    learner.sit(True, learner.exam["questions"])
    learner.hand_in()
    leave(lms, learner)
    assert lms.values["cmi.core.score.raw"] == "100"


@pytest.mark.parametrize("how", ["404", *(["abort"] if TORTURE else [])])
def test_a_lost_outline_is_told_and_asked_for_again(
    make_lms: MakeLms, new_context: NewContext, watch: Watch, package: Path, how: str
) -> None:
    watch.tolerated += ["404", "ERR_FAILED"]
    lms, page = make_lms(package), new_context(viewport={"width": 360, "height": 740}).new_page()
    asked: list[str] = []

    def lost(route: Route) -> None:
        asked.append(route.request.url)
        route.abort() if how == "abort" else route.fulfill(status=404)

    page.route(OUTLINE, lost)
    page.goto(lms.origin)
    learner = Learner(page, page.frame_locator("#sco"))
    alert = learner.place.get_by_role("alert")
    expect(alert).to_contain_text("“Demo” could not be loaded.")
    alert.get_by_role("button", name="Try again").click()
    eventually(page, lambda: len(asked) == 2, "it is asked for again")
    expect(alert).to_have_count(1)
    assert lms.calls == []

    page.unroute_all()
    alert.get_by_role("button", name="Try again").click()
    learner.ready()
    expect(alert).to_have_count(0)
    study(learner, 0)
    study(learner, 25)
    assert len(lms.called("LMSInitialize")) == 1


def test_from_a_stick(new_context: NewContext, tmp_path: Path) -> None:
    write_folder(publish(publications()["offline"], of_lessons(LESSONS, MODULES)), tmp_path / "stick")
    page = new_context(viewport={"width": 1280, "height": 800}).new_page()
    page.goto((tmp_path / "stick" / "index.html").as_uri())
    learner = Learner(page, page).ready()
    whole(learner)
    study(learner, 11)

    page.reload()
    learner.ready()
    learner.is_at("pelajaran-11")
    learner.shows("soal-11", ["a"])


def test_without_scripts_the_first_lesson_and_the_beginning_of_the_menu_are_there(
    new_context: NewContext, tmp_path: Path
) -> None:
    write_folder(publish(publications()["offline"], of_lessons(LESSONS, MODULES)), tmp_path / "stick")
    page = new_context(java_script_enabled=False).new_page()
    page.goto((tmp_path / "stick" / "index.html").as_uri())

    expect(page.locator("article.activity h1")).to_be_visible()
    expect(page.locator("form.question .question-stem")).to_be_visible()
    expect(page.locator(LINKS)).to_have_count(LESSONS // MODULES)
    expect(page.locator("#sinau-rest")).to_be_visible()

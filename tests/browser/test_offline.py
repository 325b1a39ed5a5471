# SPDX-License-Identifier: Apache-2.0
"""The offline zip, unpacked and opened by file://, as from a USB stick: progress stays over reloads, restarts and kills."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, expect

from browser.chromium import OwnChromium
from browser.learner import Learner, Result
from browser.screens import TORTURE
from browser.watch import Watch

Package = Callable[[str, str], Path]
NewContext = Callable[..., BrowserContext]

COURSES = ("keuangan-desa", "records-receipts")


def unpack(package: Path, folder: Path) -> str:
    """Unpack an offline zip; returns the address of its page."""
    with zipfile.ZipFile(package) as archive:
        archive.extractall(folder)
    page = sorted(folder.rglob("index.html"), key=lambda path: len(path.parts))[0]
    return page.as_uri()


def visit(context: BrowserContext, address: str) -> Learner:
    """Open the course in a new tab."""
    page = context.new_page()
    page.goto(address)
    return Learner(page, page).ready()


@pytest.mark.long
@pytest.mark.parametrize("course", COURSES if TORTURE else COURSES[:1])
def test_progress_stays_over_reload_restart_and_kill(
    own_chromium: OwnChromium, watch: Watch, package: Package, tmp_path: Path, course: str
) -> None:
    address = unpack(package(course, "offline"), tmp_path / "stick")
    learner = visit(watch.over(own_chromium.start()), address)
    lesson = next(lesson for lesson in learner.lessons if len(lesson["questions"]) >= 2)
    learner.open(lesson["id"])
    good, bad = (learner.key(question["id"]) for question in lesson["questions"][:2])
    learner.answer(good.id, good.correct)
    assert learner.check(good.id) is True
    learner.saved(good.id)

    learner.page.reload()
    learner.is_at(lesson["id"])
    learner.shows(good.id, good.correct)
    learner.answer(bad.id, bad.wrong)
    assert learner.check(bad.id) is False
    learner.saved(bad.id)

    own_chromium.close()
    learner = visit(watch.over(own_chromium.start()), address)
    learner.is_at(lesson["id"])
    learner.shows(good.id, good.correct)
    learner.shows(bad.id, bad.wrong)
    exam = learner.exam
    learner.open(exam["id"])
    learner.start_assessment()
    learner.sit(True, exam["questions"][:2])
    half = [learner.key(question["id"]) for question in exam["questions"][:2]]

    own_chromium.kill()
    learner = visit(watch.over(own_chromium.start()), address)
    learner.is_at(exam["id"])
    for key in half:
        learner.shows(key.id, key.correct)
    learner.sit(True, exam["questions"][2:])
    assert learner.hand_in() == Result(True, 100)
    assert exam["id"] in learner.ticks()

    own_chromium.kill()
    learner = visit(watch.over(own_chromium.start()), address)
    assert learner.result() == Result(True, 100)
    assert exam["id"] in learner.ticks()


def test_two_courses_on_one_stick_do_not_mix(
    own_chromium: OwnChromium, watch: Watch, package: Package, tmp_path: Path
) -> None:
    """All folders that are opened by file:// share one storage."""
    context = watch.over(own_chromium.start())
    addresses = [unpack(package(course, "offline"), tmp_path / course) for course in COURSES]
    learner = visit(context, addresses[0])
    learner.open(learner.lessons[0]["id"])
    learner.finish_lesson()
    assert learner.ticks() == {learner.lessons[0]["id"]}
    other = visit(context, addresses[1])
    assert other.ticks() == set()
    copy = visit(context, unpack(package(COURSES[0], "offline"), tmp_path / "copy"))
    assert copy.ticks() == set(), "another copy of the course may be another person's"


def test_a_page_without_its_neighbours_says_in_place_what_to_do(
    new_context: NewContext, watch: Watch, package: Package, tmp_path: Path
) -> None:
    whole = unpack(package("keuangan-desa", "offline"), tmp_path / "whole")
    alone = tmp_path / "alone" / "index.html"
    alone.parent.mkdir()
    alone.write_bytes(Path(urlsplit(whole).path).read_bytes())
    watch.tolerated.append("ERR_FILE_NOT_FOUND")
    # It waits, as the player may only be slow to come.
    over = "document.getAnimations().forEach((one) => one.finish())"
    for size in ((360, 560), (1280, 800)):
        page = new_context(viewport={"width": size[0], "height": size[1]}).new_page()
        page.goto(alone.as_uri())
        said = page.locator("#sinau-alone")
        expect(said).to_be_hidden()
        page.evaluate(over)
        expect(said).to_be_in_viewport(ratio=1)
        expect(said).to_contain_text("index.html")

    learner = visit(new_context(), whole)
    learner.page.evaluate(over)
    expect(learner.page.locator("#sinau-alone")).to_be_hidden()

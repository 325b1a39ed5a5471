# SPDX-License-Identifier: Apache-2.0
"""'My progress': to a file and back, the support code, and several people at one device; offline and on the site."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page, expect

from browser.learner import Learner
from browser.test_offline import unpack
from browser.watch import Watch
from sinau.command_line.support_code import KINDS, WHERES, course_bits, read_support_code

Contexts = Callable[..., BrowserContext]
Package = Callable[[str, str], Path]
COURSE = "keuangan-desa"


def care(page: Page, address: str) -> Learner:
    """Open the player at its "my progress"."""
    page.goto(f"{address}#sinau-care")
    expect(page.locator(".sinau-code")).not_to_be_empty()
    return Learner(page, page)


def answered(learner: Learner) -> str:
    """Answer the first question of a lesson; return its id."""
    lesson = next(lesson for lesson in learner.lessons if lesson["questions"])
    learner.open(lesson["id"])
    key = learner.key(lesson["questions"][0]["id"])
    learner.answer(key.id, key.correct)
    assert learner.check(key.id) is True
    learner.saved(key.id)
    return str(lesson["id"])


def test_a_file_brings_progress_to_another_device(new_context: Contexts, package: Package, tmp_path: Path) -> None:
    address = unpack(package(COURSE, "offline"), tmp_path / "stick")
    page = new_context(accept_downloads=True).new_page()
    learner = care(page, address)
    lesson = answered(learner)
    page.evaluate("location.hash = 'sinau-care'")
    with page.expect_download() as download:
        learner.button("care_save").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    facts = read_support_code(page.locator(".sinau-code").inner_text())
    assert (facts.course, facts.answers) == (course_bits(COURSE), 1)
    assert (KINDS[facts.kind], WHERES[facts.where]) == ("offline", "device")

    other = new_context().new_page()
    learner = care(other, address)
    with other.expect_file_chooser() as chooser:
        learner.button("care_load").click()
    chooser.value.set_files(file)
    expect(other.locator(".sinau-care [role=status]").first).to_contain_text(
        learner.strings["care_loaded"].partition("{count}")[2].strip()
    )
    other.reload()
    learner.open(lesson)
    key = learner.key(next(entry for entry in learner.lessons if entry["id"] == lesson)["questions"][0]["id"])
    learner.shows(key.id, key.correct)

    damaged = tmp_path / "other.txt"
    damaged.write_text("no file of ours", encoding="utf-8")
    other.evaluate("location.hash = 'sinau-care'")
    with other.expect_file_chooser() as chooser:
        learner.button("care_load").click()
    chooser.value.set_files(damaged)
    expect(other.locator(".sinau-care")).to_contain_text(learner.strings["care_bad_foreign"])


def test_several_people_at_one_device(new_context: Contexts, package: Package, tmp_path: Path) -> None:
    address = unpack(package(COURSE, "offline"), tmp_path / "stick")
    page = new_context().new_page()
    learner = care(page, address)
    answered(learner)
    page.evaluate("location.hash = 'sinau-care'")
    page.locator("#sinau-name").fill("Bu Ani")
    learner.button("care_rename").click()
    expect(page.locator("#sinau-who")).to_contain_text("Bu Ani")
    page.get_by_text(learner.strings["care_not_me"], exact=True).click()
    with page.expect_navigation():
        learner.button("care_new").click()
    expect(page.locator(".sinau-facts dd").nth(1)).to_have_text(learner.strings["no_answers"])
    page.get_by_text(learner.strings["care_not_me"], exact=True).click()
    with page.expect_navigation():
        page.get_by_role("button", name=learner.strings["care_switch"].replace("{name}", "Bu Ani")).click()
    expect(page.locator(".sinau-facts dd").nth(1)).to_have_text("1")


def test_on_the_site_it_opens_on_the_courses_page_and_on_a_lessons(
    new_context: Contexts, watch: Watch, site: str
) -> None:
    watch.hosts.add(urlsplit(site).netloc)
    page = new_context(viewport={"width": 360, "height": 740}).new_page()
    page.goto(f"{site}{COURSE}/")
    for _ in range(2):
        button = page.locator(".sinau-care-way button")
        button.click()
        expect(button).to_have_attribute("aria-expanded", "true")
        code = page.locator(".sinau-care .sinau-code")
        assert KINDS[read_support_code(code.inner_text()).kind] == "site"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        button.click()
        expect(page.locator(".sinau-care")).to_be_hidden()
        page.goto(
            page.locator(".site-row a[data-activity-link]").first.evaluate("link => link.href") if _ == 0 else page.url
        )

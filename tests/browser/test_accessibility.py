# SPDX-License-Identifier: Apache-2.0
"""Every kind of page as people with other needs have it: in the system's colours, at 400 %, with wide text, without motion, by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browser.lms import ROOT
from browser.screens_course import COURSE, PHONES, SURFACES, MakeScreens, Screens

AXE = (ROOT / "tests" / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
FIND = "axe.run(document, {preload: false}).then(result => result.violations.map(v => [v.id, v.nodes[0].html]))"
# WCAG 2.2, 1.4.12.
SPACING = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-bottom: 2em !important; }"
# Words that somebody cannot read: cut off at the side or below, where nothing scrolls.
CUT = """() => Array.from(document.querySelectorAll('main *, article *, header *')).filter((one) => {
  const style = getComputedStyle(one);
  return one.checkVisibility({ visibilityProperty: true }) && !one.closest('.sinau-spoken, .md-header, .sinau-course, svg') && one.clientWidth > 1
    && ((style.overflowX === 'hidden' && one.scrollWidth > one.clientWidth + 1) || (style.overflowY === 'hidden' && one.scrollHeight > one.clientHeight + 1))
    && one.tagName !== 'PROGRESS' && Array.from(one.childNodes).some((node) => node.nodeType === 3 && node.textContent.trim());
}).map((one) => one.outerHTML.slice(0, 160))"""
MOVES = "document.getAnimations().filter((one) => one.playState === 'running' && one.effect.getComputedTiming().duration > 20).map((one) => String(one.animationName || one.transitionProperty))"
HEARD = {"heading", "link", "button", "radio", "checkbox", "textbox", "spinbutton"}


def pages(on: Screens) -> Iterator[str]:
    """Go through every kind of page of a surface, and yield the name of the one that is shown."""
    page = on.page
    if on.surface == "site":
        for name in ("index.html", f"{COURSE}/index.html"):
            page.goto(on.address + name)
            expect(page.locator("h1").first).to_be_visible()
            yield name
    learner = on.open("catat")
    page.locator(".sinau-done").wait_for()
    yield "lesson"
    learner.answer("catat-hari", ["b"])
    learner.check("catat-hari")
    yield "answered"
    on.open("ujian")
    yield "exam"
    learner.start_assessment()
    yield "attempt"
    learner.button("hand_in", learner.article()).click()
    yield "question"
    learner.button("hand_in_anyway", learner.article()).click()
    expect(learner.article().locator(".sinau-verdict")).to_be_visible()
    yield "result"
    if on.surface == "site":
        page.get_by_role("button", name="Kemajuan saya").click()
    else:
        page.goto(f"{on.address}#sinau-care")
    page.get_by_role("button", name="Apa guna tiap tombol").click()
    expect(page.locator(".sinau-buttons dt", has_text="Periksa jawaban")).to_be_visible()
    yield "progress"


def wide(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def axe(page: Page) -> list[object]:
    page.evaluate(AXE)
    return list(page.evaluate(FIND))


def spaced(page: Page) -> list[object]:
    page.add_style_tag(content=SPACING)
    return list(page.evaluate(CUT))


def spoken(page: Page) -> list[str]:
    """Roles and names of what a screen reader stops at, in the order of the accessibility tree."""
    nodes = {
        node["nodeId"]: node for node in page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    }

    def below(node: dict[str, Any]) -> Iterator[str]:
        role, name = node.get("role", {}).get("value"), node.get("name", {}).get("value")
        if not node["ignored"] and role in HEARD and name:
            yield f"{role} {name}"
        for child in node.get("childIds", ()):
            yield from below(nodes[child])

    return list(below(next(node for node in nodes.values() if "parentId" not in node)))


# Name of what differs -> what the browser is told, the size of the window, and what must not be found then.
NEEDS: dict[str, tuple[dict[str, str], tuple[int, int], Callable[[Page], list[object]]]] = {
    "forced colours": ({"forced_colors": "active"}, PHONES["phone"], axe),
    "400 %": ({}, (320, 256), axe),
    "text spacing": ({}, PHONES["phone"], spaced),
    "reduced motion": ({"reduced_motion": "reduce"}, PHONES["phone"], lambda page: list(page.evaluate(MOVES))),
}


@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("need", NEEDS)
def test_every_kind_of_page(screens: MakeScreens, surface: str, need: str) -> None:
    told, size, find = NEEDS[need]
    on = screens(surface, size)
    on.page.emulate_media(**told)  # type: ignore[arg-type]
    wrong = {}
    for name in pages(on):
        found = find(on.page)
        if found or wide(on.page):
            wrong[name] = found or ["wider than the window"]

    assert wrong == {}


@pytest.mark.parametrize("surface", SURFACES)
def test_the_focus_never_falls_to_the_document(screens: MakeScreens, surface: str) -> None:
    on = screens(surface, PHONES["keyboard"])
    learner = on.open("catat")
    form = learner.question("catat-hari")
    lost = []

    def press(name: str, within: object = None, key: str = "Enter") -> None:
        place = within if within is not None else on.page
        place.get_by_role("button", name=name).locator("visible=true").first.press(key)  # type: ignore[attr-defined]
        on.page.wait_for_timeout(150)
        if on.focus().startswith(("<body", "<html")):
            lost.append(name)

    press("Petunjuk", form)
    press("Petunjuk", form)
    learner.answer("catat-hari", ["a"])
    press("Periksa jawaban", form)
    press("Jawab lagi", form)
    learner.answer("catat-hari", ["b"])
    press("Periksa jawaban", form)
    press("Cari")
    on.page.keyboard.press("Escape")
    on.page.wait_for_timeout(150)
    assert not on.focus().startswith("<body"), "the search was closed"

    learner = on.open("ujian")
    press("Mulai mengerjakan")
    press("Peta soal")
    on.page.keyboard.press("Escape")
    press("Tandai")
    press("Serahkan jawaban")
    press("Kembali ke soal")
    press("Serahkan jawaban")
    press("Ya, serahkan")
    press("Coba lagi")
    if surface == "site":
        press("Kemajuan saya")
        press("Apa guna tiap tombol")

    assert lost == []


@pytest.mark.parametrize("surface", SURFACES)
def test_what_is_heard_comes_in_the_order_of_what_is_done(screens: MakeScreens, surface: str) -> None:
    on = screens(surface, PHONES["phone"])
    on.open("catat")
    on.page.locator(".sinau-done").wait_for()
    heard = spoken(on.page)
    wanted = (
        "link Langsung ke isi",
        "heading Mencatat pada harinya",
        "radio ",
        "button Periksa",
        "button Petunjuk",
        "textbox ",
        "button Selesai, lanjut",
    )
    rest = iter(heard)
    # Each one behind the one before it.
    missing = [start for start in wanted if not any(one.startswith(start) for one in rest)]

    assert missing == [], heard

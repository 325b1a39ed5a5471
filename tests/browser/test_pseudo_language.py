# SPDX-License-Identifier: Apache-2.0
"""Every screen in a language that exists as files only, written from right to left: nothing that is read or heard is in another one.

What is looked at: all texts in a page, also those that are hidden just now, names for screen readers, tips, what stands in empty
fields, and what style sheets write. What holds plain letters there is content, a name or code, or a sentence in the code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from playwright.sync_api import TimeoutError as TooLong

from browser.folder import serve
from browser.gestures import CHOICES, FIELD, GAPS, give
from browser.learner import Learner
from browser.lms import ROOT
from browser.lms_window import LmsWindow
from browser.sealed import unseal
from browser.test_offline import unpack, visit
from browser.visits import eventually
from browser.watch import Watch
from helpers.pseudo import TAG, accented, pseudo_language
from helpers.pseudo_course import lay_out_course, strange
from sinau.compiler import Request, build
from sinau.extensions import question_folders
from sinau.publishing.player import interface_strings
from sinau_lms.attempts import Attempts
from sinau_lms.package import PlayedPackage
from sinau_lms.playing import PlayServers

NewContext = Callable[..., BrowserContext]
PHONE = {"width": 360, "height": 560}
AXE = (ROOT / "tests" / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
# The tag is for private use, which axe does not know.
FIND = """axe.run(document, { rules: { 'html-lang-valid': { enabled: false }, 'valid-lang': { enabled: false } } })
  .then((result) => result.violations.map((one) => [one.id, one.nodes[0].html]))"""
# Colours that are half way to another have no contrast yet.
AT_REST = "Promise.allSettled(document.getAnimations().filter((one) => one instanceof CSSTransition).map((one) => one.finished))"
# From right to left axe looks at these, in light and in dark: a site's page, a page of the player, play's window.
HELD_TO_AXE = {"a lesson with wrong answers", "the site's lesson and my progress", "play with a course"}
# Controls of which a part stands outside of the screen, where nobody can scroll to: on its right when it is read from right to left.
OUTSIDE = """() => Array.from(document.querySelectorAll('a, button, input, select, summary, textarea, label'))
  .filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
  .filter((one) => { for (let at = one; at; at = at.parentElement) {
    if (/auto|scroll|hidden|clip/.test(getComputedStyle(at).overflowX) || getComputedStyle(at).position === 'fixed') return false; } return true; })
  .map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
  .filter(([, box]) => box.width > 1 && box.bottom > 0 && (box.left < -1 || box.right > innerWidth + 1)).map(([html]) => html)"""
# What is read or heard, with the elements that are code or written by the reader left out.
TEXTS = """(whole) => {
  const found = whole ? [document.title] : [];
  const names = ['aria-label', 'aria-description', 'aria-valuetext', 'aria-roledescription', 'title', 'alt', 'placeholder', 'label'];
  document.querySelectorAll('body, body *').forEach((one) => {
    if (one.closest('script, style, noscript, template, textarea, .sinau-code, #log-rows td:nth-child(-n + 4), #log-rows code, #model-rows')) return;
    one.childNodes.forEach((node) => { if (node.nodeType === Node.TEXT_NODE) found.push(node.data); });
    names.forEach((name) => { if (one.hasAttribute(name)) found.push(one.getAttribute(name)); });
    if (one.matches('input[type=button], input[type=submit]')) found.push(one.value);
    ['::before', '::after'].forEach((part) => {
      const { content } = getComputedStyle(one, part);
      if (/^"/.test(content)) found.push(content);
    });
  });
  return found.map((text) => text.trim()).filter(Boolean);
}"""
# A wrong answer to each question of the lesson, its type and its kind (see browser/gestures.py); empty: made of the right one.
QUESTIONS: dict[str, tuple[str, str, list[str]]] = {
    "pilih-1": ("choice", "one", ["b"]),
    "banyak-1": ("multiple", "some", ["a", "c"]),
    "benar-1": ("true-false", "truth", ["false"]),
    "angka-1": ("number", "number", ["5"]),
    "tulis-1": ("short", "words", ["ñó"]),
    "urut-1": ("ordering", "order", []),
    "pasang-1": ("matching", "pairs", []),
    "isi-1": ("cloze", "gaps", ["ñé", "a"]),
}
RIGHT = {"angka-1": ["4"], "tulis-1": ["ñé"], "isi-1": ["ñé", "b"]}
CONTROLS = {
    **dict.fromkeys(("one", "some", "truth"), CHOICES),
    **dict.fromkeys(("words", "number"), FIELD),
    "order": "[data-item] button:enabled",
    "pairs": "[data-prompt] select",
    "gaps": GAPS,
}


class Look:
    """Looks at screens, and gathers what is in another language or does not fit."""

    def __init__(self) -> None:
        self.wrong: dict[str, Any] = {}
        self.screens: list[str] = []

    def __call__(self, page: Page, name: str) -> None:
        """Look at what `page` and its frames show now."""
        self.screens.append(name)
        for frame in page.frames:
            texts = frame.evaluate(TEXTS, frame == page.main_frame)
            if found := strange(texts):
                self.wrong[name] = found
            # The LMS's page around the course in play shows nothing of its own.
            if "/launch/" not in frame.url and frame.evaluate("getComputedStyle(document.body).direction") != "rtl":
                self.wrong[f"{name}: direction"] = frame.url
        if not fits(page):
            self.wrong[f"{name}: width"] = page.evaluate("document.documentElement.scrollWidth")
        if outside := page.evaluate(OUTSIDE):
            self.wrong[f"{name}: outside of the screen"] = outside
        for scheme in ("dark", "light") if name in HELD_TO_AXE else ():
            page.emulate_media(color_scheme=scheme)
            page.evaluate(AT_REST)
            page.evaluate(AXE)
            if found := page.evaluate(FIND):
                self.wrong[f"{name}: axe, {scheme}"] = found


def fits(page: Page) -> bool:
    """Tell whether the page is as wide as the screen, once what moves has come to rest."""
    try:
        page.wait_for_function("document.documentElement.scrollWidth <= innerWidth", timeout=2_000)
    except TooLong:
        return False
    return True


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The course on the site, as an offline zip and as a package, and the supervisor's page, all built at once."""
    folder = tmp_path_factory.mktemp("pseudo")
    with pseudo_language(folder / "texts"):
        build(Request(lay_out_course(folder / "isi"), folder / "out", ("site", "offline", "scorm12", "collect")))
        yield folder / "out"


def test_no_screen_holds_a_word_of_another_language(
    published: Path, new_context: NewContext, watch: Watch, tmp_path: Path
) -> None:
    look = Look()
    context = new_context(viewport=PHONE, accept_downloads=True)
    (stick,) = (published / "packages").glob("*-offline.zip")
    learn(visit(context, unpack(stick, tmp_path / "stick")), look, tmp_path / "saved.txt")
    supervise(
        new_context(viewport=PHONE, locale=TAG).new_page(),
        published / "collect/index.html",
        look,
        tmp_path / "saved.txt",
    )
    with serve(published / "site") as address:
        watch.hosts.add(urlsplit(address).netloc)
        read_the_site(context.new_page(), address, look)
        context.close()
    (package,) = (published / "packages").glob("*-scorm12.zip")
    with closing(PlayedPackage(package)) as opened, PlayServers(opened, Attempts(), TAG) as playing:
        watch.hosts |= {urlsplit(origin).netloc for origin in (playing.origin, playing.course_origin)}
        context = new_context(viewport=PHONE)
        play(LmsWindow.open(context, playing.origin), look)
        context.close()

    assert look.wrong == {}
    assert len(look.screens) == len(set(look.screens)) >= 20


def learn(learner: Learner, look: Look, saved: Path) -> None:
    """Study the course from its first lesson to its result, and save what was done as a file."""
    page = learner.page
    assert {name for name, *_ in QUESTIONS.values()} == set(question_folders()), "a type without a question here"
    learner.open("satu")
    for id, (_, kind, _) in QUESTIONS.items():
        expect(learner.question(id).locator(CONTROLS[kind]).first).to_be_enabled()
    look(page, "a lesson")
    learner.button("check_answer", learner.question("pilih-1")).click()
    learner.question("pilih-1").locator(".question-actions button:visible").nth(1).click()
    look(page, "a question without an answer, with its hint")
    for id, (_, kind, wrong) in QUESTIONS.items():
        give(learner.question(id), kind, wrong or otherwise(kind, right_answer(learner, id)), "keys")
        assert learner.check(id) is False
        learner.saved(id)
    look(page, "a lesson with wrong answers")
    for id, (_, kind, _) in QUESTIONS.items():
        learner.button("answer_again", learner.question(id)).click()
        give(learner.question(id), kind, RIGHT.get(id) or right_answer(learner, id), "keys")
        assert learner.check(id) is True
    look(page, "a lesson with right answers")
    page.emulate_media(media="print")
    look(page, "a lesson in print")
    page.emulate_media(media="screen")
    page.locator("#sinau-menu-button").click()
    look(page, "the menu")
    page.locator(".sinau-settings summary").click()
    look(page, "the display's settings")
    page.locator(".sinau-settings summary").click()
    learner.open("kuis")
    look(page, "before a quiz")
    learner.start_assessment()
    look(page, "in a quiz")
    learner.button("hand_in", learner.article()).click()
    look(page, "questions that are left open")
    learner.button("hand_in_anyway", learner.article()).click()
    assert learner.result().passed is False
    look(page, "after a quiz")
    learner.open("ujian")
    learner.start_assessment()
    learner.sit(True, learner.exam["questions"])
    assert learner.hand_in().passed is True
    look(page, "after the exam")
    page.evaluate("location.hash = 'sinau-result'")
    expect(learner.article().locator("h1")).to_have_text(learner.strings["result"])
    look(page, "the result")
    page.evaluate("location.hash = 'sinau-care'")
    expect(page.locator(".sinau-code")).not_to_be_empty()
    with page.expect_download() as download:
        learner.button("care_save").click()
    download.value.save_as(saved)
    page.get_by_text(learner.strings["care_not_me"], exact=True).click()
    learner.button("care_rename").click()
    look(page, "my progress")


def right_answer(learner: Learner, id: str) -> list[str]:
    """Return what is right in a question whose answer is made of the ids of its choices."""
    sealed = learner.question(id).get_attribute("data-question") or ""
    right: list[str] = unseal(sealed, id)["rule"]["correct"]
    return right


def otherwise(kind: str, right: Sequence[str]) -> list[str]:
    """Return another order, or pairs with the options of their neighbours."""
    if kind == "order":
        return [*right[1:], right[0]]
    prompts, options = zip(*(pair.split(".") for pair in right), strict=True)
    return [f"{prompt}.{option}" for prompt, option in zip(prompts, [*options[1:], options[0]], strict=True)]


def read_the_site(page: Page, address: str, look: Look) -> None:
    """Read the pages of the site, search in them, and answer a question there."""
    for name, path in {"catalogue": "", "course": "kursus/", "lost": "404.html", "exam": "kursus/03.html"}.items():
        page.goto(address + path, wait_until="networkidle")
        look(page, f"the site's {name}")
    page.goto(f"{address}kursus/01.html")
    learner = Learner(page, page).ready()
    give(learner.question("pilih-1"), "one", ["b"], "keys")
    assert learner.check("pilih-1") is False
    page.locator(".sinau-care-way button").click()
    expect(page.locator(".sinau-care .sinau-code")).not_to_be_empty()
    look(page, "the site's lesson and my progress")
    for words, found in {"Šáťú": "Pages found", "ẑẑẑẑẑẑ": "Nothing found", "ñó": "Type at least"}.items():
        page.locator("[data-sinau-search]").click()
        page.locator("#sinau-search-input").fill(words)
        expect(page.locator(".sinau-search-status")).to_contain_text(accented(found).rstrip("א "))
        look(page, f"the site's search: {found}")
        page.keyboard.press("Escape")


def supervise(page: Page, place: Path, look: Look, saved: Path) -> None:
    """Open the supervisor's page, give it something that is no result, and then a learner's file."""
    page.goto(place.as_uri())
    page.locator("#collect-text").fill("ñó")
    page.locator("#collect-in .actions button").first.click()
    expect(page.locator(".intake-result")).not_to_be_empty()
    look(page, "the supervisor's page, given nothing")
    page.locator("#collect-in input[type=file]").first.set_input_files(saved)
    expect(page.locator("#collect-learners .learners li").first).to_be_visible()
    look(page, "the supervisor's page")


def play(window: LmsWindow, look: Look) -> None:
    """Try the package in the local LMS: enter, answer, leave, and enter again for review."""
    page = window.page
    look(page, "play")
    for profile in window.profiles():
        window.behave(profile)
        said = page.locator("#about").inner_text()
        if len(said) < 40 or strange([said]):
            look.wrong[f"play as {profile}"] = said
    window.behave("strict")
    window.press("launch")
    learner = window.learner.ready()
    learner.open("ujian")
    learner.start_assessment()
    learner.sit(True, learner.exam["questions"])
    assert learner.hand_in().passed is True
    look(page, "play with a course")
    window.press("expire")
    window.press("offline")
    window.press("leave")
    eventually(page, lambda: len(page.frames) == 1, "the course is gone")
    look(page, "play when the course was left")
    page.locator("#mode").select_option("review")
    window.press("launch")
    expect(window.learner.notices()).to_contain_text(interface_strings(TAG)["notice_review"])
    look(page, "play for review")

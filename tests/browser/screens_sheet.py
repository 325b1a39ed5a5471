# SPDX-License-Identifier: Apache-2.0
"""One sheet with a picture of every screen and state of site and player, in each size, light and dark: `make screens`.

    PYTHONPATH=tests python -m browser.screens_sheet FOLDER [WORD]...

writes `index.html` and its pictures into FOLDER; with words only those screens whose names have one of them.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from browser.chromium import launch
from browser.folder import serve
from browser.screens_course import COURSE, SURFACES, Screens, build_course

SIZES = {"360 x 560": (360, 560), "360 x 740": (360, 740), "1280 x 800": (1280, 800)}
SCHEMES = ("light", "dark")
TOP = "element => element.scrollIntoView({ block: 'start' })"


def lesson(on: Screens) -> Iterator[str]:
    """A lesson from its beginning to its end."""
    learner = on.open("catat")
    on.page.locator(".sinau-done").wait_for(state="attached")
    yield "lesson"
    form = learner.question("catat-hari")
    form.evaluate(TOP)
    yield "question"
    learner.button("check_answer", form).click()
    yield "question without an answer"
    learner.answer("catat-hari", ["b"])
    learner.check("catat-hari")
    yield "question, wrong"
    learner.button("answer_again", form).click()
    learner.answer("catat-hari", ["c"])
    learner.check("catat-hari")
    form.get_by_role("button", name="Petunjuk").click()
    yield "question, hint"
    learner.button("show_explanation", form).click()
    yield "question, explained"
    learner.button("answer_again", form).click()
    learner.answer("catat-hari", ["a"])
    learner.check("catat-hari")
    yield "question, right"
    on.page.locator(".sinau-done").scroll_into_view_if_needed()
    yield "end of a lesson"


def pretest(on: Screens) -> Iterator[str]:
    """A pretest with half of it right."""
    learner = on.open("tes-awal")
    yield "before a pretest"
    learner.start_assessment()
    learner.answer("awal-hari", ["a"])
    learner.button("hand_in", learner.article()).click()
    learner.button("hand_in_anyway", learner.article()).click()
    yield "result of a pretest"


def quiz(on: Screens) -> Iterator[str]:
    """A timed quiz that marks at once."""
    learner = on.open("kuis")
    yield "before a quiz"
    learner.start_assessment()
    yield "quiz with a clock"
    learner.answer("kuis-hari", ["b"])
    learner.check("kuis-hari")
    yield "quiz, wrong"


def exam(on: Screens) -> Iterator[str]:
    """An exam, failed and passed."""
    learner = on.open("ujian")
    yield "before an exam"
    learner.start_assessment()
    questions = next(one for one in learner.activities() if one["id"] == "ujian")["questions"]
    yield "exam"
    learner.sit(False, questions[:3])
    learner.question(questions[3]["id"]).evaluate(TOP)
    yield "exam, half answered"
    learner.button("hand_in", learner.article()).click()
    yield "hand in with what is missing"
    learner.button("hand_in_anyway", learner.article()).click()
    learner.result()
    yield "result, not passed"
    learner.start_assessment(again=True)
    learner.sit(True, questions[:-1])
    learner.hand_in()
    yield "result, passed"


def frame(on: Screens) -> Iterator[str]:
    """What stands around: homes, menu, the page about progress."""
    learner = on.open("catat")
    learner.answer("catat-hari", ["a"])
    learner.check("catat-hari")
    learner.saved("catat-hari")
    if on.surface == "site":
        on.page.goto(on.address)
        yield "home"
        on.page.goto(f"{on.address}{COURSE}/index.html")
        on.page.locator(".sinau-progress").first.wait_for(state="attached")
        yield "course home"
        on.page.goto(f"{on.address}nowhere.html")
        yield "lost"
        return
    on.page.evaluate("location.hash = 'sinau-care'")
    on.page.locator(".sinau-code").wait_for()
    yield "my progress"
    on.page.evaluate("location.hash = 'sinau-result'")
    on.page.wait_for_timeout(500)
    yield "result of the course"
    if on.page.locator("#sinau-menu-button").is_visible():
        on.page.locator("#sinau-menu-button").click()
    yield "menu"


VISITS: tuple[Callable[[Screens], Iterator[str]], ...] = (frame, lesson, pretest, quiz, exam)


def pictures(browser: Browser, surfaces: dict[str, str], out: Path, words: list[str]) -> Iterator[tuple[str, str, str]]:
    """Take the pictures; gives the screen, the size with the scheme, and the file of each."""
    for scheme in SCHEMES:
        for size, (width, height) in SIZES.items():
            for surface in SURFACES:
                for visit in VISITS:
                    viewport = {"width": width, "height": height}
                    context = browser.new_context(viewport=viewport, color_scheme=scheme, has_touch=width < 500)  # type: ignore[arg-type]
                    context.set_default_timeout(10_000)
                    on = Screens(context, surface, surfaces[surface])
                    for state in visit(on):
                        screen = f"{surface}: {state}"
                        if words and not any(word in screen for word in words):
                            continue
                        name = (
                            f"{screen}-{width}-{height}-{scheme}".replace(": ", "-")
                            .replace(", ", "-")
                            .replace(" ", "-")
                        )
                        on.page.screenshot(path=out / f"{name}.png")
                        yield screen, f"{size}, {scheme}", f"{name}.png"
                    context.close()


def sheet(found: list[tuple[str, str, str]]) -> str:
    """Return the sheet: a row for each screen, a picture in it for each size and scheme."""
    rows: dict[str, list[str]] = {}
    for screen, shape, file in found:
        picture = f'<figure><img src="{escape(file)}" alt=""><figcaption>{escape(shape)}</figcaption></figure>'
        rows.setdefault(screen, []).append(picture)
    body = "".join(f"<h2>{escape(screen)}</h2><div>{''.join(all_)}</div>" for screen, all_ in rows.items())
    style = "body{font-family:sans-serif;background:#888}div{display:flex;gap:1rem;overflow:auto}figure{margin:0}img{height:740px}"
    return f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Screens</title><style>{style}</style><body>{body}</html>'


def main(folder: str, *words: str) -> None:
    """Build the course, take the pictures, write the sheet."""
    out = Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        built = build_course(Path(scratch))
        browser = launch(playwright)
        with serve(Path(built["site"])) as address:
            found = list(pictures(browser, {**built, "site": address}, out, list(words)))
        browser.close()
    (out / "index.html").write_text(sheet(found), encoding="utf-8")
    print(f"{len(found)} pictures: {out / 'index.html'}")


if __name__ == "__main__":
    main(*sys.argv[1:])

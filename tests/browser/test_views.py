# SPDX-License-Identifier: Apache-2.0
"""A type of question with a view of its own (tests/helpers/types): its script comes with the first page that needs it, may fail to
come without harm, and an answer that is given in it is kept, resumed and reviewed like any other.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from browser.folder import serve
from browser.framed import HOST
from browser.learner import Learner
from browser.lms import Lms
from browser.screens import TORTURE
from browser.visits import enter, eventually
from browser.watch import Watch
from helpers.own_types import own_types
from sinau.compiler import render_catalogue
from sinau.diagnostics import Report
from sinau.extensions import publications
from sinau.model.rendered import Selection
from sinau.output.artefact import write_folder, write_zip

NewContext = Callable[..., BrowserContext]
MakeLms = Callable[..., Lms]

COURSE = """\
id: kios
title: Kiosk
language: en
version: "1"
mastery_score: 60%
completion: exam
modules:
  - id: all
    title: All
    lessons: [one.md, between.md, two.md]
exam: exam.md
"""
SWITCHES = """
::: question {id} switches points=2

Which belong on a receipt?

- [x] The **date**
- [ ] The weather
- [x] The amount

! Both prove the payment.

:::
"""
PLAIN = """
::: question {id}

Who signs?

- [x] The treasurer
- [ ] Nobody

:::
"""
PAGES = {
    "one.md": "---\nid: one\ntitle: One\n---\n\nRead this.\n" + PLAIN.format(id="plain-one"),
    "between.md": "---\nid: between\ntitle: Between\n---\n\nRead this too.\n",
    "two.md": "---\nid: two\ntitle: Two\n---\n\nAnd answer.\n" + SWITCHES.format(id="nota") + PLAIN.format(id="plain-two"),
    "exam.md": "---\nid: exam\ntitle: Exam\nkind: exam\nshuffle: [choices]\nfeedback: at end\n---\n\nShow it.\n"
    + SWITCHES.format(id="exam-nota"),
}  # fmt: skip
SCRIPT = "view-switches.js"
PUBLICATIONS = ("offline", "site", "scorm12", "scorm2004-4")
RIGHT = ["a", "c"]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course in each publication that is tried, offline unpacked, beside a page that frames it."""
    folder = tmp_path_factory.mktemp("views")
    course = folder / "content" / "kios"
    course.mkdir(parents=True)
    (folder / "content" / "catalogue.yml").write_text("format: 1\ntitle: Kiosk\nlanguages: [en]\n", encoding="utf-8")
    (course / "course.yml").write_text(COURSE, encoding="utf-8")
    for name, text in PAGES.items():
        (course / name).write_text(text, encoding="utf-8")
    report = Report()
    with own_types():
        rendered = report.collect(render_catalogue(folder / "content"))
        assert rendered, [f"{each.span} {each.message('en')}" for each in report]
        for name in PUBLICATIONS:
            tree = report.collect(publications()[name].publish(rendered, Selection(("kios",))))
            write_folder(tree, folder / name)
            if name.startswith("scorm"):
                write_zip(tree, folder / f"{name}.zip", "imsmanifest.xml")
    assert not report.errors, [f"{each.span} {each.message('en')}" for each in report]
    (folder / "host.html").write_text(HOST, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def host(made: Path) -> Iterator[str]:
    """Address of a host that holds what was built."""
    with serve(made) as address:
        yield address


@pytest.fixture
def device(new_context: NewContext, watch: Watch, host: str) -> BrowserContext:
    """A browser that may ask that host."""
    watch.hosts.add(urlsplit(host).netloc)
    return new_context()


def visit(context: BrowserContext, address: str) -> Learner:
    """Open the course in a new tab."""
    page = context.new_page()
    page.goto(address)
    return Learner(page, page)


def switch(learner: Learner, question: str, choice: str) -> Locator:
    """The switch of a choice."""
    return learner.question(question).locator(f'button[value="{choice}"]')


def shows(learner: Learner, question: str, on: list[str]) -> None:
    """Wait until exactly these switches are on."""
    for choice in "abc":
        expect(switch(learner, question, choice)).to_have_attribute("aria-pressed", str(choice in on).lower())


def asked_for(page: Page) -> list[str]:
    """Every address that the page asks for from now on."""
    found: list[str] = []
    page.on("request", lambda request: found.append(request.url.rpartition("/")[2]))
    return found


def test_its_script_comes_with_the_page_that_needs_it_and_the_answer_stays(made: Path, new_context: NewContext) -> None:
    device = new_context(has_touch=True, viewport={"width": 360, "height": 740})
    page = device.new_page()
    found = asked_for(page)
    page.goto((made / "offline" / "index.html").as_uri())
    learner = Learner(page, page).ready()
    # What comes later, and the next lesson, which has plain questions only.
    eventually(page, lambda: {"assess.js", "care.js", "lesson-between.js"} <= set(found), "what comes later")
    assert SCRIPT not in found
    learner.open("two")
    switch(learner, "nota", "a").tap()
    assert found.count(SCRIPT) == 1
    shows(learner, "nota", ["a"])
    assert learner.check("nota") is False
    expect(learner.question("nota").locator(".question-verdict")).to_contain_text("Partly right. 1 of 2 points.")
    expect(switch(learner, "nota", "a")).to_have_text("The date (belongs here)")
    expect(switch(learner, "nota", "c")).to_have_text("The amount")
    assert switch(learner, "nota", "a").evaluate("one => getComputedStyle(one).outlineColor") == "rgb(1, 2, 3)"
    learner.saved("nota")
    learner.button("answer_again", learner.question("nota")).tap()
    expect(switch(learner, "nota", "a")).to_have_text("The date")
    switch(learner, "nota", "c").tap()
    assert learner.check("nota") is True
    learner.saved("nota")

    page.reload()
    learner.ready()
    learner.is_at("two")
    shows(learner, "nota", RIGHT)
    expect(switch(learner, "nota", "c")).to_have_text("The amount (belongs here)")


def test_by_keyboard_alone_and_nothing_is_no_answer(made: Path, new_context: NewContext) -> None:
    learner = visit(new_context(), (made / "offline" / "index.html").as_uri() + "#two").ready()
    page, form = learner.page, learner.question("nota")
    expect(switch(learner, "nota", "a")).to_be_visible()
    learner.button("check_answer", form).focus()
    page.keyboard.press("Enter")
    # In the type's own words, with the focus where the answer is given.
    expect(form.locator(".question-missing")).to_have_text("Switch something on first.")
    expect(switch(learner, "nota", "a")).to_be_focused()
    page.keyboard.press("Space")
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    shows(learner, "nota", RIGHT)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(form.locator(".question-verdict[data-right]")).to_be_visible()
    expect(form.locator(".question-explanation")).to_contain_text("Both prove the payment.")


def test_a_script_that_fails_is_told_and_asked_for_again(host: str, device: BrowserContext, watch: Watch) -> None:
    watch.tolerated += ["ERR_FAILED", "404"]
    answers = iter(["abort", "404"])

    def fail(route: Route) -> None:
        kind = next(answers, "")
        if kind == "abort":
            route.abort()
        elif kind == "404":
            route.fulfill(status=404, body="")
        else:
            route.continue_()

    device.route(f"**/{SCRIPT}", fail)
    learner = visit(device, f"{host}offline/index.html#two").ready()
    form = learner.question("nota")
    waiting = form.locator(".question-waiting")
    expect(waiting).to_contain_text("could not be loaded")
    # The question can be read, and nothing in it is a control that does not work; the others work.
    expect(form.locator("p.switch")).to_have_text(["The date", "The weather", "The amount"])
    assert form.locator("button:visible").all_text_contents() == [learner.strings["try_again"]]
    learner.answer("plain-two", ["a"])
    assert learner.check("plain-two") is True
    learner.button("try_again", form).click()
    expect(form).to_be_focused()
    expect(waiting).to_contain_text("could not be loaded")
    learner.button("try_again", form).click()
    switch(learner, "nota", "b").click()
    expect(waiting).to_have_count(0)
    assert learner.check("nota") is False
    learner.saved("nota")
    learner.shows("plain-two", ["a"])


def test_a_view_that_fails_does_not_stop_its_page(host: str, device: BrowserContext, watch: Watch) -> None:
    watch.tolerated += ["Cannot read properties of undefined"]

    def fail(route: Route) -> None:
        script = route.fetch().text()
        reads = "switches(form).filter(isOn)"
        assert reads in script
        route.fulfill(body=script.replace(reads, "form.missing.filter(isOn)"), content_type="text/javascript")

    device.route(f"**/{SCRIPT}", fail)
    learner = visit(device, f"{host}offline/index.html#two").ready()
    form = learner.question("nota")
    expect(form.get_by_role("alert")).to_contain_text("so it cannot be answered here")
    expect(learner.button("check_answer", form)).to_be_hidden()
    expect(switch(learner, "nota", "a")).to_be_disabled()
    expect(form.locator(".question-stem")).to_contain_text("Which belong on a receipt?")
    # Everything else goes on, the exam too: what cannot be answered there is left open.
    learner.answer("plain-two", ["a"])
    assert learner.check("plain-two") is True
    learner.saved("plain-two")
    learner.open("exam")
    learner.start_assessment()
    expect(learner.question("exam-nota").get_by_role("alert")).to_be_visible()
    assert learner.hand_in().score == 0


def test_a_script_that_is_late_opens_the_question_when_it_comes(host: str, device: BrowserContext) -> None:
    held: list[Route] = []
    device.route(f"**/{SCRIPT}", lambda route: held.append(route))  # noqa: PLW0108  Playwright marks what it is given
    page = device.new_page()
    page.clock.install()
    page.goto(f"{host}offline/index.html#two", wait_until="commit")
    learner = Learner(page, page)
    waiting = learner.question("nota").locator(".question-waiting")
    expect(waiting).to_have_text("Loading what you need to answer this question…")
    page.clock.run_for(31_000)
    expect(waiting).to_contain_text("could not be loaded")
    held[0].continue_()
    switch(learner, "nota", "a").click()
    expect(waiting).to_have_count(0)


@pytest.mark.parametrize("address", ["offline/index.html#exam", "site/kios/exam.html"])
def test_an_exam_is_not_begun_before_all_its_questions_can_be_answered(
    host: str, device: BrowserContext, watch: Watch, address: str
) -> None:
    watch.tolerated += ["ERR_FAILED"]
    # On the site its name says what it holds.
    device.route(re.compile(r"/view-switches[.\w]*\.js$"), lambda route: route.abort())
    learner = visit(device, f"{host}{address}").ready()
    expect(learner.article()).to_contain_text("could not be loaded")
    expect(learner.button("start")).to_have_count(0)
    device.unroute_all()
    learner.button("try_again").click()
    expect(learner.article().locator("h1")).to_be_focused()
    learner.start_assessment()
    for choice in RIGHT:
        switch(learner, "exam-nota", choice).click()
    learner.saved("exam-nota")
    assert learner.hand_in().score == 100
    expect(switch(learner, "exam-nota", "a")).to_be_disabled()


def test_on_the_site(host: str, device: BrowserContext) -> None:
    page = device.new_page()
    found = asked_for(page)
    page.goto(f"{host}site/kios/between.html")
    learner = Learner(page, page).ready()
    assert not [name for name in found if name.startswith("view-")]
    page.goto(f"{host}site/kios/two.html")
    for choice in RIGHT:
        switch(learner, "nota", choice).click()
    assert learner.check("nota") is True
    learner.saved("nota")
    page.reload()
    shows(learner, "nota", RIGHT)
    assert len({name for name in found if re.fullmatch(r"view-switches\.[0-9a-f]{8}\.js", name)}) == 1


def test_a_strict_policy_and_a_sandbox_without_an_origin_allow_it(
    made: Path, host: str, new_context: NewContext, watch: Watch
) -> None:
    """Nothing is written into the page: style comes as a sheet that the script makes."""
    page_text = (made / "scorm12" / "index.html").read_text(encoding="utf-8")
    style = re.search(r"(?s)<style>(.*?)</style>", page_text)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    policy = (
        f"default-src 'none'; script-src 'self'; style-src 'sha256-{digest}'; img-src 'self' data:; media-src 'self'"
    )
    with serve(made / "scorm12", policy) as strict:
        watch.hosts |= {urlsplit(one).netloc for one in (host, strict)}
        page = new_context().new_page()
        page.goto(f"{host}host.html?{urlencode({'src': f'{strict}index.html#two', 'sandbox': 'allow-scripts'})}")
        learner = Learner(page, page.frame_locator("#sco"))
        for choice in RIGHT:
            switch(learner, "nota", choice).click()
        outline = switch(learner, "nota", "a").evaluate("one => getComputedStyle(one).outlineColor")
        assert outline == "rgb(1, 2, 3)"
        assert learner.check("nota") is True
        # The style of what comes later is there too.
        panel = learner.question("nota").locator(".question-explanation")
        expect(panel).to_have_css("border-inline-start-width", "3px")


@pytest.mark.parametrize("publication", ["scorm12", *(["scorm2004-4"] if TORTURE else [])])
def test_an_lms_keeps_it_and_another_device_goes_on(
    made: Path, make_lms: MakeLms, new_context: NewContext, publication: str
) -> None:
    lms = make_lms(made / f"{publication}.zip")
    learner = enter(lms, new_context()).ready()
    learner.page.wait_for_timeout(100)
    assert not [path for path in lms.requests if path.endswith(SCRIPT)]
    learner.open("two")
    switch(learner, "nota", "a").click()
    assert learner.check("nota") is False
    eventually(learner.page, lambda: len(lms.interactions) == 1, "the answer at the LMS")
    assert lms.interactions[0]["type"] == "choice"
    learner.open("exam")
    learner.start_assessment()
    order = (
        learner.question("exam-nota").locator("button.switch-button").evaluate_all("all => all.map(one => one.value)")
    )
    for choice in RIGHT:
        switch(learner, "exam-nota", choice).click()
    learner.saved("exam-nota")
    learner.ready()
    learner.page.close(run_before_unload=True)

    other = enter(lms, new_context()).ready()
    other.is_at("exam")
    shows(other, "exam-nota", RIGHT)
    again = other.question("exam-nota").locator("button.switch-button").evaluate_all("all => all.map(one => one.value)")
    assert again == order, "the order of an attempt is the same wherever it is opened"
    assert other.hand_in().score == 100
    expect(switch(other, "exam-nota", "c")).to_have_text("The amount (belongs here)")
    expect(switch(other, "exam-nota", "c")).to_be_disabled()
    other.open("two")
    shows(other, "nota", ["a"])
    expect(switch(other, "nota", "a")).to_have_text("The date (belongs here)")

# SPDX-License-Identifier: Apache-2.0
"""Items put in order: by keyboard alone, by finger and by mouse, in a lesson and in an exam, and resumed from the LMS alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from browser.learner import Learner
from browser.lms import ROOT, Lms
from browser.visits import enter, eventually
from browser.watch import Watch
from sinau.compiler import render_catalogue
from sinau.diagnostics import Report
from sinau.extensions import publications
from sinau.model.rendered import Selection
from sinau.output.artefact import write_folder, write_zip

NewContext = Callable[..., BrowserContext]
MakeLms = Callable[..., Lms]

AXE = (ROOT / "tests" / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
FIND = "axe.run().then(result => result.violations.map(v => [v.id, v.nodes[0].html]))"
RIGHT = ["Planning", "Budgeting", "Execution", "Reporting"]
COURSE = """\
id: k
title: Trial
language: en
version: "1"
completion: lessons and exam
modules:
  - id: m
    title: M
    lessons: [one.md]
exam: exam.md
"""
# The lesson and its question are those of a trial in which such a question could be built and never be answered.
LESSON = """\
---
id: one
title: One
---

Read.

::: question siklus-1 order

Put the budget cycle in order.

1. Planning
2. Budgeting
3. Execution
4. Reporting

! Planning comes first.

:::

::: question kerja-1 order scoring=partial

Put the work in order.

1. Write the **request**, which the treasurer checks with all receipts
2. ![A full cart](cart.svg)
3. `a < b` and $\\frac{1}{2}$
4. Read [the law](https://example.org)
5. Sign

:::
"""
EXAM = """\
---
id: exam
title: Exam
kind: exam
mastery_score: 60%
shuffle: [choices]
feedback: at end
---

Show it.

::: question ujian-1 order scoring=partial points=3

Put the cycle in order.

1. Planning
2. Budgeting
3. Execution
4. Reporting

:::
"""
CART = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100" width="300" height="100"><path d="M0 0h300v99z"/></svg>'
FILES = {"course.yml": COURSE, "one.md": LESSON, "exam.md": EXAM, "cart.svg": CART}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course in each publication that is tried, offline unpacked."""
    folder = tmp_path_factory.mktemp("ordering")
    (folder / "content" / "k").mkdir(parents=True)
    (folder / "content" / "catalogue.yml").write_text("format: 1\ntitle: Trial\nlanguages: [en]\n", encoding="utf-8")
    for name, text in FILES.items():
        (folder / "content" / "k" / name).write_text(text, encoding="utf-8")
    report = Report()
    rendered = report.collect(render_catalogue(folder / "content"))
    assert rendered, [f"{each.span} {each.message('en')}" for each in report]
    for name in ("offline", "scorm12"):
        tree = report.collect(publications()[name].publish(rendered, Selection(("k",))))
        if name == "offline":
            write_folder(tree, folder / name)
        else:
            write_zip(tree, folder / f"{name}.zip", "imsmanifest.xml")
    assert not report.errors, [f"{each.span} {each.message('en')}" for each in report]
    return folder


def visit(context: BrowserContext, made: Path, place: str = "") -> Learner:
    """Open the course without an LMS."""
    page = context.new_page()
    page.goto((made / "offline" / "index.html").as_uri() + place)
    return Learner(page, page).ready()


def items(form: Locator) -> Locator:
    return form.locator(".ordering > [role=listitem]")


def order(form: Locator) -> list[str]:
    """What the items say, from the first to the last."""
    return [text.strip() for text in items(form).locator(".choice-text").all_text_contents()]


def item(form: Locator, text: str) -> Locator:
    return items(form).filter(has_text=text)


def arrow(form: Locator, text: str, way: str) -> Locator:
    """A button of an item, found as a screen reader names it."""
    return form.get_by_role("button", name=f"Move {way} {text}", exact=True)


def bring(form: Locator, wanted: list[str], press: Callable[[Locator], None]) -> None:
    """Bring the items into an order by their buttons."""
    for place, text in enumerate(wanted):
        while order(form).index(text) > place:
            press(arrow(form, text, "up"))


def said(form: Locator) -> Locator:
    """What was moved where, for those who do not see it."""
    return form.locator(".ordering ~ [role=status].sinau-spoken")


def marks(form: Locator) -> list[str | None]:
    return [one.get_attribute("data-mark") for one in items(form).all()]


def faults(page: Page) -> list[object]:
    """What axe finds on the page, and whether it is wider than the screen."""
    page.evaluate(AXE)
    found = list(page.evaluate(FIND))
    return [*found, *(["wider"] if page.evaluate("document.documentElement.scrollWidth > innerWidth") else [])]


def test_by_keyboard_alone(made: Path, new_context: NewContext) -> None:
    learner = visit(new_context(), made)
    page, form = learner.page, learner.question("siklus-1")
    expect(items(form)).to_have_count(4)
    begun = order(form)
    assert begun != RIGHT
    learner.button("check_answer", form).focus()
    page.keyboard.press("Enter")
    # Nothing was moved, so there is no answer; the focus goes to what can be done about it.
    expect(form.locator(".question-missing")).to_contain_text("move at least one")
    expect(arrow(form, begun[0], "down")).to_be_focused()

    page.keyboard.press("Enter")
    expect(said(form)).to_have_text(f"{begun[0]}: now number 2 of 4.")
    expect(arrow(form, begun[0], "down")).to_be_focused()
    for _ in range(3):
        page.keyboard.press("Space")
    # At the end it stays where it is, and so does the focus.
    expect(said(form)).to_have_text(f"{begun[0]} is the last one.")
    expect(arrow(form, begun[0], "down")).to_be_focused()
    expect(arrow(form, begun[0], "down")).to_have_attribute("aria-disabled", "true")
    assert order(form) == [*begun[1:], begun[0]]
    page.keyboard.press("Shift+Tab")
    expect(arrow(form, begun[0], "up")).to_be_focused()
    expect(arrow(form, begun[0], "down")).to_be_disabled()
    page.keyboard.press("Enter")
    assert order(form).index(begun[0]) == 2
    expect(items(form).locator(".ordering-number")).to_have_text(["1", "2", "3", "4"])

    def press(button: Locator) -> None:
        button.focus()
        page.keyboard.press("Enter")

    bring(form, ["Planning", "Budgeting", "Reporting", "Execution"], press)
    learner.button("check_answer", form).focus()
    page.keyboard.press("Enter")
    expect(form.locator(".question-verdict")).to_contain_text("Not right yet.")
    assert marks(form) == ["right", "right", "wrong", "wrong"]
    expect(item(form, "Reporting").locator(".ordering-mark")).to_have_text("(not in the right place)")
    learner.button("answer_again", form).focus()
    page.keyboard.press("Enter")
    # The order stays, the marks go, and the focus is in the question.
    assert marks(form) == [None] * 4
    expect(form.locator(".ordering :focus")).to_have_count(1)
    press(arrow(form, "Execution", "up"))
    assert learner.check("siklus-1") is True
    expect(form.locator(".question-explanation")).to_contain_text("Planning comes first.")
    learner.saved("siklus-1")
    page.reload()
    learner.ready()
    expect(form.locator("[data-mark=right]")).to_have_count(4)
    assert order(form) == RIGHT


@pytest.mark.parametrize("scheme, direction", [("light", "ltr"), ("dark", "rtl")])
def test_by_finger_and_by_mouse_on_a_narrow_screen(
    made: Path, new_context: NewContext, scheme: str, direction: str
) -> None:
    context = new_context(has_touch=True, viewport={"width": 360, "height": 560}, color_scheme=scheme)
    learner = visit(context, made)
    page, form = learner.page, learner.question("kerja-1")
    page.evaluate("way => { document.documentElement.dir = way }", direction)
    expect(items(form)).to_have_count(5)
    assert faults(page) == []
    for control in form.locator(".ordering button, .ordering-number").all():
        box = control.bounding_box()
        assert box
        assert (box["width"], box["height"]) >= (44, 44)
    begun = order(form)
    items(form).nth(1).locator(".ordering-up").tap()
    assert order(form)[0] == begun[1]

    # A finger takes an item by its number; anywhere else it scrolls the page.
    finger = context.new_cdp_session(page)

    def swipe(start: Locator, by: int, ending: str = "touchEnd") -> None:
        start.scroll_into_view_if_needed()
        box = start.bounding_box()
        assert box
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
        for part in range(1, 9):
            points = [{"x": x, "y": y + by * part / 8}]
            finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": points})
        finger.send("Input.dispatchTouchEvent", {"type": ending, "touchPoints": []})

    before = order(form)
    first, second = (items(form).nth(place).bounding_box() for place in (0, 1))
    assert first
    assert second
    beyond = int(second["y"] + second["height"] - first["y"] - first["height"] / 2)
    number = items(form).first.locator(".ordering-number")
    swipe(number, beyond, "touchCancel")
    assert order(form) == before
    swipe(number, beyond)
    expect(items(form).nth(1).locator(".choice-text")).to_have_text(before[0])
    assert sorted(order(form)) == sorted(before)
    expect(form.locator(".is-dragged")).to_have_count(0)
    before = order(form)
    swipe(items(form).first.locator(".choice-text"), beyond)
    assert order(form) == before

    # A mouse takes it anywhere.
    last = items(form).last
    last.scroll_into_view_if_needed()
    box, above = last.bounding_box(), items(form).nth(3).bounding_box()
    assert box
    assert above
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 4)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, above["y"] + 1, steps=4)
    page.mouse.up()
    assert order(form) == [*before[:3], before[4], before[3]]
    learner.check("kerja-1")
    learner.saved("kerja-1")
    assert faults(page) == []
    page.reload()
    learner.ready()
    expect(form.locator("[data-mark]")).to_have_count(5)
    assert order(form) == [*before[:3], before[4], before[3]]

    learner.open("exam")
    learner.start_assessment()
    items(learner.question("ujian-1")).first.locator(".ordering-down").tap()
    learner.saved("ujian-1")
    assert faults(page) == []
    learner.hand_in()
    expect(learner.question("ujian-1").locator("[data-mark]")).to_have_count(4)
    assert faults(page) == []


def test_an_lms_keeps_it_and_another_device_goes_on(made: Path, make_lms: MakeLms, new_context: NewContext) -> None:
    """In SCORM 1.2; `test_types.py` has the other standards."""
    lms = make_lms(made / "scorm12.zip")
    learner = enter(lms, new_context()).ready()
    form = learner.question("siklus-1")
    expect(items(form)).to_have_count(4)
    wrong = ["Budgeting", "Execution", "Reporting", "Planning"]
    bring(form, wrong, lambda button: button.click())
    assert learner.check("siklus-1") is False
    eventually(learner.page, lambda: len(lms.interactions) == 1, "the answer at the LMS")
    told = lms.interactions[0]
    assert told["type"] == "sequencing"
    letters = {text: item(form, text).get_attribute("data-item") or "" for text in RIGHT}
    assert told["correct_responses.0.pattern"] == ",".join(letters[text] for text in RIGHT)
    given = told["student_response"]
    assert given == ",".join(letters[text] for text in wrong)

    learner.open("exam")
    learner.start_assessment()
    form = learner.question("ujian-1")
    begun = order(form)
    assert begun != RIGHT
    # By chance it may be what is wanted, which is no answer as long as nobody has moved anything.
    items(form).first.locator(".ordering-down").click()
    bring(form, wrong, lambda button: button.click())
    learner.saved("ujian-1")
    learner.ready()
    learner.page.close(run_before_unload=True)

    other = enter(lms, new_context()).ready()
    other.is_at("exam")
    form = other.question("ujian-1")
    expect(items(form)).to_have_count(4)
    assert order(form) == wrong
    assert marks(form) == [None] * 4
    # Three of the four are in order: two thirds.
    assert other.hand_in().score == pytest.approx(66.7, abs=0.1)
    assert marks(form) == ["right", "right", "right", "wrong"]
    expect(item(form, "Planning").locator(".ordering-mark")).to_have_text("(out of order) Belongs at number 1")
    expect(form.locator(".ordering button:visible")).to_have_count(0)
    other.start_assessment(again=True)
    assert order(form) != RIGHT
    assert marks(form) == [None] * 4
    other.open("one")
    form = other.question("siklus-1")
    expect(form.locator("[data-mark=wrong]")).to_have_count(4)
    assert order(form) == wrong


def test_without_scripts_it_can_be_read_and_gives_nothing_away(
    made: Path, new_context: NewContext, watch: Watch
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto((made / "offline" / "index.html").as_uri())
    form = page.locator("#q-siklus-1")

    shown = form.locator(".choice-text").all_text_contents()
    assert sorted(shown) == sorted(RIGHT)
    assert shown != RIGHT
    expect(form.locator("button")).to_have_count(0)
    assert watch.faults == []

# SPDX-License-Identifier: Apache-2.0
"""Matching in a page: by keyboard, by touch, from right to left, and what an LMS and another device make of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from browser.folder import serve
from browser.learner import Learner
from browser.lms import Lms
from browser.screens import TORTURE
from browser.test_player_pages import faults
from browser.test_views import NewContext, visit
from browser.visits import enter, eventually
from browser.watch import Watch
from sinau.compiler import render_catalogue
from sinau.diagnostics import Report
from sinau.extensions import publications
from sinau.model.rendered import Selection
from sinau.output.artefact import write_folder, write_zip

PHONE = {"width": 360, "height": 560}
COURSE = """\
id: money
title: Village money
language: en
version: "1"
mastery_score: 60%
completion: exam
modules:
  - id: all
    title: All
    lessons: [one.md]
exam: exam.md
"""
LESSON = """\
---
id: one
title: One
---

Read this.

::: question short scoring=partial points=4

Who does what?

- Village head => decides
- Secretary => coordinates
- Treasurer => keeps the cash
- Clerk => coordinates
- => audits

! So says article 3.

:::

::: question long

What does each of them do with the money of the village?

- The village head, who holds the authority over all money of the village => sets the policies for carrying out the **budget** and for the goods of the village
- The area of a circle with the radius $r$ => $\\pi r^2$

:::
"""
EXAM = """\
---
id: exam
title: Exam
kind: exam
shuffle: [choices]
feedback: at end
---

Show it.

::: question last scoring=partial points=3

Who does what?

- Village head => decides
- Secretary => coordinates
- Treasurer => keeps the cash

:::
"""
PROMPTS = "abc"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course, unpacked for a device and as packages for LMSs."""
    folder = tmp_path_factory.mktemp("matching")
    course = folder / "content" / "money"
    course.mkdir(parents=True)
    (folder / "content" / "catalogue.yml").write_text("format: 1\ntitle: Village\nlanguages: [en]\n", encoding="utf-8")
    for name, text in (("course.yml", COURSE), ("one.md", LESSON), ("exam.md", EXAM)):
        (course / name).write_text(text, encoding="utf-8")
    report = Report()
    rendered = report.collect(render_catalogue(folder / "content"))
    assert rendered, [f"{each.span} {each.message('en')}" for each in report]
    for name in ("offline", "site", "scorm12", "scorm2004-4"):
        tree = report.collect(publications()[name].publish(rendered, Selection(("money",))))
        write_folder(tree, folder / name)
        if name.startswith("scorm"):
            write_zip(tree, folder / f"{name}.zip", "imsmanifest.xml")
    assert not report.errors, [f"{each.span} {each.message('en')}" for each in report]
    return folder


def boxes(learner: Learner, question: str) -> Locator:
    """The drop-downs of a question."""
    return learner.question(question).get_by_role("combobox")


def chosen(learner: Learner, question: str) -> list[str]:
    """What its drop-downs show."""
    texts: list[str] = boxes(learner, question).evaluate_all("all => all.map(one => one.selectedOptions[0].text)")
    return texts


def marks(learner: Learner, question: str) -> list[str]:
    """What is said of each line."""
    texts: list[str] = learner.question(question).locator(".matching-mark").all_inner_texts()
    return texts


def test_by_keyboard_alone(made: Path, new_context: NewContext) -> None:
    learner = visit(new_context(viewport=PHONE, color_scheme="dark"), (made / "offline" / "index.html").as_uri())
    page, form, short = learner.ready().page, learner.question("short"), boxes(learner, "short")
    expect(short).to_have_count(4)
    assert short.first.evaluate("one => Array.from(one.options, option => option.text).sort()") == [
        "Choose…", "audits", "coordinates", "decides", "keeps the cash",
    ]  # fmt: skip
    # Nothing is no answer, and the focus is where it is given.
    learner.button("check_answer", form).focus()
    page.keyboard.press("Enter")
    expect(form.locator(".question-missing")).to_have_text("Choose what fits for at least one line first.")
    expect(short.first).to_be_focused()
    for letter in ("d", "a", "k"):
        page.keyboard.press(letter)
        page.keyboard.press("Tab")
    assert chosen(learner, "short") == ["decides", "audits", "keeps the cash", "Choose…"]
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(form.locator(".question-verdict")).to_contain_text("Partly right. 2 of 4 points.")
    assert marks(learner, "short") == ["right", "not right", "right", "left open"]
    expect(short.nth(1)).to_have_accessible_name("Secretary")
    expect(short.nth(1)).to_have_accessible_description("not right")
    assert faults(learner) == []
    # What was right stays; the focus is in the question, and what is done again is checked again.
    learner.button("answer_again", form).press("Enter")
    expect(short.first).to_be_focused()
    assert chosen(learner, "short") == ["decides", "Choose…", "keeps the cash", "Choose…"]
    assert marks(learner, "short") == [""] * 4
    for number in (1, 3):
        short.nth(number).press("c")
    assert learner.check("short") is True
    expect(form.locator(".question-explanation")).to_contain_text("article 3")
    learner.saved("short")
    page.reload()
    learner.ready()
    expect(form.locator(".question-verdict")).to_be_visible()
    assert chosen(learner, "short") == ["decides", "coordinates", "keeps the cash", "coordinates"]
    learner.open("exam")
    learner.start_assessment()
    assert faults(learner) == []
    boxes(learner, "last").first.press("d")
    learner.saved("last")
    assert learner.hand_in().score == pytest.approx(33.3, abs=0.1)
    assert faults(learner) == []


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_long_options_and_formulas_stand_in_a_list_with_letters(
    made: Path, new_context: NewContext, direction: str
) -> None:
    """Also from right to left, in the system's own colours, and at a width that is 1280 at 400 %."""
    colours = "active" if direction == "rtl" else "none"
    context = new_context(viewport={"width": 320, "height": 640}, forced_colors=colours)
    learner = visit(context, (made / "offline" / "index.html").as_uri()).ready()
    learner.page.evaluate("direction => { document.documentElement.dir = direction; }", direction)
    form, long = learner.question("long"), boxes(learner, "long")
    expect(long).to_have_count(2)
    expect(form.locator(".matching-offer")).to_be_visible()
    expect(learner.question("short").locator(".matching-offer")).to_be_hidden()
    options = long.first.evaluate("one => Array.from(one.options, option => option.text)")
    items = form.locator(".matching-options > li").all_inner_texts()
    assert [option[:2] for option in options[1:]] == ["A.", "B."]
    assert sum("budget" in option for option in options) == sum("budget" in item for item in items) == 1
    assert options.index(next(one for one in options if "budget" in one)) == 1 + items.index(
        next(one for one in items if "budget" in one)
    )
    assert any("πr^2" in option for option in options)
    for number in range(2):
        long.nth(number).select_option(index=1)
    assert learner.check("long") is False
    assert sorted(one for one in form.locator("[data-mark]").evaluate_all("all => all.map(one => one.dataset.mark)")) == [
        "right", "wrong",
    ]  # fmt: skip
    assert all(box["height"] >= 44 for each in long.all() if (box := each.bounding_box()))
    assert faults(learner) == []


def test_it_can_be_read_without_scripts(made: Path, new_context: NewContext) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto((made / "offline" / "index.html").as_uri())
    form = page.locator('[id="q-short"]')
    expect(form.locator(".matching-prompts li")).to_have_text(["Village head", "Secretary", "Treasurer", "Clerk"])
    options = form.locator(".matching-options li").all_inner_texts()
    assert sorted(options) == ["audits", "coordinates", "decides", "keeps the cash"]
    assert options != ["decides", "coordinates", "keeps the cash", "audits"]
    assert form.locator("select, button, input").count() == 0


def test_the_site_s_style_of_lists_does_not_reach_it(made: Path, new_context: NewContext, watch: Watch) -> None:
    with serve(made) as host:
        watch.hosts.add(urlsplit(host).netloc)
        learner = visit(new_context(viewport=PHONE), f"{host}site/money/one.html").ready()
        boxes(learner, "short").first.select_option(label="decides")
        assert learner.check("short") is False
        rows = learner.question("short").locator(".matching-prompts > li")
        whole = learner.question("short").locator(".question-choices").bounding_box()
        first, second = (rows.nth(number).bounding_box() for number in range(2))
        assert whole
        assert first
        assert second
        assert (first["x"], first["width"]) == (whole["x"], whole["width"])
        assert second["y"] - (first["y"] + first["height"]) >= 4
        assert marks(learner, "short")[0] == "right"


@pytest.mark.parametrize("publication", ["scorm2004-4", *(["scorm12"] if TORTURE else [])])
def test_an_lms_keeps_it_and_another_device_goes_on(
    made: Path, make_lms: Callable[..., Lms], new_context: Callable[..., BrowserContext], publication: str
) -> None:
    lms = make_lms(made / f"{publication}.zip")
    phone = {"viewport": {"width": 360, "height": 740}, "has_touch": True}
    learner = enter(lms, new_context(**phone)).ready()
    boxes(learner, "short").first.tap()
    for number, option in ((0, "decides"), (1, "decides"), (3, "coordinates")):
        boxes(learner, "short").nth(number).select_option(label=option)
    learner.button("check_answer", learner.question("short")).tap()
    expect(learner.question("short").locator(".question-verdict")).to_contain_text("2 of 4")
    eventually(learner.page, lambda: len(lms.interactions) == 1, "the answer at the LMS")
    (told,) = lms.interactions
    right = lms.interactions[0]["correct_responses.0.pattern"]
    assert told["type"] == "matching"
    given = told["student_response" if publication == "scorm12" else "learner_response"]
    apart, within = (",", ".") if publication == "scorm12" else ("[,]", "[.]")
    assert [pair.split(within)[0] for pair in given.split(apart)] == ["a", "b", "d"]
    key = dict(pair.split(within) for pair in right.split(apart))
    assert [key[prompt] == option for prompt, option in (pair.split(within) for pair in given.split(apart))] == [
        True, False, True,
    ]  # fmt: skip

    learner.open("exam")
    learner.start_assessment()
    last = boxes(learner, "last")
    order = last.first.evaluate("one => Array.from(one.options, option => option.text)")
    assert order[1:] != ["decides", "coordinates", "keeps the cash"]
    for number, option in ((0, "decides"), (2, "coordinates")):
        last.nth(number).select_option(label=option)
    learner.saved("last")
    learner.ready()
    learner.page.close(run_before_unload=True)

    other = enter(lms, new_context(**phone)).ready()
    other.is_at("exam")
    last = boxes(other, "last")
    expect(last).to_have_count(3)
    assert chosen(other, "last") == ["decides", "Choose…", "coordinates"]
    assert last.first.evaluate("one => Array.from(one.options, option => option.text)") == order
    assert other.hand_in().score == pytest.approx(33.3, abs=0.1)
    assert marks(other, "last") == [
        "right", "left open. What fits: coordinates", "not right. What fits: keeps the cash",
    ]  # fmt: skip
    for each in last.all():
        expect(each).to_be_disabled()
    other.open("one")
    expect(boxes(other, "short")).to_have_count(4)
    assert chosen(other, "short") == ["decides", "decides", "Choose…", "coordinates"]
    assert marks(other, "short") == ["right", "not right", "left open", "right"]

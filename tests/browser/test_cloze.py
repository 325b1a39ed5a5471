# SPDX-License-Identifier: Apache-2.0
"""Cloze in a page: what is said of each gap, on a narrow screen, from right to left, and what another device makes of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from browser.learner import Learner
from browser.lms import Lms
from browser.test_player_pages import faults
from browser.test_views import NewContext, visit
from browser.visits import enter, eventually
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

::: question book scoring=partial points=3

Each payment is noted in the {{cash book / record}}, which the {{head | *treasurer | clerk}} closes {{monthly}}.

:::

::: question plan scoring=partial

| Step | Who | When |
|---|---|---|
| Plan | {{*the secretary together with all who are asked to help with it \\| the head}} | {{June}} |

- Paid into the {{village account}}

> Signed by the {{*head | clerk}}.

:::
"""
EXAM = """\
---
id: exam
title: Exam
kind: exam
feedback: at end
shuffle: [choices]
---

Answer.

::: question last scoring=partial

The {{plan of the next six years}} is made by the {{a | b | *c | d | e}} and holds {{six}} years.

:::
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course, unpacked for a device and as a package for LMSs."""
    folder = tmp_path_factory.mktemp("cloze")
    course = folder / "content" / "money"
    course.mkdir(parents=True)
    (folder / "content" / "catalogue.yml").write_text("format: 1\ntitle: Village\nlanguages: [en]\n", encoding="utf-8")
    for name, text in (("course.yml", COURSE), ("one.md", LESSON), ("exam.md", EXAM)):
        (course / name).write_text(text, encoding="utf-8")
    report = Report()
    rendered = report.collect(render_catalogue(folder / "content"))
    assert rendered, [f"{each.span} {each.message('en')}" for each in report]
    for name in ("offline", "scorm12"):
        tree = report.collect(publications()[name].publish(rendered, Selection(("money",))))
        write_folder(tree, folder / name)
        if name.startswith("scorm"):
            write_zip(tree, folder / f"{name}.zip", "imsmanifest.xml")
    assert not report.errors, [f"{each.span} {each.message('en')}" for each in report]
    return folder


def gaps(learner: Learner, question: str) -> Locator:
    """The fields and drop-downs of a question."""
    return learner.question(question).locator(".question-gap :is(input, select)")


def marks(learner: Learner, question: str) -> list[str]:
    """What is said of each gap."""
    texts: list[str] = learner.question(question).locator(".cloze-mark").all_inner_texts()
    return texts


def test_each_gap_has_a_name_and_says_how_it_is(made: Path, new_context: NewContext) -> None:
    learner = visit(new_context(viewport=PHONE, color_scheme="dark"), (made / "offline" / "index.html").as_uri())
    page, form, book = learner.ready().page, learner.question("book"), gaps(learner, "book")
    expect(book).to_have_count(3)
    for number in range(3):
        expect(book.nth(number)).to_have_accessible_name(f"Gap {number + 1} of 3")
    # Who comes to a gap by keys alone hears the text around it.
    expect(book.first).to_have_accessible_description(
        re.compile(r"^Each payment is noted in the Gap 1 of 3 ?, which the Gap 2 of 3 closes Gap 3 of 3 ?\.$")
    )
    learner.button("check_answer", form).press("Enter")
    expect(form.locator(".question-missing")).to_have_text("Fill in at least one gap first.")
    expect(book.first).to_be_focused()
    page.keyboard.type("RECORD")
    page.keyboard.press("Tab")
    page.keyboard.press("h")
    page.keyboard.press("Tab")
    # Enter in a field checks.
    page.keyboard.press("Enter")
    expect(form.locator(".question-verdict")).to_contain_text("Partly right. 1 of 3 points.")
    assert marks(learner, "book") == ["right", "not right", "left open"]
    expect(book.nth(1)).to_have_accessible_description("not right")
    assert faults(learner) == []
    # What was typed can be mended; of lists only what was right stays.
    learner.button("answer_again", form).press("Enter")
    assert [one.input_value() for one in book.all()] == ["RECORD", "", ""]
    book.nth(1).select_option(label="treasurer")
    book.nth(2).fill("Monthly")
    assert learner.check("book") is True
    learner.saved("book")
    page.reload()
    learner.ready()
    expect(form.locator(".question-verdict")).to_be_visible()
    assert [one.input_value() for one in book.all()][::2] == ["RECORD", "Monthly"]


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_on_a_narrow_screen_in_cells_items_and_quotations(made: Path, new_context: NewContext, direction: str) -> None:
    """Also from right to left, in the system's own colours, and at a width that is 1280 at 400 %."""
    colours = "active" if direction == "rtl" else "none"
    context = new_context(viewport={"width": 320, "height": 640}, forced_colors=colours)
    learner = visit(context, (made / "offline" / "index.html").as_uri()).ready()
    learner.page.evaluate("direction => { document.documentElement.dir = direction; }", direction)
    plan = gaps(learner, "plan")
    expect(plan).to_have_count(4)
    plan.nth(1).fill("May")
    plan.nth(3).select_option(label="head")
    assert learner.check("plan") is False
    assert marks(learner, "plan") == ["left open", "not right", "left open", "right"]
    boxes = [box for each in plan.all() if (box := each.bounding_box())]
    assert all(box["height"] >= 44 for box in boxes)
    assert all(box["width"] <= 280 for box in boxes), "a list is not as wide as its longest entry"
    assert faults(learner) == []


def test_it_can_be_read_without_scripts(made: Path, new_context: NewContext) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto((made / "offline" / "index.html").as_uri())
    stem = page.locator('[id="q-book"] .question-stem')
    words = stem.inner_text().split("(")[1].split(")")[0].split(" / ")
    assert sorted(words) == ["clerk", "head", "treasurer"]
    assert words != ["head", "treasurer", "clerk"]
    assert page.locator('[id="q-book"] :is(input, select)').count() == 0


def test_another_device_goes_on_and_tells_what_it_does_not_know(
    made: Path, make_lms: Callable[..., Lms], new_context: Callable[..., BrowserContext]
) -> None:
    """Of a long text SCORM 1.2 keeps only the beginning, and its score."""
    lms = make_lms(made / "scorm12.zip")
    phone = {"viewport": {"width": 360, "height": 740}, "has_touch": True}
    learner = enter(lms, new_context(**phone)).ready()
    learner.open("exam")
    learner.start_assessment()
    last = gaps(learner, "last")
    order = last.nth(1).evaluate("one => Array.from(one.options, option => option.text)")
    assert sorted(order[1:]) == ["a", "b", "c", "d", "e"]
    last.nth(0).fill("Plan of the next six years")
    last.nth(1).select_option(label="b")
    learner.saved("last")
    learner.ready()
    learner.page.close(run_before_unload=True)

    other = enter(lms, new_context(**phone)).ready()
    other.is_at("exam")
    last = gaps(other, "last")
    expect(last.nth(0)).to_have_value("Plan of the ")
    assert last.nth(1).evaluate("one => Array.from(one.options, option => option.text)") == order
    expect(other.question("last")).to_contain_text("If you change anything, write them out again.")
    # The beginning does not tell it: the LMS has kept it in hundredths.
    assert other.hand_in().score == pytest.approx(33, abs=0.1)
    assert marks(other, "last") == ["right", "not right. Right: c", "left open. Right: six"]
    eventually(other.page, lambda: len(lms.interactions) == 1, "the exam at the LMS")
    (told,) = lms.interactions
    assert told["type"] == "fill-in"
    assert told["correct_responses.0.pattern"] == "plan of the next six years; c; six"

# SPDX-License-Identifier: Apache-2.0
"""Every kind of page of the player: nothing that axe objects to, and nothing wider than the screen."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from browser.learner import Learner
from browser.test_offline import unpack, visit
from sinau.compiler import Request, build

ROOT = Path(__file__).parents[2]
AXE = (ROOT / "tests" / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
FIND = "axe.run().then(result => result.violations.map(v => [v.id, v.nodes[0].html]))"
SCREENS = {"phone": {"width": 360, "height": 740}, "desktop": {"width": 1280, "height": 800}}


def faults(learner: Learner) -> list[object]:
    """What axe finds, and whether the page scrolls sideways."""
    page = learner.page
    page.evaluate(AXE)
    found = list(page.evaluate(FIND))
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        found.append("wider than the screen")
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", SCREENS)
def test_nobody_is_left_out(
    new_context: Callable[..., BrowserContext],
    package: Callable[[str, str], Path],
    tmp_path: Path,
    screen: str,
    scheme: str,
) -> None:
    context = new_context(viewport=SCREENS[screen], color_scheme=scheme)
    learner = visit(context, unpack(package("records-receipts", "offline"), tmp_path / "stick"))
    found: dict[str, list[object]] = {}
    for lesson in learner.lessons:
        learner.open(lesson["id"])
        found[lesson["id"]] = faults(learner)
    key = learner.key(learner.lessons[-1]["questions"][0]["id"])
    learner.answer(key.id, key.wrong)
    learner.check(key.id)
    found["an answered question"] = faults(learner)
    exam = learner.exam
    learner.open(exam["id"])
    found["before the exam"] = faults(learner)
    learner.start_assessment()
    found["during the exam"] = faults(learner)
    learner.sit(False, exam["questions"])
    learner.hand_in()
    found["after the exam"] = faults(learner)
    learner.result()
    found["the result"] = faults(learner)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_a_sound_has_its_controls(new_context: Callable[..., BrowserContext], tmp_path: Path) -> None:
    """A rule for pictures once left recordings of sound without any height."""
    content = tmp_path / "content"
    shutil.copytree(ROOT / "tests/generator/cases/base", content)
    (content / "kursus/lonceng.mp3").write_bytes(b"ID3")
    lesson = content / "kursus/01.md"
    lesson.write_text(lesson.read_text(encoding="utf-8") + "\n![Bunyi lonceng](lonceng.mp3)\n", encoding="utf-8")
    (built,) = build(Request(content, tmp_path / "out", ("offline",)))[0]
    page = visit(new_context(viewport=SCREENS["phone"]), unpack(built.artefact.path, tmp_path / "stick")).page

    box = page.locator("audio").bounding_box()

    assert box
    assert box["height"] > 24
    assert box["width"] > 200

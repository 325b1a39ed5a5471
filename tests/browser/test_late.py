# SPDX-License-Identifier: Apache-2.0
"""The time of a quiz runs out while its page is closed: what was partly right keeps its part, wherever the learner goes on."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from browser.folder import serve
from browser.learner import Learner
from browser.lms import Lms
from browser.screens import TORTURE
from browser.visits import eventually
from browser.watch import Watch

NewContext = Callable[..., BrowserContext]
MakeLms = Callable[..., Lms]

SETTINGS = """id: late
title: Late
language: en
version: "1"
mastery_score: 60%
completion: {completion}
modules:
  - id: all
    title: All of it
    lessons: [reading.md{quiz}]
{exam}"""
LESSON = "---\nid: reading\ntitle: Reading\n---\n\nRead this.\n"
ASKED = """---
id: {id}
title: Asked
kind: {kind}
time_limit: 1
---

Choose and write.

::: question most points=3 scoring=partial

Which three?

- [x] First
- [x] Second
- [x] Third
- [ ] Fourth

:::

::: question much points=1

How much?

= 1000..1500

:::

::: question word points=1

Which word?

= kas

:::
"""
# Two of three right choices, the number right, the word left open.
EXPECTED = round((3 * 2 / 3 + 1) / 5 * 100, 2)
SCORES = ("cmi.core.score.raw", "cmi.score.raw")


def built(out: Path, publication: str, tracked: str, *, quiz: bool) -> Path:
    """Build a course whose timed assessment is a module's quiz, or the exam; gives the package or the site."""
    content = out / "content"
    course = content / "late"
    course.mkdir(parents=True)
    (content / "catalogue.yml").write_text("format: 1\ntitle: Late\nlanguages: [en]\n", encoding="utf-8")
    (course / "course.yml").write_text(
        SETTINGS.format(
            quiz=", asked.md" if quiz else "",
            exam="" if quiz else "exam: asked.md\n",
            completion="lessons" if quiz else "lessons and exam",
        ),
        encoding="utf-8",
    )
    (course / "reading.md").write_text(LESSON, encoding="utf-8")
    kind = "quiz" if quiz else "exam"
    (course / "asked.md").write_text(ASKED.format(id="asked", kind=kind), encoding="utf-8")
    command = [
        str(Path(sys.executable).parent / "sinau"),
        "build",
        "--content",
        str(content),
        "--out",
        str(out / "built"),
    ]
    run = subprocess.run(
        [*command, "--publication", publication, "--tracked", tracked], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return out / "built" / "site" if publication == "site" else next((out / "built" / "packages").glob("*.zip"))


def enter(lms: Lms, page: Page) -> Learner:
    """Launch in a page whose clock the test turns."""
    page.clock.install()
    page.goto(lms.origin)
    learner = Learner(page, page.frame_locator("#sco"))
    learner.is_at("reading")
    return learner


def answer_in_part(learner: Learner) -> None:
    """Begin, answer partly, and go back to the lesson."""
    learner.open("asked")
    learner.start_assessment()
    learner.answer("most", ("a", "b"))
    learner.answer("much", ("1250",))
    learner.field("much").blur()
    for question in ("most", "much"):
        learner.saved(question)
    learner.open("reading")


def score(lms: Lms) -> str:
    """What the LMS has as the score; '' for none."""
    return next((lms.values[name] for name in SCORES if lms.values.get(name)), "")


@pytest.mark.parametrize("publication", ["scorm12", "scorm2004-4", *(["scorm2004-3"] if TORTURE else [])])
def test_resumed_from_the_lms_alone(
    make_lms: MakeLms, new_context: NewContext, watch: Watch, tmp_path: Path, publication: str
) -> None:
    lms = make_lms(built(tmp_path, publication, "course", quiz=False))
    page = new_context().new_page()
    answer_in_part(enter(lms, page))
    eventually(page, lambda: bool(lms.values.get("cmi.suspend_data")), "the state at the LMS")
    page.wait_for_timeout(2500)
    page.close(run_before_unload=True)
    assert score(lms) == ""

    watch.tolerated += ["ERR_FAILED", "ERR_INTERNET_DISCONNECTED"]
    other = new_context().new_page()
    other.route("**/lesson-asked.js", lambda route: route.abort())
    learner = enter(lms, other)
    learner.ready()
    other.clock.run_for(75_000)
    expect(learner.notices()).to_contain_text(learner.strings["notice_hand_in_waits"])
    assert score(lms) == "", "nothing is handed in that cannot be marked"
    assert learner.link("asked").get_attribute("data-state") == "begun"
    other.unroute("**/lesson-asked.js")
    learner.button("try_again", learner.notices()).click()
    expect(learner.notices()).not_to_contain_text(learner.strings["notice_hand_in_waits"])
    other.clock.run_for(5000)
    eventually(other, lambda: score(lms) != "", "a score at the LMS")
    assert float(score(lms)) == EXPECTED
    patterns = [row.get("correct_responses.0.pattern", "") for row in lms.interactions]
    assert len(patterns) == 3
    # SCORM 1.2 has no word for a range.
    assert [bool(one) for one in patterns] == [True, publication != "scorm12", True], patterns
    learner.open("asked")
    assert learner.result().score == EXPECTED


@pytest.mark.skipif(not TORTURE, reason="a second look: make torture")
def test_in_a_part_of_several(make_lms: MakeLms, new_context: NewContext, tmp_path: Path) -> None:
    for publication in ("scorm12", "scorm2004-4"):
        lms = make_lms(built(tmp_path / publication, publication, "module", quiz=True))
        page = new_context().new_page()
        answer_in_part(enter(lms, page))
        page.wait_for_timeout(2500)
        page.close(run_before_unload=True)
        other = new_context().new_page()
        learner = enter(lms, other)
        learner.ready()
        other.clock.run_for(75_000)
        expect(learner.link("asked")).to_have_attribute("data-state", "done")
        learner.open("asked")
        assert learner.result().score == EXPECTED, publication


def test_on_the_site(new_context: NewContext, watch: Watch, tmp_path: Path) -> None:
    with serve(built(tmp_path, "site", "course", quiz=False)) as address:
        watch.hosts.add(address.split("/")[2])
        context = new_context()
        page = context.new_page()
        page.goto(f"{address}late/asked.html")
        learner = Learner(page, page)
        learner.start_assessment()
        learner.answer("most", ("a", "b"))
        learner.answer("much", ("1250",))
        learner.field("much").blur()
        for question in ("most", "much"):
            learner.saved(question)
        page.close()
        page = context.new_page()
        page.clock.install()
        page.goto(f"{address}late/")
        expect(page.locator(".sinau-care-way button")).to_be_visible()
        page.wait_for_timeout(500)
        page.clock.run_for(75_000)
        page.goto(f"{address}late/asked.html")
        assert Learner(page, page).result().score == EXPECTED

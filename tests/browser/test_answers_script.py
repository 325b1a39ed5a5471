# SPDX-License-Identifier: Apache-2.0
"""A kind of answer that few courses have, on every surface of a course: its script is there before anything is asked of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from browser.learner import Learner
from browser.lms import Lms
from browser.screens import TORTURE
from browser.visits import enter, eventually
from helpers.rendered import activity, course, publish, question, rendered
from sinau.answers import shape_of_code
from sinau.extensions import publications
from sinau.model.rendered import Rendered
from sinau.output.artefact import write_zip
from sinau.publishing.built_files import built_file
from sinau.publishing.later_scripts import script_json
from sinau.publishing.linking import Addresses, fill_activity
from sinau.publishing.outlines import course_data
from sinau.publishing.player import interface_strings


def asking() -> Rendered:
    """A course that asks for an opinion, of five, and has an exam that asks for one as well."""
    opinion, other = (replace(question(f"q-{n}", n, choices=5), shape=shape_of_code("one5-")) for n in range(2))
    exam = activity("exam", 1, kind="exam", questions=[other, question("q-2", 2)])
    return rendered(course([activity("one", 0, questions=[opinion]), exam], mastery_score=0.75))


def opine(learner: Learner) -> None:
    """Hand on an answer that is neither right nor wrong, and see that nobody says so."""
    form = learner.question("q-0")
    learner.button("check_answer", form).click()
    learner.saved("q-0")
    expect(learner.button("answer_again", form)).to_be_visible()
    expect(form.locator(".question-verdict, [data-mark]")).to_have_count(0)


@pytest.mark.parametrize("publication", ["scorm12", *(["scorm2004-4"] if TORTURE else [])])
def test_an_lms_is_told_what_is_neither_right_nor_wrong(
    publication: str, make_lms: Callable[..., Lms], new_context: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    tree = publish(publications()[publication], asking())
    lms = make_lms(write_zip(tree, tmp_path / "asking.zip", "imsmanifest.xml").path)
    context = new_context()
    learner = enter(lms, context).ready()
    learner.answer("q-0", ("d",))
    opine(learner)
    learner.open("exam")
    learner.start_assessment()
    learner.answer("q-1", ("e",))
    learner.answer("q-2", ("a",))
    assert learner.hand_in().score == 100, "an opinion takes no points away"

    eventually(learner.page, lambda: len(lms.interactions) == 3, "all answers at the LMS")
    assert [(row["type"], row["result"]) for row in lms.interactions] == [
        ("likert", "neutral"),
        ("likert", "neutral"),
        ("choice", "correct"),
    ]
    learner.page.close()
    again = enter(lms, context).ready()
    again.open("one")
    again.shows("q-0", ("d",))
    assert lms.violations == []


def test_it_is_there_in_a_folder_and_on_the_site(new_context: Callable[..., BrowserContext], tmp_path: Path) -> None:
    content = asking()
    tree = publish(publications()["offline"], content)
    for path in tree:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(tree.read(path))
    page = new_context().new_page()
    page.goto(next(tmp_path.rglob("index.html")).as_uri())
    learner = Learner(page, page).ready()
    learner.answer("q-0", ("b",))
    opine(learner)

    whole = content.courses[0]
    body = fill_activity(whole.activities[0], Addresses(lambda _: None, lambda *_: None, lambda *_: None))
    data = {
        "sinau-page": course_data(whole, "site"),
    }
    words = script_json(interface_strings("en", "player", "assess", "site"))
    scripts = "".join(
        f'<script type="application/json" id="{name}">{script_json(one)}</script>' for name, one in data.items()
    )
    site = new_context().new_page()
    site.set_content(
        f'<article class="activity" data-activity="one">{body}</article>{scripts}'
        f"<script>sinau={{strings:{words}}}</script>"
        f"<script>{built_file('sinau_theme', 'built/site.js').decode()}</script>"
    )
    Learner(site, site).answer("q-0", ("b",))
    expect(site.locator("#q-q-0 .question-check")).to_be_visible()

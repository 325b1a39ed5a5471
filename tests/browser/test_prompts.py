# SPDX-License-Identifier: Apache-2.0
"""What an LMS is told that a question asks, read from the learner's page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from browser.lms import Lms
from browser.screens import TORTURE
from browser.visits import enter, eventually
from helpers.prompts import PROMPTS, course_files
from sinau.compiler import render_catalogue
from sinau.extensions import publications
from sinau.model.rendered import Selection
from sinau.output.artefact import write_zip

# As far as the standards have room: SCORM 2004 reads a brace at the beginning as the tag of a language.
SENT = [prompt.replace("{a}", "(a}") for prompt in PROMPTS.values()]


@pytest.mark.parametrize("publication", ["scorm2004-4", *(["scorm12", "scorm2004-3"] if TORTURE else [])])
def test_a_teacher_sees_what_was_asked(
    publication: str, make_lms: Callable[..., Lms], new_context: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    for path, content in course_files().items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content if isinstance(content, bytes) else content.encode())
    rendered = render_catalogue(tmp_path)[0]
    assert rendered
    tree = publications()[publication].publish(rendered, Selection(("asking",)))[0]
    lms = make_lms(write_zip(tree, tmp_path / "asking.zip", "imsmanifest.xml").path)
    learner = enter(lms, new_context()).ready()
    for n in range(len(PROMPTS)):
        learner.answer(f"q-{n}", ("a",))
        learner.check(f"q-{n}")
    eventually(learner.page, lambda: len(lms.interactions) == len(PROMPTS), "all answers at the LMS")

    rows = lms.interactions
    if publication == "scorm12":
        assert rows[0]["id"] == "q-0_Who_signs_the_receipt,_the_clerk_or_both?"
        assert rows[3]["id"] == "q-3_What_is_x^2+1/2_if_x_1=3?"
        assert [row["id"].partition("_")[0] for row in rows] == [f"q-{n}" for n in range(len(PROMPTS))]
    else:
        assert [row["id"] for row in rows] == [f"q-{n}" for n in range(len(PROMPTS))]
        assert [row["description"] for row in rows] == SENT
    assert lms.violations == []

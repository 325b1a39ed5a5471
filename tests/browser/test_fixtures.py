# SPDX-License-Identifier: Apache-2.0
"""What a browser has stored with an earlier version of Sinau, opened in Chromium with the course that is built today."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, expect

from browser.folder import serve
from browser.learner import Learner
from browser.watch import Watch
from fixtures.chromium import restore
from sinau.compiler import render_catalogue
from sinau.diagnostics import Report
from sinau.extensions import publications
from sinau.model.rendered import Selection

FIXTURES = Path(__file__).parents[1] / "fixtures"
SETS = sorted(path.parent.name for path in FIXTURES.glob("*/lengkap-browser-offline.json"))


def course_of_today(folder: Path) -> None:
    report = Report()
    rendered = report.collect(render_catalogue(FIXTURES / "source/now"))
    assert rendered
    tree = report.collect(publications()["offline"].publish(rendered, Selection(("lengkap",))))
    for name in tree:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(tree.read(name))


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("stores", [("localStorage", "databases"), ("localStorage",), ("databases",)])
def test_answers_of_then_are_on_the_page_of_today(
    name: str, stores: tuple[str, ...], new_context: Callable[..., BrowserContext], watch: Watch, tmp_path: Path
) -> None:
    entry = json.loads((FIXTURES / name / "lengkap-browser-offline.json").read_text(encoding="utf-8"))
    shown = entry["shown"]
    device = {key: held if key in stores else {} for key, held in entry["device"].items()}
    course_of_today(tmp_path)
    with serve(tmp_path) as address:
        watch.hosts.add(urlsplit(address).netloc)
        watch.tolerated.append("favicon.ico")  # the script that stands in for an empty page names none
        page = new_context().new_page()
        restore(page, address, device)
        page.goto(f"{address}index.html")
        learner = Learner(page, page).ready()
        expect(learner.notices().filter(visible=True)).to_have_count(0)
        for activity in ("latihan", "berjalan", "awal"):
            learner.open(activity)
            questions = [
                question["id"]
                for one in learner.course["activities"]
                if one["id"] == activity
                for question in one["questions"]
                if f"question {question['id']}" in shown
            ]
            assert len(questions) > 7
            for question in questions:
                fact = shown[f"question {question}"]
                if fact["earlier"]:  # it is kept, and said; what it was would be ticked at other choices
                    said = learner.question(question).get_by_text(learner.strings["answered_earlier_version"])
                    expect(said).to_be_visible()
                else:
                    written = slice(1, None) if question.startswith("angka") else slice(None)  # as it was typed
                    learner.shows(question, fact["answer"][written])
        assert "bacaan" in learner.ticks()
        # Before the site ends: the page fetches what comes next when all else is done.
        page.context.close()

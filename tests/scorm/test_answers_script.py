# SPDX-License-Identifier: Apache-2.0
"""Kinds of answers that few courses have: their script comes with the documents that need it, and the state has room for them."""

from __future__ import annotations

import json
import random
import re
from dataclasses import replace
from typing import Any

import pytest

from helpers.node import call_each
from helpers.rendered import activity, course, publish, question, rendered
from helpers.shaped import COURSE, Shape
from sinau.answers import shape_of_code
from sinau.commands.build import player_weight
from sinau.diagnostics import Report
from sinau.extensions import publications
from sinau.model.rendered import Rendered, RenderedActivity, RenderedCourse, RenderedQuestion, Selection
from sinau.output.filetree import FileTree
from sinau.publishing.outlines import course_data
from sinau_scorm.limits import SCORM12, SCORM2004
from sinau_scorm.state_length import check_state_length, longest_state

SCRIPTS = re.compile(r'<script src="([^"]+)" defer></script>')
PLAIN = [
    ("choice", "one4"),
    ("multiple", "some5"),
    ("true-false", "truth"),
    ("short", "words24"),
    ("number", "number24"),
]


def shaped(name: str, index: int, shape: str, points: float = 2) -> RenderedQuestion:
    return replace(question(name, index, points=points), shape=shape_of_code(shape))


def asking(*shapes: str) -> RenderedCourse:
    asked = [shaped(f"q{index}", index, shape) for index, shape in enumerate(shapes)]
    return course([activity("one", 0, questions=asked), activity("exam", 1, kind="exam")])


def data_of(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="sinau-course">(.*?)</script>', page)
    assert found
    data = json.loads(found[1])
    assert isinstance(data, dict)
    return data


def package(name: str, content: RenderedCourse) -> FileTree:
    return publish(publications()[name], rendered(content))


@pytest.mark.parametrize("name", ["offline", "scorm12", "scorm2004-3", "scorm2004-4"])
def test_a_page_brings_the_script_only_where_a_question_needs_it(name: str) -> None:
    plain, further = package(name, asking(*(shape for _, shape in PLAIN))), package(name, asking("one4", "pairs3x4"))
    pages = [next(path for path in tree if path.endswith("index.html")) for tree in (plain, further)]

    assert [SCRIPTS.findall(tree.read(page).decode()) for tree, page in zip((plain, further), pages, strict=True)] == [
        ["player.js"],
        ["answers.js", "player.js"],
    ]
    folder = pages[1].removesuffix("index.html")
    assert f"{folder}answers.js" not in plain
    assert f"{folder}answers.js" in further
    if name.startswith("scorm"):
        assert 'href="answers.js"' in further.read("imsmanifest.xml").decode()
        assert 'href="answers.js"' not in plain.read("imsmanifest.xml").decode()
    weights = [player_weight(lambda path, tree=tree: tree.read(folder + path)) for tree in (plain, further)]  # type: ignore[misc]
    assert weights[1] > weights[0] + 2_000, "what the page waits for is counted"


@pytest.mark.parametrize("name", ["scorm12", "scorm2004-4"])
def test_of_several_documents_only_those_that_need_the_script_bring_it(name: str) -> None:
    made = Shape(tracked="lesson").rendered
    (whole,) = made.courses

    def changed(one: RenderedActivity) -> RenderedActivity:
        shapes = {"q-lb": shape_of_code("order3")}
        return replace(one, questions=tuple(replace(q, shape=shapes.get(q.id, q.shape)) for q in one.questions))

    content = Rendered(made.catalogue, (replace(whole, activities=tuple(map(changed, whole.activities))),), made.pages)
    report = Report()
    tree = report.collect(publications()[name].publish(content, Selection((COURSE,))))

    assert not list(report)
    pages = {path: SCRIPTS.findall(tree.read(path).decode()) for path in tree if path.endswith(".html")}
    bringing = [path for path, scripts in pages.items() if scripts == ["answers.js", "player.js"]]
    assert len(pages) > 3
    assert len(bringing) == 1
    assert all(scripts == ["player.js"] for path, scripts in pages.items() if path not in bringing)
    manifest = tree.read("imsmanifest.xml").decode()
    resources = {
        found[1]: found[0]
        for found in re.findall(r'(<resource [^>]*href="([^"]+\.html)".*?</resource>)', manifest, re.S)
    }
    assert {path for path, resource in resources.items() if "answers.js" in resource} == set(bringing)


def test_where_no_answer_is_right_or_wrong_there_are_no_points() -> None:
    page = package("scorm12", asking("one5-", "one4", "text1000-")).read("index.html").decode()

    assert [one["points"] for one in data_of(page)["activities"][0]["questions"]] == [0, 2, 0]


def test_each_standard_is_told_how_much_of_a_long_text_it_keeps() -> None:
    bits = {}
    for name in ("offline", "scorm12", "scorm2004-3", "scorm2004-4"):
        tree = package(name, asking("text1000-"))
        page = next(path for path in tree if path.endswith("index.html"))
        bits[name] = data_of(tree.read(page).decode())["activities"][0]["questions"][0]["most_bits"]

    assert bits == {"offline": 8_024, "scorm12": 504, "scorm2004-3": 8_024, "scorm2004-4": 8_024}

    for essays, refused in ((40, []), (60, ["state-too-long"])):
        for limits in (SCORM12, SCORM2004):
            report = Report()
            check_state_length(asking(*["text1000-"] * essays), limits.state, "SCORM", report, limits.text_bytes)
            assert [one.rule.name for one in report] == refused


GAPS = ["one4", "words12", "some3"]


def any_shape(chance: random.Random) -> str:
    n = chance.randint(1, 10)
    parts = ",".join(chance.choice(GAPS) for _ in range(n))
    steps = ",".join(f"one{chance.randint(1, 8)}" for _ in range(n))
    return chance.choice(
        [
            f"one{chance.randint(1, 26)}", f"some{chance.randint(1, 26)}", "truth", "words24", "number24", f"order{chance.randint(2, 12)}",
            f"pairs{chance.randint(1, 15)}x{chance.randint(1, 26)}", f"gaps({parts})", f"drawn{chance.randint(1, 16)}(number24)",
            f"path({steps})", "one5-", "text1000-",
        ]
    )  # fmt: skip


@pytest.mark.parametrize("text_bytes", [60, 1_000])
def test_no_mix_of_answers_passes_the_figure_of_the_build(text_bytes: int) -> None:
    chance = random.Random(f"state {text_bytes}")
    courses = [asking(*(any_shape(chance) for _ in range(chance.randint(1, 60)))) for _ in range(40)]
    outlines: list[list[object]] = [
        [course_data(one, "scorm12", "", text_bytes), 1 + at] for at, one in enumerate(courses)
    ]

    lengths = call_each("tests/themes/player/answers/invented.js", "fullest", outlines)

    for one, length in zip(courses, lengths, strict=True):
        most = longest_state(one, text_bytes)
        assert 0.9 * most < length <= most

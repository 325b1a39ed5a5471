# SPDX-License-Identifier: Apache-2.0
"""The offline edition: opens from a folder, and tells how."""

import json
import re

import pytest
from hypothesis import given

from helpers.references import broken
from helpers.rendered import demo_course, publish, rendered
from helpers.strategies import courses, examples
from sinau.model.rendered import RenderedCourse
from sinau.publications.offline import PUBLICATION
from sinau.publishing.built_files import built_file


def test_holds_the_player_its_bundle_and_nothing_that_needs_an_lms() -> None:
    tree = publish(PUBLICATION, rendered(demo_course()))
    assert list(tree) == [
        "README.txt",
        "assess.js",
        "buttons.js",
        "care.js",
        "index.html",
        "lesson-exam.js",
        "lesson-quiz.js",
        "lesson-second.js",
        "media/alur-kas.png",
        "player.js",
        "results.js",
        *(f"search-index-{part}.js" for part in ("p0", "r0", "start", "t0")),
        "search.js",
    ]
    assert tree.read("player.js") == built_file("sinau_theme", "built/offline.js")


def test_the_page_knows_which_publication_it_is() -> None:
    page = publish(PUBLICATION, rendered(demo_course())).read("index.html").decode()
    data = re.search(r'<script[^>]*id="sinau-course"[^>]*>(.*?)</script>', page, re.DOTALL)
    assert data
    assert json.loads(data[1])["publication"] == "offline"


def test_scripts_are_classic_ones() -> None:
    # Module scripts and fetch do not work on file://.
    page = publish(PUBLICATION, rendered(demo_course())).read("index.html").decode()
    assert 'type="module"' not in page
    assert "integrity=" not in page


@pytest.mark.parametrize(
    "language, name, word",
    [
        ("id", "BACA-SAYA.txt", "peramban"),
        ("id-ID", "BACA-SAYA.txt", "peramban"),
        ("en", "README.txt", "browser"),
        ("ar", "README.txt", "browser"),
    ],
)
def test_the_text_speaks_the_courses_language(language: str, name: str, word: str) -> None:
    tree = publish(PUBLICATION, rendered(demo_course(language=language, title="Kas &\n<desa> 😀")))
    text = tree.read(name).decode("utf-8-sig")
    assert text.startswith("Kas & <desa> 😀\r\n")
    assert "2026.1" in text
    assert word in text
    assert "index.html" in text


def test_old_windows_editors_can_show_the_text() -> None:
    data = publish(PUBLICATION, rendered(demo_course())).read("README.txt")
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n") > 5


def test_a_title_with_braces_is_text() -> None:
    data = publish(PUBLICATION, rendered(demo_course(title="{version} {x}"))).read("README.txt")
    assert data.decode("utf-8-sig").startswith("{version} {x}\r\n")


@examples(20)
@given(courses())
def test_every_reference_of_any_course_resolves(content: RenderedCourse) -> None:
    assert list(broken(publish(PUBLICATION, rendered(content)))) == []

# SPDX-License-Identifier: Apache-2.0
"""What a type of question has for the browser goes where it is needed, in every publication, and nowhere else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from helpers.chain import Outcome, compiled
from helpers.own_types import own_types
from helpers.trial_texts import added_texts
from sinau.extensions import publications
from sinau.model.rendered import Selection
from sinau.output.filetree import FileTree
from sinau.publishing.later_scripts import view_script
from sinau.publishing.player_files import media_names
from sinau.publishing.question_views import View, views_of

CATALOGUE = "format: 1\ntitle: Katalog\n"
COURSE = """\
id: {id}
title: {id}
language: {language}
version: "1"
tracked: {tracked}
modules:
  - {{id: first, title: First, lessons: [one.md]}}
  - {{id: second, title: Second, lessons: [two.md]}}
"""
LESSON = "---\nid: {id}\ntitle: {id}\n---\n\nText.\n\n{question}"
PLAIN = "::: question {id}-q\n\nWho?\n\n- [x] Ini\n- [ ] Itu\n\n:::\n"
SWITCHES = PLAIN.replace("-q\n", "-q switches\n")
# The site needs MkDocs, and is asked for in one test; the handout has no scripts.
PACKAGES = [name for name, one in publications().items() if one.kind == "package"]


@pytest.fixture(scope="module")
def types() -> Iterator[None]:
    """The types of the tests' own."""
    with own_types():
        yield


def courses(tracked: str = "course", **languages: str) -> Outcome:
    """Courses whose second lesson has switches, one of no language has none: by id, their languages."""
    files = {"catalogue.yml": CATALOGUE}
    for id, language in languages.items():
        second = SWITCHES if language else PLAIN
        files |= {
            f"{id}/course.yml": COURSE.format(id=id, language=language or "en", tracked=tracked),
            f"{id}/one.md": LESSON.format(id="one", question=PLAIN.format(id=f"{id}-one")),
            f"{id}/two.md": LESSON.format(id="two", question=second.format(id=f"{id}-two")),
        }
    outcome = compiled(files)
    assert outcome.rendered, outcome.codes
    return outcome


def published(outcome: Outcome, publication: str, *ids: str) -> FileTree:
    """What a publication makes of courses."""
    assert outcome.rendered
    return publications()[publication].publish(outcome.rendered, Selection(ids))[0]


def data_of(page: bytes) -> dict[str, object]:
    """What a page says of its course."""
    found = re.search(rb'id="sinau-(?:course|page)">(.*?)</script>', page, re.S)
    assert found
    data: dict[str, object] = json.loads(found[1])
    return data


def texts_of(script: str) -> Mapping[str, Mapping[str, str]]:
    """The texts in front of a script."""
    texts: Mapping[str, Mapping[str, str]] = json.loads(script[len("sinau.words(") : script.index(");\n")])
    return texts


@pytest.mark.usefixtures("types")
@pytest.mark.parametrize("publication", PACKAGES)
def test_a_package_has_the_view_if_a_question_needs_it(publication: str) -> None:
    outcome = courses(kios="en", warung="")
    tree, other = published(outcome, publication, "kios"), published(outcome, publication, "warung")

    assert "view-switches.js" in set(tree)
    assert data_of(tree.read("index.html"))["views"] == {"switches": "view-switches.js"}
    assert b'"view_failed"' in tree.read("index.html")
    script = tree.read("view-switches.js").decode()
    assert script.index("sinau.words(") < script.index(".switch-button {") < script.index("sinau.view('switches'")
    # A course without such questions carries not a byte of it.
    assert not [path for path in other if path.startswith("view-")]
    assert not [part for part in (b'"views"', b"view_", b"sinau.view") if part in other.read("index.html")]
    if "imsmanifest.xml" in set(tree):
        assert b'href="view-switches.js"' in tree.read("imsmanifest.xml")
        assert b"view-" not in other.read("imsmanifest.xml")


@pytest.mark.usefixtures("types")
@pytest.mark.parametrize("publication", [name for name in PACKAGES if name.startswith("scorm")])
def test_of_several_scos_only_those_list_it_whose_questions_need_it(publication: str) -> None:
    tree = published(courses("modules", kios="en"), publication, "kios")

    pages = {path: data_of(tree.read(path)) for path in tree if path.endswith(".html") and "/" not in path}
    asking = [path for path in pages if b'"type":"switches"' in tree.read(path)]
    assert [path for path, data in pages.items() if "views" in data] == asking
    assert (len(pages), len(asking)) == (2, 1)
    manifest = tree.read("imsmanifest.xml").decode()
    resources = [one for one in re.findall(r"(?s)<resource .*?</resource>", manifest) if "view-switches.js" in one]
    assert len(resources) == 1
    assert f'href="{asking[0]}"' in resources[0]
    assert list(tree).count("view-switches.js") == 1


@pytest.mark.usefixtures("types")
def test_the_site_names_it_by_its_content_and_only_to_pages_that_ask_such_questions() -> None:
    tree = published(courses(kios="en", warung=""), "site", "kios", "warung")

    (path,) = (path for path in tree if "/view-" in path and not path.startswith("light/"))
    assert re.fullmatch(r"assets/sinau/view-switches\.[0-9a-f]{8}\.js", path)
    assert data_of(tree.read("kios/two.html"))["views"] == {"switches": f"../{path}"}
    assert "views" not in data_of(tree.read("kios/one.html"))
    assert "views" not in data_of(tree.read("warung/two.html"))


@pytest.mark.usefixtures("types")
def test_texts_are_those_of_the_course_and_english_where_there_are_none() -> None:
    outcome = courses(kios="id")
    texts = texts_of(published(outcome, "offline", "kios").read("view-switches.js").decode())
    assert list(texts) == ["id"]
    # Of the three texts the test's type has two in Indonesian.
    assert texts["id"]["switches.fits"] == "cocok"
    assert texts["id"]["switches.fits_not"] == "does not belong here"
    (view,) = views_of(["switches"]).values()
    assert view.words("id-ID") == view.words("id")
    assert view.words("jv")["switches.fits"] == "belongs here"


def test_a_language_is_added_by_a_file_and_its_variants_stand_before_it(tmp_path: Path) -> None:
    texts = {"en": {"up": "Up", "down": "Down"}, "pt": {"up": "Acima"}, "pt-BR": {"down": "Abaixo"}}
    view = View("sort", "", "", "sort_view")

    with added_texts(tmp_path, {f"{language}/sort_view": words for language, words in texts.items()}):
        assert view.words("pt-BR") == {"sort.up": "Acima", "sort.down": "Abaixo"}
        assert view.words("pt") == {"sort.up": "Acima", "sort.down": "Down"}


def test_nothing_in_a_text_or_a_style_ends_the_script_or_is_run(tmp_path: Path) -> None:
    hostile = '</script>"\\\u2028'
    with added_texts(tmp_path, {"en/sort_view": {"up": hostile}}):
        script = view_script(View("sort", "done();", hostile, "sort_view"), {"en": {}}).decode()

    assert "</script>" not in script
    assert "\u2028" not in script
    assert texts_of(script) == {"en": {"sort.up": hostile}}
    assert script.endswith("done();")


@pytest.mark.usefixtures("types")
def test_what_the_build_hook_has_made_smaller_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, text in {"view.js": "long", "view.min.js": "short", "view.css": "only"}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(
        "sinau.publishing.question_views.question_folders", lambda: {"sort": tmp_path, "plain": tmp_path / "none"}
    )

    assert views_of(["sort", "plain"]) == {"sort": View("sort", "short", "only", f"{tmp_path.name}_view")}


def test_a_file_of_an_author_never_takes_the_name_of_a_view() -> None:
    names = media_names(["a/view-switches.js", "a/view-desa.png", "view.js"])

    assert names["a/view-desa.png"] == "view-desa.png"
    assert names["view.js"] == "view.js"
    assert not names["a/view-switches.js"].startswith("view-")


@pytest.mark.usefixtures("types")
def test_until_the_view_is_there_the_question_can_be_read_and_holds_nothing_to_operate() -> None:
    outcome = courses(kios="en")
    assert outcome.rendered
    (asked,) = outcome.rendered.courses[0].activities[1].questions

    assert not re.search(r"<(?:input|select|textarea|button)\b(?![^>]* disabled)", asked.html)
    for text in ("Who?", "Ini", "Itu"):
        assert text in asked.html

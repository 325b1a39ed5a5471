# SPDX-License-Identifier: Apache-2.0
"""One file for a course: everything is inside, and it says when it is too large."""

import base64
import re
from dataclasses import replace
from pathlib import Path

import pytest

from helpers.chain import COURSE
from helpers.rendered import PICTURE, activity, course, demo_course, publish, rendered
from sinau.compiler import Request, build
from sinau.diagnostics import Report
from sinau.publications.onefile import PUBLICATION
from sinau.publishing.one_document import ENDS_SCRIPT

SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def page(**changes: str) -> str:
    return publish(PUBLICATION, rendered(demo_course(**changes))).read("demo.html").decode()


def test_one_file_asks_for_no_other() -> None:
    text = page()
    assert re.findall(r'<(?:script|link|img)[^>]* (?:src|href)="(?!data:)[^"]*"', SCRIPT.sub("", text)) == []
    assert base64.b64encode(PICTURE).decode() in text
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
    assert policy
    assert policy[1].startswith("default-src 'none'; script-src 'unsafe-inline'")


def test_a_file_that_is_linked_to_says_its_name() -> None:
    name = "demo/Formulir dana desa.docx"
    lesson = activity("first", 0, html=f'<p><a href="media:{name}">Formulir</a></p>', media=[name])
    content = rendered(course([lesson], id="demo"))
    media = {name: replace(next(iter(content.catalogue.media.values())), content=b"PK")}
    content = replace(content, catalogue=replace(content.catalogue, media=media))
    text = publish(PUBLICATION, content).read("demo.html").decode()
    assert 'href="data:application/octet-stream;name=Formulir%20dana%20desa.docx;base64,UEs="' in text


def test_all_activities_are_there_to_be_read_and_to_be_linked_to() -> None:
    parts = [
        activity(
            name,
            n,
            html='<h2 id="bagian">B</h2><p><a href="#bagian">1</a> <a href="activity:kursus/b#bagian">b</a></p>',
        )
        for n, name in enumerate("ab")
    ]
    text = publish(PUBLICATION, rendered(course(parts, id="kursus"))).read("kursus.html").decode()
    assert text.count('<article class="activity" id="') == 2
    for expected in ('<h2 id="a--bagian">', '<h2 id="b--bagian">', 'href="#a--bagian"', 'href="#b--bagian"'):
        assert expected in text, expected


def test_the_last_script_starts_the_player() -> None:
    scripts = SCRIPT.findall(page())
    assert scripts[-1] == "sinau.begin();"
    begin = next(n for n, script in enumerate(scripts) if ".begin=" in script)
    assert begin == 0, "the others call what it defines"
    assert any("sinau.searches" in script for script in scripts)


@pytest.mark.parametrize("text", ["</script>", "</SCRIPT >", "<!--", "<script"])
def test_no_script_ends_early(text: str) -> None:
    assert ENDS_SCRIPT.sub(r"\\x3c", f'x("{text}")') == f'x("\\x3c{text[1:]}")'


def test_objectives_and_titles_cannot_end_a_script() -> None:
    text = page(title="</script><b>&", summary="<!--")
    assert len(SCRIPT.findall(text)) == text.count("<script>")
    assert "</script><b>" not in text


@pytest.mark.parametrize("limit, told", [({}, []), ({"onefile_limit": 100}, ["C630"])])
def test_it_tells_when_it_is_larger_than_wanted(limit: dict[str, object], told: list[str]) -> None:
    report = Report()
    publish(PUBLICATION, rendered(demo_course(settings=limit)), report)
    assert [one.rule.code for one in report] == told
    for one in report:
        assert "demo/media/Alur kas.PNG" in one.message("en")
        assert "100 kB" in one.message("id")


def test_it_stands_in_a_folder_of_its_own_and_is_not_printed(tmp_path: Path) -> None:
    (tmp_path / "c/kursus").mkdir(parents=True)
    (tmp_path / "c/catalogue.yml").write_text("format: 1\ntitle: K\npublications: [onefile]\n")
    (tmp_path / "c/kursus/course.yml").write_text(
        COURSE.replace("objectives:\n  - id: tertib\n    text: Be orderly\n", "")
    )
    (tmp_path / "c/kursus/01.md").write_text("---\nid: satu\ntitle: Satu\n---\n\nText.\n")
    built, found = build(Request(tmp_path / "c", tmp_path / "out", pdf=True))
    assert [one.rule.code for one in found if one.rule.severity.name == "ERROR"] == []
    assert [one.artefact.path.relative_to(tmp_path / "out").as_posix() for one in built] == ["onefile/kursus.html"]

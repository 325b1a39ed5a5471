# SPDX-License-Identifier: Apache-2.0
"""The list on the sheet by which an LMS's report on answers can be read: ids, questions, choices; never which is right."""

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from helpers.chain import compiled, lesson
from helpers.prompts import PROMPTS, course_files
from helpers.rendered import activity, course, question, rendered
from sinau.model.rendered import RenderedCourse
from sinau.output.artefact import Artefact
from sinau_scorm import package_format12, package_format2004
from sinau_scorm.package_format import PackageFormat
from sinau_scorm.sheet.document import sheet_html
from sinau_scorm.sheet.questions import how_to_read_reports

FORMATS = (package_format12.FORMAT, package_format2004.SCORM2004_3, package_format2004.SCORM2004_4)
EACH = pytest.mark.parametrize("form", FORMATS, ids=[form.name for form in FORMATS])
ZIP = Artefact(Path("packages/demo-1.zip"), 1_234_567, "ab" * 32)


def asking() -> RenderedCourse:
    outcome = compiled(course_files())
    assert outcome.rendered, [one.message("en") for one in outcome.report]
    return outcome.rendered.courses[0]


def page(content: RenderedCourse, form: PackageFormat, language: str) -> html.HtmlElement:
    return html.fromstring(sheet_html(form, rendered(content), ZIP, language))


def test_questions_are_told_as_plain_text() -> None:
    asked = asking().activities[0].questions

    assert [one.prompt for one in asked] == list(PROMPTS.values())
    assert {tuple(one.labels.items()) for one in asked} == {(("a", "Yes"), ("b", "No"))}


@pytest.mark.parametrize(
    "block, choices",
    [
        ("::: question q\nWhich?\n\n- [x] *One* $x^2$\n- [x] Two <3\n- [ ] ![A cow](a.svg)\n:::", [("a", "One x^2"), ("b", "Two <3"), ("c", "A cow")]),
        ("::: question q true\nSo?\n:::", [("true", "True"), ("false", "False")]),
        ("::: question q\nWho?\n\n= Siti\n:::", []),
        ("::: question q\nHow many?\n\n= 12\n:::", []),
    ],
)  # fmt: skip
def test_choices_stand_under_the_letters_that_an_lms_is_told(block: str, choices: list[tuple[str, str]]) -> None:
    outcome = lesson(block, **{"kursus/a.svg": b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'})
    assert outcome.rendered, [one.message("en") for one in outcome.report]

    assert list(outcome.rendered.courses[0].activities[0].questions[0].labels.items()) == choices


@pytest.mark.parametrize("language", ["en", "id"])
@EACH
def test_every_question_is_on_the_list_by_the_id_that_is_sent(form: PackageFormat, language: str) -> None:
    table = page(asking(), form, language).find(".//section[@id='answers']/table")
    assert table is not None
    rows = [(row.findtext("th/code"), row.find("td")) for row in table.iterfind("tbody/tr[td]")]

    assert [name for name, _cell in rows] == [f"q-{n}" for n in range(len(PROMPTS))]
    for (_name, cell), prompt in zip(rows, PROMPTS.values(), strict=True):
        assert cell.text == prompt
        assert [" ".join(one.text_content().split()) for one in cell.iterfind("ul/li")] == ["a Yes", "b No"]
    # Its words are the course's, whatever the language of the sheet.
    assert {one.get("lang") for one in table.iterfind("tbody")} == {None if language == "en" else "en"}


@EACH
def test_the_list_does_not_tell_the_key(form: PackageFormat) -> None:
    right = question("q", 0)
    wrong = replace(right, data={**right.data, "rule": {"kind": "set", "correct": ["b"]}})
    sheets = [
        sheet_html(form, rendered(course([activity("one", 0, questions=[one])])), ZIP, "en") for one in (right, wrong)
    ]

    assert sheets[0] == sheets[1]


@EACH
def test_a_course_without_questions_has_no_list(form: PackageFormat) -> None:
    assert how_to_read_reports(course([activity("one", 0)]), form.name) is None


def test_what_is_said_of_ids_is_what_the_adapters_send() -> None:
    old, new = (page(asking(), form, "en").find(".//section[@id='answers']") for form in FORMATS[:2])
    assert old is not None
    assert new is not None
    assert "behind “_” the question itself begins" in old.text_content()
    assert "description" not in old.text_content()
    assert "sent as description" in new.text_content()


def test_long_texts_end_in_an_ellipsis() -> None:
    long = question("q", 0, stem="Kas " * 300)
    section = how_to_read_reports(course([activity("one", 0, questions=[long])]), "scorm12")
    assert section is not None
    assert section.table is not None
    ((_title, (row,)),) = section.table.groups

    assert len(row.text) <= 400
    assert row.text.endswith("Kas…")

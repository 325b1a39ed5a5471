# SPDX-License-Identifier: Apache-2.0
"""The sheet says what the course and its manifest have, in both languages alike."""

import re
import zlib
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

from helpers.pseudo import pseudo_language
from helpers.rendered import activity, course, demo_course, publish, question, rendered
from sinau.diagnostics import Report
from sinau.model.assessment import AssessmentSettings, Draw
from sinau.model.catalogue import Completion, Module, Objective
from sinau.model.rendered import RenderedCourse
from sinau.output.artefact import Artefact, write_zip
from sinau.pdf.drawing import Document, pdf_of
from sinau.publication import Publication
from sinau.publishing.parts import parts_by_module
from sinau_scorm import package_format12, package_format2004
from sinau_scorm.package_format import PackageFormat
from sinau_scorm.publications import scorm12, scorm2004_3, scorm2004_4
from sinau_scorm.sheet.document import files_beside, sheet_html
from sinau_scorm.sheet.facts import FACTS, LMSS
from sinau_scorm.sheet.sections import sheet_sections
from sinau_scorm.sheet.text import SheetSection, share_as_percent

FORMATS = (package_format12.FORMAT, package_format2004.SCORM2004_3, package_format2004.SCORM2004_4)
EACH = pytest.mark.parametrize("form", FORMATS, ids=[form.name for form in FORMATS])
ZIP = Artefact(Path("packages/demo-1.zip"), 1_234_567, "ab" * 32)
EXAM_ONLY = Completion(lessons=False, exam=True)


def examined(settings: AssessmentSettings | None = None, **values: Any) -> RenderedCourse:
    """Return a course of two lessons, a quiz and an exam with `settings`."""
    return course(
        [
            activity("one", 0),
            activity("two", 1),
            activity("quiz", 2, kind="quiz", questions=[question("q-1", 0)]),
            activity("exam", 3, kind="exam", title="Final", settings=settings, questions=[question("q-2", 1)]),
        ],
        **{"mastery_score": 0.75, **values},
    )


def said(
    content: RenderedCourse, form: PackageFormat = package_format12.FORMAT, language: str = "en"
) -> dict[str, str]:
    """Return the text of each section of the sheet, by its key."""
    page = html.fromstring(sheet_html(form, rendered(content), ZIP, language))
    return {one.get("id"): " ".join(one.text_content().split()) for one in page.iterfind(".//section")}


def lines(content: RenderedCourse, key: str, form: PackageFormat = package_format12.FORMAT) -> dict[str, str]:
    """Return what a section says under each name, in English."""
    (section,) = (one for one in made(content, form) if one.key == key)
    return {line.name.text("en"): " ".join(text.text("en") for text in line.texts) for line in section.lines}


def made(content: RenderedCourse, form: PackageFormat) -> Sequence[SheetSection]:
    return sheet_sections(form, rendered(content).catalogue, content, ZIP)


def in_manifest(publication: Publication, content: RenderedCourse, name: str) -> list[float]:
    root = etree.fromstring(publish(publication, rendered(content)).read("imsmanifest.xml"))
    return [float(element.text or "") for element in root.iterfind(f".//{{*}}{name}")]


def test_size_and_digest_are_those_of_the_zip(tmp_path: Path) -> None:
    content = demo_course()
    artefact = write_zip(publish(scorm12.PUBLICATION, rendered(content)), tmp_path / "demo.zip", "imsmanifest.xml")
    written = (tmp_path / "demo.zip").read_bytes()
    for language, size in (("en", f"{len(written):,} bytes"), ("id", f"{len(written):,} byte".replace(",", "."))):
        page = sheet_html(package_format12.FORMAT, rendered(content), artefact, language)
        assert sha256(written).hexdigest() in page
        assert size in page
        assert "demo.zip" in page


@given(mark=st.integers(0, 1000).map(lambda n: n / 1000), own=st.none() | st.integers(0, 100).map(lambda n: n / 100))
def test_the_pass_mark_is_the_courses(mark: float, own: float | None) -> None:
    content = examined(AssessmentSettings(mastery_score=own), mastery_score=mark, completion=EXAM_ONLY)
    expected = mark if own is None else own
    for language in ("en", "id"):
        assert share_as_percent(expected).text(language) in said(content, language=language)["rules"]
    assert lines(content, "rules")["Pass mark"].startswith(f"{expected * 100:g}% ")
    assert f"{expected * 100:g}% or more" in lines(content, "reporting")["cmi.core.lesson_status = passed"]


@pytest.mark.parametrize("mark", [0.75, 0.6, 1.0, 0.755])
@pytest.mark.parametrize("completion", [Completion(), EXAM_ONLY, Completion(lessons=True, exam=False)])
@pytest.mark.parametrize("attempts", [0, 1, 3])
def test_the_manifests_pass_mark_is_on_the_sheet(mark: float, completion: Completion, attempts: int) -> None:
    content = examined(AssessmentSettings(attempts=attempts), mastery_score=mark, completion=completion)
    told = lines(content, "reporting")["adlcp:masteryscore"]
    given = in_manifest(scorm12.PUBLICATION, content, "masteryscore")
    assert [float(number) for number in re.findall(r"([\d.]+) \(", told)] == given
    assert told.startswith("Not in the manifest") == (not given)
    # A mark that the LMS does not get is told all the same.
    assert f"{mark * 100:g}" in told
    assert lines(content, "rules")["Pass mark"].startswith(f"{mark * 100:g}% ")
    for publication, form in (
        (scorm2004_3.PUBLICATION, package_format2004.SCORM2004_3),
        (scorm2004_4.PUBLICATION, package_format2004.SCORM2004_4),
    ):
        told = lines(content, "reporting", form)["imsss:minNormalizedMeasure"]
        measures = in_manifest(publication, content, "minNormalizedMeasure")
        assert [float(number) for number in re.findall(r"([\d.]+) \(", told)] == measures == [mark]


@pytest.mark.parametrize(
    "settings, expected",
    [
        (AssessmentSettings(attempts=1), "When “Final” has been handed in"),
        (AssessmentSettings(keep="first"), "When “Final” has been handed in"),
        (AssessmentSettings(attempts=3, keep="first"), "When “Final” has been handed in"),
        (AssessmentSettings(), "Never: “Final” may be sat any number of times."),
        (AssessmentSettings(keep="last"), "Never: “Final” may be sat any number of times."),
        (AssessmentSettings(attempts=3), "When all 3 attempts at “Final” are used up"),
        (AssessmentSettings(attempts=2, keep="last"), "When all 2 attempts at “Final” are used up"),
    ],
)
def test_when_the_status_is_failed_is_on_the_sheet(settings: AssessmentSettings, expected: str) -> None:
    told = lines(examined(settings), "reporting")["cmi.core.lesson_status = failed"]
    assert told.startswith(expected)
    assert ("incomplete" in told) == ("sat any" in told or "used up" in told)
    assert "When “Final” has been handed in" in lines(examined(settings), "reporting", package_format2004.SCORM2004_4)["cmi.success_status = failed"]  # fmt: skip


@pytest.mark.parametrize(
    "completion, expected",
    [
        (Completion(), "When all 3 lessons and quizzes are done and “Final” is passed."),
        (EXAM_ONLY, "When “Final” is passed."),
        (Completion(lessons=True, exam=False), "When all 3 lessons and quizzes are done."),
    ],
)
@EACH
def test_the_completion_rule_is_the_courses(form: PackageFormat, completion: Completion, expected: str) -> None:
    content = examined(completion=completion)
    assert lines(content, "rules", form)["Complete"].startswith(expected)
    status = lines(content, "reporting", form).get("cmi.completion_status = completed", expected)
    assert status == expected


def test_without_a_pass_mark_nobody_passes() -> None:
    content = examined(mastery_score=None)
    assert lines(content, "rules")["Complete"].startswith("When all 3 lessons and quizzes are done and “Final” has been handed in.")  # fmt: skip
    status = {name for name in lines(content, "reporting") if "lesson_status" in name}
    assert status == {"cmi.core.lesson_status = completed", "cmi.core.lesson_status = incomplete"}
    assert "Never set" in lines(content, "reporting", package_format2004.SCORM2004_3)["cmi.success_status"]


def test_without_an_exam_there_is_no_score() -> None:
    content = course([activity("one", 0), activity("two", 1)], mastery_score=0.75)
    assert lines(content, "rules")["Pass mark"].startswith("There is none")
    assert lines(content, "reporting")["cmi.core.score.raw"].startswith("Never")
    assert lines(content, "reporting")["cmi.interactions"].startswith("None")
    assert "status should be incomplete" not in said(content)["importing"]


@pytest.mark.parametrize(
    "settings, expected",
    [
        (AssessmentSettings(), "Attempts in the course: any number; the best attempt counts. No time limit. Questions: 1."),
        (AssessmentSettings(attempts=3, keep="last"), "Attempts in the course: 3; the last attempt counts"),
        (AssessmentSettings(attempts=1, keep="first"), "Attempts in the course: 1; the first attempt counts"),
        (AssessmentSettings(time_limit=40), "Time for each attempt: 40 minutes"),
        (AssessmentSettings(draw=Draw(7, each=False)), "each attempt draws 7 out of 1"),
        (AssessmentSettings(draw=Draw(2, each=True)), "each attempt draws 2 for each objective"),
    ],
)  # fmt: skip
def test_how_the_exam_is_sat_is_on_the_sheet(settings: AssessmentSettings, expected: str) -> None:
    assert expected in lines(examined(settings), "rules")["Final"]


def test_a_pretest_that_does_not_count_says_so() -> None:
    content = course([activity("before", 0, kind="pretest"), activity("one", 1)])
    assert "counts neither" in lines(content, "rules")["before"]
    assert "counts neither" not in lines(examined(), "rules")["Final"]


@pytest.mark.parametrize("order, expected", [("free", "any order"), ("sequential", "those before it")])
def test_the_order_is_the_courses(order: str, expected: str) -> None:
    assert expected in lines(examined(navigation=order), "rules")["Order"]


def test_changes_are_the_authors() -> None:
    assert "have not listed" in said(examined())["changes"]
    assert said(examined(changes=("The lesson on <b>banks</b> is new.",)))["changes"].endswith("The lesson on <b>banks</b> is new.")  # fmt: skip


def in_parts(tracked: str = "module", **values: Any) -> RenderedCourse:
    """Return a course with a pretest, two modules and an exam, whose pretest shows what the first module teaches."""
    content = course(
        [
            activity("before", 0, kind="pretest", questions=[replace(question("q-0", 0), objective="cash")]),
            activity("one", 1, questions=[replace(question("q-1", 1), objective="cash")]),
            activity("two", 2),
            activity("exam", 3, kind="exam", title="Final"),
        ],
        **{"mastery_score": 0.75, "settings": {"tracked": tracked}, **values},
    )
    span = content.course.span
    one, two = content.course.modules[0].activities
    modules = (Module("m1", "First", (one,), span), Module("m2", "Second", (two,), span))
    objectives = (Objective("cash", "Count cash", span),)
    return replace(content, course=replace(content.course, modules=modules, objectives=objectives))


@EACH
@pytest.mark.parametrize("tracked", ["module", "lesson"])
def test_every_part_is_on_the_sheet_with_what_it_waits_for(form: PackageFormat, tracked: str) -> None:
    titles = ["First", "Second"] if tracked == "module" else ["one", "two"]
    parts = lines(in_parts(tracked), "parts", form)
    assert list(parts) == ["before", *titles, "Final"]
    assert f"Opens after: {titles[0]}; {titles[1]}." in parts["Final"]
    assert "Opens after" not in parts[titles[1]]
    assert f"Opens after: {titles[0]}." in lines(in_parts(tracked, navigation="sequential"), "parts", form)[titles[1]]
    assert "Opens after" not in lines(in_parts(tracked, completion=EXAM_ONLY), "parts", form)["Final"]
    assert "75%" in parts["Final"]
    assert ("Spares learners up to 1" in parts["before"]) == (form is not package_format12.FORMAT)


@pytest.mark.parametrize(
    "completion, expected",
    [
        (Completion(), "when the exam and all parts that were not skipped are complete"),
        (EXAM_ONLY, "when the exam is; the other parts do not count"),
        (Completion(lessons=True, exam=False), "pretest and exam do not count"),
    ],
)
def test_how_parts_become_one_result(completion: Completion, expected: str) -> None:
    assert expected in said(in_parts(completion=completion), package_format2004.SCORM2004_4)["parts"]
    assert "the LMS decides" in said(in_parts(completion=completion))["parts"]


@pytest.mark.parametrize("lessons, waits", [(40, True), (90, False)])
def test_a_part_that_scorm12_cannot_hold_shut_is_said_to_be_open(lessons: int, waits: bool) -> None:
    """As the manifest has it: there is room for so many names, or there are no prerequisites at all."""
    activities = [
        *(activity(f"l{n}", n) for n in range(lessons)),
        activity("exam", lessons, kind="exam", title="Final"),
    ]
    content = course(activities, settings={"tracked": "lesson"}, mastery_score=0.75)
    root = etree.fromstring(publish(scorm12.PUBLICATION, rendered(content), Report()).read("imsmanifest.xml"))
    assert bool(root.findall(".//{*}prerequisites")) == waits
    assert lines(content, "parts")["Final"].count("Opens after") == waits
    assert lines(content, "parts")["Final"].count("Opens from the start") == (not waits)
    assert "Opens after" in lines(content, "parts", package_format2004.SCORM2004_4)["Final"]


def test_one_sco_has_no_parts() -> None:
    assert "parts" not in said(examined())


def test_a_package_of_a_module_names_its_course() -> None:
    content = in_parts("course", title="The whole course")
    part = parts_by_module(content)[1]
    catalogue = rendered(content).catalogue
    (identity, *_) = sheet_sections(package_format12.FORMAT, catalogue, part, ZIP)
    assert [line.texts[0].text("en") for line in identity.lines if line.name.text("en") == "Part of"] == ["The whole course"]  # fmt: skip


@EACH
@pytest.mark.parametrize("content", [examined(), in_parts(), in_parts("lesson")], ids=["one", "modules", "lessons"])
def test_both_languages_say_the_same_things(form: PackageFormat, content: RenderedCourse) -> None:
    for section in made(content, form):
        for text in [*section.sentences, *(text for line in section.lines for text in (line.name, *line.texts))]:
            assert text.text("en")
            assert text.text("id")
            assert not re.search(r"\{\w+\}", text.text("en") + text.text("id"))
    shapes = [
        [(one.get("id"), len(one.findall(".//dd")), len(one.findall(".//li")), len(one.findall("p"))) for one in page.iterfind(".//section")]
        for page in (html.fromstring(sheet_html(form, rendered(content), ZIP, language)) for language in ("en", "id"))
    ]  # fmt: skip
    assert shapes[0] == shapes[1]


@EACH
@pytest.mark.parametrize("content", [examined(), in_parts()], ids=["one", "several"])
def test_every_lms_is_there_and_each_statement_has_its_source(form: PackageFormat, content: RenderedCourse) -> None:
    several = content.course.settings.get("tracked", "course") != "course"
    known = lines(content, "lms", form)
    assert list(known) == [*LMSS, "Any other LMS"]
    for lms in LMSS:
        facts = [fact for fact in FACTS if fact.lms == lms and fact.concerns(form.name, several)]
        for fact in facts:
            assert (
                f"{fact.says.text('en')} ({fact.source.kind.value.text('en')}: {fact.source.text.text('en')}, "
                in known[lms]
            )
        assert ("Not tried." in known[lms]) == (not any(fact.source.kind.name == "TRIED" for fact in facts))
    assert known["Any other LMS"] == "Not tried."


HOSTILE = '"><script>alert(1)</script>{{ 7 * 7 }} {title} & <img src=x onerror=y>'


def test_what_authors_write_is_text() -> None:
    content = examined(title=HOSTILE, summary=HOSTILE, version=HOSTILE, audience=(HOSTILE,), changes=(HOSTILE,))
    content = replace(content, activities=tuple(replace(one, activity=replace(one.activity, title=HOSTILE)) for one in content.activities))  # fmt: skip
    for form in FORMATS:
        page = html.fromstring(sheet_html(form, replace(rendered(content), pdf=True), ZIP, "en"))
        assert page.findall(".//script") == []
        assert page.findall(".//img") == []
        assert page.findtext(".//h1") == HOSTILE
        assert HOSTILE in "".join(page.itertext())
        assert {link.get("href") for link in page.iterfind(".//a")} == {"demo-1.id.html", "demo-1.en.html", "demo-1.en.pdf"}  # fmt: skip


def test_the_pdf_is_the_same_each_time_and_has_pages() -> None:
    pytest.importorskip("weasyprint")
    one, other = (
        files_beside(package_format12.FORMAT, replace(rendered(demo_course()), pdf=True), ZIP) for _ in range(2)
    )
    assert list(one) == ["en.html", "id.html"]
    assert one == other
    assert b'href="demo-1.en.pdf"' in one["en.html"]
    made, again = (pdf_of(Document(one["id.html"].decode())) for _ in range(2))
    assert made == again
    streams = re.findall(rb"/FlateDecode.*?stream\n(x.*?)\nendstream", made, re.DOTALL)
    inside = made + b"".join(zlib.decompress(stream) for stream in streams)
    assert made.startswith(b"%PDF-")
    assert 2 <= len(re.findall(rb"/Type /Page\b", inside)) <= 6
    assert b"/MarkInfo" in inside  # tagged, so that it can be read aloud
    assert b"/CreationDate" not in inside
    assert b"/URI" not in inside, "its links to the other files are for the screen"


def test_without_pdfs_there_is_no_link_to_one() -> None:
    files = files_beside(package_format12.FORMAT, rendered(demo_course()), ZIP)
    assert list(files) == ["en.html", "id.html"]
    assert b".pdf" not in files["en.html"]
    assert b'href="demo-1.id.html"' in files["en.html"]


def test_names_of_elements_are_read_from_left_to_right_in_any_language(tmp_path: Path) -> None:
    with pseudo_language(tmp_path) as tag:
        page = sheet_html(package_format12.FORMAT, rendered(examined()), ZIP, tag)

    assert 'dir="rtl"' in page
    assert "<dt>\u2068cmi.core.lesson_status = passed\u2069</dt>" in page
    assert "<dt>cmi.core.lesson_status = passed</dt>" in sheet_html(
        package_format12.FORMAT, rendered(examined()), ZIP, "en"
    )


def test_what_an_author_wrote_has_the_direction_of_its_language() -> None:
    content = examined()
    arabic = replace(content, course=replace(content.course, language="ar"))

    assert '<h1 lang="ar" dir="rtl">' in sheet_html(package_format12.FORMAT, rendered(arabic), ZIP, "en")
    assert "<h1>" in sheet_html(package_format12.FORMAT, rendered(content), ZIP, content.course.language)

# SPDX-License-Identifier: Apache-2.0
"""The handout: a course that can be printed, with everything in one file and nothing of what is right."""

import re
import sys
import zlib
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import weasyprint

from helpers.chain import COURSE, compiled, lesson
from helpers.references import html_of, ids, references
from helpers.rendered import activity, course, demo_course, publish, rendered
from sinau.compiler import Request, build
from sinau.diagnostics import Severity
from sinau.markdown.formulas import mathml
from sinau.model.catalogue import Objective
from sinau.model.rendered import Selection
from sinau.output.filetree import FileTree
from sinau.pdf.drawing import Document, pdf_of
from sinau.publications import handout
from sinau.publications.handout import PUBLICATION
from sinau.publishing.player import theme_text

HTML = "demo-2026-1-handout.html"


@cache
def tree() -> FileTree:
    return publish(PUBLICATION, rendered(demo_course(summary="Ringkas.")))


def page(found: FileTree | None = None) -> str:
    return (found or tree()).read(HTML).decode()


def test_there_is_a_page_and_its_pdf_is_tagged() -> None:
    assert list(tree()) == [HTML]
    pdf = pdf_of(Document(page(), theme_text("handout/formulas.css")))
    assert pdf.startswith(b"%PDF-")
    inside = pdf + b"".join(
        zlib.decompress(s) for s in re.findall(rb"/FlateDecode.*?stream\n(x.*?)\nendstream", pdf, re.DOTALL)
    )
    assert b"/StructTreeRoot" in inside, "tagged, for those who listen to it"
    assert b"/CreationDate" not in inside, "the same course gives the same bytes on any day"


def test_the_page_needs_no_other_file() -> None:
    found = [(element, address) for element, address in references(HTML, page())]
    assert [a for e, a in found if e != "a" and not a.startswith("data:")] == []
    assert [a for e, a in found if e == "a" and not re.match(r"#|https://", a)] == []
    inside = ids(HTML, page())
    assert [a for e, a in found if a.startswith("#") and a[1:] not in inside] == []
    assert "<script" not in page()


def test_questions_have_boxes_and_nothing_is_right() -> None:
    text = page()
    assert text.count('<span class="box round"></span>') == 5, "three of a choice, two of true or false"
    assert text.count('<span class="box"></span>') == 5
    for hidden in ("<form", "<input", "data-question", "Look again.", "<p>Yes.</p>", "correct"):
        assert hidden not in text, hidden


@pytest.mark.parametrize(
    "answers, printed",
    [
        ("= Kas umum", '<span class="answer-label">Your answer</span><span class="line"></span></label>'),
        ("= 70", '<span class="line"></span></label>'),
        ("- [x] *Kas*\n- [ ] Bank", '<span class="box round"></span><span class="choice-text"><em>Kas</em></span>'),
        ("- [x] Kas\n- [x] Bank", '<span class="box"></span><span class="choice-text">Kas</span>'),
    ],
)
def test_each_type_prints_what_is_filled_in_by_hand(answers: str, printed: str) -> None:
    outcome = lesson(f"\n::: question q\nWhich[^1]?\n\n{answers}\n:::\n\n[^1]: Of two.\n")
    assert outcome.rendered
    text = handout.handout_html(outcome.catalogue, outcome.rendered.courses[0])

    assert printed in text
    assert "<input" not in text
    assert 'id="satu--fnref-1"' in text, "what stands in a question is written once, so its footnotes lead back to it"


def test_headings_of_two_lessons_do_not_share_a_place() -> None:
    lessons = [
        activity(name, n, html='<h2 id="bagian">B</h2><p><a href="#fn-1">1</a></p>') for n, name in enumerate("ab")
    ]
    text = page(publish(PUBLICATION, rendered(course(lessons))))
    assert '<h4 id="a--bagian">' in text
    assert '<h4 id="b--bagian">' in text
    assert 'href="#b--fn-1"' in text


def test_objectives_contents_and_sources_are_there() -> None:
    outcome = compiled(
        {
            "catalogue.yml": "format: 1\ntitle: K\npublisher: Balai <i>\npublications: [handout]\n",
            "kursus/course.yml": COURSE,
            "kursus/01.md": "---\nid: satu\ntitle: Satu & dua\nsources:\n  - text: UU 6/2014\n    in_force: 2026-01-02\n---\n\nIsi.\n",
        }
    )
    assert outcome.rendered
    found = PUBLICATION.publish(outcome.rendered, Selection(("kursus",)))[0]
    text = found.read("kursus-1-handout.html").decode()
    for expected in (
        "Be orderly",
        '<a href="#satu">Satu &amp; dua</a>',
        "UU 6/2014",
        "2 January 2026",
        "Balai &lt;i&gt;",
    ):
        assert expected in text


HOSTILE = "</title><script>alert(1)</script><img src=x onerror=alert(2)>{{ 7*7 }}"


def test_what_authors_name_is_text() -> None:
    made = demo_course(title=HOSTILE, summary=HOSTILE, audience=(HOSTILE,))
    made = replace(made, course=replace(made.course, objectives=(Objective("o", HOSTILE, made.course.span),)))
    text = html_of(HTML, page(publish(PUBLICATION, rendered(made))))
    assert "<script" not in text
    assert "<img src=x" not in text
    assert "{{ 7*7 }}" in text


def test_a_pdf_reads_nothing_from_this_machine(tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"x" * 5000)
    with_it = pdf_of(Document(f'<html lang="en"><title>t</title><p>x<img src="{secret.as_uri()}" alt="x">', ""))
    without = pdf_of(Document('<html lang="en"><title>t</title><p>x<img alt="x">', ""))
    assert abs(len(with_it) - len(without)) < 1000


def small_catalogue(tmp_path: Path) -> Path:
    content = tmp_path / "content"
    (content / "kursus").mkdir(parents=True)
    (content / "catalogue.yml").write_text("format: 1\ntitle: K\npublications: [site, handout]\n")
    (content / "kursus/course.yml").write_text(COURSE)
    (content / "kursus/01.md").write_text("---\nid: satu\ntitle: Satu\n---\n\nIsi.\n")
    return content


@pytest.mark.parametrize("fault", ["not installed", "no Pango"])
def test_a_build_with_pdfs_that_cannot_make_any_makes_nothing(
    fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if fault == "not installed":
        monkeypatch.setitem(sys.modules, "weasyprint", None)
    else:

        def refuse(_name: str) -> None:
            raise OSError("cannot load library 'libpango-1.0-0'")

        monkeypatch.setattr("sinau.pdf.drawing.import_module", refuse)
    content = small_catalogue(tmp_path)
    built, found = build(Request(content, tmp_path / "dist", ("handout",), pdf=True))
    (told,) = [one for one in found if one.rule.severity is Severity.ERROR]
    assert (built, told.rule.code, str(told.span)) == ([], "C620", "kursus/course.yml:1:5")
    assert "--pdf" in told.hint("id")
    assert not (tmp_path / "dist/handouts").exists()
    (site,), found = build(Request(content, tmp_path / "dist", ("site",), pdf=True))
    assert [one for one in found if one.rule.severity is Severity.ERROR] == [], "there is nothing to print"
    assert site.publication.name == "site"


@pytest.mark.parametrize("pdf", [False, True])
def test_each_file_of_a_document_is_written_and_handed_out_as_it_is(
    tmp_path: Path, small_pdfs: None, pdf: bool
) -> None:
    content = small_catalogue(tmp_path)
    built = build(Request(content, tmp_path / "dist", pdf=pdf))[0]
    names = ["kursus-1-handout.html", *(["kursus-1-handout.pdf"] if pdf else [])]
    assert [item.artefact.path.relative_to(tmp_path / "dist").as_posix() for item in built] == [
        "site",
        *(f"handouts/{name}" for name in names),
    ]
    assert {path.name for path in (tmp_path / "dist/handouts").iterdir()} == set(names)
    assert {path.name for path in (tmp_path / "dist/site/downloads").iterdir()} == set(names)
    home = (tmp_path / "dist/site/kursus/index.html").read_text()
    assert ("<span>PDF</span>" in home) == pdf
    assert "<span>HTML</span>" in home


def test_a_fraction_and_a_power_are_not_printed_on_one_line() -> None:
    """WeasyPrint knows no MathML, so that `a/b` came out as "ab"; where the letters stand is looked up in its layout."""
    html = "<p>" + mathml("c^2", display=False) + "<p>" + mathml(r"\frac{a}{b}", display=True)
    style = weasyprint.CSS(string=theme_text("handout/formulas.css"))
    (page,) = weasyprint.HTML(string=html).render(stylesheets=[style]).pages
    boxes = {box.text: box for box in page._page_box.descendants() if getattr(box, "text", None)}

    assert boxes["b"].position_y > boxes["a"].position_y + boxes["a"].height / 2
    assert boxes["2"].height < boxes["c"].height

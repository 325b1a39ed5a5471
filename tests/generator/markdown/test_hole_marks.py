# SPDX-License-Identifier: Apache-2.0
"""Marks become holes, survive cleaning, and cannot be written by an author."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.chain import lesson
from helpers.mutations import PIECE
from sinau.markdown.hole_marks import MARK, HoleMarks
from sinau.model.html_pieces import (
    Address,
    Hole,
    LinkOut,
    Pieces,
    PublicationMark,
    QuestionHole,
    ScreenOrPaper,
    SealedData,
    neutral_html,
)
from sinau.publishing.linking import Addresses, fill_holes
from sinau.rendering.html_cleaning import clean_html

MEDIA = {"kursus/a.pdf": b"%PDF", "kursus/a.png": b"x", "kursus/a.mp4": b"x"}
# Everything that a browser or a parser might take for something else: blanks of tables, private characters, halves of pairs.
ODD = [
    "&#12;",
    "&#xE000;",
    "\ue000",
    "\U000f0000",
    "&#xD800;",
    "&#55296;",
    "&#57344;0&#57344;",
    "&nbsp;",
    "|",
    "\n\n",
    "##### x\n",
]
HOLES: list[Hole] = [
    Address("href", "media", "a/b c.pdf"),
    LinkOut(None, rel=True, end=True),
    ScreenOrPaper("2", "4"),
    QuestionHole("q-1"),
    SealedData("q-1"),
    PublicationMark("ids"),
]


def test_a_page_is_literals_and_holes_and_nothing_but_data() -> None:
    outcome = lesson(
        "## A\n\n[file](a.pdf) and [home](01.md#a)\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"
        "![m](a.mp4)\n\n::: question q true\n\nx\n\n? [h](a.pdf)\n\n:::\n",
        **MEDIA,
    )
    assert outcome.rendered
    (activity,) = outcome.rendered.courses[0].activities

    kinds = {type(part) for part in activity.body.parts}
    assert kinds == {str, Address, LinkOut, ScreenOrPaper, PublicationMark, QuestionHole}
    assert SealedData("q") in activity.questions[0].form.parts
    assert pickle.loads(pickle.dumps(activity.body)) == activity.body
    assert all(
        type(value) in {str, bool, Address, type(None)}
        for part in activity.body.parts
        if not isinstance(part, str)
        for value in (getattr(part, name) for name in part.__slots__)
    )
    literals = "".join(part for part in activity.body.parts if isinstance(part, str))
    assert not any(words in literals for words in ("a.pdf", "a.mp4", "media:", "activity:", "data-question", MARK))


def test_one_function_fills_all_of_them() -> None:
    outcome = lesson("## A\n\n[file](a.pdf)\n\n| a |\n|---|\n| 1 |\n", **MEDIA)
    assert outcome.rendered
    body = outcome.rendered.courses[0].activities[0].body
    paper = Addresses(lambda path: f"<{path}>", lambda *_: None, lambda *_: None, paper=True, ids="satu--")

    assert fill_holes(body, paper).startswith('<h4 id="satu--a">A</h4>\n<p><a data-unavailable="">file</a></p>\n')
    assert '<th scope="col">a</th></tr></thead>' in fill_holes(body, paper)
    screen = Addresses(lambda path: f"<{path}>", lambda *_: None, lambda *_: None, beside="new")
    assert fill_holes(body, screen).startswith(
        '<h2 id="a">A</h2>\n<p><a href="&lt;kursus/a.pdf&gt;" target="_blank" rel="noopener">file'
        '<span class="sinau-spoken"> (new)</span></a></p>\n'
    )


@given(st.lists(st.sampled_from(HOLES) | st.text(st.characters(exclude_categories=["Cs"])), max_size=8))
def test_marks_come_back_as_holes_in_their_order(parts: list[str | Hole]) -> None:
    marks = HoleMarks()
    written = "".join(part if isinstance(part, str) else marks.mark_for_hole(part) for part in parts)

    assert [part for part in marks.pieces_of_text(written).parts if not isinstance(part, str)] == [
        part for part in parts if not isinstance(part, str)
    ]
    assert "".join(part for part in marks.pieces_of_text(written).parts if isinstance(part, str)) == "".join(
        part for part in parts if isinstance(part, str)
    )


@given(st.lists(st.sampled_from(ODD) | PIECE, max_size=6).map("".join))
def test_cleaning_sees_a_page_as_it_would_without_marks(text: str) -> None:
    """Marks neither move nor vanish, and what an author writes is never taken for one."""
    body = f"\n## Head {text}\n\n[a](a.pdf) {text} ![p](a.png)\n\n| a | b |\n|---|---|\n| {text} | 2 |\n\n{text}\n"
    outcome = lesson(body, **MEDIA)
    if outcome.rendered is None:
        return
    body_of = outcome.rendered.courses[0].activities[0].body
    plain = neutral_html(body_of)

    assert clean_again(plain) == plain
    assert MARK not in plain
    plain.encode()


def clean_again(html: str) -> str:
    """Return `html` cleaned as text, its neutral links let through."""
    for scheme in ("media", "activity", "page"):
        html = html.replace(f'"{scheme}:', f'"https:{scheme}//')
    html = clean_html(html)
    for scheme in ("media", "activity", "page"):
        html = html.replace(f'"https:{scheme}//', f'"{scheme}:')
    return html


@pytest.mark.parametrize("written", [" <b>x</b>", "\ue000 \ue001", "\f", "a\fb"])
def test_only_marks_are_changed_by_standing_in_for_them(written: str) -> None:
    marks = HoleMarks()
    around = (
        f"<p>{marks.mark_for_hole(PublicationMark('ids'))}{written}{marks.mark_for_hole(PublicationMark('ids'))}</p>"
    )
    assert marks.pieces_of_text(clean_html(around)).parts == (
        "<p>", PublicationMark("ids"), clean_html(written) if "<" in written else written, PublicationMark("ids"), "</p>",
    )  # fmt: skip


def test_a_link_in_a_link_ends_the_one_around_it() -> None:
    """HTML has none in one another: both say that they open a window, each once, and neither loses its address."""
    outcome = lesson("[to ![q](a.mp4)](https://a.example)\n", **MEDIA)
    assert outcome.rendered
    addresses = Addresses(lambda path: path, lambda *_: None, lambda *_: None, beside="new")

    assert fill_holes(outcome.rendered.courses[0].activities[0].body, addresses) == (
        '<p><a href="https://a.example" rel="noopener noreferrer" target="_blank">to <span class="sinau-spoken"> (new)</span></a>'
        '<a href="kursus/a.mp4" target="_blank" rel="noopener">q<span class="sinau-spoken"> (new)</span></a></p>\n'
    )


def test_the_first_section_parts_a_page_and_no_heading_inside_of_something_does() -> None:
    outcome = lesson("Welcome.\n\n> ## Inside\n\n### Small\n\n## First\n\nx\n\n## Second\n")
    assert outcome.rendered
    before, after = outcome.rendered.courses[0].activities[0].body.split("sections")

    assert neutral_html(before).endswith("Small</h3>\n")
    assert neutral_html(after).startswith('<h2 id="first">First</h2>')
    assert Pieces(("x",)).split("sections") == (Pieces(("x",)), Pieces())


@pytest.mark.parametrize(
    "body, uses",
    [
        ('Text `<math>` class="code-" &lt;kbd>\n', set()),
        ("> q\n", {"blockquote"}),
        ("```python\ndef f(): pass\n```\n", {"pre", "coloured code"}),
        ("```\nx\n```\n", {"pre"}),
        ("$x$\n", {"math"}),
        ("~~x~~\n", {"del"}),
        ("***\n", {"hr"}),
        ("![r](a.mp4)\n", {"recording"}),
        ("a[^1]\n\n[^1]: b\n", {"footnotes"}),
        ("::: question q\n\nx\n\n= y\n:::\n", {"field"}),
        ("::: question q true\n\nx\n\n! `y`\n\n  $x$\n:::\n", {"math"}),
    ],
)
def test_what_a_page_needs_is_noted_and_not_looked_for(body: str, uses: set[str]) -> None:
    outcome = lesson(body, **MEDIA)
    assert outcome.rendered
    known = {
        "blockquote",
        "pre",
        "coloured code",
        "math",
        "del",
        "hr",
        "recording",
        "footnotes",
        "field",
        "kbd",
        "mark",
        "abbr",
    }
    assert outcome.rendered.courses[0].activities[0].uses & known == uses


@pytest.mark.parametrize(
    "body, opening",
    [
        ("## Head\n\n- item\n\nFirst *word* `c` &amp;\nnext[^1] $x^2$ ![p](a.png)\n\nSecond.\n\n[^1]: N.\n", "First word c &\nnext1 x2  "),
        ("::: question q true\n\n- x\n\n! Why.\n:::\n\nText.\n", "Text."),
        ("::: question q true\n\nStem.\n\n! Why.\n:::\n\nText.\n", "Stem."),
        ("- a\n- b\n", ""),
    ],
)  # fmt: skip
def test_the_opening_is_the_first_paragraph_that_is_seen(body: str, opening: str) -> None:
    outcome = lesson(body, **MEDIA)
    assert outcome.rendered
    assert outcome.rendered.courses[0].activities[0].opening.split() == opening.split()

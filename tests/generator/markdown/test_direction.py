# SPDX-License-Identifier: Apache-2.0
"""Blocks that are read another way than their page say so."""

import pytest

from helpers.chain import COURSE, lesson

ARABIC = "هذا نص (58)."
TURNED = ' dir="auto"'


@pytest.mark.parametrize(
    "written, html",
    [
        (ARABIC, f"<p{TURNED}>{ARABIC}</p>"),
        (f"58. {ARABIC}"[4:], f"<p{TURNED}>"),
        (f"*{ARABIC}*", f"<p{TURNED}><em>"),
        (f"> {ARABIC}", f"<blockquote{TURNED}>\n<p>{ARABIC}</p>\n</blockquote>"),
        (f"> {ARABIC}\n>\n> Words.", f"<blockquote{TURNED}>\n<p>{ARABIC}</p>\n<p{TURNED}>Words.</p>\n</blockquote>"),
        (f"> Words.\n>\n> {ARABIC}", f"<blockquote>\n<p>Words.</p>\n<p{TURNED}>{ARABIC}</p>\n</blockquote>"),
        (f"- {ARABIC}\n- Words.", f"<ul{TURNED}>\n<li>{ARABIC}</li>\n<li><div{TURNED}>Words.</div></li>\n</ul>"),
        (f"1. Words.\n2. {ARABIC}", f"<ol>\n<li>Words.</li>\n<li><div{TURNED}>{ARABIC}</div></li>\n</ol>"),
        (f"## {ARABIC}", f'<h2 id="هذا-نص-58"{TURNED}>'),
        (f"| a | {ARABIC} |\n|---|---|\n| {ARABIC} | b |", f"<tr><td{TURNED}>{ARABIC}</td><td>b</td></tr>"),
        (f"a\n: {ARABIC}", f"<dt>a</dt><dd{TURNED}>{ARABIC}</dd>"),
        ("שלום, dunia.", f"<p{TURNED}>שלום, dunia.</p>"),
        (f"::: note\n\n{ARABIC}\n\n:::", f"<p{TURNED}>{ARABIC}</p>"),
        ("&#1607;&#1584;&#1575;.", f"<p{TURNED}>هذا.</p>"),
    ],
)
def test_by_its_first_letter(written: str, html: str) -> None:
    assert html in lesson(f"{written}\n").html


@pytest.mark.parametrize("written", [f"Words, then {ARABIC}", "(58) – “Words”", "١٢٣", f"Words.\n\n`x` {ARABIC}"])
def test_nothing_is_said_where_nothing_turns(written: str) -> None:
    assert "dir=" not in lesson(f"{written}\n").html


def test_choices_have_no_element_of_their_own() -> None:
    html = lesson(f"::: question s-1\n\n{ARABIC}\n\n- [x] {ARABIC}\n- [ ] Words.\n\n:::\n").html

    assert f'<p dir="auto">{ARABIC}</p>' in html
    assert f'<span class="choice-text"><bdi>{ARABIC}</bdi></span>' in html
    assert '<span class="choice-text">Words.</span>' in html


def test_the_title_of_a_picture() -> None:
    html = lesson(f'![Words](media/a.png "{ARABIC}")\n', **{"kursus/media/a.png": b"\x89PNG"}).html

    assert f'<figcaption dir="auto">{ARABIC}</figcaption>' in html


def test_a_course_that_is_read_from_right_to_left() -> None:
    course = COURSE.replace("language: en", "language: ar")
    outcome = lesson(f"{ARABIC}\n\nWords.\n\n- Words.\n", **{"kursus/course.yml": course})

    assert f"<p>{ARABIC}</p>\n<p{TURNED}>Words.</p>\n<ul{TURNED}>\n<li>Words.</li>\n</ul>" in outcome.html

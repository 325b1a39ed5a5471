# SPDX-License-Identifier: Apache-2.0
"""Boxes under the names of other tools, and the solution that unfolds."""

import re

import pytest

from helpers.chain import compiled, lesson
from helpers.payloads import catalogue
from sinau.markdown.opening_line import DIRECTIVES
from sinau.publishing.linking import Addresses, fill_holes

PAPER = Addresses(activity=lambda *_: "", page=lambda *_: "", media=lambda _: "", paper=True)


def boxes(html: str) -> list[tuple[str, str, str]]:
    """Return element, kind and title of each box in `html`."""
    found = re.findall(
        r'<(div|details) class="admonition (\w+)"><(?:p|summary) class="admonition-title">(.*?)</(?:p|summary)>', html
    )
    return [(element, kind, title) for element, kind, title in found]


@pytest.mark.parametrize(
    "opening, box",
    [
        ("::: callout", ("div", "note", "Note")),
        ("::: prereq", ("div", "note", "Prerequisites")),
        ("::::::::: challenge ::::::", ("div", "practice", "Practice")),
        ("::: Challenge Count the cash", ("div", "practice", "Practice: Count the cash")),
        ("::: discussion", ("div", "practice", "Discussion")),
        ("::: keypoints", ("div", "summary", "Summary")),
        ("::: hint", ("details", "solution", "Hint")),
        ("::: spoiler", ("details", "solution", "More")),
        ("::: solution", ("details", "solution", "Solution")),
        ("::: solusi In two steps", ("details", "solution", "Solution: In two steps")),
        ("::: {.solution}", ("details", "solution", "Solution")),
        ("::: {.callout-note}", ("div", "note", "Note")),
        (":::{.callout-tip}", ("div", "note", "Tip")),
        ("::: {.callout-important icon=false}", ("div", "warning", "Important")),
        ("::: {.callout-caution appearance='simple'}", ("div", "warning", "Warning")),
        ('::: {#nte-kas .callout-note title="Cash & bank"}', ("div", "note", "Note: Cash &amp; bank")),
        ('::: {.callout-warning collapse="true"} :::', ("details", "warning", "Warning")),
        ('::: {.callout-warning collapse="false"}', ("div", "warning", "Warning")),
        ("::: callout-note", ("div", "note", "Note")),
        ("::: tip", ("div", "note", "Tip")),
        ("::: instructor", ("details", "solution", "For trainers")),
        ("::: abstract", ("div", "summary", "Summary")),
        ("::: success", ("div", "note", "Well done")),
        ("::: example Two receipts", ("div", "note", "Example: Two receipts")),
        ("::: quote", ("div", "note", "Quotation")),
        (":::{note}", ("div", "note", "Note")),
        (":::{warning} Cash & bank", ("div", "warning", "Warning: Cash &amp; bank")),
        ("::::{Admonition} Cash key=1", ("div", "note", "Note: Cash key=1")),
        (":::{dropdown} In two steps ", ("details", "solution", "More: In two steps")),
        (":::{solusi}", ("details", "solution", "Solution")),
    ],
)
def test_names_of_other_tools(opening: str, box: tuple[str, str, str]) -> None:
    outcome = lesson(f"{opening}\n\nWords.\n\n:::\n\nAfter.\n")

    assert outcome.codes == []
    assert boxes(outcome.html) == [box]
    assert re.search(r"<p>Words.</p>\n</(div|details)>\n<p>After.</p>", outcome.html)


@pytest.mark.parametrize(
    "alert, box",
    [
        ("NOTE", ("div", "note", "Note")),
        ("tip", ("div", "note", "Tip")),
        ("IMPORTANT", ("div", "warning", "Important")),
        ("Warning", ("div", "warning", "Warning")),
        ("CAUTION", ("div", "warning", "Warning")),
    ],
)
def test_alerts_of_github(alert: str, box: tuple[str, str, str]) -> None:
    outcome = lesson(f"> [!{alert}]\n> Words.\n")

    assert outcome.codes == []
    assert boxes(outcome.html) == [box]


def test_a_heading_at_the_beginning_is_the_title_of_such_a_box() -> None:
    outcome = lesson(
        "::: challenge\n\n### Count *all* cash\n\nWords.\n\n::: solution\n\n### Solution\n\n12\n\n:::\n\n:::\n"
    )

    assert boxes(outcome.html) == [
        ("div", "practice", "Practice: Count <em>all</em> cash"),
        ("details", "solution", "Solution"),
    ]
    assert "<h3" not in outcome.html
    assert outcome.rendered
    assert outcome.rendered.courses[0].activities[0].headings == ()


@pytest.mark.parametrize("opening", ['::: {.callout-tip title="Kas"}', "::: callout Kas"])
def test_a_heading_below_a_title_stays_one(opening: str) -> None:
    html = lesson(f"{opening}\n## Saldo\n\nisi\n:::\n").html

    assert "Kas</p>" in html
    assert ">Saldo</h2>" in html


def test_a_heading_in_our_own_note_stays_one() -> None:
    assert '<h2 id="cash">Cash</h2>' in lesson("::: note\n\n## Cash\n\n:::\n").html


def test_links_in_such_a_title_are_checked() -> None:
    assert lesson("::: callout\n## [Cash](nowhere.md)\n:::\n").codes == ["C401"]


def test_a_folded_box_is_open_on_paper_only() -> None:
    outcome = lesson("::: solution\n\nWords.\n\n:::\n")
    assert outcome.rendered

    body = outcome.rendered.courses[0].activities[0].body
    assert '<details class="admonition solution">' in outcome.html
    assert '<details open="" class="admonition solution">' in fill_holes(body, PAPER)


@pytest.mark.parametrize(
    "opening, code, column",
    [
        ("::: {.panel-tabset}", "C133", 5),
        ("::: {.question #q-1}", "C133", 5),
        ("::: {.soal}", "C133", 5),
        ("::: questions", "C133", 5),
        ("::: group-tab", "C133", 5),
        ("::: {kotak} Cash", "C133", 5),
        (":::{question} Cash", "C133", 4),
        ("::: {.note extra} Cash", "C135", 11),
        ("::: {.callout-note", "C135", 6),
        ("::: {.callout-note =x}", "C135", 19),
        (":::note", "C130", 1),
        (":::: :::", "C133", 6),
    ],
)
def test_what_is_not_known_is_told(opening: str, code: str, column: int) -> None:
    outcome = lesson(f"é\n\n{opening}\n\n- [x] Words.\n\n:::\n")

    assert [(d.rule.code, d.span.line, d.span.column) for d in outcome.report] == [(code, 7, column)]


def test_a_question_is_never_a_box() -> None:
    assert compiled(catalogue("::: question s-1 :::\n\nOne?\n\n- [x] a\n- [ ] b\n\n:::\n")).rendered
    assert "question" in DIRECTIVES


def test_an_opening_line_of_blanks_takes_no_time() -> None:
    assert lesson(f"::: note{' ' * 200_000}x\n\nWords.\n\n:::\n").codes == []

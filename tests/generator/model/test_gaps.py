# SPDX-License-Identifier: Apache-2.0
"""Gaps stand where a question type has found them; whatever else is in the stem stays as it was."""

import re

import pytest

from sinau.markdown.document import parse_page
from sinau.markdown.hole_marks import HoleMarks
from sinau.markdown.html import HtmlWriter
from sinau.markdown.walk import walk
from sinau.model import nodes
from sinau.model.gaps import with_gaps
from sinau.model.html_pieces import neutral_html
from sinau.model.nodes import Block
from sinau.model.page import Page, SourceText
from sinau.rendering.visible_words import GAP, visible_words_of

MARK = re.compile(rb"(?s)\{\{.*?\}\}")


def filled(text: str) -> tuple[tuple[Block, ...], tuple[Block, ...], frozenset[str], SourceText]:
    """Return the blocks of `text`, the same with a gap for each {{...}}, and the gaps that have no place."""
    source = SourceText("a.md", text)
    blocks = parse_page(source, 0)[0].blocks
    stretches = {match.span(): str(number) for number, match in enumerate(MARK.finditer(source.utf8), 1)}
    return blocks, *with_gaps(blocks, stretches, source), source


def seen(blocks: tuple[Block, ...], source: SourceText) -> str:
    marks = HoleMarks()
    writer = HtmlWriter(Page(source, blocks), "en", marks, lambda _: "#", lambda _: "")
    return visible_words_of(neutral_html(marks.pieces_of_text(writer.blocks(blocks))))


@pytest.mark.parametrize(
    "text, shown",
    [
        ("The {{cash book}} is closed.", f"The {GAP} is closed."),
        ("{{a}}{{b}} and {{c}}", f"{GAP}{GAP} and {GAP}"),
        ("Ada **{{dua}} buku** kas {{é | *ü | ß}}.", f"Ada {GAP} buku kas {GAP}."),
        ("All of {{one *two* three}} goes.", f"All of {GAP} goes."),
        ("{{*a*}}", GAP),
        ("- one {{a}}\n- two {{b}}\n\n  more {{c}}", f"one {GAP} two {GAP} more {GAP}"),
        ("> quoted {{a}}\n\n{{b}} {{[link](x.md)}}", f"quoted {GAP} {GAP} {GAP}"),
        ("| In | Out |\n|---|---|\n| {{1}} | 2 {{3}} |", f"In Out {GAP} 2 {GAP}"),
        ("Term\n: {{a}} is", f"Term{GAP} is"),
        ("two {{words\non lines}} here", f"two {GAP} here"),
        ("kas & bank {{a}} &amp; {{b &lt; c}} \\* {{d\\*}}", f"kas & bank {GAP} & {GAP} * {GAP}"),
    ],
)
def test_a_gap_takes_the_place_of_what_was_written(text: str, shown: str) -> None:
    before, after, left, source = filled(text)

    assert (seen(after, source), left) == (shown, frozenset())
    assert [node for node in walk(before) if isinstance(node, nodes.Gap)] == []
    gaps = [node for node in walk(after) if isinstance(node, nodes.Gap)]
    assert [source.utf8[gap.start : gap.end] for gap in gaps] == MARK.findall(source.utf8)
    assert [gap.id for gap in gaps] == [str(number) for number in range(1, len(gaps) + 1)]


@pytest.mark.parametrize(
    "text",
    [
        "`{{a}}` is code",
        "```\n{{a}}\n```",
        "$x = {{a}}$",
        "half *of {{an element* is}} cut",
        "### A {{heading}}",
        "![{{a}}](b.svg)",
        "[link](b.md '{{title}}')",
        "[a {{link}}](b.md)",
        "<https://{{a}}.example>",
        "x[^1]\n\n[^1]: A {{footnote}}",
        "two {{paragraphs\n\nare}} cut",
    ],
)
def test_where_there_is_no_place_nothing_changes(text: str) -> None:
    source = SourceText("a.md", text)
    blocks = parse_page(source, 0)[0].blocks
    start, end = source.utf8.index(b"{{"), source.utf8.index(b"}}") + 2

    assert with_gaps(blocks, {(start, end): "1"}, source) == (blocks, frozenset({"1"}))


def test_what_is_untouched_is_the_same() -> None:
    before, after, _, _ = filled("first\n\n- one\n- two\n\nlast {{a}}")

    assert after[0] is before[0]
    assert after[1] is before[1]

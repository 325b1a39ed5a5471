# SPDX-License-Identifier: Apache-2.0
"""Places of nodes where a catalogue allows HTML: they lie between characters, and texts are found again by them."""

from html import unescape
from itertools import product

import pytest
from hypothesis import example, given

from helpers.chain import CATALOGUE, COURSE, FRONT, compiled
from helpers.mutations import PAGES, mutated
from sinau.markdown.walk import all_nodes, page_and_included, walk
from sinau.model import nodes
from sinau.model.page import Page

GLOSSARY = "terms:\n  - {term: carik, meaning: Sekdes, superseded_by: sekdes}\n"
BLOCKS = {
    "script": "<script>x</script>é carik 漢",
    "block": "<div>é\n  <p title='漢'>carik\n\té</p>😀\n</div>",
    "dropped": "<form action='é'>é carik</form>\né <i onclick='é'\n  lang='é'>é</i>",
    "comment": "<!-- é\n é --> é carik",
    "words": "é <b>é\n</b> carik <b\n  title='é' onclick='é'>é</b> &eacute;&amp; é",
}
INDENTED = ["", " ", "  ", "   ", "\t"]
MARKS = {
    "nothing": ("{}", "{}"),
    "a list": ("- {}", "  {}"),
    "a list with a tab": ("-\t{}", "\t{}"),
    "a list and tabs behind it": ("- {}", "\t{}"),
    "a wide list": ("1.   {}", "     {}"),
    "a list that goes on": ("- é\n\n   {}", "   {}"),
    "a quotation": ("> {}", "> {}"),
    "a tight quotation": (">{}", ">\t{}"),
    "a lazy quotation": ("> é\n> {}", "{}"),
    "a list in a quotation": ("> - {}", "> \t{}"),
    "a quotation in a list": ("- > {}", "  > {}"),
    "a description": ("é\n\n: {}", "  {}"),
    "a footnote": ("[^k]: {}", "    {}"),
    "a directive": ("::: note é\n{}", "{}"),
}


def parsed(text: str) -> list[Page]:
    outcome = compiled(
        {
            "catalogue.yml": CATALOGUE + "html: yes\n",
            "kursus/course.yml": COURSE,
            "kursus/istilah.yml": GLOSSARY,
            "kursus/01.md": text,
        }
    )
    activities = (activity for course in outcome.catalogue.courses for activity in course.activities())
    return [part for activity in activities for part in page_and_included(activity.page)]


def holds(text: str) -> int:
    """Look at the place of each node of the page `text`; return how many nodes there are."""
    count = 0
    for page in parsed(text):
        data = page.source.utf8
        borders = {position for position in range(len(data) + 1) if data[position : position + 1] not in INSIDE}
        for node in walk(page.blocks):
            count += 1
            options = node.options if isinstance(node, nodes.Directive) else ()
            for one in (node, *options):
                assert 0 <= one.start <= one.end <= len(data), one
                assert {one.start, one.end} <= borders, one
            if isinstance(node, nodes.Text):
                written = data[node.start : node.end].decode()
                assert found_in(node.text, written), (node, written)
    return count


INSIDE = {bytes([byte]) for byte in range(0x80, 0xC0)}


def found_in(text: str, written: str) -> bool:
    """Tell whether `written` holds `text`; where entities or escaped signs are written, whether it may become `text`."""
    if "&" in written or "\\" in written:
        return unescape(text).replace("\\", "").strip() in unescape(written).replace("\\", "") or text == unescape(text)
    # A part of a tab is a blank that stands nowhere.
    return text in written or text.isspace()


@pytest.mark.parametrize("around", MARKS)
@pytest.mark.parametrize("block", BLOCKS)
def test_html_in_every_place(block: str, around: str) -> None:
    first, others = MARKS[around]
    for blanks, before, ends in product(INDENTED, ["", "é 漢\n\n"], ["\n", "\r\n"]):
        lines = (blanks + BLOCKS[block]).split("\n")
        text = "\n".join([first.replace("{}", lines[0]), *(others.replace("{}", line) for line in lines[1:])])
        closing = "\n:::\n" if around == "a directive" else "\n\né[^k]\n"
        assert holds((FRONT + before + text + closing).replace("\n", ends))


def test_what_is_left_out_is_pointed_at_where_it_stands() -> None:
    text = FRONT + "> - é\n>\n>    <p\n>  \té onclick='x'>carik</p>\n"
    (page,) = parsed(text)
    data = page.source.utf8

    found = [data[node.start : node.end].decode() for node in all_nodes(page) if isinstance(node, nodes.Dropped)]

    assert found == ["é", "onclick='x'"]


@given(PAGES | mutated())
@example(FRONT + " <script>x</script>é\n")
@example(FRONT + "::: soal s-1\nApa?\n! Tidak ditutup.\n")
def test_places_in_any_page(text: str) -> None:
    holds(text)

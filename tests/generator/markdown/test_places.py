# SPDX-License-Identifier: Apache-2.0
"""Byte offsets of nodes become lines and columns in characters."""

from hypothesis import given
from hypothesis import strategies as st

from helpers.chain import FRONT, compiled
from helpers.mutations import PAGES, mutated
from sinau.markdown.walk import walk
from sinau.model import nodes
from sinau.model.page import SourceText


@given(st.text(st.sampled_from("ab é漢😀\u0301\n\t"), max_size=60), st.data())
def test_a_place_is_where_a_person_counts_it(text: str, data: st.DataObject) -> None:
    source = SourceText("a.md", text)
    # Asked in any order, as columns on one line are counted on from the last one.
    for start in data.draw(st.lists(st.integers(0, len(text)), min_size=1, max_size=6)):
        end = data.draw(st.integers(start, len(text)))

        span = source.span(len(text[:start].encode()), len(text[:end].encode()))

        lines = text[:start].split("\n")
        assert (span.line, span.column) == (len(lines), len(lines[-1]) + 1)
        assert span.length == max(1, len(text[start:end].partition("\n")[0].rstrip()))


@given(PAGES | mutated())
def test_nodes_stand_one_within_the_other(text: str) -> None:
    for activity in (a for c in compiled_page(text) for a in c.activities()):
        size = len(activity.page.source.utf8)
        for node in walk(activity.page.blocks):
            assert 0 <= node.start <= size
            for child in getattr(node, "children", ()):
                assert node.start <= child.start, (node, child)


def compiled_page(text: str):  # type: ignore[no-untyped-def]
    course = 'id: kursus\ntitle: K\nlanguage: en\nversion: "1"\nmodules:\n  - {id: a, title: A, lessons: [01.md]}\n'
    return compiled(
        {"catalogue.yml": "format: 1\ntitle: K\n", "kursus/course.yml": course, "kursus/01.md": text}
    ).catalogue.courses


def test_text_is_found_again_by_its_place() -> None:
    body = "é **tebal** [tautan](https://example.org) `kode`\n\n::: note\n- 漢 *miring*\n:::\n"
    (course,) = compiled_page(FRONT + body)
    (activity,) = course.activities()
    utf8 = activity.page.source.utf8

    found = [
        (node.text, utf8[node.start : node.end].decode())
        for node in walk(activity.page.blocks)
        if isinstance(node, nodes.Text)
    ]

    assert found == [(text, text) for text in ("é ", "tebal", " ", "tautan", " ", "漢 ", "miring")]

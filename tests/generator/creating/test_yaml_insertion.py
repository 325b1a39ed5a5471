# SPDX-License-Identifier: Apache-2.0
"""Something is put into a YAML file in one place, and everything else stays as it was written."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.strategies import examples
from sinau.creating.templates import yaml_value
from sinau.creating.yaml_insertion import Item, plain_values_of, with_item, with_setting
from sinau.diagnostics import Report
from sinau.source.yaml import YamlScalar, read_yaml

PATH = ("modules", 0, "lessons")


def said(text: str) -> Any:
    report = Report()
    node = read_yaml("course.yml", text, report)
    assert list(report) == []
    return plain_values_of(node)


def is_one_insertion(before: str, after: str) -> bool:
    """Tell whether `after` is `before` with one stretch of text put in somewhere."""
    return any(before == after[:at] + after[at + len(after) - len(before) :] for at in range(len(before) + 1))


@pytest.mark.parametrize(
    "lessons, expected",
    [
        ("    lessons:\n      - a.md\n", "    lessons:\n      - a.md\n      - new.md\n"),
        ("    lessons:\n    - a.md # first\n", "    lessons:\n    - a.md # first\n    - new.md\n"),
        ("    lessons: [a.md, b.md] # both\n", "    lessons: [a.md, b.md, new.md] # both\n"),
        ("    lessons: []\n", "    lessons: [new.md]\n"),
        (
            "    lessons: [\n      a.md, # one\n      b.md # two\n    ]\n",
            "    lessons: [\n      a.md, # one\n      b.md,\n      new.md # two\n    ]\n",
        ),
        ("    lessons: [a.md,\n      'b.md',\n    ]\n", "    lessons: [a.md,\n      'b.md',\n      new.md,\n    ]\n"),
        (
            "    lessons:\n      - a.md\n\n      # c.md comes later\n\n",
            "    lessons:\n      - a.md\n      - new.md\n\n      # c.md comes later\n\n",
        ),
    ],
)
@pytest.mark.parametrize(
    "behind", ["", "# the end\n", "exam: exam.md\n", "  - id: two\n    title: Two\n    lessons: [x.md]\n"]
)
def test_a_page_goes_to_the_end_of_its_list(lessons: str, expected: str, behind: str) -> None:
    head = "# Mine.\nid: kas\nmodules: # in order\n  - id: one\n    title: One\n"

    assert with_item(head + lessons + behind, PATH, "new.md", yaml_value) == head + expected + behind


def test_line_ends_stay_as_they_are() -> None:
    before = "modules:\r\n  - lessons:\r\n      - a.md"

    assert with_item(before, PATH, "b.md", yaml_value) == "modules:\r\n  - lessons:\r\n      - a.md\r\n      - b.md\r\n"


def test_a_module_is_written_as_the_others_are() -> None:
    module: Item = {"id": "two", "title": "Two: more", "lessons": ["02/01.md"]}
    block = "modules:\n  - id: one\n    lessons:\n      - a.md\n# end\n"
    brackets = "modules: [{id: one, lessons: [a.md]}]\n"

    assert with_item(block, ("modules",), module, yaml_value) == (
        "modules:\n  - id: one\n    lessons:\n      - a.md\n"
        '  - id: two\n    title: "Two: more"\n    lessons:\n      - 02/01.md\n# end\n'
    )
    assert with_item(brackets, ("modules",), module, yaml_value) == (
        'modules: [{id: one, lessons: [a.md]}, {id: two, title: "Two: more", lessons: [02/01.md]}]\n'
    )


@pytest.mark.parametrize(
    "text",
    [
        "modules:\n",
        "modules:\n  - lessons:\n",
        "modules: words\n",
        "modules:\n  - lessons: [a b\n     c]\n",
        "modules: [\n",
        "",
    ],
)
def test_what_cannot_be_done_safely_is_not_done(text: str) -> None:
    assert with_item(text, PATH, "new.md", yaml_value) is None


@pytest.mark.parametrize("text", ["id: a\n", "id: a", "id: a\r\n# end\r\n", "text: >\n  folded\n\n"])
def test_a_setting_goes_behind_the_others(text: str) -> None:
    after = with_setting(text, "exam", "exam.md")

    assert after
    assert is_one_insertion(text, after)
    assert said(after) == {**said(text), "exam": "exam.md"}
    assert ("\r\n" in text) == after.endswith("exam.md\r\n")


def test_a_setting_cannot_go_behind_brackets() -> None:
    assert with_setting("{id: a}\n", "exam", "exam.md") is None


WORD = st.text(st.sampled_from("ab1 :#-,'\"[]{}&*!|>%@\\yno~éß漢"), min_size=1, max_size=12).map(str.strip).filter(bool)


@given(text=WORD)
@examples(60)
def test_a_word_is_read_as_it_was_written(text: str) -> None:
    folded = " ".join(text.split())
    lines = (f"key: {yaml_value(text)}\n", f"key: [{yaml_value(text)}]\n", f"- {yaml_value(text)}\n")

    assert [said(line) for line in lines] == [{"key": folded}, {"key": [folded]}, [folded]]


@pytest.mark.parametrize("text", ["1.10", "2026-11-28", "no", "Yes", "null", "0xFF", "1e5", "12:30", "~"])
def test_what_editors_take_for_something_else_stands_in_quotation_marks(text: str) -> None:
    node = read_yaml("", yaml_value(text), Report())

    assert isinstance(node, YamlScalar)
    assert (node.text, node.quoted) == (text, True)


COMMENT = st.sampled_from(["", " # why", "  # - b.md"])
BETWEEN = st.sampled_from(["", "\n", "# note\n", "        # deep note\n", "   # note\n\n"])


@st.composite
def courses(draw: st.DrawFn) -> tuple[str, int]:
    """A course.yml with modules in all the ways in which lists are written, and the number of a module."""
    blank = draw(st.sampled_from(["", "  "]))
    modules = []
    for number in range(draw(st.integers(1, 3))):
        pages = [f"{number}{letter}.md" for letter in draw(st.sampled_from(["a", "ab", "abc"]))]
        way = draw(st.sampled_from(["block", "flush", "brackets", "lines"]))
        if way in {"block", "flush"}:
            dash = f"{blank}    - " if way == "block" else f"{blank}  - "
            listed = "\n" + "".join(f"{dash}{page}{draw(COMMENT)}\n{draw(BETWEEN)}" for page in pages)
        elif way == "brackets":
            listed = f" [{', '.join(pages)}]{draw(COMMENT)}\n"
        else:
            listed = " [\n" + "".join(f"{blank}     {page},{draw(COMMENT)}\n" for page in pages) + f"{blank}   ]\n"
        title = draw(
            st.sampled_from(["One", '"One: #1"', ">\n        Folded\n\n        text", "Several\n        words"])
        )
        keys = [f"title: {title}\n", f"lessons:{listed}"]
        keys = keys if draw(st.booleans()) else keys[::-1]
        modules.append(f"{blank}- id: m{number}\n" + "".join(f"{blank}  {key}" for key in keys))
    text = f"id: kas{draw(COMMENT)}\nmodules:\n" + "".join(f"{one}{draw(BETWEEN)}" for one in modules)
    text += draw(st.sampled_from(["", "exam: exam.md\n", "objectives:\n  - id: x\n"]))
    text = text.rstrip("\n") if draw(st.booleans()) else text
    return (text.replace("\n", "\r\n") if draw(st.booleans()) else text), draw(st.integers(0, len(modules) - 1))


@given(course=courses())
@examples(60)
def test_nothing_else_changes_however_it_is_written(course: tuple[str, int]) -> None:
    before, number = course
    expected = said(before)
    page = with_item(before, ("modules", number, "lessons"), "new.md", yaml_value)
    module = with_item(before, ("modules",), {"id": "new", "lessons": ["x.md"]}, yaml_value)

    assert page is not None, before
    assert is_one_insertion(before, page)
    assert module is not None
    assert is_one_insertion(before, module)
    expected["modules"][number]["lessons"].append("new.md")
    assert said(page) == expected
    assert said(module)["modules"][-1] == {"id": "new", "lessons": ["x.md"]}

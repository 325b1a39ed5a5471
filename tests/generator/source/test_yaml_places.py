# SPDX-License-Identifier: Apache-2.0
"""Every key and every value of YAML knows where it stands, and stays the text that was written."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from sinau.diagnostics import Report
from sinau.source.yaml import YamlMapping, YamlNode, YamlScalar, YamlSequence, read_yaml

TEXT = """\
id: no
é😀: "1.10"
nested:
  - a: 010
    b: {c: ~, d: '12:30'}
  - [x, "y z"]
plain: two
  lines
"""


def scalars(node: YamlNode | None) -> Iterator[YamlScalar]:
    if isinstance(node, YamlScalar):
        yield node
    elif isinstance(node, YamlSequence):
        for item in node.items:
            yield from scalars(item)
    elif isinstance(node, YamlMapping):
        for key, value in node.pairs:
            yield key
            yield from scalars(value)


def test_places_of_keys_and_values() -> None:
    report = Report()

    found = {(s.text, s.span.line, s.span.column, s.span.length) for s in scalars(read_yaml("a.yml", TEXT, report))}

    assert len(report) == 0
    assert found == {
        ("id", 1, 1, 2),
        ("no", 1, 5, 2),
        ("é😀", 2, 1, 2),
        ("1.10", 2, 5, 6),
        ("nested", 3, 1, 6),
        ("a", 4, 5, 1),
        ("010", 4, 8, 3),
        ("b", 5, 5, 1),
        ("c", 5, 9, 1),
        ("~", 5, 12, 1),
        ("d", 5, 15, 1),
        ("12:30", 5, 18, 7),
        ("x", 6, 6, 1),
        ("y z", 6, 9, 5),
        ("plain", 7, 1, 5),
        ("two lines", 7, 8, 1),
    }


def test_front_matter_counts_from_its_own_first_line() -> None:
    node = read_yaml("a.md", "id: satu\n", Report(), first_line=2)

    assert [str(scalar.span) for scalar in scalars(node)] == ["a.md:2:1", "a.md:2:5"]


WORD = st.text(st.sampled_from("abcé漢😀"), min_size=1, max_size=8)


@given(st.dictionaries(WORD, WORD, min_size=1, max_size=8), st.sampled_from(["", '"', "'"]))
def test_a_place_leads_back_to_what_was_written(pairs: dict[str, str], quote: str) -> None:
    text = "".join(f"{key}:   {quote}{value}{quote}\n" for key, value in pairs.items())
    report = Report()
    lines = text.split("\n")

    found = list(scalars(read_yaml("a.yml", text, report)))

    assert len(report) == 0
    assert [scalar.text for scalar in found] == [word for pair in pairs.items() for word in pair]
    for scalar in found:
        written = lines[scalar.span.line - 1][scalar.span.column - 1 :][: scalar.span.length]
        assert written.strip(quote or " ") == scalar.text


def test_nothing_is_read_as_another_type() -> None:
    for word in ("yes", "null", "~", "1e3", "0x1f", "1_000", "2026-01-01", ".inf", "<<"):
        node = read_yaml("a.yml", f"key: {word}", Report())
        assert [scalar.text for scalar in scalars(node)] == ["key", word]

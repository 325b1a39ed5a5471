# SPDX-License-Identifier: Apache-2.0
"""Tables of any size end in a table or in a message: the engine stops to fill up rows that are too short."""

import pytest

from conftest import TORTURE
from helpers.chain import lesson

PLACES = {
    "a page": "{table}",
    "a quotation": "> {table}",
    "a question": "::: soal s-1 benar\n\nApakah benar?\n\n{table}\n\n:::",
    "a footnote": "Isi.[^1]\n\n[^1]: {table}",
}


def table(columns: int, rows: int, row: str = "|x", indent: str = "") -> str:
    return f"\n{indent}".join(["|a" * columns + "|", "|-" * columns + "|", *[row] * rows])


@pytest.mark.parametrize("place", PLACES if TORTURE else ["a page", "a question"])
def test_a_table_of_short_rows(place: str) -> None:
    indent = {"a quotation": "> ", "a footnote": "    "}.get(place, "")
    outcome = lesson("\n" + PLACES[place].format(table=table(443, 700, indent=indent)) + "\n\nSesudahnya.\n")

    assert "C122" in outcome.codes
    assert outcome.rendered is None


@pytest.mark.parametrize(
    "columns, rows, row", [(3000, 90, "|x"), (50, 6000, "x"), *([(100, 2700, "|x|")] if TORTURE else [])]
)
def test_other_tables_of_short_rows(columns: int, rows: int, row: str) -> None:
    assert "C122" in lesson("\n" + table(columns, rows, row) + "\n").codes


@pytest.mark.parametrize("columns, rows, row", [(100, 1000, "|x"), (2, 5_000, "|x"), (100, 300, "|x" * 100)])
def test_tables_that_are_read(columns: int, rows: int, row: str) -> None:
    outcome = lesson("\n" + table(columns, rows, row) + "\n")

    assert outcome.codes == []
    assert outcome.html.count("<tr>") == rows + 1

# SPDX-License-Identifier: Apache-2.0
"""Which pages hang on terms that were changed: never one too few."""

import pytest

from sinau.page_results.changed_terms import changed_terms

KAS, BKU = ("kas umum", "Uang.", "", ""), ("BKU", "Buku.", "", "")


@pytest.mark.parametrize(
    "before, after, text, may",
    [
        ([KAS], [KAS], "kas umum", False),
        ([KAS], [], "Kas\n> Umum", True),
        ([], [KAS], "umumnya ada kas", True),
        ([KAS], [("kas umum", "Lain.", "", "")], "kas", False),
        ([KAS], [("kas umum", "Lain.", "", "")], "kas umum", True),
        ([KAS], [("kas umum", "Uang.", "kas", "2020")], "KAS UMUM", True),
        ([BKU], [("buku", "Buku.", "", "")], "Sebuah buku.", True),
        ([BKU], [("buku", "Buku.", "", "")], "Tidak ada.", False),
        ([KAS, BKU], [BKU], "BKU", False),
        ([KAS, BKU], [BKU, KAS], "Tidak ada.", True),
        ([KAS], [], "k&#97;s umum", True),
        ([("a_b", "x", "", "")], [], "a\\_b", True),
        ([("...", "x", "", "")], [], "...", False),
    ],
)
def test_a_page_hangs_on_terms_that_may_stand_in_it(
    before: list[tuple[object, ...]], after: list[tuple[object, ...]], text: str, may: bool
) -> None:
    assert changed_terms(before, after).may_stand_in(["Lain.", text]) is may

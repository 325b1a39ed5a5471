# SPDX-License-Identifier: Apache-2.0
"""How many SCOs a package has for an LMS: it keeps each item apart, also those that launch one SCO with other parameters."""

from pathlib import Path

import pytest

from helpers.packages import entries, good
from helpers.zips import raw_zip
from sinau.diagnostics import Report
from sinau_scorm.verify import Edition, verify_package

READING = '<item identifier="bacaan" identifierref="halaman">'
UNUSED = '<dependency identifierref="gambar"/>'
USED = '<dependency identifierref="gambar"/><dependency identifierref="halaman"/>'


def found(tmp_path: Path, edition: Edition, *items: str) -> tuple[int, bool]:
    """How many SCOs `verify` counts, and whether it says that not every LMS shows them; the good package has `?bab=1`."""
    files = good(edition)
    text = files["imsmanifest.xml"]
    assert isinstance(text, str)
    written = "".join(f'<item identifier="lain-{n}" {one}><title>Lain</title></item>' for n, one in enumerate(items))
    files["imsmanifest.xml"] = text.replace(READING, f"{written}{READING}", 1).replace(UNUSED, USED, 1)
    (tmp_path / "paket.zip").write_bytes(raw_zip(entries(files)))
    report = Report()
    summary = verify_package(tmp_path / "paket.zip", report)
    return summary.scos, "C804" in {one.rule.code for one in report}


@pytest.mark.parametrize("edition", Edition)
@pytest.mark.parametrize(
    "items, scos",
    [
        ([], 1),
        (['identifierref="sco"'], 2),
        (['identifierref="sco" parameters="?bab=2"'], 2),
        (['identifierref="sco" parameters="bab=2"'], 2),
        (['identifierref="sco" parameters="#bab2"'], 2),
        (['identifierref="sco" parameters="?bab=1"'], 1),
        (['identifierref="sco" parameters=" ?bab=1 "'], 1),
        (['identifierref="sco" parameters=""', 'identifierref="sco"'], 2),
        ([f'identifierref="sco" parameters="?bab={n}"' for n in range(2, 8)], 7),
        (['identifierref="halaman" parameters="?x=1"', 'identifierref="halaman" parameters="?x=2"'], 1),
        (['identifierref="hilang" parameters="?x=1"'], 1),
    ],
)
def test_items_are_counted_by_what_they_launch(edition: Edition, items: list[str], scos: int, tmp_path: Path) -> None:
    assert found(tmp_path, edition, *items) == (scos, scos > 1)

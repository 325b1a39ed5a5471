# SPDX-License-Identifier: Apache-2.0
"""Learners in the middle of a course that a build of November 2026 has published: today's build goes on with what Chromium stored then.

tests/stored has that course, and for each surface what was in localStorage and IndexedDB, and at the LMS.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from browser.folder import serve
from browser.learner import Learner
from browser.lms import ROOT, Lms
from browser.test_offline import unpack
from browser.watch import Watch
from sinau.publishing.player import interface_strings

NewContext = Callable[..., BrowserContext]
MakeLms = Callable[..., Lms]
STORED = ROOT / "tests" / "stored"

BLANK = '<!doctype html><link rel="icon" href="data:,"><title>Blank</title>'
RESTORE = """async ({localStorage: texts, indexedDB: databases}) => {
  for (const [key, text] of Object.entries(texts)) localStorage.setItem(key, text);
  for (const [name, records] of Object.entries(databases)) {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore("events");
    await new Promise((resolve) => { request.onsuccess = resolve; });
    const transaction = request.result.transaction("events", "readwrite");
    for (const [key, value] of records) transaction.objectStore("events").put(value, key);
    await new Promise((resolve) => { transaction.oncomplete = resolve; });
    request.result.close();
  }
}"""


def stored(name: str) -> dict[str, Any]:
    """What was stored on one surface."""
    data: dict[str, Any] = json.loads((STORED / f"{name}.json").read_text(encoding="utf-8"))
    return data


def build(out: Path, publication: str) -> Path:
    """Build the course of then with today's Sinau; gives the output folder."""
    content = out / "content"
    shutil.copytree(STORED / "content", content)
    command = [str(Path(sys.executable).parent / "sinau"), "build", "--content", str(content)]
    command += ["--out", str(out / "built"), "--publication", publication]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    return out / "built"


def put_back(page: Page, address: str, name: str, folder: str = "") -> None:
    """Put into the browser what it had stored, on a page of the same origin that runs nothing of ours."""
    page.goto(address)
    text = json.dumps(stored(name)).replace("/FOLDER/", folder)
    page.evaluate(RESTORE, json.loads(text))


def goes_on(learner: Learner, *, opens: bool = True) -> None:
    """Hold what the course shows against what was done."""
    if opens:
        learner.open("buku")
        assert {"buku", "tutup", "kuis"} <= learner.ticks()
    learner.shows("buku-isi", ("a",))
    learner.shows("buku-bukti", ("a", "b"))
    learner.shows("buku-nama", ("Buku Kas Umum",))
    expect(learner.question("buku-isi").locator(".question-result")).not_to_contain_text(
        interface_strings("id")["answered_earlier_version"]
    )


def in_the_exam(learner: Learner, passed: bool = True) -> None:
    """The exam is under way; it can be handed in."""
    learner.shows("ujian-siapa", ("a",))
    learner.shows("ujian-berapa", ("10",))
    assert learner.hand_in().passed is passed


def test_on_the_site(new_context: NewContext, watch: Watch, tmp_path: Path) -> None:
    with serve(build(tmp_path, "site") / "site") as address:
        watch.hosts.add(address.split("/")[2])
        (tmp_path / "built" / "site" / "blank.html").write_text(BLANK, encoding="utf-8")
        page = new_context().new_page()
        put_back(page, f"{address}blank.html", "site")
        page.goto(address)
        expect(page.locator(".site-card [data-sinau-progress] progress")).to_have_attribute("value", "3")
        page.goto(f"{address}kas/buku.html")
        goes_on(Learner(page, page), opens=False)
        page.goto(f"{address}kas/ujian.html")
        in_the_exam(Learner(page, page))
        page.goto(address)
        expect(page.locator(".site-card [data-sinau-progress] progress")).to_have_attribute("value", "4")
        keys = page.evaluate("Object.keys(localStorage)")
        assert [key for key in stored("site")["localStorage"] if key not in keys] == []
        names = page.evaluate("indexedDB.databases().then(all => all.map(one => one.name))")
        assert sorted(name.count("|") for name in names) == [3, 4], "the old one, and one with the catalogue's id"


def test_in_a_folder(new_context: NewContext, tmp_path: Path) -> None:
    package = next((build(tmp_path, "offline") / "packages").glob("*.zip"))
    address = unpack(package, tmp_path / "stick")
    index = next(path for path in (tmp_path / "stick").rglob("index.html") if path.as_uri() == address)
    (index.parent / "blank.txt").write_text("nothing", encoding="utf-8")
    page = new_context().new_page()
    put_back(page, (index.parent / "blank.txt").as_uri(), "file", f"{index.parent.as_posix()}/")
    page.goto(address)
    learner = Learner(page, page).ready()
    learner.is_at("ujian")
    goes_on(learner)
    learner.open("ujian")
    in_the_exam(learner)


@pytest.mark.parametrize("publication", ["scorm12", "scorm2004-4"])
@pytest.mark.parametrize("device", [True, False], ids=["the same device", "another device"])
def test_in_an_lms(make_lms: MakeLms, new_context: NewContext, tmp_path: Path, publication: str, device: bool) -> None:
    lms = make_lms(next((build(tmp_path, publication) / "packages").glob("*.zip")))
    lms._attempts.keep_commit(lms.sco.identifier, stored(publication)["lms"], (0, 1))
    page = new_context().new_page()
    if device:
        put_back(page, f"{lms.origin}/play/page/frame.css", publication)
    page.goto(lms.origin)
    learner = Learner(page, page.frame_locator("#sco")).ready()
    learner.is_at("ujian")
    assert learner.notices().inner_text() == ""
    if device:
        goes_on(learner)
    learner.open("ujian")
    in_the_exam(learner)

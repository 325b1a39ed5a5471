# SPDX-License-Identifier: Apache-2.0
"""Learners hand on results by message, file and code; a supervisor takes them in, prints and passes on; a second level merges."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from browser.learner import Learner
from browser.test_offline import unpack
from browser.watch import Watch

Contexts = Callable[..., BrowserContext]
Package = Callable[[str, str], Path]
ROOT = Path(__file__).resolve().parents[2]
AXE = (ROOT / "tests/node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
FIND = "axe.run(document, {preload: false}).then(result => result.violations.map(v => [v.id, v.nodes[0].html]))"
JSQR = (ROOT / "tests/node_modules/jsqr/dist/jsQR.js").read_text(encoding="utf-8")
PHONE = {"viewport": {"width": 360, "height": 740}, "locale": "id-ID", "accept_downloads": True}
COURSE = "keuangan-desa"
# What a camera would see: the code as it is painted.
SEEN = """async () => {
  const svg = document.querySelector('.sinau-qr svg').outerHTML;
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [900, 900];
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0, 900, 900);
  return jsQR(context.getImageData(0, 0, 900, 900).data, 900, 900).data;
}"""


def answer_one(learner: Learner) -> None:
    """Answer the first question of the course rightly."""
    lesson = next(one for one in learner.lessons if one["questions"])
    learner.open(lesson["id"])
    key = learner.key(lesson["questions"][0]["id"])
    learner.answer(key.id, key.correct)
    assert learner.check(key.id) is True
    learner.saved(key.id)


def ready_to_send(page: Page, name: str, number: str) -> None:
    """Fill in what is asked, from "my progress" that is open."""
    page.get_by_role("button", name="Kirim hasil").click()
    show = page.get_by_role("button", name="Lihat yang akan dikirim")
    show.click()
    expect(page.locator(".sinau-hand-on [role=alert]")).to_contain_text("Nomor peserta, Desa")
    for label, value in (("Nama Anda", name), ("Nomor peserta", number), ("Desa", "Sukamaju")):
        page.get_by_label(label, exact=True).fill(value)
    show.click()
    line = page.locator(".sinau-hand-on-line")
    expect(line).to_be_focused()
    expect(line).to_contain_text(f"{name} · Pengelolaan Keuangan Desa")
    expect(line).to_be_in_viewport()


def message(page: Page) -> str:
    """Return what would be sent."""
    return page.locator(".sinau-hand-on textarea").first.input_value()


def player(page: Page, address: str) -> None:
    """Answer a question, and open "my progress"."""
    page.goto(address)
    learner = Learner(page, page).ready()
    answer_one(learner)
    page.evaluate("location.hash = 'sinau-care'")


def take(page: Page, text: str) -> None:
    """Paste a text into the supervisor's page."""
    page.locator("#collect-text").fill(text)
    page.get_by_role("button", name="Terima", exact=True).click()
    expect(page.locator(".intake-result")).to_contain_text("Diterima")


def saved(page: Page, button: str, folder: Path) -> Path:
    """Press a button that saves a file; return the file."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def test_three_learners_a_supervisor_and_the_next_level(
    built: Path, site: str, new_context: Contexts, package: Package, watch: Watch, tmp_path: Path
) -> None:
    watch.hosts.add(urlsplit(site).netloc)
    # By message, on the site.
    page = new_context(**PHONE).new_page()
    page.goto(f"{site}{COURSE}/01-dasar/01-asas.html")
    learner = Learner(page, page).ready()
    key = learner.key(learner.course["activities"][1]["questions"][0]["id"])
    learner.answer(key.id, key.correct)
    assert learner.check(key.id) is True
    learner.saved(key.id)
    page.get_by_role("button", name="Kemajuan saya").click()
    ready_to_send(page, "Siti Aminah", "32-01")
    first = message(page)
    assert len(first) <= 1000

    # As a file, from the course in one file.
    page = new_context(**PHONE).new_page()
    player(page, (built / f"onefile/{COURSE}.html").as_uri())
    ready_to_send(page, "Budi", "32-02")
    page.evaluate(AXE)
    assert page.evaluate(FIND) == []
    file = saved(page, "Kirim sebagai berkas", tmp_path)
    assert file.read_text(encoding="utf-8").startswith("sinau-progress 1 ")

    # By the code, from the offline edition.
    page = new_context(**PHONE).new_page()
    player(page, unpack(package(COURSE, "offline"), tmp_path / "stick"))
    ready_to_send(page, "Made", "32-03")
    page.get_by_role("button", name="Tampilkan kode").click()
    page.evaluate(f"(() => {{ {JSQR}\n return 0; }})()")
    third = page.evaluate(SEEN)
    assert third == message(page).splitlines()[1]
    page.evaluate(
        "(() => { window.print = () => { window.printed = document.querySelector('.sinau-record').textContent; }; return 0; })()"
    )
    page.get_by_role("button", name="Cetak catatan belajar").click()
    record = page.evaluate("window.printed")
    for expected in ("Catatan belajar", "Made", "32-03", "Sukamaju", "bukan sertifikat"):
        assert expected in record

    # The supervisor.
    page = new_context(**PHONE).new_page()
    page.goto((built / "collect/index.html").as_uri())
    take(page, f"28/11/26 09.16 - Siti: {first}\n28/11/26 09.20 - Budi: maaf\n{third}\n{third[:60]}")
    expect(page.locator(".intake-result")).to_contain_text("Diterima: 2.")
    expect(page.locator(".intake-result li")).to_contain_text("terpotong")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Berkas").click()
    chooser.value.set_files(file)
    rows = page.locator(".learners > li")
    expect(rows).to_have_count(3)
    assert [row.split("\n")[0] for row in rows.all_inner_texts()] == [
        "Budi 32-02 · Sukamaju",
        "Made 32-03 · Sukamaju",
        "Siti Aminah 32-01 · Sukamaju",
    ]
    expect(page.locator('.counts [data-status="begun"] dd')).to_have_text("3")
    page.reload()
    expect(rows).to_have_count(3)
    page.evaluate(AXE)
    assert page.evaluate(FIND) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.emulate_media(media="print")
    expect(page.locator("#collect-in")).to_be_hidden()
    expect(page.locator("#collect-coach")).to_contain_text("Tujuan belajar")
    expect(page.locator(".print-only")).to_be_visible()
    page.emulate_media(media="screen")
    table = saved(page, "Tabel (CSV)", tmp_path).read_text(encoding="utf-8-sig")
    assert "Siti Aminah;32-01;Sukamaju;;Pengelolaan Keuangan Desa;mulai;" in table
    page.get_by_label("Dengan nama dan nomor pribadi").uncheck()
    passed_on = saved(page, "Simpan kumpulan", tmp_path)
    assert "Siti" not in passed_on.read_text(encoding="utf-8")

    # The next level has one result already.
    page = new_context(**PHONE).new_page()
    page.goto((built / "collect/index.html").as_uri())
    take(page, first)
    take(page, passed_on.read_text(encoding="utf-8"))
    take(page, passed_on.read_text(encoding="utf-8"))
    expect(page.locator(".intake-result")).to_contain_text("Sudah ada: 3")
    expect(rows_of(page)).to_have_count(4)
    assert json.loads(passed_on.read_text(encoding="utf-8"))["sinau"] == "collection"


def rows_of(page: Page) -> Locator:
    """Return the learners that are shown."""
    return page.locator(".learners > li")


@pytest.mark.parametrize("publication", ["scorm12"])
def test_an_lms_has_the_results_already(package: Package, publication: str, tmp_path: Path) -> None:
    address = unpack(package(COURSE, publication), tmp_path)
    assert not (Path(urlsplit(address).path).parent / "results.js").exists()

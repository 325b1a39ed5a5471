# SPDX-License-Identifier: Apache-2.0
"""Learners hand on results by message, file and code; a supervisor takes them in, prints and passes on; a second level merges."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Playwright, expect

from browser.chromium import FLAGS, executable
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
# What the camera's picture has: bytes of light, then two quarters of colour.
WIDTH, HEIGHT = 640, 480
# Chromium on Linux reads no codes by itself, so the test brings what Android has.
DETECTOR = f"""{JSQR}
window.BarcodeDetector = class {{
  static async getSupportedFormats() {{ return ['qr_code']; }}
  async detect(video) {{
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
    const context = canvas.getContext('2d');
    context.drawImage(video, 0, 0);
    const found = jsQR(context.getImageData(0, 0, canvas.width, canvas.height).data, canvas.width, canvas.height);
    return found ? [{{ rawValue: found.data }}] : [];
  }}
}};
const ask = navigator.mediaDevices?.getUserMedia.bind(navigator.mediaDevices);
if (ask) navigator.mediaDevices.getUserMedia = async (wanted) => (window.given = await ask(wanted));
"""
# A printer: pages are told before, as browsers do.
PRINTER = """(what) => {
  window.print = () => { dispatchEvent(new Event('beforeprint')); window.printed = document.querySelector(what).textContent; dispatchEvent(new Event('afterprint')); };
}"""
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
# The same in front of a camera, as base64 of one byte for each dot.
PICTURE = """async ([width, height]) => {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(document.querySelector('.sinau-qr svg').outerHTML)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width, height];
  const context = canvas.getContext('2d');
  context.fillStyle = '#ddd';
  context.fillRect(0, 0, width, height);
  context.drawImage(image, (width - height) / 2 + 10, 10, height - 20, height - 20);
  const { data } = context.getImageData(0, 0, width, height);
  let light = '';
  for (let at = 0; at < data.length; at += 4) light += String.fromCharCode(data[at]);
  return btoa(light);
}"""


def answer_one(learner: Learner) -> None:
    """Answer the first question of the course rightly."""
    lesson = next(one for one in learner.lessons if one["questions"])
    learner.open(lesson["id"])
    key = learner.key(lesson["questions"][0]["id"])
    learner.answer(key.id, key.correct)
    assert learner.check(key.id) is True
    learner.saved(key.id)


def ready_to_send(page: Page, name: str, number: str, *, asked: bool = False) -> None:
    """Fill in what is asked, from "my progress" that is open; `asked`: handing on is open, too."""
    if not asked:
        page.get_by_role("button", name="Kirim hasil", exact=True).click()
    show = page.get_by_role("button", name="Lihat yang akan dikirim")
    show.click()
    for label in ("Nomor peserta", "Desa"):
        expect(page.get_by_text(f"Masih kosong: {label}", exact=True)).to_be_visible()
    for label, value in (("Nama Anda", name), ("Nomor peserta", number), ("Desa", "Sukamaju")):
        page.get_by_label(label, exact=True).fill(value)
    page.get_by_label("Desa", exact=True).fill("Suka" * 21)
    show.click()
    expect(
        page.locator(".sinau-hand-on-fault", has_text="Desa: paling banyak 80 karakter; kelebihan 4.")
    ).to_be_visible()
    expect(page.get_by_label("Desa", exact=True)).to_be_focused()
    page.get_by_label("Desa", exact=True).fill("Sukamaju")
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
    built: Path,
    site: str,
    new_context: Contexts,
    package: Package,
    watch: Watch,
    playwright: Playwright,
    tmp_path: Path,
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
    # Results of an assessment lead there.
    page.goto(f"{site}{COURSE}/exam.html")
    for button in ("Mulai mengerjakan", "Serahkan jawaban", "Ya, serahkan", "Kirim hasil ini"):
        page.get_by_role("button", name=button).first.click()
    ready_to_send(page, "Siti Aminah", "32-01", asked=True)
    first = message(page)
    assert len(first) <= 1000

    # As a file, from the course in one file.
    page = new_context(**PHONE).new_page()
    player(page, (built / f"onefile/{COURSE}.html").as_uri())
    ready_to_send(page, "Budi", "32-02")
    page.evaluate(AXE)
    assert page.evaluate(FIND) == []
    # First where the browser hands files to other apps: that of the learner takes it, or is turned away.
    page.evaluate(
        """() => { Object.assign(navigator, {
          canShare: ({ files }) => files.length === 1,
          share: async ({ files }) => { window.shared = await files[0].text(); if (window.away) throw new DOMException('', 'NotAllowedError'); },
        }); }"""
    )
    page.get_by_role("button", name="Kirim sebagai berkas").click()
    expect(page.get_by_text("Sudah dibagikan.")).to_be_visible()
    shared = page.evaluate("window.shared")
    page.evaluate("window.away = true")
    file = saved(page, "Kirim sebagai berkas", tmp_path)
    assert shared.splitlines()[1:-1] == file.read_text(encoding="utf-8").splitlines()[1:-1]
    assert file.read_text(encoding="utf-8").startswith("sinau-progress 1 ")

    # By the code, from the offline edition.
    page = new_context(**PHONE).new_page()
    player(page, unpack(package(COURSE, "offline"), tmp_path / "stick"))
    ready_to_send(page, "Made", "32-03")
    page.get_by_role("button", name="Tampilkan kode").click()
    page.evaluate(f"(() => {{ {JSQR}\n return 0; }})()")
    third = page.evaluate(SEEN)
    assert third == message(page).splitlines()[1]
    picture = page.evaluate(PICTURE, [WIDTH, HEIGHT])
    page.evaluate(PRINTER, ".sinau-record")
    page.get_by_role("button", name="Cetak catatan belajar").click()
    page.wait_for_function("window.printed")
    # Inside of a messenger nothing happens: what would be printed is shown.
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Cetak catatan belajar").click()
    expect(page.get_by_text("Peramban ini tidak mencetak.")).to_be_visible()
    expect(page.locator(".sinau-hand-on .sinau-record svg")).to_be_visible()
    for record in (page.evaluate("window.printed"), page.locator(".sinau-record").inner_text()):
        for expected in ("Catatan belajar", "Made", "32-03", "Sukamaju", "bukan sertifikat"):
            assert expected in record

    # The supervisor.
    collect = (built / "collect/index.html").as_uri()
    seen_by_camera(playwright, picture, collect, tmp_path)
    page = new_context(**PHONE).new_page()
    page.goto(collect)
    expect(page.get_by_text("Peramban ini tidak dapat membaca kode")).to_be_visible()
    expect(page.get_by_role("button", name="Kamera")).to_have_count(0)
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
    for status, count in (("begun", "2"), ("failed", "1"), ("absent", "0")):
        expect(page.locator(f'.counts [data-status="{status}"] dd')).to_have_text(count)
    page.reload()
    expect(rows).to_have_count(3)
    page.evaluate(AXE)
    assert page.evaluate(FIND) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.emulate_media(media="print")
    expect(page.locator("#collect-in")).to_be_hidden()
    expect(page.locator("#collect-coach")).to_contain_text("Tujuan belajar")
    expect(page.locator(".print-only").first).to_be_visible()
    expect(rows).to_have_count(3)
    page.emulate_media(media="screen")
    page.evaluate(PRINTER, "main")
    page.get_by_role("button", name="Cetak untuk pertemuan").click()
    expect(rows).to_have_count(3)
    table = saved(page, "Tabel (CSV)", tmp_path).read_text(encoding="utf-8-sig")
    assert 'Siti Aminah;"=""32-01""";Sukamaju;;Pengelolaan Keuangan Desa;belum lulus;' in table
    page.get_by_label("Nama", exact=True).uncheck()
    passed_on = saved(page, "Kumpulan untuk diteruskan", tmp_path)
    assert "Siti" not in passed_on.read_text(encoding="utf-8")

    # The next level has one result already.
    page = new_context(**PHONE).new_page()
    page.goto(collect)
    take(page, first)
    take(page, passed_on.read_text(encoding="utf-8"))
    take(page, passed_on.read_text(encoding="utf-8"))
    expect(page.locator(".intake-result")).to_contain_text("Sudah ada: 3")
    expect(rows_of(page)).to_have_count(4)
    assert json.loads(passed_on.read_text(encoding="utf-8"))["sinau"] == "collection"


def seen_by_camera(playwright: Playwright, picture: str, address: str, folder: Path) -> None:
    """Hold a picture of a code in front of the camera of a browser of its own; let it be refused, and look away."""
    film = folder / "code.y4m"
    frame = base64.b64decode(picture) + bytes([128]) * (WIDTH * HEIGHT // 2)
    film.write_bytes(f"YUV4MPEG2 W{WIDTH} H{HEIGHT} F5:1 Ip A1:1 C420jpeg\n".encode() + 5 * (b"FRAME\n" + frame))
    camera = ["--use-fake-device-for-media-stream", f"--use-file-for-fake-video-capture={film}"]
    browser = playwright.chromium.launch(executable_path=executable(), args=[*FLAGS, *camera], headless=True)
    try:
        context = browser.new_context(**PHONE)
        watch = Watch(set())
        watch.over(context)
        context.add_init_script(DETECTOR)
        page = context.new_page()
        page.goto(address)
        toggle = page.get_by_role("button", name="Kamera")
        toggle.click()
        told = page.locator(".camera-part [role=status]")
        expect(told).to_contain_text("Kamera tidak diizinkan")
        context.grant_permissions(["camera"])
        toggle.click()
        expect(told).to_contain_text("Diterima: Made.")
        expect(page.locator("video")).to_be_in_viewport()
        expect(rows_of(page)).to_have_count(1)
        page.get_by_role("button", name="Tutup kamera").click()
        expect(told).to_have_text("Kamera sudah mati.")
        expect(page.locator("video")).to_be_hidden()
        assert page.evaluate("given.getTracks().map((track) => track.readyState)") == ["ended"]
        toggle.click()
        expect(page.locator("video")).to_be_visible()
        page.evaluate("dispatchEvent(new Event('pagehide'))")
        assert page.evaluate("given.getTracks().map((track) => track.readyState)") == ["ended"]
        page.evaluate(
            "() => { navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('', 'NotFoundError'); }; }"
        )
        toggle.click()
        expect(told).to_contain_text("tidak berkamera")
        watch.check()
    finally:
        browser.close()


def test_a_version_that_the_page_does_not_know(
    built: Path, new_context: Contexts, package: Package, tmp_path: Path
) -> None:
    """Kept and shown without questions; read when a package of that version is dropped, also after the page was closed."""
    page = new_context(**PHONE).new_page()
    player(page, unpack(package(COURSE, "offline"), tmp_path / "stick"))
    ready_to_send(page, "<img src=x onerror=alert(1)>", "32-09")
    text = message(page)
    newer = tmp_path / "collect"
    newer.mkdir()
    for file in (built / "collect").iterdir():
        (newer / file.name).write_bytes(file.read_bytes())
    courses = newer / "courses.js"
    script = courses.read_text(encoding="utf-8")
    courses.write_text(re.sub(r'"hash":"[0-9a-f]', '"hash":"x', script, count=1), encoding="utf-8")
    assert courses.read_text(encoding="utf-8") != script
    page = new_context(**PHONE).new_page()
    page.goto((newer / "index.html").as_uri())
    take(page, text)
    expect(rows_of(page)).to_contain_text("<img src=x onerror=alert(1)>")
    expect(page.get_by_text("Versi kursus ini tidak dikenal di sini")).to_be_visible()
    expect(page.locator(".questions")).to_have_count(0)
    data = base64.b64encode(package(COURSE, "scorm12").read_bytes()).decode()
    page.evaluate(
        """(data) => {
          const transfer = new DataTransfer();
          transfer.items.add(new File([Uint8Array.from(atob(data), (one) => one.charCodeAt(0))], 'lama.zip'));
          document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
        }""",
        data,
    )
    expect(page.locator(".intake-result")).to_contain_text("Kursus yang dibaca dari paket: 1")
    # What the package calls the questions and their answers is what a build would have told the page.
    known = json.loads(script.partition("=")[2].strip().removesuffix(";"))["courses"]
    (built_in,) = (one for one in known if one["id"] == COURSE)
    own = saved(page, "Simpan untuk saya", tmp_path).read_text(encoding="utf-8")
    assert wording_of(json.loads(own)["own"]["courses"][0]) == wording_of(built_in)
    for _ in range(2):
        questions = page.locator(".questions")
        expect(questions).to_have_count(1)
        questions.locator("summary").first.click()
        questions.locator("li summary").first.click()
        expect(questions.locator("li li").first).to_contain_text("Belum selesai, karena masih ada penatausahaan")
        expect(page.get_by_text("Versi kursus ini tidak dikenal di sini")).to_have_count(0)
        page.reload()


def wording_of(course: dict[str, Any]) -> dict[str, tuple[str, dict[str, str]]]:
    """Return what each question of a course asks, and what its answers are called; without what spaces it has."""
    asked = (question for activity in course["activities"] for question in activity["questions"])
    return {
        one["id"]: ("".join(one["prompt"].split()), {key: "".join(text.split()) for key, text in one["labels"].items()})
        for one in asked
    }


def rows_of(page: Page) -> Locator:
    """Return the learners that are shown."""
    return page.locator(".learners > li")


@pytest.mark.parametrize("publication", ["scorm12"])
def test_an_lms_has_the_results_already(package: Package, publication: str, tmp_path: Path) -> None:
    address = unpack(package(COURSE, publication), tmp_path)
    assert not (Path(urlsplit(address).path).parent / "results.js").exists()

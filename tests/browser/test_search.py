# SPDX-License-Identifier: Apache-2.0
"""The search, on the site and in packages: from a disk, under a strict policy, by keys and by screen readers' rules."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit
from zipfile import ZipFile

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from browser.folder import serve
from browser.watch import Watch

ROOT = Path(__file__).resolve().parents[2]
AXE = (ROOT / "tests" / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
FIND = "axe.run('dialog', {preload: false}).then(result => result.violations.map(v => [v.id, v.nodes[0].html]))"
LESSON = "keuangan-desa/01-dasar/01-asas.html"
STRICT = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:"
OPENER = "#sinau-search-button, [data-sinau-search]"
NewContext = Callable[..., BrowserContext]


def opened(page: Page, query: str) -> list[str]:
    """Open the search and type `query`; return where its results lead."""
    page.locator(OPENER).click()
    expect(page.locator("#sinau-search-input")).to_be_focused()
    page.locator("#sinau-search-input").press_sequentially(query)
    # What was found for the beginning of the query is replaced.
    page.wait_for_timeout(400)
    expect(page.locator(".sinau-search-results a").first).to_be_visible()
    return [link.get_attribute("href") or "" for link in page.locator(".sinau-search-results a").all()]


def comes_into_view(page: Page, anchor: str) -> None:
    """Wait until the heading stands within the window; the player moves there smoothly."""
    inside = "id => { const {top, bottom} = document.getElementById(id).getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; }"
    page.wait_for_function(inside, arg=anchor)


@pytest.mark.parametrize("place", ["disk", "strict"])
def test_the_site_is_searched_without_a_server_and_under_a_strict_policy(
    built: Path, new_context: NewContext, watch: Watch, place: str
) -> None:
    page = new_context(viewport={"width": 360, "height": 560}).new_page()
    wanted: list[str] = []
    page.on("request", lambda request: wanted.append(urlsplit(request.url).path))
    with serve(built, STRICT) as host:
        watch.hosts.add(urlsplit(host).netloc)
        page.goto(f"{host}site/{LESSON}" if place == "strict" else (built / "site" / LESSON).as_uri())
        expect(page.locator(OPENER)).to_be_visible()
        assert not [path for path in wanted if "/search" in path]

        found = opened(page, "bum desa")

        assert found[0] == "../../keuangan-desa/01-dasar/03-pendapatan.html#pendapatan-asli-desa"
        expect(page.locator(".sinau-search-results small").first).to_contain_text("Pengelolaan Keuangan Desa")
        expect(page.locator(".sinau-search-results mark").first).to_be_visible()
        page.locator(".sinau-search-results a").first.click()
        page.wait_for_url("**/03-pendapatan.html#pendapatan-asli-desa")
        comes_into_view(page, "pendapatan-asli-desa")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_worked_by_keys_and_says_what_it_finds(built: Path, new_context: NewContext, scheme: str) -> None:
    # The page forbids scripts that the test brings along.
    page = new_context(viewport={"width": 360, "height": 740}, color_scheme=scheme, bypass_csp=True).new_page()
    page.goto((built / "site" / LESSON).as_uri())
    button, field, status = (
        page.locator(OPENER),
        page.locator("#sinau-search-input"),
        page.locator(".sinau-search-status"),
    )
    button.focus()
    page.keyboard.press("Enter")
    expect(field).to_be_focused()
    field.press_sequentially("ka")
    expect(status).to_contain_text("tiga huruf")
    field.press_sequentially("s umum")
    expect(status).to_have_text(re.compile(r"Halaman yang ditemukan: \d+"))
    page.evaluate(AXE)
    assert page.evaluate(FIND) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    links = page.locator(".sinau-search-results a")
    page.keyboard.press("ArrowDown")
    expect(links.first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.get_by_role("button", name="Tampilkan lagi").click()
    expect(links.nth(5)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_be_hidden()
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    field.fill("xyzzy")
    expect(status).to_contain_text("Tidak ada yang cocok dengan “xyzzy”")
    expect(links).to_have_count(0)


def unpacked(package: Callable[[str, str], Path], publication: str, folder: Path) -> Path:
    with ZipFile(package("keuangan-desa", publication)) as file:
        file.extractall(folder)
    return next(folder.rglob("index.html"))


@pytest.mark.parametrize("publication", ["offline", "scorm12"])
def test_a_package_is_searched_and_leads_to_the_heading(
    package: Callable[[str, str], Path], tmp_path: Path, new_context: NewContext, publication: str
) -> None:
    page = new_context(viewport={"width": 360, "height": 560}).new_page()
    page.goto(unpacked(package, publication, tmp_path).as_uri())

    assert opened(page, "dianggarkan")[0].startswith("#anggaran")
    page.locator("#sinau-search-input").fill("gotong royong")
    link = page.locator(".sinau-search-results a[href='#pendapatan:pendapatan-asli-desa']")
    expect(link).to_be_visible()
    link.click()
    expect(page.locator("#pendapatan-asli-desa")).to_be_focused()
    comes_into_view(page, "pendapatan-asli-desa")
    # The same once more: the address stays as it is.
    page.evaluate("scrollTo(0, 0)")
    page.locator(OPENER).click()
    link.click()
    expect(page.locator("#pendapatan-asli-desa")).to_be_focused()
    comes_into_view(page, "pendapatan-asli-desa")


def test_without_a_network_it_says_so_and_is_tried_again(site: str, new_context: NewContext, watch: Watch) -> None:
    watch.hosts.add(urlsplit(site).netloc)
    watch.tolerated.append("Failed to load resource")
    context = new_context()
    page = context.new_page()
    page.goto(site + LESSON)
    expect(page.locator(OPENER)).to_be_visible()
    context.set_offline(True)
    page.locator(OPENER).click()
    expect(page.locator(".sinau-search-failed")).to_contain_text("Periksa sambungan")
    context.set_offline(False)
    page.locator(OPENER).click()
    expect(page.locator(".sinau-search-failed")).to_be_hidden()
    field = page.locator("#sinau-search-input")
    context.set_offline(True)
    field.fill("panjar")
    again = page.get_by_role("button", name="Coba lagi")
    expect(again).to_be_visible()
    context.set_offline(False)
    again.click()
    expect(field).to_be_focused()
    expect(page.locator(".sinau-search-results a").first).to_contain_text("Mencatat")

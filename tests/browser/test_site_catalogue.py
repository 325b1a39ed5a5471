# SPDX-License-Identifier: Apache-2.0
"""The catalogue's filters, earlier addresses that lead on, and pages on paper."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from browser.folder import serve
from browser.watch import Watch

NewContext = Callable[..., BrowserContext]
DESKTOP = {"width": 1280, "height": 800}
LESSON = "records-receipts/01-books/01-receipts.html"
COURSE = """\
id: {id}
title: {title}
language: {language}
version: "1"
audience: {audience}
learning_hours: {hours}
modules:
  - id: satu
    title: Satu
    lessons: [01.md]
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of seven courses, in a folder two levels down; one of their pages had another address before."""
    root = tmp_path_factory.mktemp("small")
    content = root / "content"
    for number, (language, audience, hours) in enumerate(
        [
            ("id", "[kepala desa, bendahara]", 2),
            ("id", "[Bendahara]", 12),
            ("en", "[clerks]", 5),
            *[("id", "[guru]", 4)] * 4,
        ]
    ):
        folder = content / f"k{number}"
        folder.mkdir(parents=True)
        text = COURSE.format(
            id=f"k{number}", title=f"Kursus {number}", language=language, audience=audience, hours=hours
        )
        (folder / "course.yml").write_text(text, encoding="utf-8")
        lesson = f"---\nid: satu\ntitle: Pelajaran {number}\naliases: [lama/satu.md]\n---\n\n## Bagian\n\nIsi.\n"
        (folder / "01.md").write_text(lesson, encoding="utf-8")
    (content / "catalogue.yml").write_text("format: 1\ntitle: Katalog\nlanguages: [id]\n", encoding="utf-8")
    command = [
        str(Path(sys.executable).parent / "sinau"),
        "build",
        "--content",
        str(content),
        "--out",
        str(root / "out"),
    ]
    run = subprocess.run([*command, "--publication", "site"], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    (root / "host" / "a").mkdir(parents=True)
    (root / "host" / "a" / "b").symlink_to(root / "out" / "site")
    return root


@pytest.fixture
def deep(small: Path, watch: Watch) -> Iterator[str]:
    with serve(small / "host") as address:
        watch.hosts.add(urlsplit(address).netloc)
        yield urljoin(address, "a/b/")


def shown(page: Page) -> list[str]:
    return page.locator(".site-card:visible h3").all_inner_texts()


def test_filters_narrow_the_list_by_keyboard_and_say_so(new_context: NewContext, deep: str) -> None:
    page = new_context(viewport=DESKTOP).new_page()
    page.goto(deep)
    status = page.locator(".site-filters [role=status]")
    assert shown(page) == [f"Kursus {number}" for number in range(7)]
    expect(status).to_be_empty()

    audience = page.get_by_label("Untuk")
    assert audience.locator("option").all_inner_texts() == [
        "Semua",
        "bendahara (2)",
        "clerks (1)",
        "guru (4)",
        "kepala desa (1)",
    ]
    audience.focus()
    page.keyboard.press("b")
    expect(status).to_have_text("2 dari 7 kursus")
    assert shown(page) == ["Kursus 0", "Kursus 1"]
    page.locator("select[name=hours]").select_option(label="Lebih dari 8 JP (1)")
    expect(status).to_have_text("1 dari 7 kursus")
    page.get_by_label("Bahasa").select_option(label="English (1)")
    expect(status).to_have_text("0 dari 7 kursus")
    page.get_by_role("button", name="Tampilkan semua").press("Enter")
    expect(status).to_have_text("7 dari 7 kursus")
    assert len(shown(page)) == 7


def test_who_comes_back_finds_the_choice_again(new_context: NewContext, deep: str) -> None:
    page = new_context(viewport=DESKTOP).new_page()
    page.goto(deep)
    page.get_by_label("Bahasa").select_option("en")
    page.get_by_role("link", name="Kursus 2").click()
    page.wait_for_url("**/k2/index.html")
    page.go_back()
    expect(page.get_by_label("Bahasa")).to_have_value("en")
    expect(page.locator(".site-card:visible")).to_have_count(1)


def test_without_scripts_the_whole_list_stands_there(new_context: NewContext, deep: str) -> None:
    page = new_context(viewport=DESKTOP, java_script_enabled=False).new_page()
    page.goto(deep)
    expect(page.locator(".site-filters")).to_be_hidden()
    assert len(shown(page)) == 7


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_an_earlier_address_leads_on(new_context: NewContext, deep: str, scripts: bool) -> None:
    page = new_context(java_script_enabled=scripts).new_page()
    page.goto(f"{deep}k1/lama/satu.html?dari=surat#bagian")
    page.wait_for_url(f"{deep}k1/01.html?dari=surat#bagian" if scripts else f"{deep}k1/01.html**")
    expect(page.locator("h1")).to_have_text("Pelajaran 1")


def test_an_earlier_address_leads_on_from_a_disk(new_context: NewContext, small: Path) -> None:
    page = new_context().new_page()
    page.goto(f"{(small / 'out/site/k1/lama/satu.html').as_uri()}#bagian")
    page.wait_for_url("**/k1/01.html#bagian")
    expect(page.locator("h1")).to_have_text("Pelajaran 1")


def test_every_link_below_a_sub_folder_leads_somewhere(new_context: NewContext, deep: str) -> None:
    """Follows every link of every page, in the browser's own reading of them, and never leaves the folder."""
    page = new_context().new_page()
    waiting, seen = [deep], set()
    while waiting:
        address = waiting.pop()
        seen.add(address)
        if not address.endswith((".html", "/")):
            assert page.request.get(address).ok, address
            continue
        answer = page.goto(address)
        assert answer, address
        assert answer.ok, address
        links = page.eval_on_selector_all("a[href], link[href]", "all => all.map(e => e.href)")
        found = {link.partition("#")[0] for link in links if link.startswith("http")}
        assert all(link.startswith(deep) or "example" in link for link in found), (address, found)
        waiting += [link for link in found if link.startswith(deep) and link not in seen and link not in waiting]
    assert len(seen) > 10


def test_paper_shows_no_frame_no_answers_and_where_links_lead(new_context: NewContext, site: str, watch: Watch) -> None:
    watch.hosts.add(urlsplit(site).netloc)
    page = new_context(viewport=DESKTOP, color_scheme="dark").new_page()
    page.goto(site + LESSON)
    question = page.locator("form.question").first
    question.locator("label.choice").first.click()
    question.get_by_role("button", name="Check").click()
    expect(question.locator(".question-verdict")).to_be_visible()
    page.emulate_media(media="print")
    for hidden in (".md-header", ".md-sidebar--primary", ".md-footer", ".site-neighbours", ".question-actions"):
        assert not page.locator(f"{hidden}:visible").count(), hidden
    for told in (".question-verdict", ".question-feedback", ".question-explanation", ".choice input"):
        assert not question.locator(f"{told}:visible").count(), told
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    after = "getComputedStyle(document.querySelector('label.choice[data-mark]'), '::after').content"
    assert page.evaluate(after) == "none"

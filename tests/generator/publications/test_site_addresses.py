# SPDX-License-Identifier: Apache-2.0
"""Addresses of the site: earlier ones, drafts that have none, free pages in folders; all of them in a folder of any host."""

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from helpers.references import broken, ids, references
from helpers.rendered import activity, course, publish, rendered, text_files
from sinau.compiler import Request, build, render_catalogue
from sinau.diagnostics import Report
from sinau.model.rendered import Rendered
from sinau.output.filetree import FileTree
from sinau.publications.site import PUBLICATION

CATALOGUE = "format: 1\ntitle: Katalog\npublications: [site, offline]\n"
COURSE = 'id: desa\ntitle: Desa\nlanguage: id\nversion: "1"\nmodules:\n  - id: dasar\n    title: Dasar\n    lessons: [01.md, 02.md]\n'
FILES = {
    "catalogue.yml": CATALOGUE,
    "desa/course.yml": COURSE,
    "desa/01.md": "---\nid: satu\ntitle: Satu\naliases: [lama/satu.md, /dulu/]\n---\n\n[Panduan](../panduan/mulai.md)\n",
    "desa/02.md": "---\nid: dua\ntitle: Dua\n---\n\nIsi.\n",
    "panduan/index.md": "---\ntitle: Panduan\n---\n\nIsi.\n",
    "panduan/mulai.md": "---\ntitle: Mulai <b>\naliases: /mulai.html\n---\n\nIsi.\n",
    "tentang.md": "---\ntitle: Tentang\n---\n\nIsi.\n",
}


def write(folder: Path, files: Mapping[str, str]) -> Path:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def compiled(folder: Path, drafts: bool = False, **changed: str) -> Rendered:
    report = Report()
    files = FILES | {
        path.replace("__", "/").replace("_md", ".md").replace("_yml", ".yml"): t for path, t in changed.items()
    }
    result = report.collect(render_catalogue(write(folder, files), drafts=drafts))
    assert result, [f"{d.span} {d.message('en')}" for d in report]
    return result


@pytest.fixture
def site(tmp_path: Path) -> FileTree:
    return publish(PUBLICATION, compiled(tmp_path))


def text(tree: FileTree, path: str) -> str:
    return tree.read(path).decode()


@pytest.mark.parametrize(
    "old, target",
    [
        ("desa/lama/satu.html", "../01.html"),
        ("dulu/index.html", "../desa/01.html"),
        ("mulai.html", "panduan/mulai.html"),
    ],
)
def test_earlier_addresses_lead_on_and_are_not_indexed(site: FileTree, old: str, target: str) -> None:
    page = text(site, old)
    assert re.search(f'<script src="[^"]*assets/sinau/moved[^"]*" data-to="{target}">', page)
    assert f'<meta http-equiv="refresh" content="0;url={target}">' in page
    assert '<meta name="robots" content="noindex">' in page
    assert ("a", target) in references(old, page)
    assert "http:" not in page
    assert not [path for path in site if path.startswith("search/") and f'"{old}' in text(site, path)]
    assert list(broken(site)) == []


def test_earlier_addresses_are_not_in_the_site_map(tmp_path: Path) -> None:
    tree = publish(PUBLICATION, compiled(tmp_path, catalogue_yml=f"{CATALOGUE}base_url: https://x.example/a/\n"))
    assert "desa/01.html" in text(tree, "sitemap.xml")
    assert "lama" not in text(tree, "sitemap.xml")


def test_a_title_is_text_where_it_leads_on(site: FileTree) -> None:
    assert "<title>Mulai &lt;b&gt;</title>" in text(site, "mulai.html")


DRAFT = "---\nid: dua\ntitle: Rahasia\ndraft: true\naliases: nanti.md\n---\n\nBelum selesai.\n"


def test_drafts_are_not_published_at_all(tmp_path: Path) -> None:
    content = compiled(
        tmp_path, desa__02_md=DRAFT, tentang_md="---\ntitle: Rahasia\ndraft: ya\n---\n\nBelum selesai.\n"
    )
    for path, found in text_files(publish(PUBLICATION, content)).items():
        assert "Rahasia" not in found, path
        assert "Belum selesai" not in found, path
    assert not {"desa/02.html", "desa/nanti.html", "tentang.html"} & set(publish(PUBLICATION, content))


def test_a_preview_shows_drafts_with_a_mark(tmp_path: Path) -> None:
    tree = publish(PUBLICATION, compiled(tmp_path, drafts=True, desa__02_md=DRAFT))
    assert "Halaman ini hanya tampil di pratinjau" in text(tree, "desa/02.html")
    assert "Halaman ini hanya tampil di pratinjau" not in text(tree, "desa/01.html")
    assert text(tree, "desa/01.html").count('<span class="site-draft">Draf</span>') == 1, "in the menu"
    assert '<span class="site-draft">Draf</span>' in text(tree, "desa/index.html")


def lock_of(folder: Path) -> str:
    return (folder / "desa" / "ids.lock").read_text(encoding="utf-8")


def test_a_lesson_that_becomes_a_draft_keeps_its_number(tmp_path: Path) -> None:
    folder = write(tmp_path / "content", FILES)
    report = Report()
    assert report.collect(build(Request(folder, tmp_path / "dist")))
    before = lock_of(folder)
    write(folder, {"desa/01.md": "---\nid: satu\ntitle: Satu\ndraft: true\n---\n\nIsi.\n"})
    assert report.collect(build(Request(folder, tmp_path / "dist")))
    assert lock_of(folder) == before
    assert not (tmp_path / "dist/site/desa/01.html").exists()


def test_a_course_of_drafts_is_left_out_and_keeps_its_numbers(tmp_path: Path) -> None:
    folder = write(tmp_path / "content", FILES)
    build(Request(folder, tmp_path / "dist"))
    before = lock_of(folder)
    for name in ("01", "02"):
        path = folder / f"desa/{name}.md"
        path.write_text(path.read_text().replace("title", "draft: true\ntitle"))
    (folder / "panduan/mulai.md").write_text("---\ntitle: Mulai\n---\n\nIsi.\n")
    report = Report()
    built = report.collect(build(Request(folder, tmp_path / "dist")))
    assert [item.publication.name for item in built] == ["site"]
    assert [d.rule.code for d in report] == ["C224"]
    assert lock_of(folder) == before


def test_the_site_hands_out_the_packages_that_were_made_with_it(tmp_path: Path) -> None:
    folder = write(tmp_path / "content", FILES)
    report = Report()
    report.collect(build(Request(folder, tmp_path / "dist")))
    home = (tmp_path / "dist/site/desa/index.html").read_text(encoding="utf-8")
    package = tmp_path / "dist/packages/desa-1-offline.zip"
    assert 'href="../downloads/desa-1-offline.zip" download="desa-1-offline.zip"' in home
    assert f"<span>{round(package.stat().st_size / 1000)} KB</span>" in home
    assert "tanpa internet" in home
    assert (tmp_path / "dist/site/downloads/desa-1-offline.zip").read_bytes() == package.read_bytes()

    report.collect(build(Request(folder, tmp_path / "dist", names=("site",))))
    assert "downloads" not in (tmp_path / "dist/site/desa/index.html").read_text(encoding="utf-8")
    assert not (tmp_path / "dist/site/downloads").exists()


def test_free_pages_in_folders_have_a_menu_and_a_way_back(site: FileTree) -> None:
    page = text(site, "panduan/mulai.html")
    assert 'href="index.html"' in page.partition('class="site-nav"')[2].partition("</nav>")[0]
    way = page.partition('class="site-path"')[2].partition("</nav>")[0]
    assert re.findall(r'href="([^"]*)"', way) == ["../index.html", "index.html"]
    below = page.partition('class="site-pages"')[2].partition("</nav>")[0]
    assert re.findall(r'href="([^"]*)"', below) == ["index.html", "../tentang.html"], "one link for a folder"


def test_lessons_link_to_free_pages_on_the_site_only(site: FileTree) -> None:
    assert '<a href="../panduan/mulai.html">Panduan</a>' in text(site, "desa/01.html")


@pytest.mark.parametrize("root", ["https://host.example/", "https://host.example/a/b/", "file:///media/usb/situs/"])
def test_every_address_leads_somewhere_from_wherever_the_site_lies(site: FileTree, root: str) -> None:
    """Every link of every page and style, every file that scripts know of, and the anchors too."""
    texts = text_files(site)
    for path, found in texts.items():
        addresses = [address for _, address in references(path, found)]
        addresses += [
            f"{address}" for address in re.findall(r'"(?:url|search)":"([^"]*)"', found) if path.endswith(".html")
        ]
        for address in addresses:
            if path == "404.html" or re.match(r"data:|https?:|javascript:", address):
                continue
            target = urljoin(root + path, address)
            assert target.startswith(root), (path, address)
            file, _, anchor = target.removeprefix(root).partition("#")
            file = unquote(urlsplit(file).path)
            assert (file or "index.html") in site, (path, address)
            if anchor and file.endswith(".html"):
                # The last two are pages that the player makes.
                there = ids(file, texts[file]) | {"__skip", "sinau-result", "sinau-care"}
                assert unquote(anchor) in there, (path, address)


def test_pages_do_not_grow_with_the_catalogue() -> None:
    def sizes(count: int) -> dict[str, int]:
        made = [
            course(
                [activity(f"satu-{n}", 0, file=f"k{n:02}/satu.md"), activity(f"dua-{n}", 1, file=f"k{n:02}/dua.md")],
                id=f"k{n:02}",
                folder=f"k{n:02}",
            )
            for n in range(count)
        ]
        tree = publish(PUBLICATION, rendered(*made))
        return {path: tree.size(path) for path in ("k00/index.html", "k00/satu.html", "404.html")}

    assert sizes(60) == sizes(1)


def test_a_link_leads_to_the_front_page_of_a_catalogue_in_the_folder(tmp_path: Path) -> None:
    """Its site stands there once somebody puts it there; nothing of it is published with this one."""
    linked = "---\nid: dua\ntitle: Dua\n---\n\n[Lain](../lain/index.md)\n"
    tree = publish(PUBLICATION, compiled(tmp_path, lain__catalogue_yml="titel: Lain\n", desa__02_md=linked))

    assert '<a href="../lain/index.html">Lain</a>' in text(tree, "desa/02.html")
    assert not any(path.startswith("lain/") for path in tree)

# SPDX-License-Identifier: Apache-2.0
"""What others are told of a page before they open it: search machines, messengers, printers."""

import re
from dataclasses import replace

from helpers.rendered import activity, course, demo_course, picture, publish, question, rendered
from sinau.model.catalogue import Branding
from sinau.model.rendered import Rendered
from sinau.output.filetree import FileTree
from sinau.publications.site import PUBLICATION
from sinau.site.pages.texts import OPENING, cut_opening, size_text

LOGO = "merek/logo.png"


def content(base_url: str = "") -> Rendered:
    made = rendered(
        course(
            [
                activity("a", 0, html='<h2>T</h2><p>Uang &amp; <strong>catatan</strong> &lt;desa&gt;"</p><p>Dua</p>'),
                activity("uji", 1, kind="quiz", html="", questions=[question("q", 0)]),
            ],
            summary="Ringkasan.",
        ),
        media={LOGO: picture()},
    )
    return replace(made, catalogue=replace(made.catalogue, base_url=base_url, branding=Branding(logo=LOGO)))


def told(tree: FileTree, path: str) -> dict[str, str]:
    return dict(re.findall(r'<meta (?:name|property)="([a-z:_]+)" content="([^"]*)">', tree.read(path).decode()))


def test_messengers_are_told_title_kind_and_first_words() -> None:
    tree = publish(PUBLICATION, content())
    lesson = told(tree, "demo/a.html")
    assert lesson["og:title"] == "a"
    assert lesson["og:type"] == "article"
    assert lesson["og:description"] == lesson["description"] == "Uang &amp; catatan &lt;desa&gt;&#34;"
    assert told(tree, "demo/index.html")["og:description"] == "Ringkasan."
    assert told(tree, "demo/uji.html")["og:description"] == "Ringkasan.", "not the words of a question"
    assert told(tree, "index.html")["og:description"] == "Welcome."
    assert not {"og:url", "og:image"} & lesson.keys(), "where the site lies is not known"


def test_with_a_base_address_they_get_picture_and_address() -> None:
    tree = publish(PUBLICATION, content("https://x.example/kursus"))
    assert told(tree, "demo/a.html")["og:url"] == "https://x.example/kursus/demo/a.html"
    picture = told(tree, "demo/a.html")["og:image"].removeprefix("https://x.example/kursus/")
    assert picture.startswith("assets/sinau/share-demo.")
    assert tree.read(picture).startswith(b"\x89PNG")
    assert "<loc>https://x.example/kursus/demo/a.html</loc>" in tree.read("sitemap.xml").decode()
    assert "robots.txt" not in tree


def test_at_the_root_of_a_host_robots_find_the_site_map() -> None:
    tree = publish(PUBLICATION, content("https://x.example"))
    assert tree.read("robots.txt").decode().endswith("Sitemap: https://x.example/sitemap.xml\n")


def test_the_opening_is_cut_at_a_word() -> None:
    assert cut_opening("kata " * 100) == f"{('kata ' * 100)[:OPENING].rpartition(' ')[0]} …"
    assert cut_opening(" a\n b ") == "a b"


def test_sizes_are_written_as_readers_know_them() -> None:
    assert [size_text(n, "id") for n in (1, 1499, 61_400, 999_499, 1_250_000)] == [
        "1 KB",
        "1 KB",
        "61 KB",
        "999 KB",
        "1,2 MB",
    ]
    assert size_text(1_250_000, "en") == "1.2 MB"


def test_paper_gets_its_own_style() -> None:
    tree = publish(PUBLICATION, rendered(demo_course()))
    (path,) = [path for path in tree if path.startswith("assets/sinau/site.") and path.endswith(".css")]
    assert "@media print" in tree.read(path).decode()

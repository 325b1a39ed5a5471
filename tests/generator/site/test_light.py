# SPDX-License-Identifier: Apache-2.0
"""The light edition: which documents the site has of it, what stands in each without scripts, and where they lead."""

import gzip
import json
import re
from dataclasses import replace
from functools import cache

import pytest

from helpers.large import of_lessons
from helpers.references import references
from helpers.rendered import activity, course, demo_course, picture, publish, question, rendered
from helpers.samples import build_samples
from sinau.output.filetree import FileTree
from sinau.publications.site import PUBLICATION

HOSTILE = "</title><script>alert(1)</script>\"'&{{ 7*7 }}"


@cache
def site(base: str = "") -> FileTree:
    other = course(
        [
            activity("index", 0, title=HOSTILE, file="desa/awal.md", media=["demo/media/a.png"]),
            activity("pelaku", 1, title="Pelaku", file="desa/01/pelaku.md", html='<h2 id="part">Kasi</h2><p>Tugas</p>'),
            activity("ujian", 2, kind="exam", title="Ujian", file="desa/exam.md", questions=[question("u-1", 0)]),
        ],
        id="desa",
        title="Keuangan Desa",
        language="id",
        folder="desa",
    )
    content = rendered(demo_course(), other, media={"demo/media/unused.png": picture()})
    return publish(PUBLICATION, replace(content, catalogue=replace(content.catalogue, base_url=base)))


def text(path: str, base: str = "") -> str:
    return site(base).read(path).decode()


def documents(course_id: str) -> set[str]:
    folder = f"light/{course_id}/"
    return {path.removeprefix(folder) for path in site() if path.startswith(folder) and path.endswith(".html")}


def found(pattern: str, page: str) -> str:
    (one,) = re.findall(pattern, page)
    return str(one)


def test_each_activity_has_a_document_and_the_first_is_also_the_courses() -> None:
    assert documents("desa") == {"index.html", "index_.html", "pelaku.html", "ujian.html"}
    index, first = text("light/desa/index.html"), text("light/desa/index_.html")
    article = r"(?s)<article .*?</article>"
    assert found(article, index) == found(article, first)
    assert "<p>Tugas</p>" in found(article, text("light/desa/pelaku.html"))


def test_search_machines_find_the_sites_page_and_people_its_home() -> None:
    page = text("light/desa/pelaku.html")
    assert found('<link rel="canonical" href="([^"]*)">', page) == "../../desa/01/pelaku.html"
    assert '<a href="../../desa/index.html">' in page
    assert '<a href="../light/desa/index.html">' in text("desa/index.html")
    whole = text("light/desa/pelaku.html", "https://host.example/a")
    assert found('<link rel="canonical" href="([^"]*)">', whole) == "https://host.example/a/desa/01/pelaku.html"
    assert "light/" not in text("sitemap.xml", "https://host.example/a")


def test_without_scripts_the_menu_and_the_ways_on_lead_to_documents() -> None:
    page = text("light/desa/pelaku.html")
    links = [address for element, address in references("light/desa/pelaku.html", page) if element == "a"]
    assert {"index_.html", "pelaku.html", "ujian.html"} <= set(links)
    steps = found("(?s)<noscript>(<a.*?)</noscript>", page)
    assert re.findall('href="([^"]*)" rel="([^"]*)"', steps) == [("index_.html", "prev"), ("ujian.html", "next")]


def test_names_of_authors_are_only_printed() -> None:
    page = text("light/desa/index_.html")
    title = found("(?s)<title>(.*?)</title>", page)
    assert title.startswith("&lt;/title&gt;&lt;script&gt;")
    assert title.endswith("{{ 7*7 }} · Keuangan Desa")
    assert "\0" not in page


def test_media_are_those_of_the_site() -> None:
    assert not [path for path in site() if path.startswith("light/") and path.endswith((".png", ".PNG"))]
    assert 'src="../../demo/media/a.png"' in "".join(text(f"light/desa/{name}") for name in documents("desa"))


def test_all_documents_know_the_same_of_the_course_and_each_activity_has_a_script() -> None:
    data = {found('(?s)id="sinau-course">(.*?)</script>', text(f"light/desa/{name}")) for name in documents("desa")}
    (one,) = data
    assert [entry["script"] for entry in json.loads(one)["activities"]] == [
        "lesson-index.js",
        "lesson-pelaku.js",
        "lesson-ujian.js",
    ]
    assert {"light/desa/lesson-index.js", "light/desa/lesson-ujian.js"} <= set(site())


@pytest.mark.parametrize("lessons", [10, 400])
def test_a_document_comes_in_one_round_trip_whatever_the_size_of_the_course(lessons: int) -> None:
    tree = publish(PUBLICATION, of_lessons(lessons, 10))
    page = tree.read("light/demo/pelajaran-7.html")
    assert len(gzip.compress(page, 9, mtime=0)) < 14 * 1024
    assert ("light/demo/outline.js" in tree) is (lessons == 400)
    assert re.findall(r'rel="(?:prev|next)">([^<]*)', page.decode())


def test_a_lesson_can_be_answered_after_30_kilobytes_and_three_requests(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    editions = sorted((build_samples(tmp_path_factory) / "site/light").glob("*/"))
    lessons = [
        page
        for folder in editions
        for page in sorted(folder.glob("*.html"))
        if 'data-kind="lesson"' in page.read_text(encoding="utf-8")
    ]

    assert len(lessons) > 10
    for page in lessons:
        scripts = re.findall(r'<script[^>]* src="([^"]+)"', page.read_text(encoding="utf-8"))
        files = [page, *(page.with_name(script) for script in scripts)]
        assert len(files) <= 3
        assert sum(len(gzip.compress(file.read_bytes(), 9, mtime=0)) for file in files) <= 30_000, page

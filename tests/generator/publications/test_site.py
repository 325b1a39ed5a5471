# SPDX-License-Identifier: Apache-2.0
"""The site: what is published, what stands on its pages, and what must never get out."""

import gzip
import json
import logging
import posixpath
import re
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote

import pytest

from helpers.neutral import pieces
from helpers.references import broken, references
from helpers.rendered import activity, course, demo_course, picture, publish, question, rendered, text_files
from sinau.diagnostics import Span
from sinau.model.catalogue import FreePage, Module, Objective
from sinau.model.page import Page, SourceText
from sinau.model.rendered import Rendered, RenderedActivity, RenderedHeading, RenderedPage, Selection
from sinau.output.filetree import FileTree
from sinau.publications.site import PUBLICATION
from sinau.site.mkdocs_build import MkDocsError
from sinau.site.mkdocs_plugin import SinauPlugin

HOSTILE = "</title><script>alert(1)</script><img src=x onerror=alert(2)>\"'{{ 7*7 }}"


def village() -> Any:
    """A second course, in Indonesian, in folders, with a picture that another course shows too."""
    return course(
        [
            activity("asas", 0, title="Asas", file="desa/01/asas.md", media=["demo/media/a.png"]),
            activity("pelaku", 1, title="Pelaku", file="desa/01/pelaku.md", html='<h2 id="part">Kasi</h2><p>Tugas</p>'),
            activity("ujian", 2, kind="exam", title="Ujian", file="desa/exam.md", questions=[question("u-1", 0)]),
        ],
        id="desa",
        title="Keuangan Desa",
        language="id",
        folder="desa",
        summary="Ringkas saja.",
        learning_hours=1.5,
        audience=("kepala desa",),
        objectives=(Objective("o", "Menyebutkan asas", Span("desa/course.yml")),),
    )


def catalogue(**values: Any) -> Rendered:
    content = rendered(demo_course(), village(), media={"demo/media/unused.png": picture()})
    return replace(content, catalogue=replace(content.catalogue, **values))


@cache
def site() -> FileTree:
    return publish(PUBLICATION, catalogue(languages=("id", "en"), publisher="Balai"))


def page(path: str, tree: FileTree | None = None) -> str:
    return (tree or site()).read(path).decode()


def data(path: str, element: str) -> Any:
    found = re.search(rf'<script type="application/json" id="{element}">(.*?)</script>', page(path), re.DOTALL)
    assert found, f"{path} has no {element}"
    return json.loads(found[1])


def normal(path: str, address: str) -> str:
    """Return the published path of what `address` leads to on the page at `path`."""
    return unquote(posixpath.normpath(posixpath.join(posixpath.dirname(path), address)))


def outline(path: str) -> Any:
    """Return what the script says that the page at `path` names."""
    script = page(normal(path, data(path, "sinau-page")["outline"]))
    assert script.startswith("sinau.outline(")
    return json.loads(script.removeprefix("sinau.outline(").removesuffix(");\n"))


def words(path: str) -> str:
    found = re.search(r'<script src="([^"]*/words-[^"]*)" defer>', page(path))
    assert found
    return page(normal(path, found[1]))


def menu(path: str, tree: FileTree | None = None) -> str:
    found = re.search(r'<nav class="site-nav".*?</nav>', page(path, tree), re.DOTALL)
    assert found
    return found[0]


def index(tree: FileTree | None = None) -> dict[str, str]:
    """Return what the search knows: titles and texts by address."""
    found: dict[str, str] = {}
    for script in (text for path, text in text_files(tree or site()).items() if re.match(r"search/\w+/t\d+\.js", path)):
        heads, texts = json.loads(script.partition(",")[2].removesuffix(");\n"))
        found |= {address: title for _, title, address, *_ in heads}
        found |= {f"{anchor} {heading}": text for anchor, heading, text in texts}
    return found


def test_publishes_pages_used_media_and_our_own_files_and_nothing_else() -> None:
    # Those of the light edition: tests/generator/site/test_light.py.
    paths = (path for path in site() if not path.startswith("light/"))
    names = [re.sub(r"(?<=[./])([0-9a-f]{8}|[0-9a-f]{12})(?=[./])", "HASH", path) for path in paths]
    assert sorted(names) == [
        "404.html",
        *(f"assets/offline/{name}.HASH.json" for name in ("demo", "desa", "light-demo", "light-desa", "shared")),
        "assets/sinau/buttons.HASH.js",
        "assets/sinau/care.HASH.js",
        "assets/sinau/colours.HASH.js",
        "assets/sinau/course-demo.HASH.js",
        "assets/sinau/course-desa.HASH.js",
        *(f"assets/sinau/icon-{name}.HASH.png" for name in ("192", "512", "maskable")),
        "assets/sinau/icon.HASH.svg",
        "assets/sinau/lost.HASH.js",
        "assets/sinau/moved.HASH.js",
        "assets/sinau/results.HASH.js",
        "assets/sinau/search.HASH.js",
        "assets/sinau/site.HASH.css",
        "assets/sinau/site.HASH.js",
        "assets/sinau/take.HASH.js",
        "assets/sinau/words-en.HASH.js",
        "assets/sinau/words-id.HASH.js",
        "assets/sinau/words-jv.HASH.js",
        "demo/exam.html",
        "demo/first.html",
        "demo/index.html",
        "demo/media/Alur kas.PNG",
        "demo/media/a.png",
        "demo/quiz.html",
        "demo/second.html",
        "desa/01/asas.html",
        "desa/01/pelaku.html",
        "desa/exam.html",
        "desa/index.html",
        "index.html",
        "manifest.webmanifest",
        *(f"search/HASH/{part}.js" for part in ("p0", "r0", "start", "t0")),
        "sw.js",
    ]


def test_every_link_leads_somewhere() -> None:
    assert list(broken(site())) == []


def test_right_answers_and_feedback_are_nowhere_in_plain_text() -> None:
    # The hand-made questions' feedback and hints.
    assert [path for path, text in text_files(site()).items() if "<p>Yes.</p>" in text or "Look again." in text] == []


def test_the_search_finds_lessons_and_front_page_but_no_question() -> None:
    found = index()
    assert found["index.html"] == "Welcome"
    assert found["demo/exam.html"] == "exam"
    assert [address for address, text in found.items() if "Who signs?" in text or "Choice a" in text] == []


def test_what_the_search_needs_is_named_by_its_content_and_not_linked_to() -> None:
    other = publish(PUBLICATION, rendered(course([activity("a", 0, title="Other words")])))
    folders = {path.rpartition("/")[0] for tree in (site(), other) for path in tree if path.startswith("search/")}

    assert len(folders) == 2
    assert '<script src="../search' not in page("demo/first.html")
    assert 'data-sinau-parts="../search/' in page("demo/first.html")


class _Elements(HTMLParser):
    """Counts scripts, and collects attributes that run code."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts = 0
        self.handlers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag == "script"
        self.handlers += [name for name, _ in attrs if name.startswith("on")]


def elements(html: str) -> tuple[int, list[str]]:
    parser = _Elements()
    parser.feed(html)
    return parser.scripts, parser.handlers


def named(name: str) -> Rendered:
    """Return a catalogue in which everything that an author can name is called `name`."""
    lesson = activity("lesson", 0, title=name)
    lesson = replace(lesson, headings=(RenderedHeading(2, "part", name),))
    made = course(
        [lesson, activity("quiz", 1, kind="quiz", title=name), activity("exam", 2, kind="exam", title=name)],
        title=name,
        summary=name,
        version=name,
        audience=(name,),
        objectives=(Objective("o", name, Span("demo/course.yml")),),
    )
    module = replace(made.course.modules[0], title=name)
    made = replace(made, course=replace(made.course, modules=(module,)))
    content = rendered(made)
    free = FreePage(name, Page(SourceText("about.md", ""), ()), Span("about.md"))
    front = replace(content.pages[0], page=replace(content.pages[0].page, title=name))
    return replace(
        content,
        catalogue=replace(content.catalogue, title=name, publisher=name),
        pages=(front, RenderedPage(free, pieces("<p>About.</p>"), opening="About.")),
    )


def test_what_authors_name_is_text_wherever_it_stands() -> None:
    plain, hostile = (publish(PUBLICATION, named(name)) for name in ("Name", HOSTILE))
    pages = [path for path in plain if path.endswith(".html")]
    assert "about.html" in pages
    for path in pages:
        assert elements(page(path, hostile)) == elements(page(path, plain)), path
        assert "{{ 7*7 }}" in page(path, hostile), path
        assert "49" not in re.sub(
            r"\.[0-9a-f]{8}\.", "", re.sub(r"<svg.*?</svg>", "", page(path, hostile), flags=re.DOTALL)
        )


def test_what_authors_write_is_no_template() -> None:
    tree = publish(PUBLICATION, rendered(course([activity("a", 0, html="<p>{{ 7*7 }} {% raw %} {# x #}</p>")])))
    assert "<p>{{ 7*7 }} {% raw %} {# x #}</p>" in page("demo/a.html", tree)


def test_no_page_and_no_style_loads_from_another_host() -> None:
    loading = {"script", "link", "img", "source", "iframe", "object", "style"}
    for path, text in text_files(site()).items():
        found = [address for element, address in references(path, text) if element in loading]
        assert [address for address in found if re.match(r"(https?:)?//", address)] == [], path
        assert path.endswith(".js") or "unpkg" not in text


def test_the_interface_speaks_the_language_of_the_course() -> None:
    assert '<html lang="id"' in page("desa/01/asas.html")
    assert '<html lang="en"' in page("demo/first.html")
    assert 'aria-label="Cari"' in page("desa/01/asas.html")
    assert 'aria-label="Search"' in page("demo/first.html")
    assert "Periksa jawaban" in words("desa/01/asas.html")
    assert "Check answer" in words("demo/first.html")
    assert '<html lang="id"' in page("index.html"), "the catalogue's first language"


def test_a_language_that_the_interface_does_not_speak_gets_english_around_it() -> None:
    made = demo_course(language="su")
    tree = publish(PUBLICATION, rendered(made))
    assert '<html lang="en"' in page("demo/first.html", tree)
    assert re.search(r'<article class="activity"[^>]* lang="su"', page("demo/first.html", tree))
    assert "Basa Sunda" in page("index.html", tree)


def test_the_menu_shows_the_current_course_only() -> None:
    assert "Pelaku" in menu("desa/01/asas.html")
    assert "Demo" not in menu("desa/01/asas.html")
    assert menu("desa/01/asas.html").count("aria-current") == 1
    assert "Pelaku" not in page("demo/first.html")


def test_previous_and_next_follow_the_learning_order() -> None:
    def neighbours(path: str) -> dict[str, str]:
        return dict(re.findall(r'<link rel="(prev|next)" href="([^"]*)">', page(path)))

    assert neighbours("desa/01/asas.html") == {"next": "pelaku.html"}
    assert neighbours("desa/01/pelaku.html") == {"prev": "asas.html", "next": "../exam.html"}
    assert neighbours("desa/exam.html") == {"prev": "01/pelaku.html"}
    assert neighbours("desa/index.html") == {}


def test_breadcrumbs_lead_back_to_the_module_the_course_and_the_catalogue() -> None:
    way = re.search(r'<nav class="site-path".*?</nav>', page("desa/01/asas.html"), re.DOTALL)
    assert way
    assert re.findall(r'href="([^"]*)"', way[0]) == ["../../index.html", "../index.html", "../index.html#module-all"]
    assert 'id="module-all"' in page("desa/index.html")


def test_pages_of_a_course_carry_its_outline_with_addresses_from_where_they_are() -> None:
    for path in ("desa/index.html", "desa/01/asas.html", "desa/exam.html"):
        own, whole = data(path, "sinau-page"), outline(path)
        assert whole["publication"] == "site"
        found = [normal(path, own["root"] + activity["url"]) for activity in whole["activities"]]
        assert found == ["desa/01/asas.html", "desa/01/pelaku.html", "desa/exam.html"]


def test_a_page_carries_its_own_activity_and_all_pages_of_a_course_share_the_outline() -> None:
    for path, shown in (("desa/index.html", []), ("desa/01/asas.html", ["asas"]), ("desa/exam.html", ["ujian"])):
        own = data(path, "sinau-page")
        assert [activity["id"] for activity in own["activities"]] == shown
        assert own["activities"] == [
            {name: value for name, value in activity.items() if name != "url"}
            for activity in outline(path)["activities"]
            if activity["id"] in shown
        ]
        assert normal(path, own["outline"]) == normal(
            "desa/index.html", data("desa/index.html", "sinau-page")["outline"]
        )


@cache
def site_of(*modules: int) -> FileTree:
    """A course with modules of so many lessons, each with a question."""
    pages: list[RenderedActivity] = []
    parts = []
    for place, count in enumerate(modules):
        inside = []
        for number in range(len(pages), len(pages) + count):
            asked = [question(f"q-{number:03}", number)]
            title, file = f"Lesson {number:03}", f"desa/{place:02}/{number:03}.md"
            inside.append(activity(f"lesson-{number:03}", number, title=title, file=file, questions=asked))
        pages += inside
        lessons = tuple(one.activity for one in inside)
        parts.append(Module(f"m-{place:02}", f"Module {place:02}", lessons, Span("desa/course.yml")))
    return publish(PUBLICATION, rendered(course(pages, id="desa", folder="desa", modules=tuple(parts))))


def long_site() -> FileTree:
    return site_of(200, *[10] * 20)


@pytest.mark.parametrize("path", ["desa/00/100.html", "desa/10/295.html"])
def test_a_page_does_not_grow_with_its_course(path: str) -> None:
    short, long = site_of(10).read("desa/00/005.html"), long_site().read(path)
    for size in (len, lambda page: len(gzip.compress(page, 9, mtime=0))):
        assert size(long) <= 1.1 * size(short)


def test_the_menu_of_a_long_module_shows_what_is_near_and_leads_to_the_rest() -> None:
    shown = menu("desa/00/100.html", long_site())
    assert re.findall(r'data-activity-link="lesson-(\d+)"', shown) == [f"{number:03}" for number in range(95, 106)]
    assert 'href="../index.html#module-m-00"' in shown
    assert 'id="module-m-00"' in page("desa/index.html", long_site())
    assert "#module-m-10" not in menu("desa/10/295.html", long_site())


def test_the_catalogue_shows_a_card_for_each_course() -> None:
    cards = page("index.html").split('<li class="site-card"')[1:]
    assert len(cards) == 2
    for expected in (
        "Keuangan Desa",
        "Ringkas saja.",
        "kepala desa",
        "1,5 jam pelajaran",
        "2 pelajaran",
        "Bahasa Indonesia",
    ):
        assert expected in cards[1]
    assert 'href="desa/index.html"' in cards[1]
    assert 'data-sinau-progress="desa"' in cards[1]
    assert 'lang="id"' in cards[1]


def test_a_catalogue_without_courses_and_front_page_says_so() -> None:
    empty = rendered()
    tree = publish(PUBLICATION, replace(empty, pages=()))
    assert "This catalogue has no courses yet." in page("index.html", tree) or "Belum ada kursus" in page(
        "index.html", tree
    )


def test_the_home_of_a_course_shows_what_it_holds() -> None:
    home = page("desa/index.html")
    for expected in ("Keuangan Desa", "Ringkas saja.", "Menyebutkan asas", "Versi 2026.1", "1 soal", "Ujian akhir"):
        assert expected in home
    start = re.search(r'<a [^>]*data-sinau-continue href="([^"]*)"', home)
    assert start
    assert start[1] == "01/asas.html"


def test_the_table_of_contents_and_the_skip_link_come_from_the_headings() -> None:
    text = page("desa/01/pelaku.html")
    assert 'href="#part"' in text
    assert 'id="part"' in text
    assert 'href="#sinau-content" class="md-skip"' in text
    assert 'id="sinau-content"' in text


def test_only_the_selected_courses_are_published() -> None:
    tree = PUBLICATION.publish(catalogue(), Selection(("demo",)))[0]
    assert not any(path.startswith("desa") for path in tree)
    assert "Keuangan Desa" not in page("index.html", tree)


def test_names_that_the_frame_needs_give_way() -> None:
    made = course(
        [
            activity("one", 0, file="demo/index.md"),
            activity("two", 1, file="demo/Index.md"),
            activity("three", 2, file="assets/stylesheets/main.md", media=["search/index.png"]),
        ]
    )
    tree = publish(PUBLICATION, rendered(made))
    assert {
        "demo/index.html",
        "demo/index-one.html",
        "demo/Index-two.html",
        "content/assets/stylesheets/main.html",
    } <= set(tree)
    assert "content/search/index.png" in tree
    assert list(broken(tree)) == []


def test_files_that_change_change_their_names() -> None:
    assert all(re.fullmatch(r"assets/sinau/[\w-]+\.[0-9a-f]{8}\.\w+", path) for path in site() if "/sinau/" in path)
    assert re.search(
        r'<script src="\.\./assets/sinau/site\.[0-9a-f]{8}\.js" data-sinau-care="\.\./assets/sinau/care\.[0-9a-f]{8}\.js" ',
        page("demo/first.html"),
    )


def test_the_page_for_lost_visitors_stands_alone() -> None:
    lost = page("404.html")
    # Where the site lies is not known: an address from the host's root could lead to somebody else's.
    (icon, *scripts) = references("404.html", lost)
    assert icon == ("link", "data:,")
    assert all(re.fullmatch(r"(\.\./)*assets/sinau/lost\.[0-9a-f]{8}\.js", script) for _, script in scripts)
    assert [script.count("../") for _, script in scripts] == list(range(13))
    assert "Halaman ini tidak ada" in lost


def test_with_its_address_known_the_site_has_a_site_map_without_a_date() -> None:
    assert "sitemap.xml" not in site()
    tree = publish(PUBLICATION, catalogue(base_url="https://belajar.example/kursus/"))
    assert "<loc>https://belajar.example/kursus/desa/01/asas.html</loc>" in page("sitemap.xml", tree)
    assert "lastmod" not in page("sitemap.xml", tree)
    assert "sitemap.xml.gz" not in tree
    assert '<link rel="canonical" href="https://belajar.example/kursus/desa/01/asas.html">' in page(
        "desa/01/asas.html", tree
    )
    assert ("a", "/kursus/index.html") in references("404.html", page("404.html", tree))


def test_mkdocs_is_not_heard(capfd: pytest.CaptureFixture[str]) -> None:
    publish(PUBLICATION, rendered(demo_course()))
    assert capfd.readouterr() == ("", "")
    assert logging.getLogger("mkdocs").handlers == []


def test_what_mkdocs_complains_about_is_an_error_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    def complain(_plugin: SinauPlugin, *, config: object) -> None:
        logging.getLogger("mkdocs.plugins.other").warning("two pages at one place")

    monkeypatch.setattr(SinauPlugin, "on_post_build", complain)
    with pytest.raises(MkDocsError, match="two pages at one place"):
        publish(PUBLICATION, rendered(demo_course()))

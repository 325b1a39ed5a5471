# SPDX-License-Identifier: Apache-2.0
"""The site is put together from learned forms: it is MkDocs' to the byte, and where nothing can be learned MkDocs' templates draw."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jinja2 import ChoiceLoader, DictLoader, Environment
from mkdocs.theme import Theme

from helpers.neutral import pieces
from helpers.rendered import activity, course, demo_course, picture, publish, question, rendered
from sinau.cache import Cache
from sinau.diagnostics import Span
from sinau.model.catalogue import Alias, Branding, FreePage, Module, Objective
from sinau.model.page import Page, SourceText
from sinau.model.rendered import Rendered, RenderedActivity, RenderedHeading, RenderedPage, Selection
from sinau.output.filetree import FileTree
from sinau.publications.site import PUBLICATION
from sinau.site import kept_forms, mkdocs_build
from sinau.site.mkdocs_plugin import SinauPlugin
from sinau.site.mkdocs_templates import MkDocsTemplates

# What templates, HTML and our own marks give a meaning to.
HOSTILE = (
    "</title><script>alert(1)</script>\"'{{ 7*7 }}{% raw %}",
    "A & B &amp; C &lt;b&gt; <b>x</b> <!-- no --> --> &copy &#39;",
    "\ue000title\ue001 \ue000body\ue001 \ue000 \ue001 \ue000contents\ue001",
    "Rp\xa05.000  two\u2003spaces\u2028line \u200fعربي $& \\1 %s {0}",
)
DEEP = (
    *((2, "Part"), (3, HOSTILE[1]), (4, HOSTILE[2]), (5, HOSTILE[3]), (6, "Six"), (3, "Back"), (2, HOSTILE[0])),
    *((4, "Four below two"), (4, "Again"), (3, "Three"), (2, "Last")),
)


def headings(*known: tuple[int, str]) -> tuple[RenderedHeading, ...]:
    return tuple(RenderedHeading(level, f'h-{number}"&', text) for number, (level, text) in enumerate(known))


def lesson(name: str, number: int, **values: Any) -> RenderedActivity:
    """A lesson; `contents`, `draft`, `opening` and `aliases` replace what helpers make of it."""
    known = values.pop("contents", None), values.pop("draft", False), values.pop("aliases", ())
    opening = values.pop("opening", None)
    made = activity(name, number, **values)
    return replace(
        made,
        activity=replace(made.activity, draft=known[1], aliases=tuple(Alias(one, Span("x")) for one in known[2])),
        headings=made.headings if known[0] is None else known[0],
        opening=made.opening if opening is None else opening,
    )


def free(file: str, title: str, *, draft: bool = False, opening: str = "Opening.", deep: bool = False) -> RenderedPage:
    made = FreePage(title, Page(SourceText(file, ""), ()), Span(file), draft=draft)
    return RenderedPage(made, pieces(f"<p>{file}</p>"), headings(*DEEP) if deep else (), opening=opening)


@cache
def edges() -> Rendered:
    """A catalogue with everything that may change what stands around a page."""
    hostile = course(
        [
            lesson(
                "uji-awal", 0, kind="pretest", title=HOSTILE[0], file="hostile/uji.md", questions=[question("q-0", 0)]
            ),
            lesson(
                "satu", 1, title=HOSTILE[1], file="hostile/a b/ç & 'x'.md", contents=headings(*DEEP), opening=HOSTILE[1]
            ),
            lesson("dua", 2, title=HOSTILE[2], file="hostile/a b/dua.md", contents=(), opening="", draft=True),
            lesson(
                "tiga",
                3,
                title=HOSTILE[3],
                file="hostile/a b/c/d/tiga.md",
                aliases=("lama.html",),
                media=["hostile/gambar.PNG"],
            ),
            lesson("ujian", 4, kind="exam", title=HOSTILE[0], file="hostile/ujian.md", questions=[question("q-1", 1)]),
        ],
        id="hostile",
        folder="hostile",
        title=HOSTILE[1],
        summary=HOSTILE[2],
        version=HOSTILE[0],
        audience=(HOSTILE[3],),
        objectives=(Objective("o", HOSTILE[0], Span("x")),),
    )
    hostile = replace(
        hostile, course=replace(hostile.course, modules=(replace(hostile.course.modules[0], title=HOSTILE[2]),))
    )
    long = [lesson(f"l-{n}", n, title=f"L {n}", file=f"long/{n // 20}/{n}.md") for n in range(30)]
    others = (
        course(long, id="long", folder="long", language="id", summary=""),
        course([lesson("su", 0, file="su/su.md", opening="")], id="su", folder="su", language="su", summary=""),
        course([lesson("ar", 0, file="x/y/ar.md")], id="ar", folder="x/y", language="ar", title="دورة"),
        course([lesson("only", 0, kind="exam", file="only.md")], id="only", folder="only", modules=()),
        course([], id="empty", folder="empty", modules=(Module("m", "M", (), Span("x")),)),
    )
    content = rendered(
        demo_course(), hostile, *others, media={"merek/logo.png": picture(), "merek/logo.svg": picture(True)}
    )
    pages = (
        *content.pages,
        free("about.md", HOSTILE[0]),
        free("empty.md", "No opening", opening=""),
        free("guide/index.md", "Guide", deep=True),
        free("guide/one.md", HOSTILE[2], draft=True),
        free("guide/more/two.md", "Two"),
        free("notes/a.md", "A"),
        free("notes/b.md", "B", opening=HOSTILE[0]),
    )
    return replace(content, pages=pages)


def plain(content: Rendered) -> Rendered:
    return content


def addressed(content: Rendered) -> Rendered:
    """In a folder of a host, in the publisher's colours, with logo, footer and hostile names."""
    catalogue = replace(
        content.catalogue,
        title=HOSTILE[1],
        publisher=HOSTILE[0],
        languages=("en", "id", "ar"),
        base_url="https://x.example/ku%20rsus/",
        branding=Branding(logo="merek/logo.png", primary="#123456"),
    )
    footer = free("footer.md", "")
    return replace(
        content,
        catalogue=catalogue,
        footer=replace(footer, body=pieces('<p><a href="page:about.md#">x</a> &amp; y</p>')),
    )


def at_root(content: Rendered) -> Rendered:
    """At the root of a host, without courses, whose name is a mark of ours."""
    catalogue = replace(
        content.catalogue,
        title=HOSTILE[2],
        publisher=HOSTILE[2],
        base_url="https://x.example",
        branding=Branding(logo="merek/logo.svg"),
    )
    return replace(content, catalogue=catalogue, courses=content.courses[:1], pages=content.pages[1:])


def by_mkdocs(content: Rendered, monkeypatch: pytest.MonkeyPatch) -> FileTree:
    """The site as MkDocs builds it with our plugin."""
    with monkeypatch.context() as patched:
        patched.setattr(mkdocs_build, "is_only_our_plugin", lambda _plugins: False)
        return publish(PUBLICATION, content)


def files(tree: FileTree) -> dict[str, bytes]:
    return {path: tree.read(path) for path in tree}


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the pages that templates have drawn."""
    paths: list[str] = []
    draw = MkDocsTemplates.page

    def counted(self: MkDocsTemplates, page: Any) -> str:
        paths.append(page.path)
        return draw(self, page)

    monkeypatch.setattr(MkDocsTemplates, "page", counted)
    return paths


@pytest.mark.parametrize("changed", [plain, addressed, at_root])
def test_every_file_is_the_one_that_mkdocs_would_write(
    changed: Callable[[Rendered], Rendered], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    content = changed(edges())
    theirs = files(by_mkdocs(content, monkeypatch))
    cache = Cache(tmp_path, bytes(32))
    for ours in (files(publish(PUBLICATION, content)), with_kept(content, cache), with_kept(content, cache)):
        assert sorted(ours) == sorted(theirs)
        assert [path for path in ours if ours[path] != theirs[path]] == []


def with_kept(content: Rendered, cache: Cache) -> dict[str, bytes]:
    """The site with the forms in `cache`, which gets the others."""
    selection = Selection(tuple(item.course.id for item in content.courses), kept=cache)
    return files(PUBLICATION.publish(content, selection)[0])


def test_where_all_forms_are_known_mkdocs_is_not_asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    cache = Cache(tmp_path, bytes(32))
    content = addressed(rendered(course(lessons(3), id="k", folder="k"), media={"merek/logo.png": picture()}))
    first = with_kept(content, cache)
    asked: list[str] = []
    open_templates = mkdocs_build.opened_templates
    monkeypatch.setattr(mkdocs_build, "opened_templates", lambda *all: (asked.append(""), open_templates(*all))[1])

    assert with_kept(content, cache) == first
    assert asked == []
    others = replace(content, courses=(course(lessons(4), id="k", folder="k"),))
    assert with_kept(others, cache) == files(publish(PUBLICATION, others))
    asked.clear()
    with_kept(replace(content, catalogue=replace(content.catalogue, title="Other")), cache)
    assert len(asked) == 1
    asked.clear()
    monkeypatch.setattr(kept_forms, "program_state", lambda: "other")
    with_kept(content, cache)
    assert len(asked) == 1
    monkeypatch.setattr(kept_forms, "program_state", lambda: None)
    with_kept(content, cache)
    with_kept(content, cache)
    assert len(asked) == 3


def lessons(count: int, name: str = "k") -> list[RenderedActivity]:
    return [
        lesson(f"{name}-{n}", n, title=f"L {n}", file=f"{name}/{n}.md", contents=headings(*DEEP[: n % 9]))
        for n in range(count)
    ]


def test_more_pages_are_not_more_pages_to_draw(drawn: list[str]) -> None:
    def count(content: Rendered) -> int:
        drawn.clear()
        publish(PUBLICATION, content)
        return len(drawn)

    few = count(rendered(course(lessons(30), id="k", folder="k")))

    assert 0 < few <= 20
    assert count(rendered(course(lessons(300), id="k", folder="k"))) == few
    assert count(rendered(*(course(lessons(30, f"k{n}"), id=f"k{n}", folder=f"k{n}") for n in range(12)))) == few


@pytest.fixture
def theme(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Templates that take the place of the theme's."""
    others: dict[str, str] = {}
    environment = Theme.get_env

    def changed(self: Theme) -> Environment:
        made = environment(self)
        assert made.loader
        made.loader = ChoiceLoader([DictLoader(others), made.loader])
        return made

    monkeypatch.setattr(Theme, "get_env", changed)
    return others


# Templates that do more with what they get than to print it.
@pytest.mark.parametrize(
    "name, template",
    [
        ("partials/neighbours.html", "{{ sinau.heading | upper }}"),
        ("partials/neighbours.html", "{{ page.content | length }}"),
        ("partials/neighbours.html", "{{ sinau.heading | truncate(9) }}"),
        ("partials/neighbours.html", "{% for c in page.title %}{{ c }}-{% endfor %}"),
        ("partials/neighbours.html", "{{ sinau.title }}"),  # not escaped
        ("partials/toc-item.html", "<li>{{ toc_item.title }}{{ page.title }}</li>"),
        ("partials/toc-item.html", "<li>{{ toc_item.title }}{{ lang.t('toc') }}</li>"),
        ("partials/toc-item.html", "<li>{{ toc_item.title | reverse }}</li>"),
        (
            "partials/toc.html",
            "{{ page.toc | length }}{% for item in page.toc %}{{ item.children | length }}{% endfor %}",
        ),
    ],
)
def test_where_no_form_can_be_learned_templates_draw_every_page(
    name: str, template: str, theme: dict[str, str], drawn: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    theme[name] = template
    content = rendered(course(lessons(12), id="k", folder="k", title=HOSTILE[0]))
    ours = files(publish(PUBLICATION, content))

    assert {f"k/{n}.html" for n in range(1, 12)} <= set(drawn)
    assert ours == files(by_mkdocs(content, monkeypatch))


def test_a_theme_that_only_prints_is_learned_whatever_it_writes(
    theme: dict[str, str], drawn: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    theme["partials/neighbours.html"] = "{{ sinau.heading | e }}!{{ sinau.heading | e }} {{ sinau.outline | e }}"
    content = rendered(course(lessons(40), id="k", folder="k", title=HOSTILE[0]))
    ours = files(publish(PUBLICATION, content))

    assert len(drawn) < 20
    assert ours == files(by_mkdocs(content, monkeypatch))


def test_with_a_hook_that_changes_pages_mkdocs_builds_them(monkeypatch: pytest.MonkeyPatch, drawn: list[str]) -> None:
    def changed(_plugin: SinauPlugin, output: str, **_values: Any) -> str:
        return f"{output}<!-- {output.count('<p>')} -->"

    monkeypatch.setattr(SinauPlugin, "on_post_page", changed, raising=False)
    tree = publish(PUBLICATION, rendered(demo_course()))

    assert drawn == []
    # The light edition has pages of its own, which are files like others for MkDocs.
    pages = [path for path in tree if path.endswith(".html") and path != "404.html" and not path.startswith("light/")]
    assert [path for path in pages if not tree.read(path).decode().endswith(" -->")] == []


def test_two_sites_can_be_built_at_once() -> None:
    contents = [rendered(course(lessons(9, name), id=name, folder=name, title=name)) for name in ("k", "other")] * 2
    alone = [files(publish(PUBLICATION, content)) for content in contents]
    with ThreadPoolExecutor(4) as pool:
        assert [files(tree) for tree in pool.map(lambda content: publish(PUBLICATION, content), contents)] == alone

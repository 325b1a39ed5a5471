# SPDX-License-Identifier: Apache-2.0
"""What stands around a page: titles, links, the data for the quiz engine.

All addresses are relative to the page; all texts are plain, for the theme's templates to escape, and what is HTML already is
`Markup`. `frame_kinds` says which of it differs from page to page.
"""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import quote

from markupsafe import Markup

from sinau.model.rendered import JsonValue, RenderedCourse
from sinau.publishing.later_scripts import script_json
from sinau.publishing.linking import fill_holes
from sinau.publishing.outlines import is_large_outline, page_data
from sinau.site.pages.addresses import relative_address
from sinau.site.pages.assets import Asset, SiteAssets
from sinau.site.pages.installing import InstallAssets
from sinau.site.pages.menus import MenuLink, Menus
from sinau.site.pages.page_list import PageKind, Site, SitePage
from sinau.site.pages.texts import interface_language, material_strings, site_strings, text_direction


@dataclass(frozen=True, slots=True)
class Frame:
    """All that the theme's templates need to know of a page (`sinau` in them).

    `strings` and `material` are the words of `language`. `outline` is the script that the page loads soon; that of a large course is
    loaded when it is wanted.
    """

    kind: PageKind
    language: str
    direction: str
    title: str
    heading: str
    strings: dict[str, str] = field(compare=False)
    material: dict[str, str] = field(compare=False)
    site_title: str
    publisher: str
    footer: Markup
    logo: str
    picture: str
    picture_text: str
    catalogue: MenuLink
    breadcrumbs: Markup
    course: MenuLink | None
    menu: Markup
    pages: Markup
    previous: MenuLink | None
    next: MenuLink | None
    page_json: Markup
    outline: str
    words: str
    style: str
    colours: str
    script: str
    care: str
    results: str
    buttons: str
    taking: str
    search: str
    search_parts: str
    root: str
    icon: str
    lost: str
    draft: bool = False
    problems: tuple[str, ...] = ()
    problems_language: str = ""
    problems_direction: str = ""
    problems_title: str = ""


class FrameMaker:
    """Makes the frames of a site's pages."""

    def __init__(
        self,
        site: Site,
        assets: SiteAssets,
        install: InstallAssets,
        outlines: Mapping[str, Asset],
        data: Mapping[str, Mapping[str, JsonValue]],
        search: str = "",
        problems: tuple[str, ...] = (),
        spoken: str = "en",
        offline: bool = True,
    ) -> None:
        """Take each course's outline and `course_data` by its id. The paths of all parts of the index begin with `search`.

        `problems` are lines to show above every page: what keeps a preview from being up to date. They are in the language
        `spoken`, the author's, whatever the language of a page. `offline`: pages have the worker come.
        """
        self.site = site
        self.assets = assets
        self._install = install
        self._outlines = outlines
        self._search = search
        self._data = data
        self._large = {course for course, known in data.items() if is_large_outline(known)}
        self._entries = {course: _entries_by_id(known["activities"]) for course, known in data.items()}
        self._menus = Menus(site)
        self._shared: dict[tuple[PageKind, str, str], Frame] = {}
        self.problems = problems
        self.spoken = spoken
        self._offline = offline

    def make_frame(self, page: SitePage) -> Frame:
        """Return the frame of `page`."""
        site, course, menus = self.site, page.course, self._menus
        shared = self._frame_shared_in_folder(page)
        home = self._link_to_home(course, page) if course else None
        title = [page.title, *([course.course.title] if course and page.activity else []), site.catalogue.title]
        previous, following = menus.neighbour_links(page)
        return replace(
            shared,
            title=" - ".join(dict.fromkeys(title)),
            heading=page.title,
            breadcrumbs=menus.breadcrumbs_html(page, shared.catalogue, home),
            course=home,
            menu=menus.menu_html(page),
            pages=menus.free_pages_html(page),
            previous=previous,
            next=following,
            page_json=Markup(self._page_json(course, page) if course else ""),
            outline=self._address_of_outline(course, page) if course and course.course.id not in self._large else "",
            draft=page.draft,
            picture=self._address_of_preview_picture(page),
            picture_text=course.course.title if course else site.catalogue.title,
        )

    def _frame_shared_in_folder(self, page: SitePage) -> Frame:
        """Return what all pages of a kind, a folder and a language have in common."""
        key = (page.kind, posixpath.dirname(page.path), page.language)
        if key not in self._shared:
            self._shared[key] = self._frame_of_any_page(page)
        return self._shared[key]

    def _frame_of_any_page(self, page: SitePage) -> Frame:
        site, assets = self.site, self.assets
        language = interface_language(page.language)
        strings = site_strings(language)
        return Frame(
            kind=page.kind,
            language=language,
            direction=text_direction(language),
            title="",
            heading="",
            strings=strings,
            material=material_strings(language),
            site_title=site.catalogue.title,
            publisher=site.catalogue.publisher,
            footer=self._footer_html(page),
            logo=self._logo_address(page),
            picture="",
            picture_text="",
            catalogue=MenuLink(
                strings["catalogue"], relative_address("index.html", page.path), active=page.kind == "catalogue"
            ),
            breadcrumbs=Markup(""),
            course=None,
            menu=Markup(""),
            pages=Markup(""),
            previous=None,
            next=None,
            page_json=Markup(""),
            outline="",
            words=relative_address(assets.words[language].path, page.path) if page.kind != "page" else "",
            style=relative_address(assets.style.path, page.path),
            colours=relative_address(assets.colours.path, page.path),
            script=relative_address(assets.script.path, page.path),
            care=relative_address(assets.care.path, page.path),
            results=relative_address(assets.results.path, page.path),
            buttons=relative_address(assets.buttons.path, page.path),
            taking=relative_address(assets.taking.path, page.path) if self._offline else "",
            search=relative_address(assets.search.path, page.path),
            search_parts=_path_to_root(page) + self._search,
            root=_path_to_root(page),
            icon=relative_address(assets.icon.path, page.path),
            lost=assets.lost.path,
            problems=self.problems,
            problems_language=self.spoken,
            problems_direction=text_direction(self.spoken),
            problems_title=site_strings(self.spoken)["preview_is_old"] if self.problems else "",
        )

    def _footer_html(self, page: SitePage) -> Markup:
        """Return the footer, which has been cleaned like every page."""
        footer = self.site.footer
        return Markup(fill_holes(footer.body, self.site.addresses.seen_from(page.path)) if footer else "")

    def _logo_address(self, page: SitePage) -> str:
        path = self.site.addresses.media.get(self.site.catalogue.branding.logo)
        return relative_address(path, page.path) if path else ""

    def _address_of_preview_picture(self, page: SitePage) -> str:
        """Return the whole address of the picture beside links to `page`; empty where the site's is not known."""
        shown = self._install.cards.get(page.course.course.id if page.course else "")
        return f"{self.site.base}{quote(shown.path)}" if shown else ""

    def _link_to_home(self, course: RenderedCourse, page: SitePage) -> MenuLink:
        address = relative_address(self.site.addresses.homes[course.course.id], page.path)
        return MenuLink(course.course.title, address, course.course.id, page.kind == "course")

    def _address_of_outline(self, course: RenderedCourse, page: SitePage) -> str:
        return relative_address(self._outlines[course.course.id].path, page.path)

    def _page_json(self, course: RenderedCourse, page: SitePage) -> str:
        """Return what the page carries of its course: addresses in the outline begin at `root`."""
        own = self._entries[course.course.id][page.activity.activity.id] if page.activity else None
        data = page_data(self._data[course.course.id], self._address_of_outline(course, page), own)
        if course.course.id in self._large:
            data["large"] = True
        types = {question.type for question in page.activity.questions} if page.activity else set()
        if views := {
            name: relative_address(view.path, page.path) for name, view in self.assets.views.items() if name in types
        }:
            data["views"] = {**views}
        return script_json({**data, "root": _path_to_root(page)})


def _entries_by_id(entries: JsonValue) -> dict[str, JsonValue]:
    assert isinstance(entries, list)
    return {str(entry["id"]): entry for entry in entries if isinstance(entry, dict)}


def _path_to_root(page: SitePage) -> str:
    """Return what stands before paths of the site in addresses that `page` has."""
    return relative_address("index.html", page.path).removesuffix("index.html")

# SPDX-License-Identifier: Apache-2.0
"""What stands around a page: the way back, the menu, the neighbours, the data for the quiz engine.

No page grows with its course: it has its own module's menu, and the browser puts in the rest when it has the outline. All
addresses are relative to the page; all texts are plain, for the theme's templates to escape.
"""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from sinau.model.catalogue import Activity
from sinau.model.rendered import RenderedCourse
from sinau.publishing.later_scripts import script_json
from sinau.publishing.linking import fill
from sinau.publishing.outlines import course_data, page_data
from sinau.site.pages.addresses import relative
from sinau.site.pages.assets import Asset, SiteAssets
from sinau.site.pages.page_list import PageKind, Site, SitePage
from sinau.site.pages.texts import direction, interface_language, material_strings, site_strings

# So many entries before and after its own a page's menu has: a module may be as long as a course.
AROUND = 5


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the frame; `id` is that of the course or the activity it leads to; `active` marks the page itself."""

    title: str
    address: str
    id: str = ""
    active: bool = False
    draft: bool = False


@dataclass(frozen=True, slots=True)
class MenuPart:
    """A part of the menu: a module with its activities, or one without a title for what stands in no module.

    `whole` leads to all activities of the module, when `links` are only some of them.
    """

    title: str
    links: tuple[Link, ...]
    whole: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """All that the theme's templates need to know of a page (`sinau` in them)."""

    kind: PageKind
    language: str
    direction: str
    title: str
    heading: str
    strings: dict[str, str]
    material: dict[str, str]
    site_title: str
    publisher: str
    footer: Markup
    logo: str
    picture: str
    catalogue: Link
    breadcrumbs: tuple[Link, ...]
    course: Link | None
    menu: tuple[MenuPart, ...]
    pages: tuple[Link, ...]
    previous: Link | None
    next: Link | None
    page_json: str | None
    outline: str
    words: str
    styles: tuple[str, ...]
    script: str
    care: str
    search: str
    search_parts: str
    root: str
    icon: str
    draft: bool = False
    problems: tuple[str, ...] = ()
    problems_language: str = ""
    problems_title: str = ""


class FrameMaker:
    """Makes the frames of a site's pages."""

    def __init__(
        self,
        site: Site,
        assets: SiteAssets,
        outlines: Mapping[str, Asset],
        problems: tuple[str, ...] = (),
        spoken: str = "en",
        search: str = "",
    ) -> None:
        """Take `problems` as lines to show above every page: what keeps a preview from being up to date.

        They are in the language `spoken`, the author's, whatever the language of a page. The paths of all parts of the index
        begin with `search`.
        """
        self.site = site
        self.assets = assets
        self.problems = problems
        self.spoken = spoken
        self._outlines = outlines
        self._search = search
        self._data = {course.course.id: course_data(course, "site", site.catalogue.id) for course in site.courses}
        # The page that stands for a folder of free pages: its `index.md`, otherwise the first by name.
        self._first = {page.folder: page for page in reversed(site.free)}
        self._first |= {page.folder: page for page in site.free if posixpath.basename(page.path) == "index.html"}

    def frame(self, page: SitePage) -> Frame:
        """Return the frame of `page`."""
        site, course = self.site, page.course
        language = interface_language(page.language)
        strings = site_strings(language)
        catalogue = Link(strings["catalogue"], relative("index.html", page.path), active=page.kind == "catalogue")
        home = self._home(course, page) if course else None
        title = [page.title, *([course.course.title] if course and page.activity else []), site.catalogue.title]
        previous, following = self._neighbours(page)
        return Frame(
            kind=page.kind,
            language=language,
            direction=direction(language),
            title=" - ".join(dict.fromkeys(title)),
            heading=page.title,
            strings=strings,
            material=material_strings(language),
            site_title=site.catalogue.title,
            publisher=site.catalogue.publisher,
            footer=self._footer(page),
            logo=self._logo(page),
            picture=self._picture(),
            catalogue=catalogue,
            breadcrumbs=self._breadcrumbs(page, catalogue, home),
            course=home,
            menu=self._menu(course, page) if course else self._siblings(page),
            pages=self._pages(page),
            previous=previous,
            next=following,
            page_json=self._page_json(course, page) if course else None,
            outline=relative(self._outlines[course.course.id].path, page.path) if course else "",
            words=relative(self.assets.words[language].path, page.path) if page.kind != "page" else "",
            styles=tuple(relative(style.path, page.path) for style in self.assets.styles),
            script=relative(self.assets.script.path, page.path),
            care=relative(self.assets.care.path, page.path),
            search=relative(self.assets.search.path, page.path),
            search_parts=_root(page) + self._search,
            root=_root(page),
            icon=relative(self.assets.icon.path, page.path),
            draft=page.draft,
            problems=self.problems,
            problems_language=self.spoken,
            problems_title=site_strings(self.spoken)["preview_is_old"] if self.problems else "",
        )

    def _footer(self, page: SitePage) -> Markup:
        """Return the footer, which has been cleaned like every page."""
        footer = self.site.footer
        return Markup(fill(footer.body, self.site.addresses.seen_from(page.path)) if footer else "")

    def _logo(self, page: SitePage) -> str:
        path = self.site.addresses.media.get(self.site.catalogue.branding.logo)
        return relative(path, page.path) if path else ""

    def _picture(self) -> str:
        """Return the whole address of the logo: what shows previews takes no relative one, and no SVG."""
        site = self.site
        path = site.addresses.media.get(site.catalogue.branding.logo, "")
        return f"{site.base}{quote(path)}" if site.base and path.lower().endswith(".png") else ""

    def _home(self, course: RenderedCourse, page: SitePage) -> Link:
        address = relative(self.site.addresses.homes[course.course.id], page.path)
        return Link(course.course.title, address, course.course.id, page.kind == "course")

    def _breadcrumbs(self, page: SitePage, catalogue: Link, home: Link | None) -> tuple[Link, ...]:
        if page.folder and (first := self._first[page.folder]) is not page:
            return (catalogue, self._to(first, page))
        if not (page.activity and page.course and home):
            return () if page.kind == "catalogue" else (catalogue,)
        module = page.course.course.module_of(page.activity.activity)
        return (
            (catalogue, home, Link(module.title, f"{home.address}#module-{module.id}")) if module else (catalogue, home)
        )

    def _menu(self, course: RenderedCourse, page: SitePage) -> tuple[MenuPart, ...]:
        """Return the part in which `page` is; the page of the course itself shows all of them anyway."""
        if not page.activity:
            return ()
        activity = page.activity.activity
        module = course.course.module_of(activity)
        if not module:
            return (MenuPart("", (self._link(course, activity, page),)),)
        place = module.activities.index(activity)
        shown = module.activities[max(0, place - AROUND) : place + AROUND + 1]
        home = self.site.addresses.homes[course.course.id]
        whole = relative(home, page.path, f"module-{module.id}") if len(shown) < len(module.activities) else ""
        return (MenuPart(module.title, tuple(self._link(course, one, page) for one in shown), whole),)

    def _link(self, course: RenderedCourse, activity: Activity, page: SitePage) -> Link:
        target = self.site.addresses.activities[course.course.id, activity.id]
        return Link(activity.title, relative(target, page.path), activity.id, target == page.path, activity.draft)

    def _pages(self, page: SitePage) -> tuple[Link, ...]:
        """Return links to the free pages at the top, and to the first of each folder: the others stand in its menu."""
        return tuple(
            self._to(other, page) for other in self.site.free if not other.folder or other is self._first[other.folder]
        )

    def _siblings(self, page: SitePage) -> tuple[MenuPart, ...]:
        """Return the menu of a free page in a folder: the pages of that folder."""
        if not page.folder:
            return ()
        first = self._first[page.folder]
        links = [self._to(other, page) for other in self.site.free if other.folder == page.folder]
        return (MenuPart(first.title, tuple(links)),)

    @staticmethod
    def _to(other: SitePage, page: SitePage) -> Link:
        return Link(other.title, relative(other.path, page.path), active=other is page, draft=other.draft)

    def _neighbours(self, page: SitePage) -> tuple[Link | None, Link | None]:
        if not (page.course and page.activity):
            return None, None
        order = page.course.activities
        place = order.index(page.activity)
        before = self._link(page.course, order[place - 1].activity, page) if place else None
        after = self._link(page.course, order[place + 1].activity, page) if place + 1 < len(order) else None
        return before, after

    def _page_json(self, course: RenderedCourse, page: SitePage) -> str:
        """Return what the page carries of its course: addresses in the outline begin at `root`."""
        outline = relative(self._outlines[course.course.id].path, page.path)
        data = page_data(self._data[course.course.id], outline, page.activity)
        types = {question.type for question in page.activity.questions} if page.activity else set()
        if views := {name: relative(view.path, page.path) for name, view in self.assets.views.items() if name in types}:
            data["views"] = {**views}
        return script_json({**data, "root": _root(page)})


def _root(page: SitePage) -> str:
    """Return what stands before paths of the site in addresses that `page` has."""
    return relative("index.html", page.path).removesuffix("index.html")

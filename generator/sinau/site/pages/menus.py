# SPDX-License-Identifier: Apache-2.0
"""The links around a page as HTML: its menu, the way back, the free pages at its foot, its neighbours.

No page grows with its course: it has its own module's menu, and the browser puts in the rest when it has the outline.
What is the same for all pages of a folder is written once.
"""

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from markupsafe import Markup

from sinau.model.catalogue import Activity, Module
from sinau.model.rendered import RenderedCourse
from sinau.site.pages.addresses import relative_address
from sinau.site.pages.page_list import Site, SitePage
from sinau.site.pages.templates import template
from sinau.site.pages.texts import interface_language, site_strings

# So many entries before and after its own a page's menu has: a module may be as long as a course.
AROUND = 5


@dataclass(frozen=True, slots=True)
class MenuLink:
    """A link of the frame; `id` is that of the course or the activity it leads to; `active` marks the page itself."""

    title: str
    address: str
    id: str = ""
    active: bool = False
    draft: bool = False


@dataclass(frozen=True, slots=True)
class _PlaceInCourse:
    """Where an activity stands: its number in its course, its module and its number there."""

    number: int
    module: Module | None
    within: int


class Menus:
    """Writes the links around the pages of a site."""

    def __init__(self, site: Site) -> None:
        """Look up once where everything stands."""
        self._site = site
        self._places = {course.course.id: _places_by_activity(course) for course in site.courses}
        # The page that stands for a folder of free pages: its `index.md`, otherwise the first by name.
        self._first = {page.folder: page for page in reversed(site.free)}
        self._first |= {page.folder: page for page in site.free if posixpath.basename(page.path) == "index.html"}
        self._siblings: dict[str, list[SitePage]] = {}
        for page in site.free:
            self._siblings.setdefault(page.folder, []).append(page)
        self._entries: dict[tuple[str, str, str, str], Markup] = {}
        self._links: dict[tuple[str, str], Markup] = {}
        self._words: dict[str, dict[str, str]] = {}

    def menu_html(self, page: SitePage) -> Markup:
        """Return the part of the menu that `page` is in; the page of a course shows all of it anyway."""
        if page.activity and page.course:
            return self._module_html(page.course, page.activity.activity, page)
        if not page.folder:
            return Markup("")
        links = (self._entry_html(self.link_to_free_page(other, page), page) for other in self._siblings[page.folder])
        return _call_macro("menu", self._first[page.folder].title, list(links), "", self._texts_of_page(page))

    def _module_html(self, course: RenderedCourse, activity: Activity, page: SitePage) -> Markup:
        place = self._places[course.course.id][activity.id]
        if not place.module:
            return _call_macro("menu", "", [self._activity_html(course, activity, page)], "", self._texts_of_page(page))
        everything = place.module.activities
        shown = everything[max(0, place.within - AROUND) : place.within + AROUND + 1]
        home = self._site.addresses.homes[course.course.id]
        whole = relative_address(home, page.path, f"module-{place.module.id}") if len(shown) < len(everything) else ""
        links = [self._activity_html(course, one, page) for one in shown]
        return _call_macro("menu", place.module.title, links, whole, self._texts_of_page(page))

    def _activity_html(self, course: RenderedCourse, activity: Activity, page: SitePage) -> Markup:
        """Return an entry; pages of a folder share it, but for the page that it leads to."""
        link = self.link_to_activity(course, activity, page)
        if link.active:
            return self._entry_html(link, page)
        key = (course.course.id, activity.id, posixpath.dirname(page.path), page.language)
        if key not in self._entries:
            self._entries[key] = self._entry_html(link, page)
        return self._entries[key]

    def link_to_activity(self, course: RenderedCourse, activity: Activity, page: SitePage) -> MenuLink:
        """Return the link from `page` to `activity`."""
        target = self._site.addresses.activities[course.course.id, activity.id]
        return MenuLink(
            activity.title, relative_address(target, page.path), activity.id, target == page.path, activity.draft
        )

    def _texts_of_page(self, page: SitePage) -> dict[str, str]:
        if page.language not in self._words:
            self._words[page.language] = site_strings(interface_language(page.language))
        return self._words[page.language]

    def _entry_html(self, link: MenuLink, page: SitePage) -> Markup:
        return _call_macro("entry", link, self._texts_of_page(page))

    @staticmethod
    def link_to_free_page(other: SitePage, page: SitePage) -> MenuLink:
        """Return the link from `page` to the free page `other`."""
        return MenuLink(other.title, relative_address(other.path, page.path), active=other is page, draft=other.draft)

    def breadcrumbs_html(self, page: SitePage, catalogue: MenuLink, home: MenuLink | None) -> Markup:
        """Return the way back from `page`: to the `catalogue`, the `home` of its course, its module."""
        return (
            _call_macro("path", links, self._texts_of_page(page))
            if (links := self._links_to_parents(page, catalogue, home))
            else Markup("")
        )

    def _links_to_parents(self, page: SitePage, catalogue: MenuLink, home: MenuLink | None) -> tuple[MenuLink, ...]:
        if page.folder and (first := self._first[page.folder]) is not page:
            return (catalogue, self.link_to_free_page(first, page))
        if not (page.activity and page.course and home):
            return () if page.kind == "catalogue" else (catalogue,)
        module = self._places[page.course.course.id][page.activity.activity.id].module
        return (
            (catalogue, home, MenuLink(module.title, f"{home.address}#module-{module.id}"))
            if module
            else (catalogue, home)
        )

    def free_pages_html(self, page: SitePage) -> Markup:
        """Return links to the free pages at the top, and to the first of each folder: the others stand in its menu."""
        shown = [other for other in self._site.free if not other.folder or other is self._first[other.folder]]
        if not shown:
            return Markup("")
        if any(other is page for other in shown):
            return self._free_pages(shown, page)
        key = (posixpath.dirname(page.path), page.language)
        if key not in self._links:
            self._links[key] = self._free_pages(shown, page)
        return self._links[key]

    def _free_pages(self, shown: Iterable[SitePage], page: SitePage) -> Markup:
        return _call_macro(
            "free_pages", [self.link_to_free_page(other, page) for other in shown], self._texts_of_page(page)
        )

    def neighbour_links(self, page: SitePage) -> tuple[MenuLink | None, MenuLink | None]:
        """Return the links to what comes before an activity in its course, and after it."""
        if not (page.course and page.activity):
            return None, None
        order = page.course.activities
        number = self._places[page.course.course.id][page.activity.activity.id].number
        before = self.link_to_activity(page.course, order[number - 1].activity, page) if number else None
        after = (
            self.link_to_activity(page.course, order[number + 1].activity, page) if number + 1 < len(order) else None
        )
        return before, after


def _places_by_activity(course: RenderedCourse) -> dict[str, _PlaceInCourse]:
    within = {
        activity.id: (module, number)
        for module in course.course.modules
        for number, activity in enumerate(module.activities)
    }
    return {
        one.activity.id: _PlaceInCourse(number, *within.get(one.activity.id, (None, 0)))
        for number, one in enumerate(course.activities)
    }


def _call_macro(name: str, *given: object) -> Markup:
    return Markup(_macros()[name](*given))


@cache
def _macros() -> dict[str, Any]:
    return vars(template("menus.html").module)

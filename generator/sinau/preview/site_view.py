# SPDX-License-Identifier: Apache-2.0
"""The site of the catalogue that is shown, of which each page and file is made when a browser asks for it."""

from functools import cached_property
from pathlib import Path

from sinau.model.rendered import Rendered, Selection
from sinau.output.filetree import FileTree
from sinau.publishing.player import INDEX
from sinau.publishing.search_scripts import index_scripts_of_document, script_prefix
from sinau.site.mkdocs_build import OpenSite
from sinau.site.offline_lists import WORKER, worker_that_keeps_nothing
from sinau.site.pages import SiteParts
from sinau.site.pages.addresses import LIGHT
from sinau.site.pages.page_list import Site
from sinau.site.pages.searching import FOLDER, LaterSearch, SearchParts


class SiteView:
    """The site of `rendered`, whose pages `drawn` draws."""

    def __init__(self, rendered: Rendered, drawn: OpenSite) -> None:
        self._rendered, self._drawn = rendered, drawn
        self._light: dict[str, FileTree] = {}

    @cached_property
    def parts(self) -> SiteParts:
        """What the site is made of. Raises `NotBuiltError`."""
        selection = Selection(tuple(course.course.id for course in self._rendered.courses))
        return SiteParts(self._rendered, selection, offline=False, make_search=self._make_search)

    def _make_search(self, site: Site) -> SearchParts:
        self._search = LaterSearch(site, self._drawn.digests)
        return self._search

    @cached_property
    def _other_files(self) -> dict[str, bytes | Path]:
        return dict(self.parts.other_files(self.parts.site.base))

    @cached_property
    def _search_index(self) -> dict[str, bytes]:
        """The parts of the index of the search by their names."""
        return {part.path.rpartition("/")[2]: part.content for part in self._search.parts}

    @property
    def search_prefix(self) -> str:
        """What the paths of all parts of the index of the search begin with; it is another one after each change of a text."""
        _ = self.parts
        return self._search.prefix

    def find_content(self, path: str) -> bytes | Path | None:
        """Return what is published at `path`; `None` where nothing is."""
        page = self.parts.site.pages.get(path)
        if page:
            return self._drawn.page(self.parts, page)
        if path == "404.html":
            return self.not_found_page()
        if path == WORKER:
            return worker_that_keeps_nothing()
        if path.startswith(f"{LIGHT}/"):
            return self._find_in_light_edition(*path.removeprefix(f"{LIGHT}/").partition("/")[::2])
        if path == "sitemap.xml" and self.parts.site.base:
            return self._drawn.site_map(self.parts)
        folder, _, name = path.rpartition("/")
        if folder.partition("/")[0] == FOLDER and path not in self._other_files:
            return self._search_index.get(name)
        return self._other_files.get(path)

    def _find_in_light_edition(self, id: str, name: str) -> bytes | Path | None:
        course = next((one for one in self.parts.site.courses if one.course.id == id), None)
        if course is None:
            return None
        if id not in self._light:
            self._light[id] = self.parts.light_edition(course, indexed=False)
        if name.startswith(script_prefix(INDEX)):
            return index_scripts_of_document(INDEX, course, self.parts.site.catalogue.terms).get(name)
        return self._light[id].source(name) if name in self._light[id] else None

    def is_page(self, path: str) -> bool:
        """Tell whether a page of the site, or of a light edition, is published at `path`."""
        return path in self.parts.site.pages or (path.startswith(f"{LIGHT}/") and path.endswith(".html"))

    def not_found_page(self) -> bytes:
        """Return the page for addresses that lead nowhere."""
        return self._drawn.not_found_page(self.parts)

    def media(self, path: str) -> tuple[str, ...]:
        """Return the published paths of the files that the page at `path` shows."""
        page = self.parts.site.pages.get(path)
        shown = page and (page.activity or page.page)
        media = self.parts.site.addresses.media
        return tuple(media[one] for one in shown.media if one in media) if shown else ()

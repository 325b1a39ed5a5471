# SPDX-License-Identifier: Apache-2.0
"""All of a site that is ours: its pages with what stands around them, and its files that are no pages."""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

from markupsafe import Markup

from sinau.model.rendered import Rendered, RenderedCourse, Selection
from sinau.output.filetree import FileTree
from sinau.site.pages.assets import outline_assets, site_assets, site_data
from sinau.site.pages.bodies import body_of_page
from sinau.site.pages.contents import nested_contents
from sinau.site.pages.frame import Frame, FrameMaker
from sinau.site.pages.installing import install_assets
from sinau.site.pages.kinds import ComposedPage
from sinau.site.pages.light import light_edition, light_folder
from sinau.site.pages.page_list import Site, SitePage
from sinau.site.pages.redirects import redirect_pages
from sinau.site.pages.searching import SearchParts, search_assets


class SiteParts:
    """What a site is made of. Raises `NotBuiltError` when the bundles are not there yet."""

    def __init__(
        self,
        rendered: Rendered,
        selection: Selection,
        problems: tuple[str, ...] = (),
        spoken: str = "en",
        offline: bool = True,
        make_search: Callable[[Site], SearchParts] = search_assets,
    ) -> None:
        """Take `problems` as lines in the language `spoken` that are shown above every page.

        Without `offline` no worker keeps pages. `make_search` returns the index of the site.
        """
        self.site = Site(rendered, selection)
        types = {name for course in self.site.courses for name in course.types}
        self._assets = site_assets(self.site.catalogue.branding, types)
        self._install = install_assets(self.site)
        self._offline = offline
        data = site_data(self.site)
        self._outlines = outline_assets(self.site, data)
        self._search = make_search(self.site)
        self._frames = FrameMaker(
            self.site, self._assets, self._install, self._outlines, data, self._search.prefix, problems, spoken, offline
        )

    def frame(self, page: SitePage) -> Frame:
        """Return what the templates need to know of `page`."""
        return self._frames.make_frame(page)

    def composed_page(self, page: SitePage) -> ComposedPage:
        """Return all that the templates get of `page`."""
        return ComposedPage(
            path=page.path,
            frame=self.frame(page),
            description=page.description,
            address=self.address(page),
            body=Markup(body_of_page(self.site, page)),
            contents=tuple(nested_contents(page.headings)),
        )

    def address(self, page: SitePage) -> str:
        """Return the whole address of `page`; empty where that of the site is not known."""
        return f"{self.site.base}{quote(page.path)}" if self.site.base else ""

    def outline_path(self, course: str) -> str:
        """Return the path of the script with the outline of `course`, an id."""
        return self._outlines[course].path

    def paths_light_edition_needs(self) -> tuple[str, ...]:
        """Return the paths of the site's own files that the light edition needs besides its own."""
        return (self._assets.icon.path, self._assets.taking.path)

    def share_picture_paths(self) -> tuple[str, ...]:
        """Return the paths of the pictures beside links, which only those who show links load."""
        return tuple(one.path for one in self._install.cards.values())

    def files(self, base: str) -> Iterator[tuple[str, bytes | Path]]:
        """Yield the paths and contents of all that is no page of the site, which has the address `base`, if it has any."""
        for asset in self._search.parts:
            yield asset.path, asset.content
        for course in self.site.courses:
            tree, folder = self.light_edition(course), light_folder(course.course.id)
            for name in tree:
                yield f"{folder}{name}", tree.read(name)
        yield from self.other_files(base)

    def light_edition(self, course: RenderedCourse, indexed: bool = True) -> FileTree:
        """Return the files of the light edition of `course`; `indexed`: the parts of the index of its search too."""
        taking = self._assets.taking if self._offline else None
        return light_edition(self.site, course, self._assets.icon, taking, indexed)

    def other_files(self, base: str) -> Iterator[tuple[str, bytes | Path]]:
        """Yield what `files` yields but for the index of the search and the light editions."""
        install = self._install
        extra = (install.manifest, *install.icons, *install.cards.values())
        for asset in (*self._assets, *self._outlines.values(), *extra):
            yield asset.path, asset.content
        for source, path in self.site.addresses.media.items():
            yield path, self.site.catalogue.media[source].published
        yield from redirect_pages(self.site, self._assets.moved).items()
        if urlsplit(base).path == "/":  # elsewhere on a host nobody asks for it
            yield "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {base}sitemap.xml\n".encode()

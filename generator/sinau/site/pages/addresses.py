# SPDX-License-Identifier: Apache-2.0
"""Where the site keeps things: the path of every page and file, and links between them."""

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import quote

from sinau.model.catalogue import Alias
from sinau.model.link_targets import front_page
from sinau.model.rendered import BuiltPackage, Rendered, RenderedCourse, Sheet
from sinau.publishing.linking import Addresses
from sinau.source.paths import page_path

# First parts of paths that are the frame's own; what an author calls so moves out of the way.
RESERVED = frozenset(
    {"404.html", "assets", "downloads", "light", "manifest.webmanifest", "robots.txt", "search", "sitemap.xml", "sw.js"}
)
MOVED = "content"
LIGHT = "light"


def relative_address(target: str, page: str, anchor: str = "") -> str:
    """Return the address of the published path `target` as seen from the published path `page`, percent-encoded.

    Relative addresses work in a sub-folder of a host, on any host name and in a preview.
    """
    path = "" if target == page and anchor else quote(_relative_path(target, page))
    return f"{path}#{anchor}" if anchor else path


def _relative_path(target: str, page: str) -> str:
    """Return the way from the folder of `page` to `target`; `posixpath.relpath` would ask for the working folder."""
    here, there = page.split("/")[:-1], target.split("/")
    common = 0
    while common < len(here) and common < len(there) - 1 and here[common] == there[common]:
        common += 1
    return "/".join([".."] * (len(here) - common) + there[common:])


@dataclass(slots=True)
class SiteAddresses:
    """The published path of each thing: of courses by id, of activities by course and id, of pages and media by file.

    `redirects` has the paths that pages had earlier, and those that they have now.
    """

    homes: dict[str, str] = field(default_factory=dict)
    activities: dict[tuple[str, str], str] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    media: dict[str, str] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=lambda: {"index.html"})

    def seen_from(self, page: str) -> Addresses:
        """Return the addresses as they are written in the page that is published at `page`."""

        def written(target: str | None, anchor: str = "") -> str | None:
            return None if target is None else relative_address(target, page, anchor)

        return Addresses(
            media=lambda path: written(self.media.get(path)),
            activity=lambda course, activity, anchor: written(self.activities.get((course, activity)), anchor),
            page=lambda file, anchor: written(self.pages.get(file), anchor),
        )

    def _untaken_path(self, path: str, spare: str) -> str:
        """Return `path`, or a path with `spare` in its name when `path` is taken (some hosts fold letter case)."""
        if path.split("/", 1)[0] in RESERVED:
            path = f"{MOVED}/{path}"
        while path.casefold() in self._taken:
            stem, suffix = posixpath.splitext(path)
            path = f"{stem}-{spare}{suffix}"
        self._taken.add(path.casefold())
        return path


def download_path(package: BuiltPackage | Sheet) -> str:
    """Return the path at which the site hands out `package`, or a sheet about one."""
    return f"downloads/{package.name}"


def light_path(course: str, document: str = "index.html") -> str:
    """Return the path of a document of the light edition of the course with this id."""
    return f"{LIGHT}/{course}/{document}"


def site_addresses(rendered: Rendered, courses: Iterable[RenderedCourse]) -> SiteAddresses:
    """Return where everything of `courses` and the free pages is published; media only when a page shows them.

    Homes come first, so that a lesson called `index.md` gives way to its course's home, whose address is well known.
    """
    courses = tuple(courses)
    addresses = SiteAddresses()
    for course in courses:
        addresses.homes[course.course.id] = addresses._untaken_path(
            f"{course.course.folder}/index.html", course.course.id
        )
    for course in courses:
        for activity in course.activities:
            key = (course.course.id, activity.activity.id)
            addresses.activities[key] = addresses._untaken_path(
                page_path(activity.activity.page.file), activity.activity.id
            )
    for folder in rendered.catalogue.other_catalogues:
        addresses.pages[front_page(folder)] = addresses._untaken_path(f"{folder}/index.html", "catalogue")
    for page in rendered.pages:
        file = page.page.page.file
        addresses.pages[file] = "index.html" if file == "index.md" else addresses._untaken_path(page_path(file), "page")
    shown = {path for course in courses for activity in course.activities for path in activity.media}
    shown.update(path for page in rendered.pages for path in page.media)
    shown.update(rendered.footer.media if rendered.footer else ())
    shown.update([rendered.catalogue.branding.logo] if rendered.catalogue.branding.logo else [])
    for path in sorted(shown):
        addresses.media[path] = addresses._untaken_path(path, "file")
    for target, aliases in _aliases_by_path(rendered, courses, addresses):
        for alias in aliases:
            if alias.path.casefold() not in addresses._taken:  # another selection of courses may have had it free
                addresses._taken.add(alias.path.casefold())
                addresses.redirects[alias.path] = target
    return addresses


def _aliases_by_path(
    rendered: Rendered, courses: tuple[RenderedCourse, ...], addresses: SiteAddresses
) -> Iterator[tuple[str, tuple[Alias, ...]]]:
    for course in courses:
        for activity in course.activities:
            yield addresses.activities[course.course.id, activity.activity.id], activity.activity.aliases
    for page in rendered.pages:
        yield addresses.pages[page.page.page.file], page.page.aliases

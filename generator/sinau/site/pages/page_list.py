# SPDX-License-Identifier: Apache-2.0
"""Which pages the site has: catalogue, course homes, activities, free pages."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sinau.model.rendered import Rendered, RenderedActivity, RenderedCourse, RenderedHeading, RenderedPage, Selection
from sinau.site.pages.addresses import SiteAddresses, site_addresses
from sinau.site.pages.texts import cut_opening

PageKind = Literal["catalogue", "course", "activity", "page"]
FRONT = "index.md"


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page of the site: `path` is where it is published, `title` and `description` are plain text."""

    kind: PageKind
    path: str
    title: str
    language: str
    description: str = ""
    headings: tuple[RenderedHeading, ...] = ()
    course: RenderedCourse | None = None
    activity: RenderedActivity | None = None
    page: RenderedPage | None = None

    @property
    def draft(self) -> bool:
        """Tell whether this is shown in a preview only."""
        return bool((self.activity and self.activity.activity.draft) or (self.page and self.page.page.draft))

    @property
    def folder(self) -> str:
        """The folder that a free page is in; empty for those at the top, and for all other pages."""
        return posixpath.dirname(self.page.page.page.file) if self.page else ""


class Site:
    """The site of a selection of courses. Its front page is in the catalogue's first language."""

    def __init__(self, rendered: Rendered, selection: Selection) -> None:
        """Lay the site out; nothing is written into HTML here."""
        self.catalogue = rendered.catalogue
        by_id = {course.course.id: course for course in rendered.courses}
        self.courses = tuple(by_id[course] for course in selection.courses if course in by_id)
        self.addresses: SiteAddresses = site_addresses(rendered, self.courses)
        self.language = self.catalogue.languages[0] if self.catalogue.languages else "id"
        # Without the stroke at its end, browsers and MkDocs would drop the last folder of the address.
        self.base = f"{self.catalogue.base_url.rstrip('/')}/" if self.catalogue.base_url else ""
        self.free_pages = rendered.pages
        self.footer = rendered.footer
        self.packages = selection.packages
        self.pages = {page.path: page for page in self._pages()}
        self.free = tuple(page for page in self.pages.values() if page.kind == "page")

    def _pages(self) -> Iterator[SitePage]:
        front = next((page for page in self.free_pages if page.page.page.file == FRONT), None)
        title = front.page.title if front else self.catalogue.title
        description = cut_opening(front.opening) if front else ""
        yield SitePage("catalogue", "index.html", title, self.language, description, page=front)
        for course in self.courses:
            source = course.course
            home = self.addresses.homes[source.id]
            yield SitePage("course", home, source.title, source.language, source.summary, course=course)
            for activity in course.activities:
                yield SitePage(
                    kind="activity",
                    path=self.addresses.activities[source.id, activity.activity.id],
                    title=activity.activity.title,
                    language=source.language,
                    # The first words of a test would be a question.
                    description=(activity.activity.kind == "lesson" and cut_opening(activity.opening))
                    or source.summary,
                    headings=activity.headings,
                    course=course,
                    activity=activity,
                )
        for page in self.free_pages:
            if page is not front:
                path = self.addresses.pages[page.page.page.file]
                yield SitePage(
                    "page",
                    path,
                    page.page.title,
                    self.language,
                    cut_opening(page.opening),
                    headings=page.headings,
                    page=page,
                )

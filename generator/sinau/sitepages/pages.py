# SPDX-License-Identifier: Apache-2.0
"""Which pages the site has: catalogue, course homes, activities, free pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sinau.model.rendered import Rendered, RenderedActivity, RenderedCourse, RenderedHeading, RenderedPage, Selection
from sinau.sitepages.addresses import SiteAddresses, site_addresses

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


class Site:
    """The site of a selection of courses. Its front page is in the catalogue's first language."""

    def __init__(self, rendered: Rendered, selection: Selection) -> None:
        """Lay the site out; nothing is written into HTML here."""
        self.catalogue = rendered.catalogue
        by_id = {course.course.id: course for course in rendered.courses}
        self.courses = tuple(by_id[course] for course in selection.courses if course in by_id)
        self.addresses: SiteAddresses = site_addresses(rendered, self.courses)
        self.language = self.catalogue.languages[0] if self.catalogue.languages else "id"
        self.free_pages = rendered.pages
        self.pages = {page.path: page for page in self._pages()}

    def _pages(self) -> Iterator[SitePage]:
        front = next((page for page in self.free_pages if page.page.page.file == FRONT), None)
        title = front.page.title if front else self.catalogue.title
        yield SitePage("catalogue", "index.html", title, self.language, page=front)
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
                    headings=activity.headings,
                    course=course,
                    activity=activity,
                )
        for page in self.free_pages:
            if page is not front:
                path = self.addresses.pages[page.page.page.file]
                yield SitePage("page", path, page.page.title, self.language, headings=page.headings, page=page)

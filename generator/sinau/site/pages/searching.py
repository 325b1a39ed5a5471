# SPDX-License-Identifier: Apache-2.0
"""What the search of the site knows: all pages of all courses, with addresses as seen from the site's root."""

from sinau.model.rendered import JsonValue
from sinau.search import SearchPage, activity_page, free_page, home_page, related_terms, search_parts
from sinau.site.pages.addresses import relative
from sinau.site.pages.page_list import Site, SitePage


def site_search(site: Site) -> dict[str, JsonValue]:
    """Return the parts of the index of `site` by their names."""
    terms = [*site.catalogue.terms, *(term for course in site.courses for term in course.course.terms)]
    return search_parts([_searched(page) for page in site.pages.values()], related_terms(terms))


def _searched(page: SitePage) -> SearchPage:
    address = relative(page.path, "index.html")
    if page.course and page.activity:
        return activity_page(page.course, page.activity, address, named=True)
    if page.course:
        return home_page(page.course, address)
    return free_page(page.page, page.title, address, page.language)

# SPDX-License-Identifier: Apache-2.0
"""What must hold across a whole catalogue: each family of rules is a module, each rule stands beside its check.

What is wrong on a page is found by that page, the index of all others (`_index.py`) and nothing else, so pages can be checked
alone and in any order. No check reads what another one has reported.
"""

from collections.abc import Iterator
from datetime import date

from sinau.checks import (
    accessibility,
    activities,
    attachments,
    attributes,
    branding,
    dates,
    identifiers,
    languages,
    links,
    markup,
    media,
    names,
    other_tools,
    publishing,
    terms,
    unused,
)
from sinau.checks._facts import Facts, facts_of
from sinau.checks._index import Index, ShownOn, index_of
from sinau.checks._pages import broken_pages, transcripts_of
from sinau.diagnostics import Diagnostics, Report
from sinau.markdown.walk import parts_of
from sinau.model.catalogue import Catalogue
from sinau.model.page import Page
from sinau.source.files import Source

# Of a page, by its text and the index.
PAGE_FAMILIES = (activities, links, media, attachments, markup, attributes, other_tools, accessibility, terms)
# Of the catalogue as a whole.
FAMILIES = (names, identifiers, attachments, branding, publishing, languages)
# Of all pages together, by what is known of each.
ACROSS_PAGES = (activities, unused)


def check(catalogue: Catalogue, source: Source, today: date | None = None) -> Diagnostics:
    """Return what is wrong with `catalogue`, which was parsed from `source`.

    Days of review are compared with `today`; without it they are not, as nothing here reads the clock.
    """
    report = Report()
    index = index_of(catalogue, source)
    facts = [known for page, host in shown_pages(catalogue) for known in report.collect(check_page(page, host, index))]
    for family in FAMILIES:
        family.check(catalogue, source, report)
    for across in ACROSS_PAGES:
        across.check(catalogue, source, facts, report)
    if today is not None:
        dates.check(catalogue, report, today)
    return tuple(report)


def shown_pages(catalogue: Catalogue) -> Iterator[tuple[Page, ShownOn]]:
    """Yield every page that is shown: free ones, the footer, transcripts, the activities of each course."""
    for free in catalogue.pages:
        yield free.page, ShownOn(free.page.file, "")
    # What lacks an id or a title is not published, but all that is wrong with its text is told at once.
    for page, course_id in broken_pages(catalogue):
        yield page, ShownOn(page.file, course_id)
    for page in [*([catalogue.footer.page] if catalogue.footer else []), *transcripts_of(catalogue)]:
        yield page, ShownOn(page.file, None)
    for course in catalogue.courses:
        for activity in course.activities():
            yield activity.page, ShownOn(activity.page.file, course.id)


def check_page(page: Page, host: ShownOn, index: Index) -> tuple[list[Facts], Diagnostics]:
    """Return what is known of `page` and of each file that it includes, and what is wrong there in reading order."""
    facts: list[Facts] = []
    found = Report()
    for part in parts_of(page):
        reported = Report()
        for family in PAGE_FAMILIES:
            family.check_page(part, host, index, reported)
        facts.append(facts_of(part, index, part.sound and not reported.errors))
        found.extend(reported)
    return facts, tuple(found)


__all__ = ["check", "check_page", "hosted", "index_of"]

# SPDX-License-Identifier: Apache-2.0
"""What must hold across a whole catalogue: each family of rules is a module, each rule stands beside its check.

What is wrong on a page is found by that page, the index of all others (`_index.py`) and nothing else, so pages can be checked
alone and in any order. No check reads what another one has reported.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sinau.checks import (
    accessibility,
    activities,
    attachments,
    attributes,
    branding,
    dates,
    glossary,
    identifiers,
    joined_lines,
    languages,
    links,
    markup,
    media,
    names,
    other_tool_blocks,
    other_tools,
    plain_texts,
    publishing,
    terms,
    unused,
)
from sinau.checks._facts import facts_of_page
from sinau.checks._index import CatalogueIndex, FileIndex, anchors_of, file_index_of, index_of
from sinau.checks._pages import broken_pages, markdown_transcripts
from sinau.diagnostics import Diagnostics, Report
from sinau.markdown.walk import page_and_included
from sinau.model.catalogue import Catalogue
from sinau.model.page import Page
from sinau.model.page_facts import Facts, PageFacts, PartFacts, ShownOn
from sinau.source.files import Source

# Of a page, by its text and the index.
PAGE_FAMILIES = (
    activities,
    links,
    media,
    attachments,
    markup,
    attributes,
    other_tools,
    other_tool_blocks,
    plain_texts,
    joined_lines,
    accessibility,
    terms,
)
# Of the catalogue as a whole.
FAMILIES = (names, identifiers, attachments, branding, publishing, languages, glossary)
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
    for page in [*([catalogue.footer.page] if catalogue.footer else []), *markdown_transcripts(catalogue)]:
        yield page, ShownOn(page.file, None)
    for course in catalogue.courses:
        for activity in course.activities():
            yield activity.page, ShownOn(activity.page.file, course.id)


def check_page(page: Page, host: ShownOn, index: CatalogueIndex) -> tuple[list[Facts], Diagnostics]:
    """Return what is known of `page` and of each file that it includes, and what is wrong there in reading order."""
    known = page.known
    if known and not _are_facts_current(known, host, index):
        fresh = known.again().page
        assert fresh
        page, known = fresh, None
    facts: list[Facts] = []
    found = Report()
    for part in known.parts if known else part_facts(page, host, index):
        reported = Report()
        reported.extend(part.found)
        links.check_links(part, host, index, reported)
        sound = part.facts.sound and not reported.errors
        facts.append(part.facts if sound is part.facts.sound else replace(part.facts, sound=sound))
        found.extend(reported)
    return facts, tuple(found)


def part_facts(page: Page, host: ShownOn, index: FileIndex) -> Iterator[PartFacts]:
    """Yield what is known of `page`, and of each file that it includes, without a look at other pages."""
    for part in page_and_included(page):
        reported = Report()
        for family in PAGE_FAMILIES:
            family.check_page(part, host, index, reported)
        yield PartFacts(facts_of_page(part, index, part.sound), tuple(reported), links.page_links(part))


def _are_facts_current(known: PageFacts, host: ShownOn, index: CatalogueIndex) -> bool:
    """Tell whether a page was looked at as it is shown now, with the terms that its course has now."""
    if known.surroundings.host != host:
        return False
    superseded = index.superseded.get(host.course) if host.course is not None else None
    return superseded is None or superseded.terms == tuple(one for one in known.surroundings.terms if one.superseded_by)


__all__ = [
    "FileIndex",
    "anchors_of",
    "check",
    "check_page",
    "file_index_of",
    "index_of",
    "part_facts",
    "shown_pages",
]

# SPDX-License-Identifier: Apache-2.0
"""What becomes an address and what does not: the site's own, earlier ones of pages, and courses of drafts only."""

import re

from sinau.diagnostics import Report, Rule, Severity
from sinau.model.catalogue import Catalogue
from sinau.model.link_targets import targets_of
from sinau.source.files import Source
from sinau.source.paths import page_path

ALIAS_TAKEN = Rule("C424", "alias-taken", Severity.ERROR)
COURSE_OF_DRAFTS = Rule("C224", "course-of-drafts", Severity.WARNING)
NOT_AN_ADDRESS = Rule("C225", "not-an-address", Severity.ERROR)
ADDRESS = re.compile(r"https?://[A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]{1,5})?(/[A-Za-z0-9._~%/-]*)?\Z")
# Files of the frame, and folders that are its own (`sitepages/addresses.py` moves pages out of their way).
FRAME = {"index.html": "index.md", "404.html": "404.html"}


def check(catalogue: Catalogue, source: Source, report: Report) -> None:
    """Report earlier addresses that are somebody's now, and courses of which nothing is published."""
    taken = {path.casefold(): place for path, place in FRAME.items()}
    taken |= {f"{course.folder}/index.html".casefold(): f"{course.folder}/course.yml" for course in catalogue.courses}
    targets = targets_of(catalogue)
    taken |= {page_path(path).casefold(): path for path in targets}
    for target in targets.values():
        aliases = target.activity.aliases if target.activity else target.page.aliases if target.page else ()
        for alias in aliases:
            place = taken.setdefault(alias.path.casefold(), str(alias.span))
            if place != str(alias.span):
                report.add(ALIAS_TAKEN, alias.span, address=alias.path, place=place)
    if catalogue.base_url and not ADDRESS.match(catalogue.base_url):
        report.add(NOT_AN_ADDRESS, catalogue.places.get("base_url", catalogue.span), address=catalogue.base_url[:80])
    for course in catalogue.courses:
        activities = list(course.activities())
        if activities and all(activity.draft for activity in activities):
            report.add(COURSE_OF_DRAFTS, course.span, **course.key_values("draft"))

# SPDX-License-Identifier: Apache-2.0
"""What must hold across a whole catalogue: each family of rules is a module, each rule stands beside its check."""

from datetime import date

from sinau.checks import (
    accessibility,
    activities,
    attachments,
    branding,
    dates,
    identifiers,
    links,
    markup,
    media,
    names,
    publishing,
    terms,
    unused,
)
from sinau.diagnostics import Report
from sinau.model.catalogue import Catalogue
from sinau.source.files import Source

# `unused` is last: what an error leaves without use is not told a second time.
FAMILIES = (
    names,
    identifiers,
    activities,
    links,
    media,
    attachments,
    branding,
    markup,
    accessibility,
    publishing,
    terms,
    unused,
)


def check(catalogue: Catalogue, source: Source, report: Report, today: date | None = None) -> None:
    """Add to `report` what is wrong with `catalogue`, which was parsed from `source`.

    Days of review are judged as of `today`; without it they are not, as nothing here reads the clock.
    """
    for family in FAMILIES:
        family.check(catalogue, source, report)
    if today is not None:
        dates.check(catalogue, report, today)


__all__ = ["check"]

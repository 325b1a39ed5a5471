# SPDX-License-Identifier: Apache-2.0
"""Names of publications: each is one that Sinau can make."""

from sinau.diagnostics import Report, Rule, Severity
from sinau.extensions import publications
from sinau.model.catalogue import Catalogue, Course
from sinau.source.files import Source
from sinau.source.schema import suggestion_values

UNKNOWN_PUBLICATION = Rule("C214", "unknown-publication", Severity.ERROR)


def check(catalogue: Catalogue, source: Source, report: Report) -> None:
    """Report publications that nobody knows."""
    known = publications()
    choosers: list[Catalogue | Course] = [catalogue, *catalogue.courses]
    for chooser in choosers:
        for name in chooser.publications or ():
            if name not in known:
                place = chooser.places.get(f"publications.{name}", chooser.span)
                report.add(UNKNOWN_PUBLICATION, place, name=name, **suggestion_values(name, known))

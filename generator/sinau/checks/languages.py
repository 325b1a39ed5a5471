# SPDX-License-Identifier: Apache-2.0
"""What learners get around a course in its language: words of the interface that a speaker has reviewed, or English."""

from sinau.diagnostics import Report, Rule, Severity
from sinau.model.catalogue import Catalogue
from sinau.source.files import Source
from sinau.texts import fallback_languages, has_section, language_of

UNREVIEWED = Rule("C518", "interface-unreviewed", Severity.NOTE)
IN_ENGLISH = Rule("C519", "interface-in-english", Severity.NOTE)


def check(catalogue: Catalogue, _source: Source, report: Report) -> None:
    """Report each course in a language in which the interface has no texts, or only texts that nobody has reviewed."""
    for course in catalogue.courses:
        place = course.places.get("language", course.span)
        spoken = next((tag for tag in fallback_languages(course.language) if has_section(tag, "player")), "en")
        if spoken == "en" and not course.language.startswith("en"):
            report.add(IN_ENGLISH, place, language=course.language)
        elif not language_of(spoken).reviewed:
            report.add(UNREVIEWED, place, language=language_of(spoken).name, tag=spoken)

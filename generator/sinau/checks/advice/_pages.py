# SPDX-License-Identifier: Apache-2.0
"""What several families of advice look at: pages with their language."""

from collections.abc import Iterator

from sinau.markdown.walk import page_and_included
from sinau.model.catalogue import Catalogue
from sinau.model.page import Page

# The languages whose words are known here.
KNOWN = frozenset({"id", "en"})


def pages_with_language(catalogue: Catalogue) -> Iterator[tuple[Page, str]]:
    """Yield each page that learners read and each file that it includes, once, with the language of its course (`id`, `en`, ...).

    A free page has the catalogue's first language.
    """
    seen: set[str] = set()
    shown = [(free.page, catalogue.languages[0]) for free in catalogue.pages]
    for course in catalogue.courses:
        shown += [(activity.page, course.language) for activity in course.activities()]
    for page, language in shown:
        for part in page_and_included(page):
            if part.file not in seen:
                seen.add(part.file)
                yield part, main_language(language)


def main_language(tag: str) -> str:
    """Return the language of `tag` without region and script: `en` of `en-GB`."""
    return tag.partition("-")[0].casefold()

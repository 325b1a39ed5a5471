# SPDX-License-Identifier: Apache-2.0
"""What reads the pages of a course, all at once: each may be parsed alone, in any order and by another process."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from sinau.diagnostics import Diagnostics
from sinau.markdown.include_directive import IncludeContext
from sinau.model.broken import Broken
from sinau.model.catalogue import Activity, ActivityKind, FreePage, MediaFile
from sinau.model.glossary import Term
from sinau.model.page import Page, SourceText
from sinau.parsing.activity import parse_activity, parse_free_page

# What a page is, and what is wrong with it.
ParsedPage = tuple[Activity | FreePage | Broken, Diagnostics]


@dataclass(frozen=True, slots=True)
class PageToRead:
    """The text of a page, and what its course says that it is; `None`: a free page."""

    source: SourceText
    expected: ActivityKind | None = None


@dataclass(frozen=True, slots=True)
class PageContext:
    """All that pages of one course (its id is `course`), or free pages, are parsed, looked at and rendered among.

    `terms` are explained in them. `media` and `transcripts` are the catalogue's.
    """

    include: IncludeContext
    course: str = ""
    language: str = "en"
    terms: tuple[Term, ...] = ()
    media: Mapping[str, MediaFile] = field(default_factory=dict)
    transcripts: Mapping[str, Page] = field(default_factory=dict)


class PageReader(Protocol):
    """Reads pages."""

    def __call__(self, pages: Sequence[PageToRead], company: PageContext) -> Sequence[ParsedPage]:
        """Return what each of `pages` is, in their order."""


def parsed_page(page: PageToRead, include: IncludeContext) -> ParsedPage:
    """Return what `page` is, with its tree of nodes."""
    if page.expected is None:
        return parse_free_page(page.source, include)
    return parse_activity(page.source, page.expected, include)


def read_with_trees(pages: Sequence[PageToRead], company: PageContext) -> Sequence[ParsedPage]:
    """Return what each of `pages` is, with the trees of all of them."""
    return [parsed_page(page, company.include) for page in pages]

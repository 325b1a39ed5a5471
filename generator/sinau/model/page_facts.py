# SPDX-License-Identifier: Apache-2.0
"""What is known of a page when its tree of nodes is gone: plain values, which can be kept and sent."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NoReturn

from sinau.diagnostics import Diagnostics, Span
from sinau.model.glossary import Term
from sinau.model.rendered_body import RenderedBody

if TYPE_CHECKING:
    from sinau.model.broken import Broken
    from sinau.model.catalogue import Activity, FreePage


@dataclass(frozen=True, slots=True)
class ShownOn:
    """The page that a part is shown on: its path, and the id of its course.

    That is empty for free pages, and `None` for what is no page of its own (the footer, transcripts).
    """

    path: str
    course: str | None


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link within the catalogue that leads to no file: the page that it leads to (`""`: its own), and an anchor there or `""`."""

    span: Span
    path: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Facts:
    """The file of a page, or of a part of one; whether nothing in it is wrong, nothing in it at all; the files that it refers to.

    `found` are there, by their paths; of those that are not, `missing` has the names in small letters.
    """

    file: str
    sound: bool
    empty: bool
    found: frozenset[str]
    missing: frozenset[str]


@dataclass(frozen=True, slots=True)
class PartFacts:
    """What one file of a page yields without a look at other pages: its facts, what is wrong in it, and its links to pages."""

    facts: Facts
    found: Diagnostics
    links: tuple[PageLink, ...]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a page was looked at and rendered with, beside its text and the files of the catalogue."""

    host: ShownOn
    language: str
    terms: tuple[Term, ...]
    settings: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What is known of a page whose tree is gone.

    `anchors` are in the order of their names, `parts` are of the page and of each file that it includes, and `body` is its HTML, whose
    links to pages are by their files as yet; `None` where it was not rendered. All of it holds with these `surroundings`
    only; with others, the page has to be parsed `again`.
    """

    surroundings: Surroundings
    anchors: tuple[str, ...]
    parts: tuple[PartFacts, ...]
    body: RenderedBody | None
    again: Callable[[], "Activity | FreePage | Broken"] = field(compare=False, repr=False)


class TreeGoneError(RuntimeError):
    """Somebody asks for nodes of a page whose tree is gone: only its facts are left."""


class RemovedTree(tuple[NoReturn, ...]):
    """Stands where nodes stood. Whoever takes it for "no nodes" is told."""

    __slots__ = ()

    def _raise_tree_gone(self, *_arguments: object) -> NoReturn:
        raise TreeGoneError

    __iter__ = __len__ = __bool__ = __getitem__ = __contains__ = __add__ = _raise_tree_gone


GONE = RemovedTree()

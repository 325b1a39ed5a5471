# SPDX-License-Identifier: Apache-2.0
"""HTML as pieces: literal text, and holes where publications differ. Pure data, so that a page can be kept and sent.

A hole says what is meant (a link to an activity, a question's sealed data); `sinau.publishing.linking.fill` writes it for one
publication. Holes stand between literals in the order of the text, so no text has to be searched for them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Literal
from urllib.parse import quote

# What publications say of themselves: `ids` begins each id and each reference to one; the first section of a page begins at `sections`.
Name = Literal["ids", "sections"]


@dataclass(frozen=True, slots=True)
class Address:
    """The attribute `name` with an address: of a file (`media`), an activity (`course/id`) or a free page (its file).

    `unsettled`: of a page by its file, before it is known what that page is. Nothing that is published has such a hole.
    """

    name: Literal["href", "src", "poster"]
    scheme: Literal["media", "activity", "page", "unsettled"]
    target: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class LinkOut:
    """What the start tag of a link says further if it leads out of the page, or its end (`end`).

    `address` is where it leads to; `None`: to another host. `rel` tells whether the tag has such an attribute already.
    """

    address: Address | None
    rel: bool
    end: bool


@dataclass(frozen=True, slots=True)
class ScreenOrPaper:
    """One text on a screen and another on paper."""

    screen: str
    paper: str


@dataclass(frozen=True, slots=True)
class QuestionHole:
    """The question with this id: its form on a screen, what is printed of it on paper."""

    question: str


@dataclass(frozen=True, slots=True)
class SealedData:
    """The sealed data of the question with this id, in its form."""

    question: str


@dataclass(frozen=True, slots=True)
class PublicationMark:
    """What a publication says once for all pages, by its name."""

    name: Name


Hole = Address | LinkOut | ScreenOrPaper | QuestionHole | SealedData | PublicationMark


@dataclass(frozen=True, slots=True)
class Pieces:
    """HTML as literal texts and holes, in order."""

    parts: tuple[str | Hole, ...] = ()

    def split(self, name: Name) -> tuple["Pieces", "Pieces"]:
        """Return what stands before the first hole `name`, and the rest; all and nothing when there is no such hole."""
        for place, part in enumerate(self.parts):
            if part == PublicationMark(name):
                return Pieces(self.parts[:place]), Pieces(self.parts[place + 1 :])
        return self, Pieces()


def neutral_html(pieces: Pieces, forms: Mapping[str, Pieces] | None = None) -> str:
    """Return `pieces` as HTML that belongs to no publication, with links such as `media:a.pdf`; `forms` are the questions in it."""
    return "".join(part if isinstance(part, str) else _neutral_hole(part, forms or {}) for part in pieces.parts)


def _neutral_hole(hole: Hole, forms: Mapping[str, Pieces]) -> str:
    if isinstance(hole, Address):
        anchor = f"#{quote(hole.anchor)}" if hole.anchor else ""
        return f' {hole.name}="{escape(f"{hole.scheme}:{quote(hole.target)}{anchor}")}"'
    if isinstance(hole, QuestionHole):
        return neutral_html(forms[hole.question])
    if isinstance(hole, ScreenOrPaper):
        return hole.screen
    return escape(hole.question) if isinstance(hole, SealedData) else ""

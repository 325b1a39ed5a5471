# SPDX-License-Identifier: Apache-2.0
"""Fills the holes of rendered HTML for one publication: its addresses, and the sealed data of its questions."""

import base64
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape

from sinau.answers import shape_code
from sinau.model.html_pieces import (
    Address,
    Hole,
    LinkOut,
    Pieces,
    PublicationMark,
    QuestionHole,
    ScreenOrPaper,
    SealedData,
)
from sinau.model.rendered import JsonValue, RenderedActivity, RenderedQuestion, Shown
from sinau.publishing.key_stream import combined_with_stream


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where one publication keeps things, as seen from the page that is being written.

    `media` takes a path below the catalogue's folder; `activity` a course's id, an activity's id and an anchor
    (may be empty); `page` the file of a free page and an anchor. Each returns an address for an attribute, unescaped,
    or `None` when the publication has no such thing: the link then loses its address and stays as text.

    `beside` is what a link that leads out of the page says of itself: it opens a window of its own. Empty: it does not. In
    the frame of an LMS whatever takes the page's place ends the session.

    `paper`: it is printed, so nothing can be filled in, and a file beside the page has no place in it; its words stay. `ids`
    and `sections` are written where pieces have holes with these names (`sinau.model.html_pieces`).
    """

    media: Callable[[str], str | None]
    activity: Callable[[str, str, str], str | None]
    page: Callable[[str, str], str | None]
    beside: str = ""
    paper: bool = False
    ids: str = ""
    sections: str = ""


def fill_holes(pieces: Pieces, addresses: Addresses, questions: Mapping[str, RenderedQuestion] | None = None) -> str:
    """Return `pieces` as the HTML of one publication; `questions` are those that stand in them, by id."""
    known = questions or {}
    parts: list[str] = []
    for part in pieces.parts:
        kind = type(part)
        if kind is str:
            parts.append(part)  # type: ignore[arg-type]
        elif kind is PublicationMark:  # most holes are
            parts.append(getattr(addresses, part.name))  # type: ignore[union-attr]
        else:
            parts.append(_fill_hole(part, addresses, known))  # type: ignore[arg-type]
    return "".join(parts)


def _fill_hole(hole: Hole, addresses: Addresses, questions: Mapping[str, RenderedQuestion]) -> str:
    if isinstance(hole, Address):
        found = _address_for_hole(hole, addresses)
        return ' data-unavailable=""' if found is None else f' {hole.name}="{escape(found)}"'
    if isinstance(hole, LinkOut):
        return _attributes_of_link_out(hole, addresses) if addresses.beside else ""
    if isinstance(hole, ScreenOrPaper):
        return hole.paper if addresses.paper else hole.screen
    if isinstance(hole, QuestionHole):
        question = questions[hole.question]
        return fill_holes(question.paper if addresses.paper else question.form, addresses, questions)
    if isinstance(hole, SealedData):
        return seal_question_data(_question_data(questions[hole.question], addresses))
    return str(getattr(addresses, hole.name))


def _address_for_hole(hole: Address, addresses: Addresses) -> str | None:
    if hole.scheme == "media":
        return None if addresses.paper and hole.name == "href" else addresses.media(hole.target)
    if hole.scheme == "activity":
        course, _, activity = hole.target.partition("/")
        return addresses.activity(course, activity, hole.anchor)
    return addresses.page(hole.target, hole.anchor)


def _attributes_of_link_out(hole: LinkOut, addresses: Addresses) -> str:
    """Return what makes a link out of the page open a window of its own, and say so to those who cannot see the mark that
    the style puts behind it.
    """
    # An empty address is the page itself.
    if hole.address and ((_address_for_hole(hole.address, addresses) or "#")[0]) == "#":
        return ""
    if hole.end:
        return f'<span class="sinau-spoken"> ({escape(addresses.beside)})</span>'
    return ' target="_blank"' + ("" if hole.rel else ' rel="noopener"')


def fill_activity(activity: RenderedActivity, addresses: Addresses) -> str:
    """Return the activity's HTML with addresses, and its questions' data sealed into their forms."""
    return fill_holes(activity.body, addresses, {question.id: question for question in activity.questions})


def _question_data(question: RenderedQuestion, addresses: Addresses) -> dict[str, JsonValue]:
    def filled_value(value: JsonValue | Shown) -> JsonValue:
        if isinstance(value, Pieces):
            return fill_holes(value, addresses)
        if isinstance(value, list):
            return [filled_value(item) for item in value]
        if isinstance(value, dict):
            return {key: filled_value(item) for key, item in value.items()}
        return value

    return {
        "id": question.id,
        "index": question.index,
        "type": question.type,
        "points": question.possible_points,
        "hash": question.digest,
        "shape": shape_code(question.shape),
        **{key: filled_value(value) for key, value in question.data.items()},
    }


def seal_question_data(data: Mapping[str, JsonValue]) -> str:
    """Return `data` (which has an `id`) so that the right answers cannot be read in the page's source at a glance.

    The bytes of the JSON are combined with a stream of numbers that starts from the id, then written in base64url.
    This hides, it does not protect: what a page can check, a page's reader can find out.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(combined_with_stream(text, str(data["id"]))).rstrip(b"=").decode()


def open_sealed_question(sealed: str, id: str) -> dict[str, JsonValue]:
    """Return what `seal_question_data` has sealed for `id`. Raises `ValueError` when it was not sealed for this id."""
    data: JsonValue = json.loads(
        combined_with_stream(base64.urlsafe_b64decode(f"{sealed}{'=' * (-len(sealed) % 4)}"), id)
    )
    if not isinstance(data, dict) or data.get("id") != id:
        raise ValueError(id)
    return data

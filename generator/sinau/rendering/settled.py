# SPDX-License-Identifier: Apache-2.0
"""Settles what was left open while a page was rendered before it was known what other pages are: where links to them lead."""

from collections.abc import Mapping
from dataclasses import replace

from sinau.model.html_pieces import Address, Hole, LinkOut, Pieces
from sinau.model.link_targets import Target
from sinau.model.rendered_body import JsonValue, RenderedBody, RenderedQuestion, Shown
from sinau.rendering.neutral_addresses import page_address


class _NowhereError(Exception):
    """A link leads to a page that is not published."""


def with_addresses_of_pages(body: RenderedBody, targets: Mapping[str, Target]) -> RenderedBody | None:
    """Return `body` with addresses of pages; `None` when one of them is not published, as its link is written otherwise then."""
    try:
        whole = _settled_pieces(body.body, targets)
        questions = tuple(_settled_question(question, targets) for question in body.questions)
    except _NowhereError:
        return None
    if whole is body.body and all(new is old for new, old in zip(questions, body.questions, strict=True)):
        return body
    return replace(body, body=whole, questions=questions)


def _settled_question(question: RenderedQuestion, targets: Mapping[str, Target]) -> RenderedQuestion:
    form, paper = _settled_pieces(question.form, targets), _settled_pieces(question.paper, targets)
    data = {key: _settled_data(value, targets) for key, value in question.data.items()}
    if form is question.form and paper is question.paper and all(data[key] is question.data[key] for key in data):
        return question
    return replace(question, form=form, paper=paper, data=data)


def _settled_data(value: JsonValue | Shown, targets: Mapping[str, Target]) -> JsonValue | Shown:
    if isinstance(value, Pieces):
        return _settled_pieces(value, targets)
    if isinstance(value, list):
        items = [_settled_data(item, targets) for item in value]
        return value if all(new is old for new, old in zip(items, value, strict=True)) else items  # type: ignore[return-value]
    if isinstance(value, dict):
        pairs = {key: _settled_data(item, targets) for key, item in value.items()}
        return value if all(pairs[key] is value[key] for key in pairs) else pairs  # type: ignore[return-value]
    return value


def _settled_pieces(pieces: Pieces, targets: Mapping[str, Target]) -> Pieces:
    """Return `pieces` themselves where nothing in them is open, as in most."""
    for part in pieces.parts:
        if type(part) is not str and _is_unsettled(part):
            break
    else:
        return pieces
    return Pieces(tuple(_settled_hole(part, targets) if _is_unsettled(part) else part for part in pieces.parts))


def _is_unsettled(part: str | Hole) -> bool:
    address = part.address if type(part) is LinkOut else part
    return type(address) is Address and address.scheme == "unsettled"


def _settled_hole(part: str | Hole, targets: Mapping[str, Target]) -> Hole:
    if isinstance(part, LinkOut):
        assert part.address
        return replace(part, address=_settled_address(part.address, targets))
    assert isinstance(part, Address)
    return _settled_address(part, targets)


def _settled_address(address: Address, targets: Mapping[str, Target]) -> Address:
    found = page_address(address.name, address.target, address.anchor, targets)
    if found is None:
        raise _NowhereError
    return found

# SPDX-License-Identifier: Apache-2.0
"""Which pages of the site are of one kind: those in which the theme's templates write the same around what differs from page to page.

What differs are names, addresses and finished HTML, which templates only print, or leave out where they are empty. Everything
else that a template gets belongs to the kind, fields that a frame gets later too.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, fields, replace
from typing import Any

from markupsafe import Markup, escape

from sinau.site.pages.contents import ContentsEntry
from sinau.site.pages.frame import Frame
from sinau.site.pages.menus import MenuLink

# What may differ within a kind: of these fields it matters only whether they are empty, and of links whether they are active or drafts.
VARYING = frozenset(
    (
        *("title", "heading", "footer", "logo", "breadcrumbs", "course"),
        *("menu", "pages", "previous", "next", "page_json", "outline", "picture", "picture_text", "search_parts"),
    )
)
# `strings` and `material` follow from the language.
FIELDS = tuple(field.name for field in fields(Frame) if field.compare)
PARTS = ("title", "address", "id")


@dataclass(frozen=True, slots=True)
class ComposedPage:
    """A page with its frame: all that templates get. `address` is the whole one, empty where the site's is not known."""

    path: str
    frame: Frame
    description: str
    address: str
    body: Markup
    contents: tuple[ContentsEntry, ...]


def kind_of_page(page: ComposedPage) -> Hashable:
    """Return what `page` has in common with all pages of its kind."""
    frame = page.frame
    known = tuple(_outline_of_value(name, getattr(frame, name)) for name in FIELDS)
    return known, bool(page.description), bool(page.address), bool(page.body), bool(page.contents)


def _outline_of_value(name: str, value: object) -> object:
    if name not in VARYING:
        return value
    if isinstance(value, MenuLink):
        return (*(bool(getattr(value, part)) for part in PARTS), value.active, value.draft)
    return bool(value)


def varying_values(page: ComposedPage) -> dict[str, str]:
    """Return what differs from page to page as it stands in HTML, by name; without the table of contents."""
    found = {name: str(escape(value)) for name, value in _texts_of_frame(page.frame).items()}
    return found | {
        "description": str(escape(page.description)),
        "address": str(escape(page.address)),
        "body": str(page.body),
    }


def _texts_of_frame(frame: Frame) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in VARYING:
        value = getattr(frame, name)
        if isinstance(value, MenuLink):
            found |= {f"{name}.{part}": getattr(value, part) for part in PARTS}
        elif value:
            found[name] = value
    return found


def invented_page_like(
    page: ComposedPage, text: Callable[[str], str], html: Callable[[str], str], contents: tuple[ContentsEntry, ...]
) -> ComposedPage:
    """Return a page of the kind of `page` whose names, addresses and HTML are invented: by their names, plain or finished.

    It has `contents` if `page` has any.
    """

    def invented(name: str, value: object) -> object:
        if isinstance(value, MenuLink):
            parts: dict[str, Any] = {part: text(f"{name}.{part}") if getattr(value, part) else "" for part in PARTS}
            return replace(value, **parts)
        if isinstance(value, Markup):
            return Markup(html(name)) if value else value
        return text(name) if value else value

    changed: dict[str, Any] = {name: invented(name, getattr(page.frame, name)) for name in VARYING}
    return ComposedPage(
        path=page.path,
        frame=replace(page.frame, **changed),
        description=text("description") if page.description else "",
        address=text("address") if page.address else "",
        body=Markup(html("body")) if page.body else page.body,
        contents=contents if page.contents else (),
    )

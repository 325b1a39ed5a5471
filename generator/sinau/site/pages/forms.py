# SPDX-License-Identifier: Apache-2.0
"""Learns what the theme's templates write around pages of one kind, so that each further page is only put together.

A page whose names, addresses and HTML are marks is drawn by the templates once and cut at the marks. A second one, with hostile values, is
drawn and put together: where the two differ, a template does more than print what it gets, and nothing is learned.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from markupsafe import escape

from sinau.site.pages.contents import ContentsEntry
from sinau.site.pages.kinds import ComposedPage, invented_page_like, varying_values

# Around names. No template and no text of ours has them; an author's that has leads to a comparison that fails, or to an unknown name.
BEGIN, END = "\ue000", "\ue001"
# A name with a space in it that is not one: where it has become one, a template has drawn white space together.
TITLE, LABEL, ANCHOR = "title\xa0", "title ", "anchor"
HOSTILE = '"{}" \'q\' <b a="{}">&amp; & \xa0  \ue000\ue002 {{{{ 7*7 }}}} </script>--><!--'


class Templates(Protocol):
    """The theme's templates."""

    def page(self, page: ComposedPage) -> str:
        """Return the HTML of `page`."""
        ...

    def contents(self, entry: ContentsEntry) -> str:
        """Return the HTML of `entry` in a table of contents, with what is below it."""
        ...


class NotLearnedError(Exception):
    """A template does more with what it gets than to print it."""


@dataclass(frozen=True, slots=True)
class HtmlTemplate:
    """HTML with places for values: `texts`, and the names of the values between them."""

    texts: tuple[str, ...]
    names: tuple[str, ...]

    def filled(self, given: Mapping[str, str]) -> str:
        """Return the HTML with what is `given`, finished HTML too. Raises `KeyError` where a value is missing."""
        whole = [self.texts[0]]
        for name, text in zip(self.names, self.texts[1:], strict=True):
            whole += (given[name], text)
        return "".join(whole)


@dataclass(frozen=True, slots=True)
class ContentsForm:
    """How a table of contents is written: an entry without others below it, the parts of one with some, what stands between two."""

    single: HtmlTemplate
    opening: HtmlTemplate
    between: str
    closing: HtmlTemplate
    between_first: str

    def filled(self, entries: Sequence[ContentsEntry]) -> str:
        """Return the HTML of `entries`, those at the top."""
        return self.between_first.join(self._entry(entry) for entry in entries)

    def _entry(self, entry: ContentsEntry) -> str:
        title = str(escape(entry.text))
        given = {TITLE: title, LABEL: str(escape(" ".join(entry.text.split()))), ANCHOR: str(escape(entry.anchor))}
        if not entry.below:
            return self.single.filled(given)
        inside = self.between.join(self._entry(one) for one in entry.below)
        return f"{self.opening.filled(given)}{inside}{self.closing.filled(given)}"


@dataclass(frozen=True, slots=True)
class PageForm:
    """The HTML of all pages of a kind."""

    page: HtmlTemplate
    contents: ContentsForm | None

    def filled(self, page: ComposedPage) -> str:
        """Return the HTML of `page`."""
        given = varying_values(page)
        if self.contents:
            given["contents"] = self.contents.filled(page.contents)
        return self.page.filled(given)


def learn_form(templates: Templates, page: ComposedPage) -> PageForm:
    """Return the form of all pages of the kind of `page`. Raises `NotLearnedError`."""
    two = _marked_entry("1"), _marked_entry("2")
    html = templates.page(invented_page_like(page, _value_mark, _value_mark, two))
    contents = None
    if page.contents:
        before, between, after = _texts_around_two(templates, html)
        html = f"{before}{_value_mark('contents')}{after}"
        contents = _form_of_contents(templates, between)
    form = PageForm(_cut_at_marks(html), contents)
    probe = invented_page_like(page, _hostile_value, _hostile_value, _hostile_contents())
    try:
        if form.filled(probe) == templates.page(probe):
            return form
    except KeyError:  # a name that is none of ours: the marks were changed
        pass
    raise NotLearnedError(page.path)


def _form_of_contents(templates: Templates, between_first: str) -> ContentsForm:
    whole = _marked_entry("")
    single = templates.contents(whole)
    whole.below = [_marked_entry("1"), _marked_entry("2")]
    opening, between, closing = _texts_around_two(templates, templates.contents(whole))
    return ContentsForm(_cut_at_marks(single), _cut_at_marks(opening), between, _cut_at_marks(closing), between_first)


def _texts_around_two(templates: Templates, html: str) -> tuple[str, str, str]:
    """Return what stands in `html` before, between and after the entries "1" and "2" of a table of contents."""
    first, second = templates.contents(_marked_entry("1")), templates.contents(_marked_entry("2"))
    before, found, rest = html.partition(first)
    between, found_too, after = rest.partition(second)
    if not found or not found_too:
        raise NotLearnedError
    return before, between, after


def _marked_entry(number: str) -> ContentsEntry:
    return ContentsEntry(_value_mark(f"{number}{TITLE}"), _value_mark(f"{number}{ANCHOR}"), 2)


def _value_mark(name: str) -> str:
    return f"{BEGIN}{name}{END}"


def _cut_at_marks(html: str) -> HtmlTemplate:
    """Return `html` cut at its marks."""
    first, *others = html.split(BEGIN)
    parts = [other.partition(END) for other in others]
    return HtmlTemplate((first, *(text for _, _, text in parts)), tuple(name for name, _, _ in parts))


def _hostile_value(name: str) -> str:
    return HOSTILE.format(name, name)


def _hostile_contents() -> tuple[ContentsEntry, ...]:
    """Return a tree in which every way of going deeper and back occurs."""

    def entry(number: int, *below: ContentsEntry) -> ContentsEntry:
        return ContentsEntry(_hostile_value(f"text {number}"), _hostile_value(f"anchor {number}"), 2, list(below))

    return (
        entry(1),
        entry(2, entry(3)),
        entry(4, entry(5, entry(6), entry(7, entry(8, entry(9)))), entry(10), entry(11, entry(12))),
        entry(13),
    )

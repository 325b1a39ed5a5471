# SPDX-License-Identifier: Apache-2.0
"""The footnotes of a page that is being written: their numbers, and the ways there and back."""

from collections.abc import Callable
from html import escape

from sinau.diagnostics import Message
from sinau.model import nodes
from sinau.model.page import Page

FOOTNOTES = Message("pages.footnotes")
BACK = Message("pages.back")
# A file and a label: an included file has labels of its own.
Key = tuple[str, str]


class Footnotes:
    """Footnotes are numbered in the order in which the text refers to them. `ids` begins each id, texts are in `language`."""

    def __init__(self, ids: str, language: str) -> None:
        self._ids, self._language = ids, language
        self._numbers: dict[Key, int] = {}
        self._notes: dict[Key, tuple[nodes.Footnote, Page]] = {}
        # The bytes at which each is referred to: what is written twice, for paper, is one place.
        self._referring: dict[Key, list[int]] = {}

    def number_of(self, file: str, label: str) -> int:
        """Return the number of a footnote to which the text written so far refers; 0 when it does not."""
        return self._numbers.get((file, label), 0)

    def keep_definition(self, note: nodes.Footnote, page: Page) -> None:
        """Keep `note`, which stands in `page`."""
        self._notes.setdefault((page.file, note.label), (note, page))

    def reference_html(self, file: str, node: nodes.FootnoteReference, sealed: bool, before: str) -> str:
        """Return the HTML of a reference, which may be `sealed`: then there is nothing to go back to. `before` stands before its link."""
        key = (file, node.label)
        number = self._numbers.setdefault(key, len(self._numbers) + 1)
        places = self._referring.setdefault(key, [])
        first = not places or (node.start not in places and not sealed)
        if first:
            places.append(node.start)
        anchor = f' id="{self._ids}{_id_of_reference(number, len(places))}"' if first else ""
        return f'<sup class="footnote-ref"{anchor}>{before}<a href="#{self._ids}fn-{number}">{number}</a></sup>'

    def section_html(self, write: Callable[[nodes.Footnote, Page], str]) -> str:
        """Return the footnotes that were referred to, as the section that ends a page; `write` writes the text of one."""
        items: list[str] = []
        labels = list(self._numbers)
        for done, label in enumerate(labels, 1):
            if label not in self._notes:
                continue
            text = write(*self._notes[label])
            labels += list(self._numbers)[len(labels) :] if len(self._numbers) > len(labels) else ()  # it may refer on
            back = " ".join(self._link_back(done, at) for at in range(1, len(self._referring[label]) + 1))
            items.append(f'<li id="{self._ids}fn-{done}">{text}{back}</li>')
        if not items:
            return ""
        name = escape(FOOTNOTES.text(self._language))
        return f'<section class="footnotes" aria-label="{name}"><ol>{"".join(items)}</ol></section>'

    def _link_back(self, number: int, at: int) -> str:
        """Return the link from a footnote to the place `at`, counted from 1, that refers to it."""
        said = escape(BACK.text(self._language)) + (f" ({at})" if at > 1 else "")
        shown = f"↩<sup>{at}</sup>" if at > 1 else "↩"
        return f'<a class="footnote-back" href="#{self._ids}{_id_of_reference(number, at)}" aria-label="{said}">{shown}</a>'


def _id_of_reference(number: int, at: int) -> str:
    """Return the id of the place `at`, counted from 1, that refers to the footnote `number`."""
    return f"fnref-{number}" if at == 1 else f"fnref-{number}-{at}"

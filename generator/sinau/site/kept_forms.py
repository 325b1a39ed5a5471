# SPDX-License-Identifier: Apache-2.0
"""Forms of pages that earlier builds have learned: where all are known MkDocs is not needed, and not imported."""

import json
from collections.abc import Callable, Hashable
from hashlib import sha256

from sinau.model.rendered import KeptEntries
from sinau.site.pages import PageForm, SiteParts
from sinau.site.pages.forms import ContentsForm, HtmlTemplate
from sinau.unchanged.program import program_state


class KeptForms:
    """What is in `entries` for the site that is made of `parts`: as long as the program, MkDocs and what MkDocs is told of the site are the same."""

    def __init__(self, entries: KeptEntries | None, parts: SiteParts) -> None:
        state = program_state() if entries else None
        self._entries = entries if state else None
        self._about = repr((state, parts.site.catalogue.title, parts.site.base))

    def form(self, kind: Hashable) -> PageForm | None:
        """Return the form of all pages of this `kind`, if it is known."""
        content = self._entries.get(self._key("form", kind)) if self._entries else None
        return _read_form(content) if content else None

    def keep_form(self, kind: Hashable, form: PageForm) -> None:
        """Keep the `form` of all pages of this `kind`."""
        if self._entries:
            self._entries.put(self._key("form", kind), _written_form(form))

    def drawn(self, name: str, of: object, draw: Callable[[], str]) -> str:
        """Return what `draw` returns, which depends on nothing but `of`: plain values, or what shows them all."""
        key = self._key(name, of)
        content = self._entries.get(key) if self._entries else None
        if content is not None:
            return content.decode()
        html = draw()
        if self._entries:
            self._entries.put(key, html.encode())
        return html

    def _key(self, name: str, of: object) -> str:
        return sha256("\0".join((name, self._about, repr(of))).encode("utf-8", "surrogatepass")).hexdigest()


def _written_form(form: PageForm) -> bytes:
    contents = form.contents
    templates = [form.page, *((contents.single, contents.opening, contents.closing) if contents else ())]
    between = [contents.between, contents.between_first] if contents else []
    return json.dumps([[[one.texts, one.names] for one in templates], between]).encode()


def _read_form(content: bytes) -> PageForm:
    templates, between = json.loads(content)
    page, *others = [HtmlTemplate(tuple(texts), tuple(names)) for texts, names in templates]
    if not others:
        return PageForm(page, None)
    single, opening, closing = others
    return PageForm(page, ContentsForm(single, opening, between[0], closing, between[1]))

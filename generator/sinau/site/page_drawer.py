# SPDX-License-Identifier: Apache-2.0
"""Draws the pages of a site: from forms that are known, or as the theme's templates do, from which forms are learned."""

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING

from sinau.site.kept_forms import KeptForms
from sinau.site.pages import ComposedPage, NotLearnedError, PageForm, kind_of_page, learn_form

if TYPE_CHECKING:
    from sinau.site.mkdocs_templates import MkDocsTemplates

# Of kinds of pages that are known at once.
MOST_FORMS = 200


class PageDrawer:
    """Draws pages. `open_templates` is called when the first is to be drawn of whose kind no form is in `kept`."""

    def __init__(self, open_templates: "Callable[[], MkDocsTemplates]", kept: KeptForms | None = None) -> None:
        self._open_templates = open_templates
        self._templates: MkDocsTemplates | None = None
        self._kept = kept
        self._forms: dict[Hashable, PageForm | None] = {}

    @property
    def templates(self) -> "MkDocsTemplates":
        """The theme's templates."""
        if self._templates is None:
            self._templates = self._open_templates()
        return self._templates

    def page(self, composed: ComposedPage) -> bytes:
        """Return the HTML of the page that is `composed`."""
        kind = kind_of_page(composed)
        if kind not in self._forms:
            if len(self._forms) >= MOST_FORMS:  # a preview meets new kinds with each change of what all pages have
                self._forms.clear()
            self._forms[kind] = self._form(kind, composed)
        form = self._forms[kind]
        html = form.filled(composed) if form else self.templates.page(composed)
        return html.encode("utf-8", errors="xmlcharrefreplace")

    def _form(self, kind: Hashable, composed: ComposedPage) -> PageForm | None:
        known = self._kept.form(kind) if self._kept else None
        if known:
            return known
        try:
            form = learn_form(self.templates, composed)
        except NotLearnedError:
            return None
        if self._kept:
            self._kept.keep_form(kind, form)
        return form

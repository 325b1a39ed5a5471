# SPDX-License-Identifier: Apache-2.0
"""Draws with MkDocs' templates, our theme's and Material's, as MkDocs would, without a build."""

from collections.abc import Iterable
from types import SimpleNamespace
from urllib.parse import urlsplit

from jinja2 import TemplateError
from markupsafe import escape
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from sinau.site.mkdocs_plugin import CONVERTED, contents_link_to, table_of_contents
from sinau.site.pages import ComposedPage, ContentsEntry, Frame, NotLearnedError


class MkDocsTemplates:
    """The templates that `config` names. What they draw is what a build with our plugin alone writes."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._config = config
        self._environment = config.theme.get_env()
        self._nothing = Navigation([], [])

    def page(self, page: ComposedPage) -> str:
        """Return the HTML of `page`."""
        file = File(f"{page.path}{CONVERTED}", None, self._config.site_dir, False, dest_uri=page.path)
        shown = Page(escape(page.frame.heading), file, self._config)
        shown.content = page.body
        shown.toc = table_of_contents(page.contents)
        shown.canonical_url = page.address or None
        shown.active = True
        if page.description:
            shown.meta["description"] = escape(page.description)
        context = get_context(self._nothing, Files([]), self._config, shown)
        context["sinau"] = page.frame  # type: ignore[typeddict-unknown-key]
        return self._environment.get_template("main.html").render(context)

    def contents(self, entry: ContentsEntry) -> str:
        """Return the HTML of `entry` in a table of contents. Raises `NotLearnedError` where that depends on the page."""
        try:
            return self._environment.get_template("partials/toc-item.html").render(toc_item=contents_link_to(entry))
        except TemplateError as error:
            raise NotLearnedError from error

    def not_found_page(self, front: Frame, base: str = "") -> str:
        """Return the page for addresses that lead nowhere, which gets the frame of the front page.

        Its own addresses begin with `base`; "": the path of the site's address.
        """
        base = base or urlsplit(self._config.site_url or "/").path
        context = get_context(self._nothing, Files([]), self._config, base_url=base)
        context["sinau"] = front  # type: ignore[typeddict-unknown-key]
        return self._environment.get_template("404.html").render(context)

    def site_map(self, addresses: Iterable[str]) -> str:
        """Return the map of the site with the whole addresses of its pages."""
        pages = [SimpleNamespace(page=SimpleNamespace(canonical_url=address)) for address in addresses]
        return self._environment.get_template("sitemap.xml").render(pages=pages)

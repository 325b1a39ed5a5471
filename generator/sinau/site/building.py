# SPDX-License-Identifier: Apache-2.0
"""The site for `sinau build`: put together from what MkDocs' templates draw, and built by MkDocs where that will not do."""

from contextlib import ExitStack
from typing import TYPE_CHECKING

from sinau.model.rendered import Rendered, Selection
from sinau.output.filetree import FileTree
from sinau.site.kept_forms import KeptForms
from sinau.site.offline_lists import OfflineLists
from sinau.site.page_drawer import PageDrawer
from sinau.site.pages import SiteParts, download_path

if TYPE_CHECKING:
    from sinau.site.mkdocs_templates import MkDocsTemplates


class _OthersHooksError(Exception):
    """A plugin of others takes part in MkDocs' builds."""


def build_site(rendered: Rendered, selection: Selection) -> FileTree:
    """Return the site of the selected courses."""
    parts = SiteParts(rendered, selection)
    try:
        tree = _composed_site(parts, selection)
    except _OthersHooksError:
        from sinau.site.mkdocs_build import site_by_mkdocs  # noqa: PLC0415

        tree = site_by_mkdocs(parts, selection.work)
    for path, content in tuple(OfflineLists(parts, tree).files()):
        tree.add(path, content)
    for package in selection.packages:
        if package.course in selection.courses:
            tree.add(download_path(package), package.file)
            for sheet in package.sheets:
                tree.add(download_path(sheet), sheet.file)
    return tree


def _composed_site(parts: SiteParts, selection: Selection) -> FileTree:
    """Return the site as far as MkDocs would make it. The templates draw one page of each kind that is not known yet, and each that nothing
    can be learned from.
    """
    tree = FileTree()
    kept = KeptForms(selection.kept, parts)
    with ExitStack() as stack:

        def open_templates() -> "MkDocsTemplates":
            from sinau.site.mkdocs_build import opened_templates  # noqa: PLC0415 - not needed where all forms are kept

            templates = stack.enter_context(opened_templates(parts, selection.work))
            if templates is None:
                raise _OthersHooksError
            return templates

        drawer = PageDrawer(open_templates, kept)
        for path, content in parts.files(parts.site.base):
            tree.add(path, content)
        for number, page in enumerate(parts.site.pages.values()):
            selection.note(number, len(parts.site.pages))
            tree.add(page.path, drawer.page(parts.composed_page(page)))
        front = parts.frame(parts.site.pages["index.html"])
        tree.add("404.html", kept.drawn("404", front, lambda: drawer.templates.not_found_page(front)).encode())
        if parts.site.base:
            addresses = [parts.address(page) for page in parts.site.pages.values()]
            tree.add("sitemap.xml", kept.drawn("map", addresses, lambda: drawer.templates.site_map(addresses)).encode())
    return tree

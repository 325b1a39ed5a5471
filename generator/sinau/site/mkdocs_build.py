# SPDX-License-Identifier: Apache-2.0
"""The site for `sinau build`: put together from what MkDocs' templates draw, and built by MkDocs where that will not do."""

import logging
import tempfile
import threading
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from sinau.model.rendered import Rendered, Selection
from sinau.output.filetree import FileTree
from sinau.site.mkdocs_plugin import PLUGIN, SinauPlugin, only_ours
from sinau.site.mkdocs_templates import MkDocsTemplates
from sinau.site.offline_lists import OfflineLists
from sinau.site.pages import (
    ComposedPage,
    NotLearnedError,
    PageForm,
    SitePage,
    SiteParts,
    download_path,
    kind_of_page,
    learn_form,
)
from sinau.site.pages.searching import PassageDigests

# MkDocs and its logger are one for the process: builds in several threads take turns at it.
ALONE = threading.Lock()
# Of kinds of pages that are known at once.
MOST_FORMS = 200


class MkDocsError(RuntimeError):
    """MkDocs refused or complained about pages that are all ours, so this is a bug of ours."""


def built_site(rendered: Rendered, selection: Selection) -> FileTree:
    """Return the site of the selected courses."""
    parts = SiteParts(rendered, selection)
    tree = FileTree()
    with (
        tempfile.TemporaryDirectory(prefix="sinau-site-", dir=selection.work) as folder,
        ALONE,
        _warnings_are_errors(),
    ):
        config = _mkdocs_settings(Path(folder), parts)
        if only_ours(config.plugins):
            _compose_site(tree, parts, config)
        else:
            _built_by_mkdocs(tree, config)
    for path, content in tuple(OfflineLists(parts, tree).files()):
        tree.add(path, content)
    for package in selection.packages:
        if package.course in selection.courses:
            tree.add(download_path(package), package.file)
            for sheet in package.sheets:
                tree.add(download_path(sheet), sheet.file)
    return tree


def _compose_site(tree: FileTree, parts: SiteParts, config: MkDocsConfig) -> None:
    """Add the site to `tree`. The templates draw one page of each kind; what cannot be learned from it they draw page by page."""
    SinauPlugin.configure(config, parts)
    drawer = PageDrawer(MkDocsTemplates(config))
    for path, content in parts.files(parts.site.base):
        tree.add(path, content)
    for page in parts.site.pages.values():
        tree.add(page.path, drawer.page(parts.composed_page(page)))
    tree.add("404.html", drawer.templates.not_found_page(parts.frame(parts.site.pages["index.html"])).encode())
    if parts.site.base:
        tree.add("sitemap.xml", site_map(drawer.templates, parts))


class PageDrawer:
    """Draws pages with `templates`, or puts them together as it has learned from these."""

    def __init__(self, templates: MkDocsTemplates) -> None:
        self.templates = templates
        self._forms: dict[Hashable, PageForm | None] = {}

    def page(self, composed: ComposedPage) -> bytes:
        """Return the HTML of the page that is `composed`."""
        name = kind_of_page(composed)
        if name not in self._forms:
            if len(self._forms) >= MOST_FORMS:  # a preview meets new kinds with each change of what all pages have
                self._forms.clear()
            self._forms[name] = _learned_form(self.templates, composed)
        form = self._forms[name]
        html = form.filled(composed) if form else self.templates.page(composed)
        return html.encode("utf-8", errors="xmlcharrefreplace")


def site_map(templates: MkDocsTemplates, parts: SiteParts) -> bytes:
    """Return the map of the site, whose address is known."""
    return templates.site_map(map(parts.address, parts.site.pages.values())).encode()


def _learned_form(templates: MkDocsTemplates, page: ComposedPage) -> PageForm | None:
    try:
        return learn_form(templates, page)
    except NotLearnedError:
        return None


class OpenSite:
    """Sites whose pages are drawn one at a time, with what was learned from the pages before: for a preview.

    Threads take turns, as MkDocs needs it. With a hook of another plugin MkDocs builds each site as a whole.
    """

    def __init__(self) -> None:
        self.digests = PassageDigests()
        self._drawer: PageDrawer | None = None
        self._drawn_for: object = None
        self._whole: tuple[SiteParts, FileTree] | None = None

    def page(self, parts: SiteParts, page: SitePage) -> bytes:
        """Return the HTML of `page`, one of `parts`."""
        with ALONE, _warnings_are_errors():
            drawer = self._drawer_for(parts)
            return drawer.page(parts.composed_page(page)) if drawer else self._built_by_mkdocs(parts).read(page.path)

    def not_found_page(self, parts: SiteParts) -> bytes:
        """Return the page for addresses that lead nowhere; its own addresses begin at the root of this host."""
        with ALONE, _warnings_are_errors():
            drawer, front = self._drawer_for(parts), parts.frame(parts.site.pages["index.html"])
            return (
                drawer.templates.not_found_page(front, "/").encode()
                if drawer
                else self._built_by_mkdocs(parts).read("404.html")
            )

    def site_map(self, parts: SiteParts) -> bytes:
        """Return the map of the site, whose address is known."""
        with ALONE, _warnings_are_errors():
            drawer = self._drawer_for(parts)
            return site_map(drawer.templates, parts) if drawer else self._built_by_mkdocs(parts).read("sitemap.xml")

    def _drawer_for(self, parts: SiteParts) -> PageDrawer | None:
        """Return what draws `parts`: a new drawer where MkDocs is told something else of the site; `None` where pages cannot be drawn alone."""
        settings = parts.site.catalogue.title, parts.site.base
        if self._drawn_for != settings:
            with tempfile.TemporaryDirectory(prefix="sinau-site-") as folder:
                config = _mkdocs_settings(Path(folder), parts)
            SinauPlugin.configure(config, parts)
            self._drawer = PageDrawer(MkDocsTemplates(config)) if only_ours(config.plugins) else None
            self._drawn_for = settings
        return self._drawer

    def _built_by_mkdocs(self, parts: SiteParts) -> FileTree:
        if self._whole is None or self._whole[0] is not parts:
            tree = FileTree()
            with tempfile.TemporaryDirectory(prefix="sinau-site-") as folder:
                _built_by_mkdocs(tree, _mkdocs_settings(Path(folder), parts))
            self._whole = parts, tree
        return self._whole[1]


def _built_by_mkdocs(tree: FileTree, config: MkDocsConfig) -> None:
    """Have MkDocs build the site, and add its files to `tree`."""
    build(config)
    site = Path(config.site_dir)
    for path in sorted(site.rglob("*")):
        if path.is_file():
            tree.add(path.relative_to(site).as_posix(), path.read_bytes())


def _mkdocs_settings(folder: Path, parts: SiteParts) -> MkDocsConfig:
    """Return settings that know neither a `mkdocs.yml` nor a folder of sources. MkDocs may write into `folder`."""
    docs = folder / "docs"
    docs.mkdir()
    config = MkDocsConfig()
    config.load_dict(
        {
            "site_name": parts.site.catalogue.title,
            "docs_dir": str(docs),
            "site_dir": str(folder / "site"),
            "theme": {"name": "sinau"},
            "plugins": [PLUGIN],
        }
    )
    errors, warnings = config.validate()
    if errors or warnings:
        raise MkDocsError("; ".join(f"{name}: {problem}" for name, problem in [*errors, *warnings]))
    plugin = config.plugins["sinau"]
    assert isinstance(plugin, SinauPlugin)
    plugin.given = parts
    return config


class _Collector(logging.Handler):
    """Keeps what MkDocs and its plugins log as a warning or worse."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the record's text."""
        self.messages.append(record.getMessage())


@contextmanager
def _warnings_are_errors() -> Iterator[None]:
    """Keep MkDocs off the terminal; raise `MkDocsError` with what it had to complain about."""
    logger, collector = logging.getLogger("mkdocs"), _Collector()
    propagate, level = logger.propagate, logger.level
    logger.addHandler(collector)
    logger.propagate = False
    logger.setLevel(logging.WARNING)
    try:
        yield
    except Abort as error:  # a SystemExit: it would end `sinau` without a word
        raise MkDocsError("; ".join(collector.messages) or str(error)) from error
    finally:
        logger.removeHandler(collector)
        logger.propagate = propagate
        logger.setLevel(level)
    if collector.messages:
        raise MkDocsError("; ".join(collector.messages))

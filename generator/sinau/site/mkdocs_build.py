# SPDX-License-Identifier: Apache-2.0
"""MkDocs for `sinau build` and `sinau serve`: its templates, set up for a site of ours, and a build of its own where those will not do."""

import logging
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from sinau.output.filetree import FileTree
from sinau.site.mkdocs_plugin import PLUGIN, SinauPlugin, is_only_our_plugin
from sinau.site.mkdocs_templates import MkDocsTemplates
from sinau.site.page_drawer import PageDrawer
from sinau.site.pages import SitePage, SiteParts
from sinau.site.pages.searching import PassageDigests

# MkDocs and its logger are one for the process: builds in several threads take turns at it.
ALONE = threading.Lock()


class MkDocsError(RuntimeError):
    """MkDocs refused or complained about pages that are all ours, so this is a bug of ours."""


@contextmanager
def opened_templates(parts: SiteParts, work: Path | None) -> Iterator[MkDocsTemplates | None]:
    """Give the templates for the site that is made of `parts`; `None` where a plugin of others takes part in MkDocs' builds.

    MkDocs may write into `work`. What it complains about is raised as `MkDocsError` at the end.
    """
    with tempfile.TemporaryDirectory(prefix="sinau-site-", dir=work) as folder, ALONE, _warnings_are_errors():
        config = _mkdocs_settings(Path(folder), parts)
        ours = is_only_our_plugin(config.plugins)
        if ours:
            SinauPlugin.configure_mkdocs(config, parts)
        yield MkDocsTemplates(config) if ours else None


def site_by_mkdocs(parts: SiteParts, work: Path | None) -> FileTree:
    """Return the site that MkDocs builds of `parts`."""
    tree = FileTree()
    with tempfile.TemporaryDirectory(prefix="sinau-site-", dir=work) as folder, ALONE, _warnings_are_errors():
        _built_by_mkdocs(tree, _mkdocs_settings(Path(folder), parts))
    return tree


def site_map(templates: MkDocsTemplates, parts: SiteParts) -> bytes:
    """Return the map of the site, whose address is known."""
    return templates.site_map(map(parts.address, parts.site.pages.values())).encode()


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
            SinauPlugin.configure_mkdocs(config, parts)
            self._drawer = PageDrawer(lambda: MkDocsTemplates(config)) if is_only_our_plugin(config.plugins) else None
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


class _WarningCollector(logging.Handler):
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
    logger, collector = logging.getLogger("mkdocs"), _WarningCollector()
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

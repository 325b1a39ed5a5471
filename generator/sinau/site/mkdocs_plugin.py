# SPDX-License-Identifier: Apache-2.0
"""Shows a compiled catalogue in MkDocs: `mkdocs build`, `mkdocs serve` and the publication `site`.

MkDocs gets virtual pages whose HTML is finished; its own Markdown converter is handed empty strings. Its list of files is
replaced as a whole, because it would publish every file of the catalogue's folder, answer keys included (seen).
"""

import re
import sys
from collections.abc import Callable, Iterable
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from markupsafe import escape
from mkdocs.config.base import Config
from mkdocs.config.config_options import Choice, Optional
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, PluginCollection
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils.templates import TemplateContext

from sinau.command_line.printing import source_line_reader
from sinau.compiler import render_catalogue
from sinau.diagnostics import Report, Span
from sinau.diagnostics.forms import full
from sinau.model.catalogue import Catalogue
from sinau.model.rendered import Rendered, Selection
from sinau.output.filetree import FileTree
from sinau.publishing.built_files import NotBuiltError
from sinau.site.host_guard import HostGuard
from sinau.site.offline_lists import WORKER, OfflineLists, worker_that_keeps_nothing
from sinau.site.pages import ContentsEntry, SitePage, SiteParts, body_of_page, nested_contents
from sinau.texts import default_language, languages

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

# What of Material's files pages use where a `mkdocs.yml` asks for features of it.
MATERIAL = re.compile(
    r"assets/javascripts/bundle\.\w+\.min\.js"
    r"|assets/stylesheets/(main|palette)\.\w+\.min\.css"
)
# MkDocs tells pages from other files by the end of their source's name; these sources are ours to name.
CONVERTED, COPIED = ".md", ".copy"
SKIP_TARGET = "sinau-content"
# The name under which MkDocs knows our plugin.
PLUGIN = "sinau"


class SinauConfig(Config):
    """In which language the plugin writes to its user; what there is to set for readers stands in `catalogue.yml`."""

    language = Optional(Choice(tuple(languages())))


class SinauPlugin(BasePlugin[SinauConfig]):
    """The plugin `sinau`. It stays for all rebuilds of a `mkdocs serve`, so every build starts in `on_config`."""

    def __init__(self) -> None:
        """Start without a site; `given` is set by `mkdocs_build.py`, which has compiled the catalogue already."""
        self.given: SiteParts | None = None
        self._serving = False
        self._latest: Rendered | None = None

    @property
    def _language(self) -> str:
        return self.config.language or default_language()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether this is a preview."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Compile the catalogue, and set MkDocs up for it."""
        self._parts = self.given or self._compile_site(Path(config.docs_dir))
        self._site = self._parts.site
        self.configure_mkdocs(config, self._parts)
        return config

    def _compile_site(self, folder: Path) -> SiteParts:
        rendered, problems = self._render_catalogue(folder)
        selection = Selection(tuple(course.course.id for course in rendered.courses))
        try:
            return SiteParts(rendered, selection, problems, self._language, offline=not self._serving)
        except NotBuiltError as error:
            raise PluginError(str(error)) from error

    def _render_catalogue(self, folder: Path) -> tuple[Rendered, tuple[str, ...]]:
        """Return the catalogue at `folder`; in a preview with errors, the last one that had none, and the errors."""
        report = Report()
        rendered = report.collect(render_catalogue(folder, datetime.now().astimezone().date(), drafts=self._serving))
        language = self._language
        sys.stderr.write(full.write(report, source_line_reader(folder), language))
        lines = tuple(
            f"{d.span}: {full.SEVERITIES[d.rule.severity].text(language)}[{d.rule.code}] {d.rule.name}: {d.message(language)}"
            for d in report
        )
        if rendered:
            self._latest = rendered
            return rendered, ()
        if self._serving:  # the author goes on editing: the server must go on, and the page says what is wrong
            return self._latest or Rendered(Catalogue(folder.name, Span(""), languages=(language,))), lines
        raise PluginError(f"{report.errors} errors in {folder}")

    @staticmethod
    def configure_mkdocs(config: MkDocsConfig, parts: SiteParts) -> None:
        """Set MkDocs up for a site of ours."""
        config.use_directory_urls = False  # pages are the same files on any host, and from a disk
        config.site_name = escape(parts.site.catalogue.title)  # Material's templates print it as it is
        config.site_url = config.site_url or parts.site.base or None
        config.extra["homepage"] = "index.html"
        if not config.site_url:
            config.theme.static_templates.discard("sitemap.xml")  # its addresses would be empty

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Replace MkDocs' list of files by what the compiler publishes and what the frame needs."""
        published = Files(material_files(files, config))
        for path, content in self._parts.files(config.site_url or ""):
            published.append(generated_file(config, path, COPIED, content))
        for page in self._site.pages.values():
            file = generated_file(config, page.path, CONVERTED, b"")
            Page(escape(page.title), file, config)
            published.append(file)
        return published

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put the finished HTML and its table of contents into a page of ours."""
        ours = self._site_page_of(page)
        page.toc = table_of_contents(nested_contents(ours.headings))
        return body_of_page(self._site, ours)

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Hand the frame to the theme's templates."""
        ours = self._site_page_of(page)
        context["sinau"] = self._parts.frame(ours)  # type: ignore[typeddict-unknown-key]
        if ours.description:
            page.meta["description"] = escape(ours.description)
        return context

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Hand the front page's frame to the page for addresses that lead nowhere."""
        context["sinau"] = self._parts.frame(self._site.pages["index.html"])  # type: ignore[typeddict-unknown-key]
        return context

    def on_serve(
        self, server: "LiveReloadServer", *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> "LiveReloadServer":
        """Have the preview answer only who asks for it by its own name."""
        host, port = config.dev_addr
        server.set_app(HostGuard(server.serve_request, host, port, self._language))
        return server

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Take away the compressed site map, whose bytes change with the day; write what offline learners need."""
        folder = Path(config.site_dir)
        (folder / "sitemap.xml.gz").unlink(missing_ok=True)
        if self.given:  # `build_site` does it when all files are there
            return
        for path, content in self._offline_files(folder):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)

    def _offline_files(self, folder: Path) -> Iterable[tuple[str, bytes]]:
        """Return the files of the site in `folder` that keep it for learners; in a preview the worker that forgets what was kept."""
        if self._serving:
            return [(WORKER, worker_that_keeps_nothing())]
        tree = FileTree()
        for path in folder.rglob("*"):
            if path.is_file():
                tree.add(path.relative_to(folder).as_posix(), path)
        return OfflineLists(self._parts, tree).files()

    def _site_page_of(self, page: Page) -> SitePage:
        return self._site.pages[page.file.dest_uri]


# As they were when this module was loaded.
OURS = frozenset(one for one in vars(SinauPlugin).values() if callable(one))


def is_only_our_plugin(plugins: PluginCollection) -> bool:
    """Tell whether nothing but what stands in `SinauPlugin` takes part in a build."""
    handlers = chain.from_iterable(plugins.events.values())
    return all(getattr(handler, "__func__", handler) in OURS for handler in handlers)


def table_of_contents(entries: Iterable[ContentsEntry]) -> TableOfContents:
    """Return the headings of a page below an entry for the page itself, to which the skip link leads."""
    top = AnchorLink("", SKIP_TARGET, 1)
    top.children = [contents_link_to(entry) for entry in entries]
    return TableOfContents([top])


def contents_link_to(entry: ContentsEntry) -> AnchorLink:
    """Return `entry` of a table of contents for MkDocs, whose templates do not escape."""
    link = AnchorLink(escape(entry.text), str(escape(entry.anchor)), entry.level)
    link.children = [contents_link_to(one) for one in entry.below]
    return link


def material_files(files: Iterable[File], config: MkDocsConfig) -> list[File]:
    """Return those of `files` that are Material's and that pages need: none, unless `config` asks for features of Material."""
    if not config.theme.get("features"):
        return []
    kept = [file for file in files if file.src_dir != config.docs_dir and MATERIAL.fullmatch(file.src_uri)]
    for file in kept:
        file.inclusion = InclusionLevel.INCLUDED
    return kept


def generated_file(config: MkDocsConfig, path: str, kind: str, content: bytes | Path) -> File:
    """Return a file that MkDocs publishes at `path`, and not in its navigation, which would grow with the catalogue."""
    given = {"abs_src_path": str(content)} if isinstance(content, Path) else {"content": content}
    file = File.generated(config, path + kind, **given)
    assert isinstance(file, File)
    file.dest_uri = path
    file.inclusion = InclusionLevel.NOT_IN_NAV
    return file

# SPDX-License-Identifier: Apache-2.0
"""Links and anchors: each leads somewhere that is published."""

import posixpath
from functools import cached_property

from sinau.checks._index import CatalogueIndex, FileIndex, PublishedPage
from sinau.checks.media import LETTER_CASE
from sinau.diagnostics import Message, Report, Rule, Severity, Span
from sinau.markdown.references import DEFINITION, FOOTNOTE, FOOTNOTE_USE
from sinau.markdown.walk import nodes_of_type
from sinau.model import nodes
from sinau.model.page import Page
from sinau.model.page_facts import PageLink, PartFacts, ShownOn
from sinau.source.paths import read_reference
from sinau.source.schema import MAX_NAMED, did_you_mean, nearest_names

BROKEN_LINK = Rule("C401", "broken-link", Severity.ERROR)
BROKEN_ANCHOR = Rule("C402", "broken-anchor", Severity.ERROR)
UNDEFINED = Rule("C404", "undefined-reference", Severity.ERROR)
UNSAFE = Rule("C405", "unsafe-address", Severity.ERROR)
OUTSIDE = Rule("C406", "outside-catalogue", Severity.ERROR)
OTHER_COURSE = Rule("C412", "link-to-other-course", Severity.WARNING)
LINK_TO_DRAFT = Rule("C422", "link-to-draft", Severity.ERROR)
UNDEFINED_FOOTNOTE = Rule("C411", "undefined-footnote", Severity.ERROR)


NOT_NAMED = Message("content.links_not_named")
WRITE_LABEL = Message("content.links_write_label")
WRITE_NOTE = Message("content.links_write_note")
ANCHORS = Message("content.links_anchors")
CORRECT_PATH = Message("content.links_correct_path")


def check_page(page: Page, _host: ShownOn, _index: FileIndex, report: Report) -> None:
    """Report links of `page` that can lead nowhere, whatever other pages there are."""
    checker = _AddressChecker(page, report)
    for text in (*nodes_of_type(page, nodes.Text), *nodes_of_type(page, nodes.Emoji)):
        if "[^" in text.text:
            checker.check_unread_footnotes(text)
    for link in nodes_of_type(page, nodes.Link):
        checker.check_address(link)
    for picture in nodes_of_type(page, nodes.Image):
        checker.check_address(picture)


def page_links(page: Page) -> tuple[PageLink, ...]:
    """Return the links of `page` within the catalogue."""
    found = []
    for link in nodes_of_type(page, nodes.Link):
        reference = read_reference(page.file, link.url) if link.url and link.url.strip() else None
        if reference and reference.kind == "local":
            found.append(PageLink(page.source.node(link), reference.path, reference.anchor))
    return tuple(found)


def check_links(part: PartFacts, host: ShownOn, index: CatalogueIndex, report: Report) -> None:
    """Report the links of `part` that lead to no page, or to no place of one."""
    checker = _LinkChecker(part.facts.file, host, index, report)
    for link in part.links:
        checker.check_link(link)


class _AddressChecker:
    def __init__(self, page: Page, report: Report) -> None:
        self._file, self._text = page.file, page.source
        self._report = report

    def check_address(self, node: nodes.Link | nodes.Image) -> None:
        """Report what is wrong with the address of `node`."""
        span = self._text.node(node)
        if node.url is None:
            close = nearest_names(node.label, self._defined_labels)
            hint = did_you_mean(close, WRITE_LABEL.filled(label=node.label))
            self._report.add(UNDEFINED, span, label=node.label, **hint)
            return
        if isinstance(node, nodes.Link) and not node.url.strip():
            self._report.add(BROKEN_LINK, span, path="–", suggestion=CORRECT_PATH)
        reference = read_reference(self._file, node.url)
        if reference.kind == "unsafe":
            self._report.add(UNSAFE, span, url=node.url[:60])
        elif reference.kind == "outside":
            self._report.add(OUTSIDE, span, url=node.url[:60])

    @cached_property
    def _defined_labels(self) -> list[str]:
        return DEFINITION.findall(self._text.text)

    @cached_property
    def _defined_footnotes(self) -> list[str]:
        return FOOTNOTE.findall(self._text.text)

    def check_unread_footnotes(self, node: nodes.Text) -> None:
        """Report what looks like a footnote but is text; `\\[^` says that it is meant as text."""
        written = self._text.utf8[node.start : node.end].decode()
        for match in FOOTNOTE_USE.finditer(written):
            if written[match.start() - 1 : match.start()] != "\\":
                start = node.start + len(written[: match.start()].encode())
                span = self._text.span(start, start + len(match[0].encode()))
                close = nearest_names(match[1], self._defined_footnotes)
                hint = did_you_mean(close, WRITE_NOTE.filled(label=match[1]))
                self._report.add(UNDEFINED_FOOTNOTE, span, label=match[1], **hint)


class _LinkChecker:
    def __init__(self, file: str, host: ShownOn, index: CatalogueIndex, report: Report) -> None:
        self._host, self._file = host.path, file
        self._here = index.pages.get(host.path)
        self._index, self._report = index, report

    def _similar_address(self, path: str) -> list[str]:
        """Return how to write the address that was probably meant, if there is one: a file of a name much like it."""
        folder, name = posixpath.split(path)
        names = self._index.close
        if name not in names:
            near = [other for other in self._index.close_names.get(folder, ()) if names[other] != self._file]
            name = next(iter(nearest_names(name, near, cutoff=0.7)), "")
        return [posixpath.relpath(names[name], posixpath.dirname(self._file))] if name else []

    def check_link(self, link: PageLink) -> None:
        """Report `link` if it leads to no page, or to no place of one."""
        span, path = link.span, link.path or self._host
        target = self._index.pages.get(path)
        if target is None:
            self._report_missing_page(path, span)
            return
        if target.draft and not (self._here and self._here.draft):
            self._report.add(LINK_TO_DRAFT, span, path=path)
        if self._leaves_its_package(target):
            self._report.add(OTHER_COURSE, span)
        if link.anchor and link.anchor not in target.anchors:
            close = nearest_names(link.anchor, target.anchors, cutoff=0.5)
            found = [f"#{anchor}" for anchor in target.anchors[:MAX_NAMED]] or ["–"]
            hint = did_you_mean(close, ANCHORS.filled(found=found))
            self._report.add(BROKEN_ANCHOR, span, anchor=link.anchor, **hint)

    def _leaves_its_package(self, target: PublishedPage) -> bool:
        """Tell whether `target` is in another course, which packages of this one do not hold."""
        here = self._here.course if self._here else ""
        return bool(target.course and here) and target.course != here and here not in self._index.site_only

    def _report_missing_page(self, path: str, span: Span) -> None:
        """Report that no page is published as `path`, unless it is a file of another kind or why has been told."""
        index = self._index
        if path in index.media or index.is_absence_reported(path):
            return
        if found := index.folded.get(path.casefold()):
            self._report.add(LETTER_CASE, span, found=found, path=path)
        elif path in index.texts and path.endswith(".md"):
            self._report.add(BROKEN_LINK, span, path=path, suggestion=NOT_NAMED)
        else:
            self._report.add(BROKEN_LINK, span, path=path, **did_you_mean(self._similar_address(path), CORRECT_PATH))

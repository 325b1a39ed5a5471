# SPDX-License-Identifier: Apache-2.0
"""Files that go out as they are: nothing that a browser or a web server would run (`model/file_endings.py`)."""

from collections.abc import Iterator, Mapping

from sinau.checks._index import FileIndex
from sinau.checks.media import LANGUAGES
from sinau.diagnostics import Report, Rule, Severity, Span
from sinau.markdown.walk import nodes_of_type
from sinau.model import nodes
from sinau.model.catalogue import Activity, Catalogue, FreePage, MediaFile
from sinau.model.file_endings import PICTURES, SERVER_PROGRAMS, ending_of, hidden_ending, is_published, looks_like_page
from sinau.model.page import Page
from sinau.model.page_facts import ShownOn
from sinau.model.recordings import companions, kind_of_recording
from sinau.source.files import Source
from sinau.source.paths import page_path, read_reference

NOT_PUBLISHED = Rule("C425", "refused-attachment", Severity.ERROR)
RUNNING_NAME = Rule("C426", "running-name", Severity.ERROR)
DISGUISED = Rule("C427", "disguised-file", Severity.ERROR)


def check_page(page: Page, host: ShownOn, index: FileIndex, report: Report) -> None:
    """Report files that `page` shows or links to and that cannot be published."""
    for path, span in _files_used(page, index):
        _check_attachment(path, span, index.media, report)


def check(catalogue: Catalogue, source: Source, report: Report) -> None:
    """Report a logo that cannot be published, and pages whose address a web server might run."""
    logo = catalogue.branding.logo
    if logo in source.media and ending_of(logo) in PICTURES:
        _check_attachment(logo, catalogue.branding.places["logo"], source.media, report)
    for course in catalogue.courses:
        for activity in course.activities():
            _check_page_address_endings(activity, report)
    for page in catalogue.pages:
        _check_page_address_endings(page, report)


def _check_attachment(path: str, span: Span, media: Mapping[str, MediaFile], report: Report) -> None:
    if not is_published(path):
        report.add(NOT_PUBLISHED, span, name=path)
    elif found := hidden_ending(path):
        _report_executable_name(path, found, span, report)
    elif ending_of(path) != ".svg" and (begun := looks_like_page(media[path].head)):
        report.add(DISGUISED, span, name=path, found=begun)


def _files_used(page: Page, index: FileIndex) -> Iterator[tuple[str, Span]]:
    """Yield the files that `page` shows or links to, and where."""
    for link in nodes_of_type(page, nodes.Link):
        if (path := _path_of_linked_file(page.file, link, index)) is not None:
            yield path, page.source.node(link)
    for picture in nodes_of_type(page, nodes.Image):
        path = _path_of_linked_file(page.file, picture, index)
        # Of a picture with any other ending C410 says what is wrong.
        if path is not None and (kind_of_recording(path) or ending_of(path) in PICTURES):
            yield from ((one, page.source.node(picture)) for one in (path, *_files_beside_recording(path, index)))


def _path_of_linked_file(file: str, node: nodes.Link | nodes.Image, index: FileIndex) -> str | None:
    reference = read_reference(file, node.url or "")
    return reference.path if reference.kind == "local" and reference.path in index.media else None


def _files_beside_recording(path: str, index: FileIndex) -> Iterator[str]:
    """Yield captions and still of a recording, which are published with it."""
    if kind_of_recording(path):
        found = companions(path, index.media, index.texts, LANGUAGES)
        yield from (captions for _, captions in found.captions)
        if found.poster:
            yield found.poster


def _check_page_address_endings(page: Activity | FreePage, report: Report) -> None:
    file = page.page.file
    for path, span in ((page_path(file), Span(file)), *((alias.path, alias.span) for alias in page.aliases)):
        if found := hidden_ending(path, SERVER_PROGRAMS):  # browsers are told that it is a page
            _report_executable_name(path, found, span, report)


def _report_executable_name(path: str, found: str, span: Span, report: Report) -> None:
    report.add(RUNNING_NAME, span, name=path, ending=found, inner=found.removeprefix("."))

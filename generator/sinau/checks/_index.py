# SPDX-License-Identifier: Apache-2.0
"""What a page may know of all others while it is checked: plain values, made once for a catalogue."""

import posixpath
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields

from sinau.checks._pages import broken_pages, broken_values_in, missing_pages, misspelt_pages
from sinau.extensions import publications
from sinau.markdown.walk import nodes_of_type, page_and_included
from sinau.model import nodes
from sinau.model.catalogue import Catalogue, MediaFile
from sinau.model.file_endings import PICTURES
from sinau.model.glossary import Glossary, Term
from sinau.model.link_targets import targets_of
from sinau.model.page import Page
from sinau.model.recordings import kind_of_recording
from sinau.source.files import Source
from sinau.source.paths import in_folder_order


@dataclass(frozen=True, slots=True)
class PublishedPage:
    """What others may know of a published page: the id of its course (empty for free pages), whether it is a draft, its anchors.

    Anchors are in the order of their names.
    """

    course: str
    draft: bool
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FileIndex:
    """The files of a catalogue as a page sees them. Keys are paths below the catalogue's folder unless said otherwise.

    `media` are all but texts; `texts` are published or not; `refused` files cannot be used. `superseded` are old terms by the ids of
    courses. For hints: `folded_media` are paths in small letters with how they are written; `pictures` has the path of each
    picture by its name and `picture_names` the names in each folder.
    """

    media: Mapping[str, MediaFile]
    texts: Collection[str]
    refused: Collection[str]
    superseded: Mapping[str, Glossary]
    folded_media: Mapping[str, str]
    pictures: Mapping[str, str]
    picture_names: Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class CatalogueIndex(FileIndex):
    """The catalogue as a page sees it: its files and its `pages`, which are published.

    Courses with ids in `site_only` are published as nothing else. What is wrong with `silent` paths, or folders of courses, has been told, so no link there is wrong. For hints: `folded`, `close` and
    `close_names` are what `folded_media`, `pictures` and `picture_names` are, of everything that a link can lead to.
    """

    pages: Mapping[str, PublishedPage]
    silent: Collection[str]
    site_only: Collection[str]
    folded: Mapping[str, str]
    close: Mapping[str, str]
    close_names: Mapping[str, list[str]]

    def is_absence_reported(self, path: str) -> bool:
        """Tell whether why there is nothing at `path` has been said."""
        return path in self.silent or any(folder in self.silent for folder in _folders_above(path))


def file_index_of(source: Source, terms: Mapping[str, Iterable[Term]]) -> FileIndex:
    """Return the files of `source`; `terms` are those of each course, by its id."""
    pictures: dict[str, str] = {}
    picture_names: dict[str, list[str]] = {}
    for path in in_folder_order(source.media):
        folder, name = posixpath.split(path)
        if posixpath.splitext(name)[1].lower() in PICTURES or kind_of_recording(name):
            pictures.setdefault(name, path)
            picture_names.setdefault(folder, []).append(name)
    return FileIndex(
        media=source.media,
        texts=frozenset(source.texts),
        refused=frozenset(source.refused),
        superseded={id: Glossary(term for term in terms if term.superseded_by) for id, terms in terms.items()},
        folded_media={path.casefold(): path for path in source.media},
        pictures=pictures,
        picture_names=picture_names,
    )


def index_of(catalogue: Catalogue, source: Source) -> CatalogueIndex:
    """Return the index of `catalogue`, which was parsed from `source`."""
    targets = targets_of(catalogue)
    pages: dict[str, PublishedPage] = {}
    for path, target in targets.items():
        page = target.activity or target.page
        if page is None:  # of another catalogue, of which nothing is known here
            pages[path] = PublishedPage("", False, ())
            continue
        course = target.course.id if target.course else ""
        pages[path] = PublishedPage(course, page.draft, anchors_of(page.page))
    for broken, course in broken_pages(catalogue):
        pages.setdefault(broken.file, PublishedPage(course, False, anchors_of(broken)))
    missing = missing_pages(catalogue, source)
    silent = {*source.refused, *missing, *(broken.path for broken in broken_values_in(catalogue))}
    silent |= misspelt_pages((path for path in source.texts if path.endswith(".md") and path not in targets), missing)
    glossaries = {course.id: (*course.terms, *catalogue.terms) for course in catalogue.courses} | {"": catalogue.terms}
    files = file_index_of(source, glossaries)
    close = {posixpath.basename(path): path for path in (*in_folder_order(targets), *in_folder_order(source.media))}
    close_names: dict[str, list[str]] = {}
    for name, path in close.items():
        close_names.setdefault(posixpath.dirname(path), []).append(name)
    return CatalogueIndex(
        **{one.name: getattr(files, one.name) for one in fields(FileIndex)},
        pages=pages,
        silent=frozenset(silent),
        site_only=frozenset(_site_only(catalogue)),
        folded={path.casefold(): path for path in (*targets, *source.media)},
        close=close,
        close_names=close_names,
    )


def _site_only(catalogue: Catalogue) -> Iterator[str]:
    trees = {name for name, one in publications().items() if one.kind == "tree"}
    for course in catalogue.courses:
        chosen = catalogue.publications if course.publications is None else course.publications
        if trees.issuperset(chosen):
            yield course.id


def anchors_of(page: Page) -> tuple[str, ...]:
    """Return the anchors of `page`, in the order of their names."""
    return page.known.anchors if page.known else tuple(sorted(set(_all_anchors(page))))


def _all_anchors(page: Page) -> Iterator[str]:
    for part in page_and_included(page):
        yield from (heading.anchor for heading in nodes_of_type(part, nodes.Heading) if heading.anchor)
        yield from (given.anchor for given in nodes_of_type(part, nodes.AttributeList) if given.anchor)
        for element in nodes_of_type(part, nodes.Element):
            yield from (value for name, value in element.attributes if name == "id")


def _folders_above(path: str) -> Iterator[str]:
    while path := posixpath.dirname(path):
        yield path

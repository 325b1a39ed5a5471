# SPDX-License-Identifier: Apache-2.0
"""What a page may know of all others while it is checked: plain values, made once for a catalogue."""

import posixpath
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from sinau.checks._pages import broken_of, broken_pages, missing_pages, misspelt_pages
from sinau.markdown.walk import nodes_of_type, parts_of
from sinau.model import nodes
from sinau.model.catalogue import Catalogue, MediaFile
from sinau.model.file_endings import PICTURES
from sinau.model.glossary import Glossary
from sinau.model.link_targets import targets_of
from sinau.model.page import Page
from sinau.model.recordings import kind_of
from sinau.source.files import Source
from sinau.source.paths import in_folder_order


@dataclass(frozen=True, slots=True)
class Published:
    """What others may know of a published page: the id of its course (empty for free pages), whether it is a draft, its anchors.

    Anchors are in the order of their names.
    """

    course: str
    draft: bool
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownOn:
    """The page that a part is shown on: its path, and the id of its course.

    That is empty for free pages, and `None` for what is no page of its own (the footer, transcripts).
    """

    path: str
    course: str | None


@dataclass(frozen=True, slots=True)
class Index:
    """The catalogue as a page sees it. Keys are paths below the catalogue's folder unless said otherwise.

    `pages` are published; `media` are all other files; `texts` are all texts, published or not; `refused` files cannot be used.
    What is wrong with `silent` paths, or folders of courses, has been told, so no link there is wrong. `superseded` are old terms
    by the ids of courses. For hints: `folded` and `folded_media` are paths in small letters with how they are written; `pictures`
    has the path of each picture by its name and `picture_names` the names in each folder; `close` and `close_names` the same of
    everything that a link can lead to.
    """

    pages: Mapping[str, Published]
    media: Mapping[str, MediaFile]
    texts: Collection[str]
    refused: Collection[str]
    silent: Collection[str]
    superseded: Mapping[str, Glossary]
    folded: Mapping[str, str]
    folded_media: Mapping[str, str]
    pictures: Mapping[str, str]
    picture_names: Mapping[str, list[str]]
    close: Mapping[str, str]
    close_names: Mapping[str, list[str]]

    def is_silent(self, path: str) -> bool:
        """Tell whether why there is nothing at `path` has been said."""
        return path in self.silent or any(folder in self.silent for folder in _folders(path))


def index_of(catalogue: Catalogue, source: Source) -> Index:
    """Return the index of `catalogue`, which was parsed from `source`."""
    targets = targets_of(catalogue)
    pages: dict[str, Published] = {}
    for path, target in targets.items():
        page = target.activity or target.page
        assert page
        course = target.course.id if target.course else ""
        pages[path] = Published(course, page.draft, tuple(sorted(set(_anchors(page.page)))))
    for broken, course in broken_pages(catalogue):
        pages.setdefault(broken.file, Published(course, False, tuple(sorted(set(_anchors(broken))))))
    missing = missing_pages(catalogue, source)
    silent = {*source.refused, *missing, *(broken.path for broken in broken_of(catalogue))}
    silent |= misspelt_pages((path for path in source.texts if path.endswith(".md") and path not in targets), missing)
    glossaries = {course.id: (*course.terms, *catalogue.terms) for course in catalogue.courses} | {"": catalogue.terms}
    pictures: dict[str, str] = {}
    picture_names: dict[str, list[str]] = {}
    for path in in_folder_order(source.media):
        folder, name = posixpath.split(path)
        if posixpath.splitext(name)[1].lower() in PICTURES or kind_of(name):
            pictures.setdefault(name, path)
            picture_names.setdefault(folder, []).append(name)
    close = {posixpath.basename(path): path for path in (*in_folder_order(targets), *in_folder_order(source.media))}
    close_names: dict[str, list[str]] = {}
    for name, path in close.items():
        close_names.setdefault(posixpath.dirname(path), []).append(name)
    return Index(
        pages=pages,
        media=source.media,
        texts=frozenset(source.texts),
        refused=frozenset(source.refused),
        silent=frozenset(silent),
        superseded={id: Glossary(term for term in terms if term.superseded_by) for id, terms in glossaries.items()},
        folded={path.casefold(): path for path in (*targets, *source.media)},
        folded_media={path.casefold(): path for path in source.media},
        pictures=pictures,
        picture_names=picture_names,
        close=close,
        close_names=close_names,
    )


def _anchors(page: Page) -> Iterator[str]:
    for part in parts_of(page):
        yield from (heading.anchor for heading in nodes_of_type(part, nodes.Heading) if heading.anchor)
        yield from (given.anchor for given in nodes_of_type(part, nodes.AttributeList) if given.anchor)
        for element in nodes_of_type(part, nodes.Element):
            yield from (value for name, value in element.attributes if name == "id")


def _folders(path: str) -> Iterator[str]:
    while path := posixpath.dirname(path):
        yield path

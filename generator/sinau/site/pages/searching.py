# SPDX-License-Identifier: Apache-2.0
"""What the search of the site knows: all pages of all courses, with addresses as seen from the site's root."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Protocol

from sinau.model.rendered import JsonValue, Passage
from sinau.publishing.search_scripts import index_part_script
from sinau.search import (
    SearchPage,
    related_terms,
    search_page_of_activity,
    search_page_of_course,
    search_page_of_free_page,
    search_parts,
)
from sinau.site.pages.addresses import relative_address
from sinau.site.pages.assets import Asset
from sinau.site.pages.page_list import Site, SitePage

FOLDER = "search"
Passages = tuple[Passage, ...]


class SearchParts(Protocol):
    """The parts of the index as files, whose paths all begin with `prefix`."""

    @property
    def prefix(self) -> str:
        """What the paths of all parts begin with."""

    @property
    def parts(self) -> tuple[Asset, ...]:
        """All parts."""


@dataclass(frozen=True, slots=True)
class SearchAssets:
    """The parts of the index as files, whose paths all begin with `prefix`."""

    prefix: str
    parts: tuple[Asset, ...]


class PassageDigests:
    """Digests of passages, most of which are the same objects in the next state of a preview."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Passages, bytes]] = {}

    def of(self, pages: Sequence[Passages]) -> list[bytes]:
        """Return the digest of the passages of each of `pages`, and forget those of others."""
        kept: dict[int, tuple[Passages, bytes]] = {}
        for passages in pages:
            known = self._known.get(id(passages))
            kept[id(passages)] = known if known and known[0] is passages else (passages, _digest_of(passages))
        self._known = kept
        return [kept[id(passages)][1] for passages in pages]


def _digest_of(passages: Passages) -> bytes:
    texts = (text for one in passages for text in (one.anchor, one.heading, one.text))
    return sha256("\0".join(texts).encode("utf-8", "surrogatepass")).digest()


class LaterSearch:
    """The index of a preview: it is made when somebody searches. Its folder is named by what it is made of."""

    def __init__(self, site: Site, digests: PassageDigests) -> None:
        self._site, self._digests = site, digests

    @cached_property
    def prefix(self) -> str:
        """What the paths of all parts begin with."""
        pages = [_search_page_of(page) for page in self._site.pages.values()]
        made = sha256(repr(_related_terms(self._site)).encode("utf-8", "surrogatepass"))
        for page, digest in zip(pages, self._digests.of([page.passages for page in pages]), strict=True):
            names = (page.title, page.address, page.language, page.course)
            made.update("\0".join(names).encode("utf-8", "surrogatepass") + digest)
        return f"{FOLDER}/{made.hexdigest()[:8]}/"

    @cached_property
    def parts(self) -> tuple[Asset, ...]:
        """All parts."""
        return tuple(
            Asset(f"{self.prefix}{name}.js", index_part_script(name, part))
            for name, part in site_search(self._site).items()
        )


def search_assets(site: Site) -> SearchAssets:
    """Return the index of `site`. Its folder is named by its content: browsers may keep parts, and parts of two builds never mix."""
    scripts = {name: index_part_script(name, part) for name, part in site_search(site).items()}
    digest = sha256(b"".join(scripts.values())).hexdigest()[:8]
    prefix = f"{FOLDER}/{digest}/"
    return SearchAssets(prefix, tuple(Asset(f"{prefix}{name}.js", script) for name, script in scripts.items()))


def site_search(site: Site) -> dict[str, JsonValue]:
    """Return the parts of the index of `site` by their names."""
    return search_parts([_search_page_of(page) for page in site.pages.values()], _related_terms(site))


def _related_terms(site: Site) -> tuple[tuple[str, str], ...]:
    return related_terms([*site.catalogue.terms, *(term for course in site.courses for term in course.course.terms)])


def _search_page_of(page: SitePage) -> SearchPage:
    address = relative_address(page.path, "index.html")
    if page.course and page.activity:
        return search_page_of_activity(page.course, page.activity, address, named=True)
    if page.course:
        return search_page_of_course(page.course, address)
    return search_page_of_free_page(page.page, page.title, address, page.language)

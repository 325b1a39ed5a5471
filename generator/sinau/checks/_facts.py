# SPDX-License-Identifier: Apache-2.0
"""What is known of a page once it has been checked, for what can be checked only when all have been."""

import posixpath
from dataclasses import dataclass

from sinau.checks._index import Index
from sinau.markdown.walk import nodes_of_type
from sinau.model import nodes
from sinau.model.page import Page
from sinau.source.paths import read_reference


@dataclass(frozen=True, slots=True)
class Facts:
    """The file of a page, or of a part of one; whether nothing in it is wrong, nothing in it at all; the files that it refers to.

    `found` are there, by their paths; of those that are not, `missing` has the names in small letters.
    """

    file: str
    sound: bool
    empty: bool
    found: frozenset[str]
    missing: frozenset[str]


def facts_of(page: Page, index: Index, sound: bool) -> Facts:
    """Return what is known of `page`, in which something is wrong if it is not `sound`."""
    found: set[str] = set()
    missing: set[str] = set()
    urls = [picture.url for picture in nodes_of_type(page, nodes.Image)]
    urls += [link.url for link in nodes_of_type(page, nodes.Link)]
    for url in urls:
        if url is not None:
            reference = read_reference(page.file, url)
            if reference.kind == "local" and reference.path in index.media:
                found.add(reference.path)
            elif reference.kind == "local" and reference.path and reference.path not in index.refused:
                missing.add(posixpath.basename(reference.path).casefold())
    return Facts(page.file, sound, not page.blocks, frozenset(found), frozenset(missing))

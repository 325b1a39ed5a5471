# SPDX-License-Identifier: Apache-2.0
"""What is known of a page once it has been checked, for what can be checked only when all have been."""

import posixpath

from sinau.checks._index import FileIndex
from sinau.markdown.walk import nodes_of_type, page_and_included
from sinau.model import nodes
from sinau.model.page import Page
from sinau.model.page_facts import Facts
from sinau.source.paths import read_reference


def source_files_of_page(page: Page) -> list[str]:
    """Return the files of `page`: its own, and those that it includes."""
    return (
        [part.facts.file for part in page.known.parts]
        if page.known
        else [part.file for part in page_and_included(page)]
    )


def facts_of_page(page: Page, index: FileIndex, sound: bool) -> Facts:
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

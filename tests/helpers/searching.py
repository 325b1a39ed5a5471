# SPDX-License-Identifier: Apache-2.0
"""Indexes of small catalogues, what is found in them, and how many bytes that takes."""

import json
from collections.abc import Iterable
from typing import Any

import brotli  # WeasyPrint's fonts bring it

from helpers.node import call_each
from sinau.model.rendered import JsonValue, Passage
from sinau.publishing.later_scripts import script_json
from sinau.search import SearchPage, search_parts

Parts = dict[str, JsonValue]


def page(title: str, *texts: str, language: str = "id", address: str = "", course: str = "") -> SearchPage:
    """Return a page whose first text has no heading; a text `heading: text` has one."""
    passages = []
    for place, text in enumerate(texts or ("",)):
        heading, _, rest = text.partition(": ") if place else ("", "", text)
        passages.append(Passage(heading.lower().replace(" ", "-"), heading, rest))
    return SearchPage(title, address or title.lower().replace(" ", "-"), language, course, tuple(passages))


def parts_of(*pages: SearchPage, related: Iterable[tuple[str, str]] = ()) -> Parts:
    """Return the index of `pages`."""
    return search_parts(pages, related)


def searched(parts: Parts, *queries: str) -> list[dict[str, Any]]:
    """Return what a browser finds (`tests/helpers/search.mjs`)."""
    (found,) = call_each("tests/helpers/search.mjs", "searched", [[json.loads(json.dumps(parts)), list(queries)]])
    assert isinstance(found, list)
    return found


def found(parts: Parts, query: str) -> list[str]:
    """Return the addresses that a browser finds first."""
    addresses: list[str] = searched(parts, query)[0]["addresses"]
    return addresses


def weight(name: str, part: JsonValue) -> int:
    """Return how many bytes the script of a part is, compressed by brotli at its best (11)."""
    return len(brotli.compress(f"sinau.part({script_json(name)},{script_json(part)});\n".encode(), quality=11))

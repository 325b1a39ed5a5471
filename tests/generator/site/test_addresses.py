# SPDX-License-Identifier: Apache-2.0
"""Addresses from one page of the site to another."""

import posixpath
from itertools import product

import pytest

from sinau.site.pages.addresses import relative_address

FOLDERS = ["/".join(names) for depth in range(4) for names in product("ab", repeat=depth)]


def test_an_address_is_the_shortest_way_from_the_pages_folder() -> None:
    for here, there, name in product(FOLDERS, FOLDERS, ("a", "f.html")):
        target, page = posixpath.join(there, name), posixpath.join(here, "p.html")
        if not f"{here}/".startswith(f"{target}/"):  # no file is where a folder is
            assert relative_address(target, page) == posixpath.relpath(target, here or "."), (target, page)


@pytest.mark.parametrize(
    "target, page, anchor, address",
    [
        ("a/p.html", "a/p.html", "", "p.html"),
        ("a/p.html", "a/p.html", "part", "#part"),
        ("a/ç & 'x'.html", "b/p.html", "part", "../a/%C3%A7%20%26%20%27x%27.html#part"),
        ("index.html", "a/b/p.html", "", "../../index.html"),
    ],
)
def test_addresses_are_written_for_html(target: str, page: str, anchor: str, address: str) -> None:
    assert relative_address(target, page, anchor) == address

# SPDX-License-Identifier: Apache-2.0
"""The index of the site, in a folder that is named by what is in it."""

from helpers.rendered import activity, course, rendered
from sinau.model.rendered import Selection
from sinau.site.pages import Site
from sinau.site.pages.searching import search_assets


def assets(title: str) -> tuple[str, list[str], bytes]:
    made = rendered(course([activity("one", 0, title=title)]))
    found = search_assets(Site(made, Selection(("demo",))))
    return found.prefix, [one.path for one in found.parts], b"".join(one.content for one in found.parts)


def test_the_folder_changes_with_what_is_in_it_and_with_nothing_else() -> None:
    prefix, paths, content = assets("Receipts")

    assert assets("Receipts") == (prefix, paths, content)
    assert assets("Vouchers")[0] != prefix
    assert all(path.startswith(prefix) and path.endswith(".js") for path in paths)
    assert b'"demo/one.html"' in content
    assert b'"demo/index.html"' in content

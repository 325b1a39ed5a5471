# SPDX-License-Identifier: Apache-2.0
"""The index of each document of the player."""

import json

from helpers.rendered import activity, course, rendered
from sinau.publishing.player_files import PlayerVariant, documents_tree
from sinau.publishing.search_scripts import index_part_script, index_scripts_of_document, script_prefix


def test_a_document_has_an_index_of_its_own_activities_by_names_of_its_own() -> None:
    whole = course([activity("one", 0, title="Receipts"), activity("two", 1, title="Vouchers")])
    scripts = index_scripts_of_document("part-a.html", whole, ())

    assert script_prefix("part-a.html") == "search-part-a-"
    assert set(scripts) == {f"search-part-a-{part}.js" for part in ("start", "r0", "p0", "t0")}
    assert b'"#two"' in scripts["search-part-a-t0.js"]


def test_where_there_is_one_activity_there_is_nothing_to_search() -> None:
    assert index_scripts_of_document("index.html", course([activity("one", 0)]), ()) == {}


def test_a_part_is_a_script_that_no_text_can_end() -> None:
    script = index_part_script("t0", ["</script>\u2028"]).decode()

    assert "</script" not in script
    assert json.loads(script.removeprefix('sinau.part("t0",').removesuffix(");\n")) == ["</script>\u2028"]


def test_every_document_that_can_be_searched_brings_the_search() -> None:
    two, one = course([activity("one", 0), activity("two", 1)]), course([activity("exam", 2, kind="exam")])
    catalogue = rendered(two).catalogue
    tree, needed = documents_tree(catalogue, {"index.html": two, "exam.html": one}, PlayerVariant("scorm12", b""))

    assert {"search.js", "search-index-start.js"} <= set(needed["index.html"])
    assert not [name for name in needed["exam.html"] if name.startswith("search")]
    assert 'sinau.searches={"index.html":"search-index-"}' in tree.read("care.js").decode()
    assert all(name in tree for names in needed.values() for name in names if not name.startswith("media/"))

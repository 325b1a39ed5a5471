# SPDX-License-Identifier: Apache-2.0
"""What a learner's device has to keep of a course: every file that its pages need, each with its size and digest."""

import json
import posixpath
import re
from dataclasses import replace
from functools import cache
from hashlib import sha256
from typing import Any

import pytest

from helpers.references import references
from helpers.rendered import activity, course, demo_course, publish, rendered
from sinau.diagnostics import Span
from sinau.model.catalogue import Alias
from sinau.model.rendered import Selection
from sinau.output.filetree import FileTree
from sinau.publications.site import PUBLICATION
from sinau.site import offline_lists
from sinau.site.offline_lists import OfflineLists
from sinau.site.pages import SiteParts

OTHER = course(
    [activity("only", 0, file="other/only.md", media=["demo/media/Alur kas.PNG"])], id="other", folder="other"
)


@cache
def site() -> FileTree:
    return publish(PUBLICATION, rendered(demo_course(), OTHER))


def known(tree: FileTree) -> dict[str, Any]:
    """What the build has put in front of the worker."""
    found = re.match(r"self\.sinau=(\{.*?\});\n", tree.read("sw.js").decode())
    assert found
    about: dict[str, Any] = json.loads(found[1])
    return about


def lists(tree: FileTree) -> dict[str, list[list[list[Any]]]]:
    """The groups of each list, with those that belong to all in front, by name."""
    found = {}
    for name, (path, _) in known(tree)["lists"].items():
        data = json.loads(tree.read(path))
        shared = json.loads(tree.read(data["shared"]))["groups"] if "shared" in data else []
        found[name] = shared + data["groups"]
    return found


def paths(groups: list[list[list[Any]]]) -> set[str]:
    return {path for group in groups for path, _, _ in group}


def test_each_file_is_listed_with_its_size_and_digest() -> None:
    tree = site()
    for groups in lists(tree).values():
        for path, size, digest in (entry for group in groups for entry in group):
            assert (size, digest) == (tree.size(path), sha256(tree.read(path)).hexdigest()[:32])


def test_whatever_a_page_in_a_list_refers_to_is_in_it_or_is_a_page_that_is_not() -> None:
    tree = site()
    for name, groups in lists(tree).items():
        there = paths(groups)
        assert f"{name}/index.html" in there
        assert name.startswith("light/") or len([path for path in there if path.endswith(".html")]) > 1
        for page in (path for path in there if path.endswith(".html")):
            for element, address in references(page, tree.read(page).decode()):
                path = posixpath.normpath(posixpath.join(posixpath.dirname(page), address.split("#")[0]))
                if element in {"script", "img", "link"} and path in tree and not path.endswith(".html"):
                    assert path in there, (page, path)


def test_a_list_has_the_course_lesson_by_lesson_and_no_other_course() -> None:
    groups = lists(site())["demo"]

    assert [[path for path, _, _ in group] for group in groups[2:]] == [
        ["demo/first.html", "demo/media/Alur kas.PNG"],
        ["demo/second.html"],
        ["demo/quiz.html"],
        ["demo/exam.html"],
    ]
    assert groups[1][0][0] == "demo/index.html"
    assert not any(path.startswith("other/") or "course-other" in path for path in paths(groups))
    assert "demo/media/Alur kas.PNG" in paths(lists(site())["other"])


def test_packages_and_what_is_for_machines_are_in_no_list() -> None:
    listed = set().union(*(paths(groups) for groups in lists(site()).values()))

    assert not {path for path in listed if path.startswith(("downloads/", "assets/offline/"))}
    assert not listed & {"sw.js", "404.html", "sitemap.xml", "robots.txt"}


def test_the_worker_knows_which_parts_of_the_host_are_the_sites() -> None:
    assert {"index.html", "assets", "demo", "other", "light", "search"} <= set(known(site())["parts"])


def test_sizes_count_what_is_the_same_once() -> None:
    for name, groups in lists(site()).items():
        sizes = {digest: size for group in groups for _, size, digest in group}
        assert known(site())["lists"][name][1] == sum(sizes.values())


def test_a_page_at_an_earlier_address_goes_with_the_page_that_it_leads_to() -> None:
    first = activity("first", 0)
    moved = replace(first, activity=replace(first.activity, aliases=(Alias("demo/lama.html", Span("x")),)))
    tree = publish(PUBLICATION, rendered(course([moved, activity("second", 1)])))

    assert [path for path, _, _ in lists(tree)["demo"][2]] == ["demo/first.html", "demo/lama.html"]


def test_the_light_edition_is_listed_with_the_media_of_its_activities() -> None:
    groups = lists(site())["light/demo"]

    assert groups[0][0][0] == "light/demo/index.html"
    aliases = json.loads(site().read(known(site())["lists"]["light/demo"][0]))["aliases"]
    assert set(aliases.values()) == {"light/demo/index.html"}
    assert set(aliases) == {f"light/demo/{name}.html" for name in ("first", "second", "quiz", "exam")}
    assert {path for path in site() if path.startswith("light/demo/")} <= paths(groups) | set(aliases)
    assert [path for path, _, _ in groups[1]] == ["light/demo/lesson-first.js", "demo/media/Alur kas.PNG"]
    assert not any(path.startswith(("other/", "light/other/", "demo/first")) for path in paths(groups))


def test_a_site_without_a_light_edition_has_no_list_of_it() -> None:
    tree = FileTree()
    for path in ("index.html", "demo/index.html"):
        tree.add(path, path.encode())
    for path, data in OfflineLists(SiteParts(rendered(demo_course()), Selection(("demo",))), tree).files():
        tree.add(path, data)

    assert set(lists(tree)) == {"demo"}


def test_one_changed_lesson_changes_its_file_and_the_list_of_its_course_only() -> None:
    def build(text: str) -> FileTree:
        lessons = [activity("first", 0, html=f"<p>Opening.</p><p>{text}</p>"), activity("second", 1)]
        return publish(PUBLICATION, rendered(course(lessons), OTHER))

    before, after = build("Old."), build("New.")
    was, now = (
        {path: digest for group in lists(tree)["demo"] for path, _, digest in group} for tree in (before, after)
    )
    changed = {path for path in now if was.get(path) != now[path]}

    assert "demo/second.html" not in changed
    assert "demo/first.html" in changed
    assert {path.split("/")[0] for path in changed} <= {"demo", "search"}
    assert known(before)["lists"]["light/other"] == known(after)["lists"]["light/other"]
    assert known(before)["lists"]["demo"] != known(after)["lists"]["demo"]


@pytest.mark.parametrize("most, there", [(offline_lists.MOST_SEARCH, True), (100, False)])
def test_the_index_of_the_search_is_listed_while_it_is_small(
    most: int, there: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(offline_lists, "MOST_SEARCH", most)
    tree = publish(PUBLICATION, rendered(demo_course()))

    assert any(path.startswith("search/") for path in paths(lists(tree)["demo"])) is there


def test_the_worker_speaks_the_language_of_the_front_page() -> None:
    hostile = replace(rendered(demo_course()).catalogue, title="A <b>&", languages=("id",))
    for content, said in (
        (rendered(demo_course()), "Tidak ada jaringan"),
        (replace(rendered(demo_course()), catalogue=hostile), "A &lt;b&gt;&amp;"),
    ):
        page = known(publish(PUBLICATION, content))["noNetwork"]["page"]
        assert said in page
        assert 'lang="id"' in page

# SPDX-License-Identifier: Apache-2.0
"""The manifest as a function of what it is told; what it is told of a course is tested in tests/conformance."""

from collections.abc import Sequence

from lxml import etree

from helpers.schemas import scorm12_errors
from sinau_scorm.manifest import ManifestContent, ManifestItem, identifiers_of_course, scorm12_manifest


def content(launch: str, files: Sequence[str], title: str = "Kas desa") -> ManifestContent:
    return ManifestContent(
        identifiers_of_course("desa"), "2026.1", title, [ManifestItem("ITEM-1", "SCO-1", title, launch, files)]
    )


def manifest(*files: str, launch: str = "index.html", title: str = "Kas desa") -> etree._Element:
    data = scorm12_manifest(content(launch, files, title))
    assert scorm12_errors(data) == []
    return etree.fromstring(data)


def listed(root: etree._Element) -> list[str | None]:
    return [element.get("href") for element in root.iter("{*}file")]


def test_the_launched_file_comes_first_and_the_others_in_order() -> None:
    assert listed(manifest("z.js", "index.html", "a.js", "about.html")) == [
        "index.html",
        "a.js",
        "about.html",
        "z.js",
    ]


def test_a_name_that_got_past_the_checks_is_still_a_valid_address() -> None:
    root = manifest("index.html", "media/a b&c.png")
    assert listed(root) == ["index.html", "media/a%20b%26c.png"]


def test_a_title_of_nothing_that_can_be_shown_gives_way_to_the_identifier() -> None:
    assert {title.text for title in manifest("index.html", title="\x00 \ufffe").iter("{*}title")} == {
        identifiers_of_course("desa").manifest
    }


def test_the_same_content_gives_the_same_bytes_in_any_order() -> None:
    contents = [content("a.html", files) for files in (["a.html", "b"], ["b", "a.html"])]
    assert scorm12_manifest(contents[0]) == scorm12_manifest(contents[1])

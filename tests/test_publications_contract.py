# SPDX-License-Identifier: Apache-2.0
"""What every publication has to keep, whoever adds it: each one found through the entry points is tried."""

import re
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from helpers.references import broken, references
from helpers.rendered import demo_course, publish, rendered, text_files
from sinau.extensions import publications
from sinau.output.artefact import package_name
from sinau.output.filetree import FileTree
from sinau.publication import Publication

FOUND = publications()
EACH = pytest.mark.parametrize("publication", FOUND.values(), ids=FOUND.keys())
PACKAGES = [publication for publication in FOUND.values() if publication.kind == "package"]
EACH_PACKAGE = pytest.mark.parametrize("publication", PACKAGES, ids=[package.name for package in PACKAGES])
# Loading one of these asks a host for something; a link that an author wrote waits for a learner to press it.
LOADING = {"script", "link", "img", "source", "video", "audio", "iframe", "object", "embed", "track", "style"}


@cache
def demo(name: str) -> FileTree:
    return publish(FOUND[name], rendered(demo_course()))


def test_the_publications_of_both_packages_are_found() -> None:
    assert {"offline", "scorm12", "scorm2004-3", "scorm2004-4"} <= FOUND.keys()


@EACH
def test_says_what_it_is_called(publication: Publication) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", publication.name)
    assert publication.title.text("en")
    assert publication.title.text("id")
    assert publication.kind in ("package", "document", "tree")


@EACH
def test_gives_the_same_bytes_twice(publication: Publication) -> None:
    one, other = demo(publication.name), publish(publication, rendered(demo_course()))
    assert list(one) == list(other)
    assert [path for path in one if one.read(path) != other.read(path)] == []


@EACH
def test_names_no_folder_of_this_machine(publication: Publication) -> None:
    here = {str(Path(__file__).resolve().parents[1]), str(Path.home()), "file://"} - {"/"}
    found = [(path, name) for path, text in text_files(demo(publication.name)).items() for name in here if name in text]
    assert found == []


@EACH
def test_every_reference_leads_to_a_published_file(publication: Publication) -> None:
    tree = demo(publication.name)
    assert list(broken(tree, directory_index=publication.kind == "tree")) == []


@EACH
def test_loads_nothing_from_another_host(publication: Publication) -> None:
    loaded = [
        (path, address)
        for path, text in text_files(demo(publication.name)).items()
        for element, address in references(path, text)
        if element in LOADING and re.match(r"(https?:)?//", address) and 'rel="canonical"' not in text
    ]
    assert loaded == []


@EACH
def test_publishes_no_source_file(publication: Publication) -> None:
    # MkDocs would copy course.yml and answers into the public site.
    assert [path for path in demo(publication.name) if re.search(r"\.(md|ya?ml|lock)$", path)] == []


@EACH
def test_right_answers_are_not_readable_at_a_glance(publication: Publication) -> None:
    texts = text_files(demo(publication.name))
    # On paper there is nothing to seal: no answer is there at all.
    # So it is on the page for supervisors, which asks nothing.
    assert (
        publication.kind == "document"
        or publication.name == "collect"
        or any("data-question" in text for text in texts.values())
    )
    assert [path for path, text in texts.items() if re.search(r'\\?"correct\\?":\s*\[\\?"a\\?"', text)] == []


@EACH_PACKAGE
def test_a_package_opens_with_its_index(publication: Publication) -> None:
    assert "index.html" in demo(publication.name)


@EACH_PACKAGE
def test_a_manifest_lists_every_file(publication: Publication) -> None:
    tree = demo(publication.name)
    if "imsmanifest.xml" not in tree:
        pytest.skip("this format has no manifest")
    root = etree.fromstring(tree.read("imsmanifest.xml"))
    listed = {element.get("href") for element in root.iter("{*}file")}
    # The manifest's own control documents are no content.
    assert {path for path in tree if path not in listed} - {"imsmanifest.xml"} == {
        path for path in tree if path.endswith((".xsd", ".dtd"))
    }


@EACH_PACKAGE
def test_a_zip_is_named_so_that_every_lms_takes_it(publication: Publication) -> None:
    assert re.fullmatch(r"[A-Za-z0-9_-]+\.zip", package_name("keuangan-desa", "2026.1", publication.name))

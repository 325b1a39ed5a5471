# SPDX-License-Identifier: Apache-2.0
"""The manifests of SCORM 1.2 packages, by the clauses of standards.md 1.1, 1.7 and 1.8, for any course."""

import re

from hypothesis import given
from lxml import etree

from helpers.rendered import activity, course, demo_course, publish, rendered
from helpers.schemas import scorm12_errors
from helpers.strategies import courses, examples
from sinau.diagnostics import Report
from sinau.model.rendered import RenderedCourse
from sinau.output.filetree import FileTree
from sinau_scorm.package_format12 import CONTROL_DOCUMENTS
from sinau_scorm.publications.scorm12 import PUBLICATION

CP = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}"
ADLCP = "{http://www.adlnet.org/xsd/adlcp_rootv1p2}"
ANY_COURSE = examples(20)


def package(content: RenderedCourse) -> FileTree:
    return publish(PUBLICATION, rendered(content), Report())


def manifest(content: RenderedCourse) -> etree._Element:
    return etree.fromstring(package(content).read("imsmanifest.xml"))


def titles(element: etree._Element) -> set[str]:
    return {title.text or "" for title in element.iter(f"{CP}title")}


@ANY_COURSE
@given(courses())
def test_is_valid_for_any_course(content: RenderedCourse) -> None:
    assert scorm12_errors(package(content).read("imsmanifest.xml")) == []


def test_begins_with_its_declaration_and_has_no_document_type() -> None:
    data = package(demo_course()).read("imsmanifest.xml")
    assert data.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n<manifest ')
    assert b"<!DOCTYPE" not in data


def test_namespaces_have_the_prefixes_that_lms_compare_as_text() -> None:
    root = manifest(demo_course())
    assert root.nsmap == {
        None: "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
        "adlcp": "http://www.adlnet.org/xsd/adlcp_rootv1p2",
        "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    }


def test_schema_location_is_one_line_of_pairs_that_are_in_the_package() -> None:
    tree = package(demo_course())
    root = etree.fromstring(tree.read("imsmanifest.xml"))
    location = root.get("{http://www.w3.org/2001/XMLSchema-instance}schemaLocation") or ""
    parts = location.split(" ")
    assert re.fullmatch(r"\S+( \S+)*", location)
    assert parts[::2] == [
        "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
        "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1",
        "http://www.adlnet.org/xsd/adlcp_rootv1p2",
    ]
    assert all(name in tree for name in parts[1::2])


def test_says_scorm_1_2_without_blanks_in_the_source() -> None:
    data = package(demo_course()).read("imsmanifest.xml")
    assert b"<schema>ADL SCORM</schema>" in data
    assert b"<schemaversion>1.2</schemaversion>" in data


def test_has_no_metadata_record() -> None:
    # D7: only schema and schemaversion are mandatory.
    metadata = manifest(demo_course()).find(f"{CP}metadata")
    assert metadata is not None
    assert [child.tag for child in metadata] == [f"{CP}schema", f"{CP}schemaversion"]


@ANY_COURSE
@given(courses())
def test_one_organization_with_one_item_that_launches_the_first_resource(content: RenderedCourse) -> None:
    root = manifest(content)
    (organizations,) = root.iterfind(f"{CP}organizations")
    (organization,) = organizations
    title, item = organization
    assert title.tag == f"{CP}title"
    assert organizations.get("default") == organization.get("identifier")
    assert item.tag == f"{CP}item"
    first = root.find(f"{CP}resources/{CP}resource")
    assert first is not None
    assert item.get("identifierref") == first.get("identifier")
    # 1.8: Open edX launches the first resource with an href.
    assert first.get("href") == "index.html"
    assert first.get(f"{ADLCP}scormtype") == "sco"
    assert first[0].get("href") == "index.html"


@ANY_COURSE
@given(courses())
def test_lists_every_file_but_itself_and_its_control_documents(content: RenderedCourse) -> None:
    tree = package(content)
    listed = [element.get("href") for element in etree.fromstring(tree.read("imsmanifest.xml")).iter(f"{CP}file")]
    assert len(set(listed)) == len(listed)
    assert set(listed) == set(tree) - {"imsmanifest.xml", *CONTROL_DOCUMENTS}
    assert all(re.fullmatch(r"[A-Za-z0-9._/-]+", href or "") for href in listed)


@ANY_COURSE
@given(courses())
def test_titles_are_kept_or_cut_and_never_empty(content: RenderedCourse) -> None:
    (title,) = titles(manifest(content))
    whole = "".join(char for char in " ".join(content.course.title.split()))
    assert 0 < len(title.encode("utf-16-le")) // 2 <= 200
    if len(whole) <= 100 and whole.isprintable() and whole:
        assert title == whole


@ANY_COURSE
@given(courses())
def test_version_has_at_most_20_characters(content: RenderedCourse) -> None:
    assert len(manifest(content).get("version", "")) <= 20


@ANY_COURSE
@given(courses(), courses())
def test_identifiers_are_plain_and_distinctive(one: RenderedCourse, other: RenderedCourse) -> None:
    found = [element.get("identifier", "") for element in manifest(one).iter() if element.get("identifier")]
    assert len(set(found)) == len(found)
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]*", identifier) for identifier in found)
    if one.course.id != other.course.id:
        assert found[0][:15] != manifest(other).get("identifier", "")[:15]


def test_identifiers_stay_when_everything_but_the_id_changes() -> None:
    before = manifest(demo_course())
    after = manifest(
        course([activity("only", 0)], id="demo", title="Another", version="2027.2", language="id", folder="elsewhere")
    )
    assert [e.get("identifier") for e in before.iter()][:8] == [e.get("identifier") for e in after.iter()][:8]
    assert before.get("version") != after.get("version")

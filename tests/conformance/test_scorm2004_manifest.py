# SPDX-License-Identifier: Apache-2.0
"""The manifests of SCORM 2004 packages, by the clauses of standards.md 1.2, 1.3, 1.4, 1.7 and 1.8, for any course."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from lxml import etree

import sinau_scorm
from helpers.rendered import activity, course, demo_course, publish, rendered
from helpers.schemas import scorm2004_errors
from helpers.strategies import courses, examples
from sinau.diagnostics import Report, Span
from sinau.model.assessment import AssessmentSettings
from sinau.model.catalogue import Objective
from sinau.model.rendered import RenderedCourse
from sinau.output.filetree import FileTree
from sinau_scorm.manifest import CONTROL_DOCUMENTS, EDITION3, EDITION4, scorm2004_manifest
from sinau_scorm.manifest.organization import (
    Condition,
    Item,
    ItemObjective,
    ManifestContents,
    ObjectiveMap,
    PreconditionRule,
    Resource,
    Rollup,
    Sequencing,
)
from sinau_scorm.publications import scorm12, scorm2004_3, scorm2004_4
from sinau_scorm.single_sco2004 import single_sco_package

MANIFESTS = Path(__file__).parent / "manifests"
PUBLICATIONS = {"3rd": scorm2004_3.PUBLICATION, "4th": scorm2004_4.PUBLICATION}
EDITIONS = {"3rd": EDITION3, "4th": EDITION4}
EACH_EDITION = pytest.mark.parametrize("edition", EDITIONS)
CP = "{http://www.imsglobal.org/xsd/imscp_v1p1}"
ADLCP = "{http://www.adlnet.org/xsd/adlcp_v1p3}"
ADLSEQ = "{http://www.adlnet.org/xsd/adlseq_v1p3}"
IMSSS = "{http://www.imsglobal.org/xsd/imsss}"
XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
ANY_COURSE = examples(10)


def package(content: RenderedCourse, edition: str = "4th") -> FileTree:
    return publish(PUBLICATIONS[edition], rendered(content), Report())


def manifest(content: RenderedCourse, edition: str = "4th") -> etree._Element:
    return etree.fromstring(package(content, edition).read("imsmanifest.xml"))


def examined(own: float | None = None, **values: Any) -> RenderedCourse:
    exam = activity("exam", 1, kind="exam", settings=AssessmentSettings(mastery_score=own))
    return course([activity("one", 0), exam], **{"mastery_score": 0.75, **values})


OBJECTIVES = tuple(Objective(name, name, Span("demo/course.yml")) for name in ("asas", "kas-umum"))


@EACH_EDITION
def test_is_the_golden_manifest_of_its_edition(edition: str) -> None:
    content = single_sco_package(examined(objectives=OBJECTIVES), ("player.js", "index.html"))
    assert scorm2004_manifest(content, EDITIONS[edition]).decode() == (
        MANIFESTS / f"scorm2004_{edition[0]}_single.xml"
    ).read_text(encoding="utf-8")


@EACH_EDITION
@ANY_COURSE
@given(content=courses())
def test_is_valid_for_any_course(edition: str, content: RenderedCourse) -> None:
    assert scorm2004_errors(package(content, edition).read("imsmanifest.xml"), edition) == []


@EACH_EDITION
def test_says_its_edition_as_moodle_and_open_edx_compare_it(edition: str) -> None:
    data = package(demo_course(), edition).read("imsmanifest.xml")
    assert data.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n<manifest ')
    assert b"<!DOCTYPE" not in data
    assert b"<schema>ADL SCORM</schema>" in data
    assert f"<schemaversion>2004 {edition} Edition</schemaversion>".encode() in data


def test_namespaces_have_the_prefixes_that_lms_compare_as_text() -> None:
    assert manifest(demo_course()).nsmap == {
        None: "http://www.imsglobal.org/xsd/imscp_v1p1",
        "adlcp": "http://www.adlnet.org/xsd/adlcp_v1p3",
        "adlseq": "http://www.adlnet.org/xsd/adlseq_v1p3",
        "adlnav": "http://www.adlnet.org/xsd/adlnav_v1p3",
        "imsss": "http://www.imsglobal.org/xsd/imsss",
        "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    }


@EACH_EDITION
def test_schema_location_is_one_line_that_names_every_namespace_in_use(edition: str) -> None:
    tree = package(demo_course(), edition)
    root = etree.fromstring(tree.read("imsmanifest.xml"))
    location = root.get(f"{XSI}schemaLocation") or ""
    parts = location.split(" ")
    assert re.fullmatch(r"\S+( \S+)*", location)
    used = {etree.QName(name).namespace for element in root.iter() for name in (element.tag, *element.attrib)}
    assert set(parts[::2]) >= used - {None, XSI[1:-1]}
    assert all(name in tree for name in parts[1::2])


@EACH_EDITION
def test_the_17_control_documents_stand_at_the_root_as_published(edition: str) -> None:
    tree = package(demo_course(), edition)
    found = {path for path in tree if path.endswith((".xsd", ".dtd"))}
    assert found == set(CONTROL_DOCUMENTS)
    source = Path(sinau_scorm.__file__).parent / "schemas" / EDITIONS[edition].schemas
    assert {path.name for path in source.iterdir()} == found
    assert all(tree.read(name) == (source / name).read_bytes() for name in found)


@EACH_EDITION
@ANY_COURSE
@given(content=courses())
def test_one_leaf_that_launches_the_first_resource(edition: str, content: RenderedCourse) -> None:
    root = manifest(content, edition)
    (organizations,) = root.iterfind(f"{CP}organizations")
    (organization,) = organizations
    (item,) = root.iter(f"{CP}item")
    assert organizations.get("default") == organization.get("identifier")
    assert [child.tag for child in organization] == [f"{CP}title", f"{CP}item", f"{IMSSS}sequencing"]
    first = root.find(f"{CP}resources/{CP}resource")
    assert first is not None
    assert item.get("identifierref") == first.get("identifier")
    assert (first.get("href"), first[0].get("href")) == ("index.html", "index.html")
    assert first.get(f"{ADLCP}scormType") == "sco"
    found = [element.get("identifier", "") for element in root.iter() if element.get("identifier")]
    assert len(set(found)) == len(found)
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]*", identifier) for identifier in found)


@EACH_EDITION
@ANY_COURSE
@given(content=courses())
def test_lists_every_file_with_its_extension(edition: str, content: RenderedCourse) -> None:
    tree = package(content, edition)
    listed = [element.get("href") or "" for element in etree.fromstring(tree.read("imsmanifest.xml")).iter(f"{CP}file")]
    assert len(set(listed)) == len(listed)
    assert set(listed) == set(tree) - {"imsmanifest.xml", *CONTROL_DOCUMENTS}
    assert all(re.fullmatch(r"[A-Za-z0-9._/-]+\.[A-Za-z0-9]+", href) for href in listed)


@EACH_EDITION
@ANY_COURSE
@given(content=courses())
def test_names_are_plain_and_no_two_alike_in_any_folder(edition: str, content: RenderedCourse) -> None:
    names = list(package(content, edition))
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*", name) for name in names)
    bases = [name.rpartition("/")[2].casefold() for name in names]
    assert len(set(bases)) == len(bases)


@EACH_EDITION
def test_the_content_decides_and_nothing_is_shared_with_other_courses(edition: str) -> None:
    root = manifest(demo_course(), edition)
    (organization,) = root.iter(f"{CP}organization")
    assert organization.get(f"{ADLSEQ}objectivesGlobalToSystem") == "false"
    (controls,) = root.iter(f"{IMSSS}deliveryControls")
    assert dict(controls.attrib) == {"completionSetByContent": "true", "objectiveSetByContent": "true"}
    (mode,) = root.iter(f"{IMSSS}controlMode")
    assert dict(mode.attrib) == {"choice": "true", "flow": "true"}
    assert mode.getparent().getparent() is organization  # type: ignore[union-attr]


@EACH_EDITION
def test_completes_by_a_full_measure_in_the_editions_own_form(edition: str) -> None:
    (threshold,) = manifest(demo_course(), edition).iter(f"{ADLCP}completionThreshold")
    expected = {"3rd": ("1.0", {}), "4th": (None, {"completedByMeasure": "true", "minProgressMeasure": "1.0"})}
    assert (threshold.text, dict(threshold.attrib)) == expected[edition]


@pytest.mark.parametrize(
    "content, mark",
    [
        (examined(), "0.75"),
        (examined(own=0.6), "0.6"),
        (examined(own=0), "0"),
        (examined(mastery_score=0.755), "0.755"),
        (examined(mastery_score=0.00001), "0.00001"),
        (examined(mastery_score=None), None),
        (course([activity("one", 0)], mastery_score=0.75), None),
    ],
)
def test_the_exams_mark_makes_the_lms_decide_by_the_score(content: RenderedCourse, mark: str | None) -> None:
    root = manifest(content)
    (primary,) = root.iter(f"{IMSSS}primaryObjective")
    assert primary.findtext(f"{IMSSS}minNormalizedMeasure") == mark
    assert primary.get("satisfiedByMeasure") == (None if mark is None else "true")


def test_objectives_have_the_names_that_the_course_reports_them_by() -> None:
    root = manifest(examined(objectives=OBJECTIVES))
    (objectives,) = root.iter(f"{IMSSS}objectives")
    assert [element.tag.rpartition("}")[2] for element in objectives] == ["primaryObjective", "objective", "objective"]
    assert [element.get("objectiveID") for element in objectives][1:] == ["asas", "kas-umum"]
    assert objectives[0].get("objectiveID", "").startswith("OBJ-")


def test_the_lms_hides_buttons_that_lead_nowhere() -> None:
    assert [element.text for element in manifest(demo_course()).iter("{*}hideLMSUI")] == ["previous", "continue"]


def test_identifiers_are_those_of_the_12_package_and_stay() -> None:
    # An LMS whose administrator changes the format keeps nothing anyway; but one course has one name everywhere.
    older = etree.fromstring(publish(scorm12.PUBLICATION, rendered(demo_course())).read("imsmanifest.xml"))
    newer = manifest(demo_course(title="Another", version="2027.2", language="id"))
    assert [e.get("identifier") for e in older.iter() if e.get("identifier")] == [
        e.get("identifier") for e in newer.iter() if e.get("identifier")
    ]


def sco(name: str, **sequencing: Any) -> Item:
    return Item(f"ITEM-{name}", name, f"RES-{name}", sequencing=Sequencing(by_content=True, **sequencing))


def several() -> ManifestContents:
    """Return a module with a pretest that lets learners skip the lesson, and a test that waits for either."""
    ready, passed = "urn:demo:obj:ready", "urn:demo:obj:pre"
    pretest = sco(
        "pre",
        rollup=Rollup(satisfied=False, completed=False, weight=0),
        objectives=(
            ItemObjective(
                "OBJ-pre", 0.8, (ObjectiveMap(passed, write=True), ObjectiveMap(ready, read=False, write=True))
            ),
        ),
    )
    lesson = sco(
        "lesson",
        rules=(PreconditionRule("skip", (Condition("satisfied", "OBJ-seen"),), "any"),),
        objectives=(
            ItemObjective("OBJ-lesson", maps=(ObjectiveMap(ready, read=False, write=True),)),
            ItemObjective("OBJ-seen", maps=(ObjectiveMap(passed),)),
        ),
    )
    unknown = Condition("objectiveStatusKnown", "OBJ-ready", negated=True)
    test = sco(
        "test",
        rules=(PreconditionRule("disabled", (Condition("satisfied", "OBJ-ready", negated=True), unknown), "any"),),
        attempts=3,
        objectives=(ItemObjective("OBJ-test", 0.8), ItemObjective("OBJ-ready", maps=(ObjectiveMap(ready),))),
    )
    module = Item(
        "ITEM-m", "Module", items=(pretest, replace(lesson, by_measure=True), test), sequencing=Sequencing(True)
    )
    shared = Resource("RES-shared", ("shared.css",))
    scos = [
        Resource(f"RES-{n}", (f"{n}.js", f"{n}.html"), f"{n}.html", ("RES-shared",)) for n in ("pre", "lesson", "test")
    ]
    return ManifestContents("demo", "1", "ORG-demo", "Demo", (module,), (shared, *scos))


@EACH_EDITION
def test_a_tree_of_several_scos_is_written_in_the_order_of_the_schemas(edition: str) -> None:
    written = (MANIFESTS / f"scorm2004_{edition[0]}_several.xml").read_text(encoding="utf-8")
    usual = scorm2004_manifest(replace(several(), mapinfo_prefix="imsss"), EDITIONS[edition])
    data = scorm2004_manifest(several(), EDITIONS[edition])
    assert scorm2004_errors(usual, edition) == scorm2004_errors(data, edition) == []
    assert usual.decode() == written
    # Nothing but the prefix of mapInfo differs, and whoever reads namespaces sees no difference at all.
    assert data.decode() == written.replace("<imsss:mapInfo ", f'<ss:mapInfo xmlns:ss="{IMSSS[1:-1]}" ')
    one, other = ([(e.tag, dict(e.attrib), e.text) for e in etree.fromstring(form).iter()] for form in (data, usual))
    assert one == other
    root = etree.fromstring(data)
    # Open edX launches the first resource with an address.
    assert [e.get("identifier") for e in root.iter(f"{CP}resource")] == [
        "RES-pre",
        "RES-lesson",
        "RES-test",
        "RES-shared",
    ]
    assert [e.get("href") for e in root.iter(f"{CP}file")][:2] == ["pre.html", "pre.js"]


def test_a_group_has_no_resource_and_a_title_of_nothing_gives_way_to_the_identifier() -> None:
    empty = replace(several(), title="\x00 \ufffe", version="v" * 30)
    root = etree.fromstring(scorm2004_manifest(empty, EDITION4))
    assert root.findtext(f".//{CP}organization/{CP}title") == "demo"
    assert root.get("version") == "v" * 19 + "…"
    groups = [item for item in root.iter(f"{CP}item") if item.find(f"{CP}item") is not None]
    assert [item.get("identifierref") for item in groups] == [None]

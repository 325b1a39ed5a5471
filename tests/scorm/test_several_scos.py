# SPDX-License-Identifier: Apache-2.0
"""Packages of several SCOs: structure, sequencing, names that stay, valid by both editions' XSDs, and nothing that `verify` refuses."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from helpers.rendered import publish, rendered
from helpers.schemas import scorm12_errors, scorm2004_errors
from helpers.shaped import Shape
from helpers.strategies import courses, examples
from sinau.diagnostics import Report, Severity
from sinau.extensions import publications
from sinau.model.html_pieces import Pieces
from sinau.model.rendered import RenderedCourse, Selection
from sinau_scorm.manifest.reading import read_manifest
from sinau_scorm.verify import verify_package

NAMES = {
    "": "http://www.imsglobal.org/xsd/imscp_v1p1",
    "imsss": "http://www.imsglobal.org/xsd/imsss",
    "adlseq": "http://www.adlnet.org/xsd/adlseq_v1p3",
}
PUBLICATIONS = ("scorm12", "scorm2004-3", "scorm2004-4")


def manifest(shape: Shape, publication: str = "scorm2004-4") -> etree._Element:
    return etree.fromstring(shape.tree(publication).read("imsmanifest.xml"))


def item(root: etree._Element, title: str) -> etree._Element:
    found = root.xpath("//*[local-name()='item'][*[local-name()='title'][text()=$title]]", title=title)
    assert isinstance(found, list)
    (one,) = found
    assert isinstance(one, etree._Element)
    return one


def own(element: etree._Element, path: str) -> list[etree._Element]:
    """Elements of the item's own sequencing."""
    sequencing = element.find("imsss:sequencing", NAMES)
    return [] if sequencing is None else sequencing.findall(path, NAMES)


def rules(element: etree._Element) -> dict[str, list[list[tuple[str, str, str]]]]:
    """The rules of each action: what is asked of which objective. All conditions of a rule have to hold, and one rule is enough."""
    found: dict[str, list[list[tuple[str, str, str]]]] = {}
    for rule in own(element, ".//imsss:preConditionRule"):
        action = rule.find("imsss:ruleAction", NAMES)
        assert action is not None
        (conditions,) = rule.findall("imsss:ruleConditions", NAMES)
        assert conditions.get("conditionCombination") == "all"
        asked = [
            (one.get("operator", ""), one.get("condition", ""), one.get("referencedObjective", ""))
            for one in rule.iter("{http://www.imsglobal.org/xsd/imsss}ruleCondition")
        ]
        found.setdefault(action.get("action", ""), []).append(asked)
    return found


def counts(element: etree._Element) -> tuple[str | None, str | None, str | None, str | None]:
    """Whether it rolls up satisfaction, completion, with which weight, and when."""
    (rollup,) = own(element, "imsss:rollupRules")
    considered = own(element, "adlseq:rollupConsiderations")
    attributes = ("rollupObjectiveSatisfied", "rollupProgressCompletion", "objectiveMeasureWeight")
    satisfied, completed, weight = (rollup.get(name) for name in attributes)
    return satisfied, completed, weight, considered[0].get("requiredForCompleted") if considered else None


def writes(element: etree._Element) -> set[tuple[str, str]]:
    """Which objective writes to which of the course's."""
    return {
        (one.getparent().get("objectiveID", ""), one.get("targetObjectiveID", ""))  # type: ignore[union-attr]
        for one in own(element, ".//imsss:mapInfo")
        if one.get("writeSatisfiedStatus") == "true"
    }


def test_only_the_exam_counts_for_success_and_score() -> None:
    root = manifest(Shape())

    assert counts(item(root, "Page exam")) == ("true", "true", "1", None)
    assert counts(item(root, "Page before")) == ("false", "false", "0", None)
    for title in ("First module", "Second module", "Page la", "Page quiz"):
        assert counts(item(root, title)) == ("false", "true", "0", "ifNotSkipped")
    assert counts(item(manifest(Shape(completion="exam")), "Page la"))[1] == "false"
    assert counts(item(manifest(Shape(completion="lessons")), "Page exam"))[1] == "false"


def test_where_all_can_be_spared_the_pretest_counts_once_it_is_begun() -> None:
    # Nothing but skipped lessons would be left: a roll-up of nothing is unknown for ever (SN 4.6).
    assert counts(item(manifest(Shape(completion="lessons")), "Page before")) == ("false", "true", "0", "ifAttempted")


def test_the_exam_waits_until_all_is_known_to_be_done() -> None:
    waits = [
        [("not", "objectiveStatusKnown", f"SINAU-{how}-a{number}") for how in ("after", "proven")]
        for number in (1, 2, 3, 4)
    ]

    assert rules(item(manifest(Shape()), "Page exam")) == {"disabled": waits}
    assert rules(item(manifest(Shape(completion="exam")), "Page exam")) == {}


def test_a_proven_lesson_is_skipped_and_known_to_be_done() -> None:
    root = manifest(Shape())

    assert rules(item(root, "Page la")) == {"skip": [[("", "satisfied", "SINAU-proven-a1")]]}
    assert rules(item(root, "Second module"))["skip"] == [
        [("", "satisfied", "SINAU-proven-a3"), ("", "satisfied", "SINAU-proven-a4")]
    ]
    assert ("SINAU-proven-a1", "urn:sinau:shapes:proven:a1") in writes(item(root, "Page before"))
    assert [target for _name, target in writes(item(root, "Page la"))] == ["urn:sinau:shapes:done:a1"]


@pytest.mark.parametrize("tracked", ["lesson", "module"])
def test_what_one_part_says_no_other_can_undo(tracked: str) -> None:
    spaces = {"s": NAMES["imsss"]}
    written = manifest(Shape(tracked=tracked)).xpath(
        "//s:mapInfo[@writeSatisfiedStatus='true']/@targetObjectiveID", namespaces=spaces
    )
    assert isinstance(written, list)
    assert len(written) == len(set(written)) > 0


def test_without_a_pretest_nothing_is_skipped() -> None:
    root = manifest(Shape(pretest=False))

    assert "skip" not in rules(item(root, "Page la"))
    assert rules(item(root, "First module")) == {}


@pytest.mark.parametrize("publication", ["scorm2004-3", "scorm2004-4"])
def test_results_count_also_after_a_module_is_entered_anew(publication: str) -> None:
    root = manifest(Shape(), publication)
    organization = root.find(".//organization", NAMES)
    assert organization is not None
    for element in (organization, item(root, "First module")):
        (control,) = own(element, "imsss:controlMode")
        assert dict(control.attrib) == {
            "choice": "true",
            "flow": "true",
            "useCurrentAttemptObjectiveInfo": "false",
            "useCurrentAttemptProgressInfo": "false",
        }


def test_in_order_each_waits_for_the_one_before() -> None:
    root = manifest(Shape(navigation="sequential", pretest=False))

    assert rules(item(root, "Page la")) == {}
    assert rules(item(root, "Page lb")) == {"disabled": [[("not", "objectiveStatusKnown", "SINAU-after-a0")]]}


def identifiers(content: RenderedCourse, publication: str) -> dict[str, str]:
    """Identifier of the item of each document."""
    root = etree.fromstring(publish(publications()[publication], rendered(content)).read("imsmanifest.xml"))
    space = root.tag.partition("}")[0] + "}"
    documents = {one.get("identifier"): one.get("href", "") for one in root.iter(f"{space}resource")}
    return {
        documents[one.get("identifierref")]: one.get("identifier", "")
        for one in root.iter(f"{space}item")
        if one.get("identifierref")
    }


@pytest.mark.parametrize("publication", PUBLICATIONS)
@pytest.mark.parametrize("tracked", ["lesson", "module"])
def test_names_stay_when_others_come_go_and_move(publication: str, tracked: str) -> None:
    content = Shape(tracked=tracked, pretest=False).rendered.courses[0]
    before = identifiers(content, publication)
    first, second = content.course.modules
    turned = replace(content, course=replace(content.course, modules=(second, first)))
    # As ids.lock has it: what is removed leaves its number behind, what is new gets one that was never used.
    gone = next(one for one in content.activities if one.activity.id == "la")
    less = replace(
        content,
        course=replace(content.course, modules=(replace(first, activities=first.activities[1:]), second)),
        activities=tuple(one for one in content.activities if one is not gone),
    )
    new = replace(
        gone,
        index=content.activity_slots,
        activity=replace(gone.activity, id="ld", title="New"),
        questions=(),
        body=Pieces(),
    )
    more = replace(
        content,
        course=replace(content.course, modules=(replace(first, activities=(new.activity, *first.activities)), second)),
        activities=(new, *content.activities),
        activity_slots=content.activity_slots + 1,
    )
    assert identifiers(turned, publication) == before
    assert {name: before[name] for name in identifiers(less, publication)} == identifiers(less, publication)
    after = identifiers(more, publication)
    assert {name: after[name] for name in before} == before
    assert len(set(after.values())) == len(after)


def errors(data: bytes, publication: str) -> list[str]:
    return (
        scorm12_errors(data)
        if publication == "scorm12"
        else scorm2004_errors(data, f"{publication[-1]}{'rd' if publication[-1] == '3' else 'th'}")
    )


@pytest.mark.parametrize("publication", PUBLICATIONS)
@given(content=courses(), data=st.data())
@examples(15)
def test_any_course_makes_a_valid_manifest(publication: str, content: RenderedCourse, data: st.DataObject) -> None:
    shaped = replace(
        content.course,
        settings={"tracked": data.draw(st.sampled_from(["lesson", "module"]))},
        navigation=data.draw(st.sampled_from(["free", "sequential"])),
    )
    report = Report()
    selection = Selection((content.course.id,))
    tree = report.collect(publications()[publication].publish(rendered(replace(content, course=shaped)), selection))
    written = tree.read("imsmanifest.xml")

    assert errors(written, publication) == []
    root = etree.fromstring(written)
    # Every objective that a rule asks about stands in its own activity (SN, Objectives).
    for rule in root.iter("{http://www.imsglobal.org/xsd/imsss}sequencing"):
        known = {one.get("objectiveID") for one in rule.iter() if one.get("objectiveID")}
        asked = {one.get("referencedObjective") for one in rule.iter() if one.get("referencedObjective")}
        assert asked <= known
    # What an activity waits for, another one tells.
    targets = [(one.get("targetObjectiveID"), one) for one in root.iter("{http://www.imsglobal.org/xsd/imsss}mapInfo")]
    told = {target for target, one in targets if one.get("writeSatisfiedStatus") == "true"}
    assert {target for target, one in targets if one.get("readSatisfiedStatus") == "true"} <= told


@pytest.mark.parametrize("publication", ["scorm2004-3", "scorm2004-4"])
@pytest.mark.parametrize(
    "shape",
    [
        Shape(),
        Shape(tracked="module"),
        Shape(navigation="sequential", completion="lessons"),
        Shape(tracked="module", navigation="sequential", pretest=False),
        Shape(completion="exam", quiz=False),
    ],
)
def test_the_form_that_moodle_imports_means_the_same(shape: Shape, publication: str) -> None:
    data = shape.tree(publication).read("imsmanifest.xml")
    usual = replace(shape, prefix="imsss").tree(publication).read("imsmanifest.xml")

    # Moodle compares the text of names in capital letters and does not read namespaces.
    assert b"IMSSS:MAPINFO" not in data.upper()
    assert b"<imsss:mapInfo " in usual
    assert errors(data, publication) == []
    assert replace(shape, prefix="ss").tree(publication).read("imsmanifest.xml") == data
    ours, theirs = read_manifest(data), read_manifest(usual)
    assert ours.organization == theirs.organization
    assert any(item.sequencing.get("objectives") for item in ours.organization.walk())
    assert (ours.stops_moodle, theirs.stops_moodle > 0) == (0, True)


@pytest.mark.parametrize("publication", PUBLICATIONS)
@pytest.mark.parametrize(
    "shape",
    [
        Shape(),
        Shape(tracked="module"),
        Shape(navigation="sequential", completion="lessons"),
        Shape(tracked="module", pretest=False, completion="exam"),
    ],
)
def test_verify_says_only_that_not_every_lms_shows_several_parts(
    publication: str, shape: Shape, tmp_path: Path
) -> None:
    report = Report()
    verify_package(shape.package(tmp_path, publication), report)

    assert {one.rule.code for one in report} == {"C804"}, [one.message("en") for one in report]
    assert all(one.rule.severity is not Severity.ERROR for one in report)


@pytest.mark.parametrize("publication", ["scorm2004-3", "scorm2004-4"])
def test_verify_says_which_form_moodle_refuses(publication: str, tmp_path: Path) -> None:
    report = Report()
    verify_package(Shape(prefix="imsss").package(tmp_path, publication), report)

    assert {one.rule.code for one in report} == {"C804", "C814"}

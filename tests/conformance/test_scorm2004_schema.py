# SPDX-License-Identifier: Apache-2.0
"""The validator can tell right from wrong in both editions, and our numbers are those of the published XSDs."""

import re
from pathlib import Path

import pytest
from lxml import etree

from helpers.schemas import scorm2004_errors
from sinau.publishing.built_files import built_file
from sinau_scorm.limits import SCORM2004
from sinau_scorm.manifest import CONTROL_DOCUMENTS, EDITION3, EDITION4

MANIFESTS = Path(__file__).parent / "manifests"
EDITIONS = {"3rd": EDITION3, "4th": EDITION4}
EACH_EDITION = pytest.mark.parametrize("edition", EDITIONS)
FORMS = {"3rd": ">1.0</adlcp:completionThreshold>", "4th": ' completedByMeasure="true" minProgressMeasure="1.0"/>'}


def golden(kind: str, edition: str) -> str:
    return (MANIFESTS / f"scorm2004_{edition[0]}_{kind}.xml").read_text(encoding="utf-8")


@EACH_EDITION
@pytest.mark.parametrize("kind", ["single", "several"])
def test_known_good_manifests_are_valid(kind: str, edition: str) -> None:
    assert scorm2004_errors(golden(kind, edition).encode(), edition) == []


@EACH_EDITION
@pytest.mark.parametrize(
    "right, wrong",
    [
        ('identifier="ITEM-', 'identifier="1-ITEM-'),
        ('scormType="sco"', 'scormType="SCO"'),
        ('identifier="SCO-', 'identifier="SCO '),
        ('type="webcontent"', ""),
        ('<file href="index.html"/>', "<file/>"),
        ("completionSetByContent", "completionsetByContent"),
        ('objectivesGlobalToSystem="false"', 'objectivesGlobalToSystem="no"'),
        ("<imsss:minNormalizedMeasure>0.75<", "<imsss:minNormalizedMeasure>75<"),
        (">previous</adlnav:hideLMSUI>", ">next</adlnav:hideLMSUI>"),
        ('flow="true"', 'flow="yes"'),
        ("imsss:primaryObjective", "imsss:firstObjective"),
        ("<metadata>", "<metadatum>"),
    ],
)
def test_what_is_wrong_is_found(right: str, wrong: str, edition: str) -> None:
    whole = golden("single", edition)
    assert right in whole
    broken = whole.replace(right, wrong)
    if right == "<metadata>":
        broken = broken.replace("</metadata>", "</metadatum>")
    assert scorm2004_errors(broken.encode(), edition) != []


def test_the_attribute_of_scorm_12_is_wrong_although_the_schemas_of_the_4th_edition_let_it_pass() -> None:
    # Their wildcards are lax, so that validity alone would not have told; the rules of the manifest's test do.
    three, four = (golden("single", edition).replace("adlcp:scormType", "adlcp:scormtype") for edition in EDITIONS)
    assert scorm2004_errors(three.encode(), "3rd") != []
    assert scorm2004_errors(four.encode(), "4th") == []


@EACH_EDITION
def test_elements_out_of_their_order_are_found(edition: str) -> None:
    whole = golden("single", edition)
    (controls,) = re.findall(r" *<imsss:deliveryControls[^>]*/>\n", whole)
    moved = whole.replace(controls, "").replace(
        "          <imsss:objectives>", controls + "          <imsss:objectives>"
    )
    assert moved != whole
    assert scorm2004_errors(moved.encode(), edition) != []


def test_the_threshold_has_another_form_in_each_edition() -> None:
    three, four = golden("single", "3rd"), golden("single", "4th")
    assert FORMS["3rd"] in three
    assert FORMS["4th"] in four
    assert scorm2004_errors(three.replace(FORMS["3rd"], FORMS["4th"]).encode(), "3rd") != []


@EACH_EDITION
def test_all_control_documents_are_there_and_name_no_other(edition: str) -> None:
    folder = EDITIONS[edition].schemas
    assert len(CONTROL_DOCUMENTS) == len(set(CONTROL_DOCUMENTS)) == 17
    for name in CONTROL_DOCUMENTS:
        text = re.sub(
            r"<!--.*?-->|<xsd?:documentation>.*?</xsd?:documentation>", "", read(folder, name), flags=re.DOTALL
        )
        named = re.findall(
            r'schemaLocation\s*=\s*"([^"]*)"|<!DOCTYPE[^>"]*"[^"]*"\s+"([^"]*)"|SYSTEM\s+[\'"]([^\'"]*)', text
        )
        assert {one or two or three for one, two, three in named} <= set(CONTROL_DOCUMENTS), name


@EACH_EDITION
def test_a_title_may_be_as_long_as_it_likes_but_not_a_version(edition: str) -> None:
    # CAM's application profile warns of a title above 200 characters, where SCORM 1.2's XSD refuses it.
    schema = etree.fromstring(read(EDITIONS[edition].schemas, "imscp_v1p1.xsd").encode())
    assert list(schema.iter("{*}maxLength")) == []
    assert (SCORM2004.title, SCORM2004.manifest_version) == (200, 20)


def read(folder: str, name: str) -> str:
    return built_file("sinau_scorm", f"schemas/{folder}/{name}").decode()

# SPDX-License-Identifier: Apache-2.0
"""The validator can tell right from wrong, and our numbers are those of the published XSDs."""

import re
from pathlib import Path

import pytest
from lxml import etree

from helpers.schemas import scorm12_errors
from sinau.publishing.built_files import built_file
from sinau_scorm.limits import SCORM12
from sinau_scorm.package_format12 import CONTROL_DOCUMENTS
from sinau_scorm.verify.package import Edition
from sinau_scorm.verify.schemas import schema_of_edition

MANIFESTS = Path(__file__).parent / "manifests"
MINIMAL = (MANIFESTS / "scorm12_min.xml").read_text(encoding="utf-8")
METADATA = MINIMAL[MINIMAL.index("  <metadata>") : MINIMAL.index("  <organizations")]
XSD = "{http://www.w3.org/2001/XMLSchema}"


@pytest.mark.parametrize("name", ["scorm12_min.xml", "scorm12_full.xml"])
def test_known_good_manifests_are_valid(name: str) -> None:
    assert scorm12_errors((MANIFESTS / name).read_bytes()) == []


@pytest.mark.parametrize(
    "right, wrong",
    [
        ("<title>Lesson 1</title>", f"<title>{'x' * 201}</title>"),
        ('identifier="ITEM-1"', 'identifier="1-ITEM"'),
        ('identifier="RES-1"', 'identifier="RES 1"'),
        ('identifier="RES-1"', 'identifier="ITEM-1"'),
        ("adlcp:scormtype", "adlcp:scormType"),
        ("adlcp:scormtype", "scormtype"),
        ('scormtype="sco"', 'scormtype="SCO"'),
        ("<adlcp:masteryscore>80</adlcp:masteryscore>", "<adlcp:passmark>80</adlcp:passmark>"),
        ('version="1.0"\n', f'version="{"1" * 21}"\n'),
        ('type="webcontent"', ""),
        ('<file href="index.html"/>', "<file/>"),
        (METADATA, ""),
        ("<organizations", "<resources/><organizations"),
    ],
)
def test_what_is_wrong_is_found(right: str, wrong: str) -> None:
    assert right in MINIMAL
    broken = MINIMAL.replace(right, wrong, 1)
    if not wrong and right == METADATA:
        # Optional for the XSD, but not behind what it describes.
        broken = broken.replace("  <resources>", METADATA + "  <resources>", 1)
    assert scorm12_errors(broken.encode()) != []


def test_the_schema_comes_from_memory_alone() -> None:
    with pytest.raises(OSError, match="nowhere"):
        etree.parse("memory:/nowhere.xsd")
    assert schema_of_edition(Edition.SCORM12) is schema_of_edition(Edition.SCORM12)


@pytest.mark.parametrize(
    "file, owner, limit",
    [
        ("imscp_rootv1p1p2.xsd", "titleType", SCORM12.title),
        ("imscp_rootv1p1p2.xsd", "attr.version", SCORM12.manifest_version),
        ("imscp_rootv1p1p2.xsd", "attr.href", SCORM12.href),
        ("imscp_rootv1p1p2.xsd", "attr.parameters", SCORM12.parameters),
        ("adlcp_rootv1p2.xsd", "datafromlmsType", SCORM12.launch_data),
    ],
)
def test_our_limits_are_those_of_the_schemas(file: str, owner: str, limit: int) -> None:
    schema = etree.fromstring(built_file("sinau_scorm", f"schemas/scorm12/{file}"))
    (declaration,) = [element for element in schema if element.get("name") == owner]
    (length,) = declaration.iter(f"{XSD}maxLength")
    assert int(length.get("value", "")) == limit


def test_all_control_documents_are_shipped_as_published() -> None:
    # What the wrapper mends in memory is not mended in packages.
    assert b'xmlns="http://www.w3.org/XML/1998/namespace"' in built_file("sinau_scorm", "schemas/scorm12/ims_xml.xsd")
    assert b'namespace="##any"' in built_file("sinau_scorm", "schemas/scorm12/imsmd_rootv1p2p1.xsd")
    for name in CONTROL_DOCUMENTS:
        text = built_file("sinau_scorm", f"schemas/scorm12/{name}").decode()
        assert set(re.findall(r'schemaLocation\s*=\s*"([^"]*)"', text)) <= set(CONTROL_DOCUMENTS)

# SPDX-License-Identifier: Apache-2.0
"""Manifests that have the name and the shape of SCORM's and belong to another standard: all of them are IMS Content Packages."""

from lxml import etree

from sinau.diagnostics import Rule
from sinau_scorm.manifest.tree import attribute, child, children, name_of, text_of
from sinau_scorm.recognising.courses import CARTRIDGE, QTI

SCORM = "adl scorm"
CARTRIDGE_SCHEMAS = ("ims common cartridge", "ims thin common cartridge")
CARTRIDGE_SPACE, QTI_SPACE = "imsglobal.org/xsd/imscc", "imsglobal.org/xsd/qti/"
# Version 2 and 3 name each question and each test, version 1.2 a file of questions.
QTI_TYPES = ("imsqti_item_xml", "imsqti_test_xml", "imsqti_xmlv1p", "imsqti_assessment_xml")


def standard_of_other_manifest(root: etree._Element) -> Rule | None:
    """Return which other standard the manifest with this root belongs to; `None` where SCORM may be meant."""
    if name_of(root) != "manifest":
        return None
    schema = text_of(child(child(root, "metadata"), "schema")).lower()
    if schema == SCORM:
        return None
    if schema.startswith(CARTRIDGE_SCHEMAS):
        return CARTRIDGE
    space = etree.QName(root).namespace or ""
    resources = children(child(root, "resources"), "resource")
    if any(attribute(resource, "scormtype") or attribute(resource, "scormType") for resource in resources):
        return None
    types = [attribute(resource, "type").lower() for resource in resources]
    if QTI_SPACE in space or schema.startswith(("qti", "ims qti")) or any(each.startswith(QTI_TYPES) for each in types):
        return QTI
    return CARTRIDGE if CARTRIDGE_SPACE in space else None

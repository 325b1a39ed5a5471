# SPDX-License-Identifier: Apache-2.0
"""Writes the manifest of a SCORM 2004 package, 3rd or 4th Edition (CAM 2004, sections 3 to 5; standards.md 1.2 and 1.4)."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from lxml import etree

from sinau_scorm.limits import SCORM2004
from sinau_scorm.manifest.organization import (
    Item,
    ItemObjective,
    ManifestContents,
    PreconditionRule,
    Resource,
    Sequencing,
)
from sinau_scorm.manifest.text import cut_to, text_for_xml
from sinau_scorm.manifest.writing import hrefs_launch_first, manifest_file, visible_text_cut

IMSCP = "http://www.imsglobal.org/xsd/imscp_v1p1"
ADLCP = "http://www.adlnet.org/xsd/adlcp_v1p3"
ADLSEQ = "http://www.adlnet.org/xsd/adlseq_v1p3"
ADLNAV = "http://www.adlnet.org/xsd/adlnav_v1p3"
IMSSS = "http://www.imsglobal.org/xsd/imsss"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
# Prefixes and the default namespace are compared as text by Moodle and Open edX.
NAMESPACES: dict[str | None, str] = {
    None: IMSCP,
    "adlcp": ADLCP,
    "adlseq": ADLSEQ,
    "adlnav": ADLNAV,
    "imsss": IMSSS,
    "xsi": XSI,
}
# One line: a line break in here stopped an import on one LMS.
SCHEMA_LOCATION = (
    f"{IMSCP} imscp_v1p1.xsd {ADLCP} adlcp_v1p3.xsd {ADLSEQ} adlseq_v1p3.xsd {ADLNAV} adlnav_v1p3.xsd"
    f" {IMSSS} imsss_v1p0.xsd"
)
# All that the two schemas above draw in, directly or not; ADL's checker expects every one at the root of the package.
CONTROL_DOCUMENTS = (
    *("XMLSchema.dtd", "adlcp_v1p3.xsd", "adlnav_v1p3.xsd", "adlseq_v1p3.xsd", "datatypes.dtd", "imscp_v1p1.xsd"),
    "imsss_v1p0.xsd",
    *(
        f"imsss_v1p0{part}.xsd"
        for part in (
            *("auxresource", "control", "delivery", "limit", "objective"),
            *("random", "rollup", "seqrule", "util"),
        )
    ),
    "xml.xsd",
)


@dataclass(frozen=True, slots=True)
class ManifestVariant:
    """What one edition writes differently. `schemas` is the folder of its control documents."""

    # Moodle takes any other word for SCORM 1.2, and compares the text as it is.
    schemaversion: str
    schemas: str
    # 3rd: a number as the element's text; 4th: attributes (adlcp_v1p3.xsd of each).
    threshold_is_text: bool


EDITION3 = ManifestVariant("2004 3rd Edition", "scorm20043rd", threshold_is_text=True)
EDITION4 = ManifestVariant("2004 4th Edition", "scorm20044th", threshold_is_text=False)


def scorm2004_manifest(package: ManifestContents, edition: ManifestVariant) -> bytes:
    """Return `imsmanifest.xml`: UTF-8, no document type, the same bytes for the same content.

    Titles and a version that are too long are cut.
    """
    manifest = etree.Element(f"{{{IMSCP}}}manifest", nsmap=NAMESPACES)
    manifest.set("identifier", package.identifier)
    manifest.set("version", cut_to(text_for_xml(package.version), SCORM2004.manifest_version))
    manifest.set(f"{{{XSI}}}schemaLocation", SCHEMA_LOCATION)
    metadata = _add_element(manifest, IMSCP, "metadata")
    _add_element(metadata, IMSCP, "schema").text = "ADL SCORM"
    _add_element(metadata, IMSCP, "schemaversion").text = edition.schemaversion
    organizations = _add_element(manifest, IMSCP, "organizations", default=package.organization)
    organization = _add_element(
        organizations, IMSCP, "organization", identifier=package.organization, structure="hierarchical"
    )
    # The default is true: two courses that name an objective alike would share it.
    organization.set(f"{{{ADLSEQ}}}objectivesGlobalToSystem", "false")
    _write_title(organization, package.title, package.identifier)
    for item in package.items:
        _write_item(organization, item, edition, package.mapinfo_prefix)
    _write_sequencing(organization, package.sequencing, package.mapinfo_prefix)
    resources = _add_element(manifest, IMSCP, "resources")
    # Open edX launches the first resource with an address, whatever the organization says.
    for resource in sorted(package.resources, key=lambda resource: resource.launch is None):
        _write_resource(resources, resource)
    return manifest_file(manifest)


def _write_item(parent: etree._Element, item: Item, edition: ManifestVariant, prefix: str) -> None:
    element = _add_element(parent, IMSCP, "item", identifier=item.identifier)
    if item.resource:
        element.set("identifierref", item.resource)
    element.set("isvisible", "true")
    _write_title(element, item.title, item.identifier)
    for inner in item.items:
        _write_item(element, inner, edition, prefix)
    if item.by_measure:
        threshold = _add_element(element, ADLCP, "completionThreshold")
        if edition.threshold_is_text:
            threshold.text = "1.0"
        else:
            threshold.set("completedByMeasure", "true")
            threshold.set("minProgressMeasure", "1.0")
    _write_sequencing(element, item.sequencing, prefix)
    if item.hidden:
        interface = _add_element(_add_element(element, ADLNAV, "presentation"), ADLNAV, "navigationInterface")
        for button in item.hidden:
            _add_element(interface, ADLNAV, "hideLMSUI").text = button


def _write_sequencing(parent: etree._Element, sequencing: Sequencing, prefix: str) -> None:
    """Write `sequencing` in the order of imsss_v1p0.xsd, and nothing where all is as the standard takes it anyway.

    `prefix` is that of each mapInfo.
    """
    if sequencing == Sequencing():
        return
    element = _add_element(parent, IMSSS, "sequencing")
    if sequencing.navigable:
        # `flow` is false by default, and then an LMS shows no way on.
        control = _add_element(element, IMSSS, "controlMode", choice="true", flow="true")
        if sequencing.remembers:
            control.set("useCurrentAttemptObjectiveInfo", "false")
            control.set("useCurrentAttemptProgressInfo", "false")
    if sequencing.rules:
        rules = _add_element(element, IMSSS, "sequencingRules")
        for rule in sequencing.rules:
            _write_rule(rules, rule)
    if sequencing.attempts is not None:
        _add_element(element, IMSSS, "limitConditions", attemptLimit=str(sequencing.attempts))
    if rollup := sequencing.rollup:
        _add_element(
            element,
            IMSSS,
            "rollupRules",
            rollupObjectiveSatisfied=_boolean(rollup.satisfied),
            rollupProgressCompletion=_boolean(rollup.completed),
            objectiveMeasureWeight=_decimal(rollup.weight),
        )
    if sequencing.objectives:
        objectives = _add_element(element, IMSSS, "objectives")
        for name, objective in zip(_names_of_objectives(), sequencing.objectives, strict=False):
            _write_objective(objectives, name, objective, prefix)
    if sequencing.by_content:
        _add_element(element, IMSSS, "deliveryControls", completionSetByContent="true", objectiveSetByContent="true")
    if rollup and (rollup.unless_skipped or rollup.if_attempted):
        required = "ifNotSkipped" if rollup.unless_skipped else "ifAttempted"
        _add_element(element, ADLSEQ, "rollupConsiderations", requiredForCompleted=required)


def _names_of_objectives() -> Iterator[str]:
    yield "primaryObjective"
    while True:
        yield "objective"


def _write_rule(parent: etree._Element, rule: PreconditionRule) -> None:
    element = _add_element(parent, IMSSS, "preConditionRule")
    conditions = _add_element(element, IMSSS, "ruleConditions", conditionCombination=rule.combination)
    for condition in rule.conditions:
        written = _add_element(conditions, IMSSS, "ruleCondition")
        if condition.objective:
            written.set("referencedObjective", condition.objective)
        if condition.negated:
            written.set("operator", "not")
        written.set("condition", condition.name)
    _add_element(element, IMSSS, "ruleAction", action=rule.action)


def _write_objective(parent: etree._Element, name: str, objective: ItemObjective, prefix: str) -> None:
    """Write `objective` with its maps.

    Moodle compares names with their prefix as text, and each `imsss:mapInfo` stops its import with an error. Another prefix
    of the same namespace, declared on the element itself, is passed over there and read alike by whatever reads namespaces.
    """
    element = _add_element(parent, IMSSS, name, objectiveID=objective.identifier)
    if objective.minimum is not None:
        element.set("satisfiedByMeasure", "true")
        _add_element(element, IMSSS, "minNormalizedMeasure").text = _decimal(objective.minimum)
    for shared in objective.maps:
        read, write = _boolean(shared.read), _boolean(shared.write)
        attributes = {
            "targetObjectiveID": shared.target,
            "readSatisfiedStatus": read,
            "readNormalizedMeasure": read,
            "writeSatisfiedStatus": write,
            "writeNormalizedMeasure": write,
        }
        etree.SubElement(element, f"{{{IMSSS}}}mapInfo", attributes, nsmap={prefix: IMSSS})


def _write_resource(parent: etree._Element, resource: Resource) -> None:
    element = _add_element(parent, IMSCP, "resource", identifier=resource.identifier, type="webcontent")
    element.set(f"{{{ADLCP}}}scormType", "asset" if resource.launch is None else "sco")  # capital T in 2004
    listed = hrefs_launch_first(resource.launch or "", resource.files)
    if resource.launch is not None:
        element.set("href", listed[0])
    for href in listed:
        _add_element(element, IMSCP, "file", href=href)
    for needed in resource.needs:
        _add_element(element, IMSCP, "dependency", identifierref=needed)


def _write_title(parent: etree._Element, text: str, otherwise: str) -> None:
    _add_element(parent, IMSCP, "title").text = visible_text_cut(text, SCORM2004.title, otherwise)


def _add_element(parent: etree._Element, namespace: str, name: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{namespace}}}{name}", attributes)


def _boolean(value: bool) -> str:
    return "true" if value else "false"


def _decimal(value: float) -> str:
    """Return `value` without an exponent, which xs:decimal does not know."""
    return f"{Decimal(str(value)):f}"

# SPDX-License-Identifier: Apache-2.0
"""Sequencing of SCORM 2004: what the schemas cannot say (SN, Sequencing Definition Model; standards.md 1.2 and 1.4)."""

from lxml import etree

from sinau.diagnostics import Rule, Severity
from sinau_scorm.verify.package import ADLSEQ, IMSSS, Edition, Package, local_name

ERROR, WARNING = Severity.ERROR, Severity.WARNING
NO_ID = Rule("C770", "mapped-objective-without-id", ERROR)
SAME_ID = Rule("C771", "objective-id-used-twice", ERROR)
TWO_WRITERS = Rule("C772", "two-objectives-write-one-target", ERROR)
NO_OBJECTIVE = Rule("C773", "rule-asks-for-no-objective", ERROR)
ELSEWHERE = Rule("C775", "global-setting-misplaced", ERROR)
LIMITS = Rule("C776", "limit-without-support", WARNING)
COLLECTION = Rule("C777", "sequencing-refers-to-nothing", ERROR)
SHARED = Rule("C778", "objectives-shared-by-all-courses", WARNING)
OTHER_EDITION = Rule("C780", "element-of-the-4th-edition", ERROR)
SCO_WRITES = ("writeSatisfiedStatus", "writeNormalizedMeasure")
KEPT_LIMITS = {"attemptLimit", "attemptAbsoluteDurationLimit"}


def imsss_name(name: str) -> str:
    """Return the full name of an element of simple sequencing."""
    return f"{{{IMSSS}}}{name}"


RULE_CONDITIONS = "/".join(
    [imsss_name("sequencingRules"), "*", imsss_name("ruleConditions"), imsss_name("ruleCondition")]
)


def check_objectives(package: Package) -> None:
    """Objectives of each activity, what is mapped to them and what asks for them."""
    for sequencing in package.tree.iter(imsss_name("sequencing")):
        objectives = [
            o
            for part in sequencing.findall(imsss_name("objectives"))
            for o in part.iterchildren(imsss_name("primaryObjective"), imsss_name("objective"))
        ]
        seen: set[str] = set()
        written: set[str] = set()
        for objective in objectives:
            name, maps = objective.get("objectiveID"), objective.findall(imsss_name("mapInfo"))
            if name is None and maps:
                package.add(NO_ID, objective)
            if name is not None and name in seen:
                package.add(SAME_ID, objective, value=name)
            seen.add(name or "")
            for entry in maps:
                target = entry.get("targetObjectiveID", "")
                if any(entry.get(attribute) in {"true", "1"} for attribute in SCO_WRITES):
                    if target in written:
                        package.add(TWO_WRITERS, entry, value=target)
                    written.add(target)
        # Along their own path: a sequencing inside another is looked at by itself, and not once for each around it.
        for condition in sequencing.iterfind(RULE_CONDITIONS):
            value = condition.get("referencedObjective")
            if value and value not in seen:
                package.add(NO_OBJECTIVE, condition, value=value)


def check_shared_objectives(package: Package) -> None:
    """What is shared between courses, and where that is said."""
    shared = {f"{{{ADLSEQ}}}objectivesGlobalToSystem", f"{{{package.edition.adlcp}}}sharedDataGlobalToSystem"}
    for element in package.tree.iter(etree.Element):
        for name in shared & {str(attribute) for attribute in element.attrib}:
            if element.tag != package.full_name("organization"):
                package.add(ELSEWHERE, element, name=etree.QName(name).localname, element=local_name(element))
    for organization in package.organizations if package.edition.is_2004 else []:
        if organization.get(f"{{{ADLSEQ}}}objectivesGlobalToSystem", "true").strip() in {"false", "0"}:
            continue
        target = next(organization.iter(imsss_name("mapInfo")), None)
        if target is not None:
            package.add(SHARED, organization, value=target.get("targetObjectiveID", ""))


def check_edition_elements(package: Package) -> None:
    """Limits that need not work, references into the collection, elements of the other edition."""
    for limit in package.tree.iter(imsss_name("limitConditions")):
        for name in sorted({str(attribute) for attribute in limit.attrib} - KEPT_LIMITS):
            package.add(LIMITS, limit, name=name)
    collected = {s.get("ID") for part in package.tree.iter(imsss_name("sequencingCollection")) for s in part}
    for sequencing in package.tree.iter(imsss_name("sequencing")):
        value = sequencing.get("IDRef")
        if value is not None and value not in collected:
            package.add(COLLECTION, sequencing, value=value)
    if package.edition is Edition.THIRD:
        adlcp = package.edition.adlcp
        for element in package.tree.iter(f"{{{adlcp}}}data", f"{{{ADLSEQ}}}objectives"):
            package.add(OTHER_EDITION, element, name=local_name(element), edition=package.edition)
        for organization in package.organizations:
            if organization.get(f"{{{adlcp}}}sharedDataGlobalToSystem") is not None:
                package.add(OTHER_EDITION, organization, name="sharedDataGlobalToSystem", edition=package.edition)


CHECKS = (check_objectives, check_shared_objectives, check_edition_elements)

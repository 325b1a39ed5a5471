# SPDX-License-Identifier: Apache-2.0
"""Sequencing of SCORM 2004: what the schemas cannot say (SN, Sequencing Definition Model; standards.md 1.2 and 1.4)."""

from lxml import etree

from sinau.diagnostics import Message, Rule, Severity
from sinau_scorm.verify.package import ADLSEQ, IMSSS, Edition, Package, local

ERROR, WARNING = Severity.ERROR, Severity.WARNING
NO_ID = Rule(
    "C770",
    "mapped-objective-without-id",
    ERROR,
    Message(
        "This objective has a mapInfo and no objectiveID.", "Objective ini mempunyai mapInfo tetapi tanpa objectiveID."
    ),
    Message(
        "A primary objective may go without objectiveID only when nothing is mapped to it (SN, Objective ID; ADL's test suite fails it).",
        "Objective utama hanya boleh tanpa objectiveID bila tidak ada yang dipetakan kepadanya (SN, Objective ID; pemeriksa ADL menolaknya).",
    ),
    Message("Give the objective an objectiveID.", "Beri objective itu objectiveID."),
)
SAME_ID = Rule(
    "C771",
    "objective-id-used-twice",
    ERROR,
    Message("This activity has another objective {value}.", "Aktivitas ini sudah mempunyai objective {value}."),
    Message(
        "Within an activity each objectiveID is its own (SN, Objective ID).",
        "Dalam satu aktivitas, setiap objectiveID harus berbeda (SN, Objective ID).",
    ),
    Message("Rename one of the two.", "Ganti nama salah satunya."),
)
TWO_WRITERS = Rule(
    "C772",
    "two-objectives-write-one-target",
    ERROR,
    Message(
        "Another objective of this activity writes {value}, too.",
        "Objective lain pada aktivitas ini juga menulis {value}.",
    ),
    Message(
        "Within an activity only one objective may write a global objective (SN, Objective Map); which result counts is undefined otherwise.",
        "Dalam satu aktivitas hanya satu objective yang boleh menulis objective global (SN, Objective Map); bila tidak, hasil yang berlaku tidak tentu.",
    ),
    Message("Let one of them write, the other read.", "Biarkan satu yang menulis, yang lain membaca."),
)
NO_OBJECTIVE = Rule(
    "C773",
    "rule-asks-for-no-objective",
    ERROR,
    Message("This activity has no objective {value}.", "Aktivitas ini tidak mempunyai objective {value}."),
    Message(
        "`referencedObjective` names an objective of the same activity (SN, Rule Conditions); an unknown one makes the rule never fire.",
        "`referencedObjective` menyebut objective pada aktivitas yang sama (SN, Rule Conditions); bila tidak dikenal, aturannya tidak pernah berlaku.",
    ),
    Message(
        "Write the objectiveID of an objective of this activity.",
        "Tulis objectiveID salah satu objective aktivitas ini.",
    ),
)
ELSEWHERE = Rule(
    "C775",
    "global-setting-misplaced",
    ERROR,
    Message("{name} stands on {element}.", "{name} ada pada {element}."),
    Message(
        "`objectivesGlobalToSystem` and, in the 4th Edition, sharedDataGlobalToSystem are attributes of organization (CAM, Organization).",
        "`objectivesGlobalToSystem` dan, pada Edisi ke-4, sharedDataGlobalToSystem adalah atribut organization (CAM, Organization).",
    ),
    Message("Move it to the organization, or remove it.", "Pindahkan ke organization, atau hapus."),
)
LIMITS = Rule(
    "C776",
    "limit-without-support",
    WARNING,
    Message("The limit {name} is one that LMSs need not keep.", "Batas {name} tidak wajib ditaati LMS."),
    Message(
        "Of the limit conditions only attemptLimit and attemptAbsoluteDurationLimit have to work (SN, Limit Conditions); ADL's test suite cautions against the others.",
        "Dari syarat batas hanya attemptLimit dan attemptAbsoluteDurationLimit yang wajib berlaku (SN, Limit Conditions); pemeriksa ADL memperingatkan yang lain.",
    ),
    Message("Use attemptLimit.", "Gunakan attemptLimit."),
)
COLLECTION = Rule(
    "C777",
    "sequencing-refers-to-nothing",
    ERROR,
    Message(
        "There is no sequencing {value} in the sequencingCollection.",
        "Tidak ada sequencing {value} di sequencingCollection.",
    ),
    Message(
        "IDRef names a sequencing element of the collection by its ID (CAM, Sequencing Collection).",
        "IDRef menyebut elemen sequencing dalam koleksi melalui ID-nya (CAM, Sequencing Collection).",
    ),
    Message("Write the ID of one of them.", "Tulis ID salah satunya."),
)
SHARED = Rule(
    "C778",
    "objectives-shared-by-all-courses",
    WARNING,
    Message(
        "The global objective {value} belongs to all courses of the LMS.",
        "Objective global {value} dimiliki bersama semua kursus di LMS.",
    ),
    Message(
        "`objectivesGlobalToSystem` is true when nothing is said (CAM, Organization): another course that uses the same name changes this learner's results.",
        "`objectivesGlobalToSystem` bernilai true bila tidak disebut (CAM, Organization): kursus lain yang memakai nama sama mengubah hasil peserta ini.",
    ),
    Message(
        'Write adlseq:objectivesGlobalToSystem="false" on the organization.',
        'Tulis adlseq:objectivesGlobalToSystem="false" pada organization.',
    ),
)
OTHER_EDITION = Rule(
    "C780",
    "element-of-the-4th-edition",
    ERROR,
    Message(
        "{name} came with the 4th Edition; this is {edition}.", "{name} baru ada pada Edisi ke-4; paket ini {edition}."
    ),
    Message(
        "Data buckets, shared completion and progress weights are new in the 4th Edition; the schemas of the 3rd refuse them.",
        "Data bersama, penyelesaian bersama, dan bobot kemajuan baru ada pada Edisi ke-4; skema Edisi ke-3 menolaknya.",
    ),
    Message(
        "Declare the 4th Edition with its schemas, or take it out.", "Nyatakan Edisi ke-4 beserta skemanya, atau hapus."
    ),
)
SCO_WRITES = ("writeSatisfiedStatus", "writeNormalizedMeasure")
KEPT_LIMITS = {"attemptLimit", "attemptAbsoluteDurationLimit"}


def imsss(name: str) -> str:
    """Return the full name of an element of simple sequencing."""
    return f"{{{IMSSS}}}{name}"


RULE_CONDITIONS = "/".join([imsss("sequencingRules"), "*", imsss("ruleConditions"), imsss("ruleCondition")])


def check_objectives(package: Package) -> None:
    """Objectives of each activity, what is mapped to them and what asks for them."""
    for sequencing in package.tree.iter(imsss("sequencing")):
        objectives = [
            o
            for part in sequencing.findall(imsss("objectives"))
            for o in part.iterchildren(imsss("primaryObjective"), imsss("objective"))
        ]
        seen: set[str] = set()
        written: set[str] = set()
        for objective in objectives:
            name, maps = objective.get("objectiveID"), objective.findall(imsss("mapInfo"))
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


def check_globals(package: Package) -> None:
    """What is shared between courses, and where that is said."""
    shared = {f"{{{ADLSEQ}}}objectivesGlobalToSystem", f"{{{package.edition.adlcp}}}sharedDataGlobalToSystem"}
    for element in package.tree.iter(etree.Element):
        for name in shared & {str(attribute) for attribute in element.attrib}:
            if element.tag != package.named("organization"):
                package.add(ELSEWHERE, element, name=etree.QName(name).localname, element=local(element))
    for organization in package.organizations if package.edition.is_2004 else []:
        if organization.get(f"{{{ADLSEQ}}}objectivesGlobalToSystem", "true").strip() in {"false", "0"}:
            continue
        target = next(organization.iter(imsss("mapInfo")), None)
        if target is not None:
            package.add(SHARED, organization, value=target.get("targetObjectiveID", ""))


def check_forms(package: Package) -> None:
    """Limits that need not work, references into the collection, elements of the other edition."""
    for limit in package.tree.iter(imsss("limitConditions")):
        for name in sorted({str(attribute) for attribute in limit.attrib} - KEPT_LIMITS):
            package.add(LIMITS, limit, name=name)
    collected = {s.get("ID") for part in package.tree.iter(imsss("sequencingCollection")) for s in part}
    for sequencing in package.tree.iter(imsss("sequencing")):
        value = sequencing.get("IDRef")
        if value is not None and value not in collected:
            package.add(COLLECTION, sequencing, value=value)
    if package.edition is Edition.THIRD:
        adlcp = package.edition.adlcp
        for element in package.tree.iter(f"{{{adlcp}}}data", f"{{{ADLSEQ}}}objectives"):
            package.add(OTHER_EDITION, element, name=local(element), edition=package.edition)
        for organization in package.organizations:
            if organization.get(f"{{{adlcp}}}sharedDataGlobalToSystem") is not None:
                package.add(OTHER_EDITION, organization, name="sharedDataGlobalToSystem", edition=package.edition)


CHECKS = (check_objectives, check_globals, check_forms)

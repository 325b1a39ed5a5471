# SPDX-License-Identifier: Apache-2.0
"""`<imsss:sequencing>` -> the settings that scorm-again sequences by (IMS SS 1.0; SCORM 2004 4th SN 3; its type `ActivitySettings`)."""

from __future__ import annotations

from typing import Any

from lxml import etree

from sinau_scorm.manifest.tree import attribute, child, children, measure_from_text, name_of, text_of

Settings = dict[str, Any]

CONTROLS = (
    "choice",
    "choiceExit",
    "flow",
    "forwardOnly",
    "useCurrentAttemptObjectiveInfo",
    "useCurrentAttemptProgressInfo",
)
# IMS SS 1.0, 3.2: a run-time with another default would open what the author closed.
CONTROL_DEFAULTS: Settings = {"choice": True, "flow": False}
CONSTRAINED = ("preventActivation", "constrainChoice")
ROLLUP = ("rollupObjectiveSatisfied", "rollupProgressCompletion")
RULE_KINDS = {
    "preConditionRule": "preConditionRules",
    "exitConditionRule": "exitConditionRules",
    "postConditionRule": "postConditionRules",
}
LIMITS = ("attemptAbsoluteDurationLimit", "activityAbsoluteDurationLimit")
MAP_FIELDS = (
    "SatisfiedStatus",
    "NormalizedMeasure",
    "CompletionStatus",
    "ProgressMeasure",
    "RawScore",
    "MinScore",
    "MaxScore",
)
# Reading is what a mapInfo without attributes does (imsss_v1p0objective.xsd).
MAP_DEFAULTS: Settings = {"readSatisfiedStatus": True, "readNormalizedMeasure": True}
DELIVERY = ("tracked", "completionSetByContent", "objectiveSetByContent")
REQUIRED = ("requiredForSatisfied", "requiredForNotSatisfied", "requiredForCompleted", "requiredForIncomplete")


def sequencing_collections_of(root: etree._Element) -> dict[str, Settings]:
    """The sequencings that a manifest keeps aside, by their ID; items refer to them with IDRef."""
    found = children(child(root, "sequencingCollection"), "sequencing")
    return {attribute(each, "ID"): sequencing_of(each, {}) for each in found}


def sequencing_of(element: etree._Element | None, collections: dict[str, Settings]) -> Settings:
    """The settings of one activity. What it says itself stands before what it refers to, part by part."""
    if element is None:
        return {"sequencingControls": dict(CONTROL_DEFAULTS)}
    shared = collections.get(attribute(element, "IDRef"), {})
    settings: Settings = {
        **_read_rules(child(element, "sequencingRules")),
        **_read_limits(child(element, "limitConditions")),
        **_read_rollup(children(child(element, "rollupRules"), "rollupRule")),
        **_read_objectives(children(element, "objectives")),
        **_read_delivery(child(element, "deliveryControls")),
        **_read_considerations(child(element, "rollupConsiderations")),
    }
    merged = {**shared, **settings}
    merged["sequencingControls"] = {
        **CONTROL_DEFAULTS,
        **shared.get("sequencingControls", {}),
        **_read_controls(element),
    }
    return merged


def _read_booleans(element: etree._Element | None, names: tuple[str, ...]) -> Settings:
    return {name: attribute(element, name) == "true" for name in names if attribute(element, name)}


def _read_controls(element: etree._Element) -> Settings:
    rollup, random = child(element, "rollupRules"), child(element, "randomizationControls")
    controls = {
        **_read_booleans(child(element, "controlMode"), CONTROLS),
        **_read_booleans(child(element, "constrainedChoiceConsiderations"), CONSTRAINED),
        **_read_booleans(rollup, ROLLUP),
    }
    weight = measure_from_text(attribute(rollup, "objectiveMeasureWeight"))
    if weight is not None:
        controls["objectiveMeasureWeight"] = weight
    if random is not None:
        controls |= {
            name: attribute(random, name)
            for name in ("randomizationTiming", "selectionTiming")
            if attribute(random, name)
        }
        if (count := _read_count(attribute(random, "selectCount"))) is not None:
            controls["selectCount"] = count
        if attribute(random, "reorderChildren") == "true":
            controls |= {"reorderChildren": True, "randomizeChildren": True}
    return controls


def _read_count(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else None


def _read_rules(element: etree._Element | None) -> Settings:
    if element is None:
        return {}
    rules: Settings = {}
    for rule in children(element, *RULE_KINDS):
        conditions = child(rule, "ruleConditions")
        rules.setdefault(RULE_KINDS[name_of(rule)], []).append(
            {
                "action": attribute(child(rule, "ruleAction"), "action"),
                "conditionCombination": attribute(conditions, "conditionCombination") or "all",
                "conditions": [_read_condition(each) for each in children(conditions, "ruleCondition")],
            }
        )
    return {"sequencingRules": rules}


def _read_condition(element: etree._Element) -> Settings:
    condition: Settings = {"condition": attribute(element, "condition")}
    if attribute(element, "operator") == "not":
        condition["operator"] = "not"
    if referenced := attribute(element, "referencedObjective"):
        condition["referencedObjective"] = referenced
    threshold = measure_from_text(attribute(element, "measureThreshold"))
    if threshold is not None:
        condition["parameters"] = {"threshold": threshold}
    return condition


def _read_limits(element: etree._Element | None) -> Settings:
    limits: Settings = {name: attribute(element, name) for name in LIMITS if attribute(element, name)}
    if (attempts := _read_count(attribute(element, "attemptLimit"))) is not None:
        limits["attemptLimit"] = attempts
    return limits


def _read_rollup(rules: list[etree._Element]) -> Settings:
    if not rules:
        return {}
    return {"rollupRules": {"rules": [_read_rollup_rule(rule) for rule in rules]}}


def _read_rollup_rule(rule: etree._Element) -> Settings:
    conditions = child(rule, "rollupConditions")
    settings: Settings = {
        "action": attribute(child(rule, "rollupAction"), "action"),
        "consideration": attribute(rule, "childActivitySet") or "all",
        "conditionCombination": attribute(conditions, "conditionCombination") or "any",
        "conditions": [_read_condition(each) for each in children(conditions, "rollupCondition")],
    }
    if (count := _read_count(attribute(rule, "minimumCount"))) is not None:
        settings["minimumCount"] = count
    percent = measure_from_text(attribute(rule, "minimumPercent"))
    if percent is not None:
        settings["minimumPercent"] = percent
    return settings


def _read_objectives(groups: list[etree._Element]) -> Settings:
    """Of `imsss:objectives`, and of the 4th edition's `adlseq:objectives` beside it, which adds to the same maps."""
    settings: Settings = {}
    # By its name, each objective with its maps by their targets: a manifest may hold thousands of them.
    known: dict[str, tuple[Settings, dict[str, Settings]]] = {}
    for group in groups:
        for element in children(group, "primaryObjective", "objective"):
            objective = _read_objective(element)
            name = objective["objectiveID"]
            others: list[Settings] = settings.setdefault("objectives", [])
            if name in known:
                _add_maps(*known[name], objective)
                continue
            if name_of(element) == "primaryObjective":
                objective["isPrimary"] = True
                if "primaryObjective" in settings:
                    del known[settings["primaryObjective"]["objectiveID"]]
                settings["primaryObjective"] = objective
            else:
                others.append(objective)
            by_target: dict[str, Settings] = {}
            for entry in objective["mapInfo"]:
                by_target.setdefault(entry["targetObjectiveID"], entry)
            known[name] = (objective, by_target)
    return settings


def _read_objective(element: etree._Element) -> Settings:
    measure = measure_from_text(text_of(child(element, "minNormalizedMeasure")))
    return {
        "objectiveID": attribute(element, "objectiveID"),
        "satisfiedByMeasure": attribute(element, "satisfiedByMeasure") == "true",
        "minNormalizedMeasure": 1.0 if measure is None else measure,
        "mapInfo": [_read_map(each) for each in children(element, "mapInfo")],
    }


def _read_map(element: etree._Element) -> Settings:
    names = tuple(f"{way}{field}" for way in ("read", "write") for field in MAP_FIELDS)
    defaults = MAP_DEFAULTS if "imsss" in str(etree.QName(element).namespace) else {}
    return {"targetObjectiveID": attribute(element, "targetObjectiveID"), **defaults, **_read_booleans(element, names)}


def _add_maps(known: Settings, by_target: dict[str, Settings], more: Settings) -> None:
    for extra in more["mapInfo"]:
        same = by_target.setdefault(extra["targetObjectiveID"], extra)
        if same is extra:
            known["mapInfo"].append(extra)
        else:
            same.update(extra)


def _read_delivery(element: etree._Element | None) -> Settings:
    return {} if element is None else {"deliveryControls": _read_booleans(element, DELIVERY)}


def _read_considerations(element: etree._Element | None) -> Settings:
    if element is None:
        return {}
    required = {name: attribute(element, name) for name in REQUIRED if attribute(element, name)}
    return {"rollupConsiderations": {**required, **_read_booleans(element, ("measureSatisfactionIfActive",))}}

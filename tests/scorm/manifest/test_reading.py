# SPDX-License-Identifier: Apache-2.0
"""Reading any package's manifest: what is launched, with what; and what a hostile manifest gets to do, which is nothing."""

from __future__ import annotations

import re

import pytest

from helpers.playable import MANIFEST_12, MANIFEST_2004
from sinau_scorm.manifest.reading import ManifestError, launch_address, read_manifest


def test_scorm_12_is_read() -> None:
    manifest = read_manifest(MANIFEST_12.encode())
    first, second, asset = manifest.organization.leaves

    assert (manifest.edition, manifest.organization.title) == ("1.2", "Two SCOs & an asset")
    assert [item.identifier for item in manifest.organization.walk()] == ["O2", "A", "H", "B", "C"]
    assert (first.title, first.launch, first.launch_data, first.line) == (
        "First <b>",
        "course/a.html?lesson=1#top",
        "data",
        7,
    )
    assert (second.launch, second.prerequisites, second.mastery_score) == ("course/second/b.html", "A", "80")
    assert (second.max_time_allowed, second.time_limit_action) == ("0001:00:00", "continue,no message")
    assert (asset.scorm_type, asset.visible, first.scorm_type, first.visible) == ("asset", False, "sco", True)


@pytest.mark.parametrize(
    "href, parameters, address",
    [
        ("a.html", "", "a.html"),
        ("a.html", "?x=1", "a.html?x=1"),
        ("a.html", "&x=1", "a.html?x=1"),
        ("a.html?y=2", "x=1", "a.html?y=2&x=1"),
        ("a.html#f", "?x=1", "a.html?x=1#f"),
        ("a.html", "#f", "a.html#f"),
        ("a.html#f", "#g", "a.html#f"),
    ],
)
def test_parameters_are_joined_as_the_standard_says(href: str, parameters: str, address: str) -> None:
    assert launch_address(href, parameters) == address


def test_scorm_2004_is_read_with_its_sequencing() -> None:
    manifest = read_manifest(MANIFEST_2004.encode())
    pre, lesson, post = manifest.organization.leaves

    assert manifest.edition == "4th"
    assert (pre.scaled_passing_score, lesson.scaled_passing_score, post.launch) == ("0.8", "", "sco.html?post")
    assert (lesson.launch_data, lesson.completion_threshold) == ("l1", "")
    assert manifest.organization.sequencing == {"sequencingControls": {"choice": True, "flow": True}}
    assert pre.sequencing["sequencingControls"] == {
        "choice": True,
        "flow": False,
        "rollupObjectiveSatisfied": False,
        "rollupProgressCompletion": False,
        "objectiveMeasureWeight": 0.0,
    }
    assert pre.sequencing["primaryObjective"]["mapInfo"][1] == {
        "targetObjectiveID": "urn:demo:ready",
        "readSatisfiedStatus": False,
        "readNormalizedMeasure": False,
        "writeSatisfiedStatus": True,
    }
    assert lesson.sequencing["sequencingRules"]["preConditionRules"][0] == {
        "action": "skip",
        "conditionCombination": "any",
        "conditions": [{"condition": "satisfied", "referencedObjective": "OBJ-l1-pre"}],
    }
    disabled = post.sequencing["sequencingRules"]["preConditionRules"][0]
    assert [condition["operator"] for condition in disabled["conditions"]] == ["not", "not"]
    assert post.sequencing["attemptLimit"] == 3
    assert lesson.sequencing["deliveryControls"] == {"completionSetByContent": True, "objectiveSetByContent": True}
    module = manifest.organization.children[0]
    assert module.sequencing["rollupRules"]["rules"][0]["conditions"] == [{"condition": "completed"}]


def test_a_threshold_counts_where_the_edition_says_so() -> None:
    fourth = MANIFEST_2004.replace('completedByMeasure="false"', 'completedByMeasure="true"')
    third = re.sub(
        r"<adlcp:completionThreshold[^/]*/>",
        "<adlcp:completionThreshold>0.7</adlcp:completionThreshold>",
        MANIFEST_2004,
    )

    assert read_manifest(fourth.encode()).organization.leaves[1].completion_threshold == "0.5"
    assert read_manifest(third.encode()).organization.leaves[1].completion_threshold == "0.7"


def test_a_sequencing_that_is_kept_aside_is_found() -> None:
    aside = '<imsss:sequencingCollection><imsss:sequencing ID="S"><imsss:limitConditions attemptLimit="2"/><imsss:controlMode forwardOnly="true"/></imsss:sequencing></imsss:sequencingCollection></manifest>'
    text = MANIFEST_2004.replace("</manifest>", aside).replace(
        '<imsss:sequencing><imsss:controlMode choice="true" flow="true"/></imsss:sequencing>',
        '<imsss:sequencing IDRef="S"><imsss:controlMode flow="true"/></imsss:sequencing>',
    )
    sequencing = read_manifest(text.encode()).organization.sequencing

    assert sequencing["attemptLimit"] == 2
    assert sequencing["sequencingControls"] == {"choice": True, "flow": True, "forwardOnly": True}


def test_resources_without_an_organization_are_played() -> None:
    text = re.sub(r"(?s)<organizations.*</organizations>", "<organizations/>", MANIFEST_12)

    assert [item.launch for item in read_manifest(text.encode()).organization.leaves] == ["course/a.html#top"]


@pytest.mark.parametrize(
    "text, reason, line",
    [
        ("", "Document is empty", 1),
        ("<manifest>\n<a></manifest>", "mismatch", 2),
        ("\n<course/>", "<course>", 2),
        ("<manifest/>", "launched", 1),
        (MANIFEST_12.replace("identifierref", "ref"), "launched", 3),  # where the start tag ends
        ('<!DOCTYPE manifest SYSTEM "file:///etc/passwd"><manifest/>', "DOCTYPE", 1),
        ('<!DOCTYPE m [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><manifest>&b;</manifest>', "DOCTYPE", 1),
    ],
)
def test_what_cannot_be_played_is_said(text: str, reason: str, line: int) -> None:
    with pytest.raises(ManifestError, match=reason) as raised:
        read_manifest(text.encode())
    assert raised.value.line == line


def test_a_thousand_levels_are_refused() -> None:
    deep = "<item identifier='x'>" * 200 + "</item>" * 200
    text = f"<manifest><organizations><organization>{deep}</organization></organizations></manifest>"
    with pytest.raises(ManifestError, match="levels"):
        read_manifest(text.encode())

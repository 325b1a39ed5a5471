# SPDX-License-Identifier: Apache-2.0
"""Small packages that can be played, with manifests as an author's tool would write them."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

MANIFEST_12 = """<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="M" version="1" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
  <organizations default="O2"><organization identifier="O1"><title>Not this one</title></organization>
    <organization identifier="O2"><title>Two SCOs &amp; an asset</title>
      <item identifier="A" identifierref="RA" parameters="?lesson=1"><title>First &lt;b&gt;</title>
        <adlcp:datafromlms>data</adlcp:datafromlms></item>
      <item identifier="H"><title>Heading</title>
        <item identifier="B" identifierref="RB"><title>Second</title>
          <adlcp:prerequisites type="aicc_script">A</adlcp:prerequisites>
          <adlcp:maxtimeallowed>0001:00:00</adlcp:maxtimeallowed>
          <adlcp:timelimitaction>continue,no message</adlcp:timelimitaction>
          <adlcp:masteryscore>80</adlcp:masteryscore></item>
        <item identifier="C" identifierref="RC" isvisible="false"><title>Asset</title></item></item>
    </organization></organizations>
  <resources xml:base="course/">
    <resource identifier="RA" type="webcontent" adlcp:scormtype="sco" href="a.html#top"><file href="a.html"/></resource>
    <resource identifier="RB" type="webcontent" adlcp:scormtype="sco" href="b.html" xml:base="second/"><file href="b.html"/></resource>
    <resource identifier="RC" type="webcontent" adlcp:scormtype="asset" href="c.html"><file href="c.html"/></resource>
  </resources>
</manifest>
"""

# Pre-test, lesson, post-test: who passes the first skips the second, and the third is locked until one of the two is done.
MANIFEST_2004 = """<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="MANIFEST-demo" version="1.0" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:adlseq="http://www.adlnet.org/xsd/adlseq_v1p3"
  xmlns:adlnav="http://www.adlnet.org/xsd/adlnav_v1p3" xmlns:imsss="http://www.imsglobal.org/xsd/imsss">
  <metadata><schema>ADL SCORM</schema><schemaversion>2004 4th Edition</schemaversion></metadata>
  <organizations default="ORG-demo">
    <organization identifier="ORG-demo" adlseq:objectivesGlobalToSystem="false">
      <title>Demo course</title>
      <item identifier="ITEM-m1"><title>Module 1</title>
        <item identifier="PRE" identifierref="RES" parameters="?pre"><title>Pre-test</title>
          <imsss:sequencing>
            <imsss:rollupRules rollupObjectiveSatisfied="false" rollupProgressCompletion="false" objectiveMeasureWeight="0"/>
            <imsss:objectives>
              <imsss:primaryObjective objectiveID="OBJ-pre" satisfiedByMeasure="true">
                <imsss:minNormalizedMeasure>0.8</imsss:minNormalizedMeasure>
                <imsss:mapInfo targetObjectiveID="urn:demo:pre" writeSatisfiedStatus="true" writeNormalizedMeasure="true"/>
                <imsss:mapInfo targetObjectiveID="urn:demo:ready" readSatisfiedStatus="false" readNormalizedMeasure="false"
                  writeSatisfiedStatus="true"/>
              </imsss:primaryObjective>
            </imsss:objectives>
            <imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>
          </imsss:sequencing>
        </item>
        <item identifier="LESSON" identifierref="RES" parameters="?lesson"><title>Lesson 1</title>
          <adlcp:timeLimitAction>continue,no message</adlcp:timeLimitAction>
          <adlcp:dataFromLMS>l1</adlcp:dataFromLMS>
          <adlcp:completionThreshold completedByMeasure="false" minProgressMeasure="0.5"/>
          <imsss:sequencing>
            <imsss:sequencingRules>
              <imsss:preConditionRule>
                <imsss:ruleConditions conditionCombination="any">
                  <imsss:ruleCondition referencedObjective="OBJ-l1-pre" condition="satisfied"/>
                </imsss:ruleConditions>
                <imsss:ruleAction action="skip"/>
              </imsss:preConditionRule>
            </imsss:sequencingRules>
            <imsss:rollupRules rollupObjectiveSatisfied="false" rollupProgressCompletion="true" objectiveMeasureWeight="0"/>
            <imsss:objectives>
              <imsss:primaryObjective objectiveID="OBJ-l1">
                <imsss:mapInfo targetObjectiveID="urn:demo:ready" readSatisfiedStatus="false" readNormalizedMeasure="false"
                  writeSatisfiedStatus="true"/>
              </imsss:primaryObjective>
              <imsss:objective objectiveID="OBJ-l1-pre">
                <imsss:mapInfo targetObjectiveID="urn:demo:pre" readSatisfiedStatus="true" readNormalizedMeasure="true"/>
              </imsss:objective>
            </imsss:objectives>
            <imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>
          </imsss:sequencing>
        </item>
        <item identifier="POST" identifierref="RES" parameters="?post"><title>Post-test</title>
          <imsss:sequencing>
            <imsss:sequencingRules>
              <imsss:preConditionRule>
                <imsss:ruleConditions conditionCombination="any">
                  <imsss:ruleCondition operator="not" condition="satisfied" referencedObjective="OBJ-post-ready"/>
                  <imsss:ruleCondition operator="not" condition="objectiveStatusKnown" referencedObjective="OBJ-post-ready"/>
                </imsss:ruleConditions>
                <imsss:ruleAction action="disabled"/>
              </imsss:preConditionRule>
            </imsss:sequencingRules>
            <imsss:limitConditions attemptLimit="3"/>
            <imsss:rollupRules objectiveMeasureWeight="1"/>
            <imsss:objectives>
              <imsss:primaryObjective objectiveID="OBJ-post" satisfiedByMeasure="true">
                <imsss:minNormalizedMeasure>0.8</imsss:minNormalizedMeasure>
              </imsss:primaryObjective>
              <imsss:objective objectiveID="OBJ-post-ready">
                <imsss:mapInfo targetObjectiveID="urn:demo:ready" readSatisfiedStatus="true" readNormalizedMeasure="false"/>
              </imsss:objective>
            </imsss:objectives>
            <imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>
          </imsss:sequencing>
        </item>
        <imsss:sequencing>
          <imsss:controlMode choice="true" flow="true"/>
          <imsss:rollupRules>
            <imsss:rollupRule childActivitySet="all">
              <imsss:rollupConditions conditionCombination="any"><imsss:rollupCondition condition="completed"/></imsss:rollupConditions>
              <imsss:rollupAction action="completed"/>
            </imsss:rollupRule>
          </imsss:rollupRules>
        </imsss:sequencing>
      </item>
      <imsss:sequencing><imsss:controlMode choice="true" flow="true"/></imsss:sequencing>
    </organization>
  </organizations>
  <resources>
    <resource identifier="RES" type="webcontent" adlcp:scormType="sco" href="sco.html"><file href="sco.html"/></resource>
  </resources>
</manifest>
"""


def write_package(path: Path, manifest: str, files: Mapping[str, str]) -> Path:
    """Write a package with this manifest and these files, and return its path."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("imsmanifest.xml", manifest)
        for name, text in files.items():
            archive.writestr(name, text)
    return path

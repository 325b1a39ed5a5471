# SPDX-License-Identifier: Apache-2.0
"""A small package of each edition that `verify` has nothing to say about, as files that tests then break."""

from collections.abc import Mapping
from importlib.resources import files

from helpers.zips import Raw, raw_zip
from sinau_scorm.verify import Edition

SCHEMAS = {Edition.SCORM12: "scorm12", Edition.THIRD: "scorm20043rd", Edition.FOURTH: "scorm20044th"}
HEAD_12 = (
    'xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"'
    ' xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd'
    ' http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd"'
)
HEAD_2004 = (
    'xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"'
    ' xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3"'
    ' xmlns:adlseq="http://www.adlnet.org/xsd/adlseq_v1p3"'
    ' xmlns:adlnav="http://www.adlnet.org/xsd/adlnav_v1p3"'
    ' xmlns:imsss="http://www.imsglobal.org/xsd/imsss"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xsi:schemaLocation="http://www.imsglobal.org/xsd/imscp_v1p1 imscp_v1p1.xsd'
    " http://www.adlnet.org/xsd/adlcp_v1p3 adlcp_v1p3.xsd http://www.adlnet.org/xsd/adlseq_v1p3 adlseq_v1p3.xsd"
    ' http://www.adlnet.org/xsd/adlnav_v1p3 adlnav_v1p3.xsd http://www.imsglobal.org/xsd/imsss imsss_v1p0.xsd"'
)
ITEM_12 = """
          <adlcp:prerequisites type="aicc_script">bacaan</adlcp:prerequisites>
          <adlcp:maxtimeallowed>0001:30:00</adlcp:maxtimeallowed>
          <adlcp:timelimitaction>continue,no message</adlcp:timelimitaction>
          <adlcp:datafromlms>bab=1</adlcp:datafromlms>
          <adlcp:masteryscore>75</adlcp:masteryscore>"""
ITEM_2004 = """
          <adlcp:timeLimitAction>continue,no message</adlcp:timeLimitAction>
          <adlcp:dataFromLMS>bab=1</adlcp:dataFromLMS>
          {threshold}
          <imsss:sequencing>
            <imsss:sequencingRules>
              <imsss:preConditionRule>
                <imsss:ruleConditions>
                  <imsss:ruleCondition referencedObjective="siap" condition="satisfied"/>
                </imsss:ruleConditions>
                <imsss:ruleAction action="skip"/>
              </imsss:preConditionRule>
            </imsss:sequencingRules>
            <imsss:limitConditions attemptLimit="3"/>
            <imsss:objectives>
              <imsss:primaryObjective objectiveID="lulus" satisfiedByMeasure="true">
                <imsss:minNormalizedMeasure>0.75</imsss:minNormalizedMeasure>
                <ss:mapInfo xmlns:ss="http://www.imsglobal.org/xsd/imsss" targetObjectiveID="urn:kebun:lulus" writeSatisfiedStatus="true"/>
              </imsss:primaryObjective>
              <imsss:objective objectiveID="siap">
                <ss:mapInfo xmlns:ss="http://www.imsglobal.org/xsd/imsss" targetObjectiveID="urn:kebun:siap" writeSatisfiedStatus="true"/>
              </imsss:objective>
            </imsss:objectives>
            <imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>
          </imsss:sequencing>
          <adlnav:presentation>
            <adlnav:navigationInterface><adlnav:hideLMSUI>exitAll</adlnav:hideLMSUI></adlnav:navigationInterface>
          </adlnav:presentation>"""
THRESHOLDS = {
    Edition.THIRD: "<adlcp:completionThreshold>1.0</adlcp:completionThreshold>",
    Edition.FOURTH: '<adlcp:completionThreshold completedByMeasure="true" minProgressMeasure="1.0"/>',
}
FLOW = """
        <imsss:sequencing>
          <imsss:controlMode choice="true" flow="true"/>
        </imsss:sequencing>"""
MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="kebun-2026" version="1" {head}>
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>{version}</schemaversion>
  </metadata>
  <organizations default="susunan">
    <organization identifier="susunan"{organization}>
      <title>Kebun</title>
      <item identifier="bab">
        <title>Bab 1</title>
        <item identifier="belajar" identifierref="sco" isvisible="true" parameters="?bab=1">
          <title>Belajar</title>{item}
        </item>
        <item identifier="bacaan" identifierref="halaman">
          <title>Bacaan</title>
        </item>{flow}
      </item>{flow}
    </organization>
  </organizations>
  <resources>
    <resource identifier="sco" type="webcontent" adlcp:{type}="sco" href="index.html">
      <file href="index.html"/>
      <file href="gaya.css"/>
      <dependency identifierref="gambar"/>
    </resource>
    <resource identifier="halaman" type="webcontent" adlcp:{type}="asset" href="bacaan.html">
      <file href="bacaan.html"/>
    </resource>
    <resource identifier="gambar" type="webcontent" adlcp:{type}="asset">
      <file href="media/tanah.svg"/>
    </resource>
  </resources>
</manifest>
"""
COURSE = (
    '{"publication":"%s","activity_slots":2,"question_slots":3,"activities":'
    '[{"index":0,"kind":"lesson","questions":[{"index":0,"type":"choice","choices":3}]}]}'
)
PAGE = """<!doctype html>
<html lang="id">
<head>
<title>Kebun</title>
<link rel="stylesheet" href="gaya.css">
</head>
<body>
<img src="media/tanah.svg" alt="Tanah">
<a href="bacaan.html#awal">Bacaan</a> <a href="https://contoh.id/">Situs</a>
<script type="application/json" id="sinau-course">{course}</script>
</body>
</html>
"""
STYLE = "body { color: #222; }\nmain { background: url(media/tanah.svg); }\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4"/></svg>\n'


def good(edition: Edition) -> dict[str, str | bytes]:
    """Return the files of a package that is as it should be, the manifest first."""
    old = edition is Edition.SCORM12
    manifest = MANIFEST.format(
        head=HEAD_12 if old else HEAD_2004,
        version=edition.removeprefix("SCORM "),
        organization="" if old else ' adlseq:objectivesGlobalToSystem="false"',
        item=ITEM_12 if old else ITEM_2004.format(threshold=THRESHOLDS[edition]),
        flow="" if old else FLOW,
        type="scormtype" if old else "scormType",
    )
    course = COURSE % ("scorm12" if old else "scorm2004-4")
    own: dict[str, str | bytes] = {
        "imsmanifest.xml": manifest,
        "index.html": PAGE.format(course=course),
        "bacaan.html": '<!doctype html>\n<title>Bacaan</title>\n<h1 id="awal">Bacaan</h1>\n',
        "gaya.css": STYLE,
        "media/tanah.svg": SVG,
    }
    folder = files("sinau_scorm") / "schemas" / SCHEMAS[edition]
    return own | {file.name: file.read_bytes() for file in sorted(folder.iterdir(), key=lambda file: file.name)}


def entries(contents: Mapping[str, str | bytes]) -> list[Raw]:
    """Return the entries of a zip with these files."""
    return [Raw(name, content.encode() if isinstance(content, str) else content) for name, content in contents.items()]


def packed(contents: Mapping[str, str | bytes]) -> bytes:
    """Return a zip with these files."""
    return raw_zip(entries(contents))

# SPDX-License-Identifier: Apache-2.0
"""The smallest SCORM 1.2 package: one page that runs a given script against the API. The strict LMSs are tried with it."""

from __future__ import annotations

import zipfile
from pathlib import Path

MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="TINY" version="1" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
  <organizations default="O"><organization identifier="O"><title>Tiny</title>
    <item identifier="I" identifierref="R"><title>Tiny</title></item></organization></organizations>
  <resources><resource identifier="R" type="webcontent" adlcp:scormtype="sco" href="index.html"><file href="index.html"/>
  </resource></resources>
</manifest>
"""

# `ready` is set when the script has ended, so that a test knows when to look; a script that throws never gets there.
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Tiny</title><p id="said"></p><script>
const say = (text) => { document.getElementById("said").textContent = text };
const get = (element) => API.LMSGetValue(element);
const set = (element, value) => API.LMSSetValue(element, value);
const commit = () => API.LMSCommit("");
let API = parent.API;
(async () => { SCRIPT })().then(() => { document.documentElement.dataset.ready = "yes" });
</script></html>
"""


def tiny_package(path: Path, script: str) -> Path:
    """Write a package whose only page runs `script`; it may use API, get, set, commit, say and await."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("imsmanifest.xml", MANIFEST)
        archive.writestr("index.html", PAGE.replace("SCRIPT", script))
    return path

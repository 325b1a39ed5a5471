# SPDX-License-Identifier: Apache-2.0
"""Writes `imsmanifest.xml`. The only package, beside `verify`, that imports lxml."""

from sinau_scorm.manifest.identifiers import Identifiers, identifiers_of_course
from sinau_scorm.manifest.scorm12 import ManifestContent, ManifestItem, scorm12_manifest
from sinau_scorm.manifest.scorm2004 import CONTROL_DOCUMENTS, EDITION3, EDITION4, ManifestVariant, scorm2004_manifest

__all__ = [
    "CONTROL_DOCUMENTS",
    "EDITION3",
    "EDITION4",
    "Identifiers",
    "ManifestContent",
    "ManifestItem",
    "ManifestVariant",
    "identifiers_of_course",
    "scorm12_manifest",
    "scorm2004_manifest",
]

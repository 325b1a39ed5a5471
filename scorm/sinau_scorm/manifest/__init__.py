# SPDX-License-Identifier: Apache-2.0
"""Writes `imsmanifest.xml`. The only room, beside `verify`, that knows lxml."""

from sinau_scorm.manifest.identifiers import Identifiers, identifiers
from sinau_scorm.manifest.scorm12 import Content, scorm12_manifest

__all__ = ["Content", "Identifiers", "identifiers", "scorm12_manifest"]

# SPDX-License-Identifier: Apache-2.0
"""What keeps a package out of Moodle (lms-behaviour.md, section 6)."""

from sinau.diagnostics import Rule, Severity
from sinau_scorm.manifest.moodle import unimportable_elements
from sinau_scorm.verify.package import Package

MAPINFO = Rule("C814", "moodle-refuses-mapinfo", Severity.WARNING)  # fmt: skip


def check_mapinfo(package: Package) -> None:
    """Whether Moodle can import the manifest. One element is enough to stop it, so the first is told."""
    first = next(unimportable_elements(package.tree), None)
    if first is not None:
        package.add(MAPINFO, first, name="imsss:mapInfo")


CHECKS = (check_mapinfo,)

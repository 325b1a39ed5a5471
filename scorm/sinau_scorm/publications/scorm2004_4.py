# SPDX-License-Identifier: Apache-2.0
"""SCORM 2004 4th Edition: the whole course as one SCO (standards.md, D1 and D2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sinau_scorm.declaring import package_publication

if TYPE_CHECKING:
    from sinau.diagnostics import Diagnostics
    from sinau.model.rendered import Rendered, Selection
    from sinau.output.filetree import FileTree
    from sinau_scorm.package_format import PackageFormat


def _format() -> PackageFormat:
    from sinau_scorm.package_format2004 import SCORM2004_4

    return SCORM2004_4


def publish(rendered: Rendered, selection: Selection) -> tuple[FileTree, Diagnostics]:
    """Return the package of the one course in `selection`."""
    from sinau_scorm.package_format import publish_package

    return publish_package(_format(), rendered, selection)


PUBLICATION = package_publication("scorm2004-4", "scorm2004_4", publish, _format)

# SPDX-License-Identifier: Apache-2.0
"""SCORM 1.2, which every LMS takes (standards.md, D2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sinau_scorm.declaring import package_publication

if TYPE_CHECKING:
    from sinau.diagnostics import Diagnostics
    from sinau.model.rendered import Rendered, Selection
    from sinau.output.filetree import FileTree
    from sinau_scorm.package_format import PackageFormat


def _format() -> PackageFormat:
    from sinau_scorm.package_format12 import FORMAT

    return FORMAT


def publish(rendered: Rendered, selection: Selection) -> tuple[FileTree, Diagnostics]:
    """Return the package of the one course in `selection`."""
    from sinau_scorm import package_format12

    return package_format12.publish_scorm12(rendered, selection)


PUBLICATION = package_publication("scorm12", "scorm12", publish, _format, default=True)

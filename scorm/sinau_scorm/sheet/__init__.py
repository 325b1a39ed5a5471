# SPDX-License-Identifier: Apache-2.0
"""The sheet for administrators that stands beside each package: what it is, how to import it, what it will report."""

from sinau_scorm.sheet.document import files_beside

__all__ = ["files_beside"]

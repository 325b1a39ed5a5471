# SPDX-License-Identifier: Apache-2.0
"""Says whether a package conforms to SCORM, whoever made it, and what single LMSs will make of it.

The rules are those of the Content Aggregation Model (CAM) of each edition and of ADL's test suite, put into code of our own.
`verify_package` is for commands; `verify_built_package` holds what `sinau build` writes to the same rules. A family of rules is a
file in `checks/`; adding a file adds a family.
"""

from sinau_scorm.verify.package import Edition, Package
from sinau_scorm.verify.verification import PackageSummary, verify_package
from sinau_scorm.verify.verify_while_building import verify_built_package

__all__ = ["Edition", "Package", "PackageSummary", "verify_built_package", "verify_package"]

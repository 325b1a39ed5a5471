# SPDX-License-Identifier: Apache-2.0
"""Courses of other standards, as rules: what each is, and what to do with it."""

from sinau.diagnostics import Rule, Severity

ERROR = Severity.ERROR
CMI5 = Rule("C792", "cmi5-course", ERROR)
XAPI = Rule("C793", "xapi-course", ERROR)
H5P = Rule("C794", "h5p-content", ERROR)
AICC = Rule("C795", "aicc-course", ERROR)
CARTRIDGE = Rule("C796", "common-cartridge", ERROR)
QTI = Rule("C797", "qti-package", ERROR)
MOODLE = Rule("C798", "moodle-backup", ERROR)

# SPDX-License-Identifier: Apache-2.0
"""What is given in place of a package and is no course of any standard, as rules."""

from sinau.diagnostics import Rule, Severity

ERROR = Severity.ERROR
PAGES = Rule("C799", "web-pages-without-manifest", ERROR)
NESTED = Rule("C761", "zip-inside-zip", ERROR)
ARCHIVE = Rule("C762", "other-archive-format", ERROR)
PAGE = Rule("C774", "web-page-instead-of-package", ERROR)
FILE = Rule("C779", "other-kind-of-file", ERROR)

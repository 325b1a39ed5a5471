# SPDX-License-Identifier: Apache-2.0
"""What is in a zip that should not be, how its files are named, and how large it is (standards.md 1.6)."""

import re
from pathlib import PurePosixPath

from sinau.archive import ArchiveError
from sinau.diagnostics import Rule, Severity
from sinau_scorm import limits
from sinau_scorm.verify.package import MANIFEST, Package
from sinau_scorm.verify.zip_rules import report_zip_problem

WARNING = Severity.WARNING
PLAIN = re.compile(r"[A-Za-z0-9._/-]++\Z")
JUNK = re.compile(r"(^|/)(__MACOSX/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._[^/]*$)", re.IGNORECASE)
FOLDER_ENTRY = Rule("C717", "folder-entry", WARNING)
SYSTEM_FILE = Rule("C718", "system-file", WARNING)
MANIFEST_LATE = Rule("C719", "manifest-not-first", WARNING)
NOT_ASCII = Rule("C766", "name-not-ascii", WARNING)
LONG_PATH = Rule("C767", "long-path", WARNING)
LARGE = Rule("C768", "package-of-many-megabytes", WARNING)
ODD_NAME = Rule("C765", "name-with-odd-characters", WARNING)


def check_entries(package: Package) -> None:
    """Look at names and order."""
    archive = package.archive
    for folder in archive.folders:
        package.add_file(FOLDER_ENTRY, folder, entry=folder)
    if MANIFEST in archive and archive.first not in {MANIFEST, ""}:
        package.add_file(MANIFEST_LATE, MANIFEST)
    for name in archive.names:
        if JUNK.search(name):
            package.add_file(SYSTEM_FILE, name, entry=PurePosixPath(name).name)
        elif name in archive.unmarked:
            pass  # more was said of its letters
        elif not name.isascii():
            package.add_file(NOT_ASCII, name, entry=name)
        elif not PLAIN.match(name):
            package.add_file(ODD_NAME, name, entry=name)
        if len(name) > limits.PATH:
            package.add_file(LONG_PATH, name, count=len(name), limit=limits.PATH)


def check_size(package: Package) -> None:
    """Look at the sizes of all files together."""
    size = sum(map(package.archive.size, package.archive.names))
    if size > limits.LARGE_PACKAGE:
        package.add_zip(LARGE, size=round(size / limits.MEGABYTE), limit=limits.LARGE_PACKAGE // limits.MEGABYTE)


def check_content(package: Package) -> None:
    """Unpack every file, into nowhere: what an LMS will find damaged is found here."""
    for name in package.archive.names:
        try:
            for _ in package.archive.chunks(name):
                pass
        except ArchiveError as error:
            report_zip_problem(error.problem, package.shown, package.report)


CHECKS = (check_entries, check_size, check_content)

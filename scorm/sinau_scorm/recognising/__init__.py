# SPDX-License-Identifier: Apache-2.0
"""Says by its own name what was given in place of a SCORM package: a course of another standard, other files, no zip at all.

    recognise_file(path)       # what is not a zip          -> Instead, or None
    recognise_package(archive) # a zip without a manifest   -> Instead, or None

A zip whose manifest is another standard's is told by `manifest/others.py`, with a rule of `courses.py`.
`sinau verify` reports the rule, `sinau play` prints its message and its hint. Nothing is unpacked but what tells formats apart, and of
that a few hundred bytes.
"""

from sinau_scorm.recognising.files import recognise_file
from sinau_scorm.recognising.instead import NotAPackage
from sinau_scorm.recognising.packages import recognise_package

__all__ = ["NotAPackage", "recognise_file", "recognise_package"]

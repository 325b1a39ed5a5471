# SPDX-License-Identifier: Apache-2.0
"""SCORM 2004 4th Edition: the whole course as one SCO (standards.md, D1 and D2)."""

from functools import partial

from sinau.diagnostics import Message
from sinau.publication import Publication
from sinau_scorm.format2004 import scorm2004
from sinau_scorm.manifest import EDITION4
from sinau_scorm.package_format import publish_package
from sinau_scorm.sheet import accompany
from sinau_scorm.verify import verify_built

FORMAT = scorm2004("scorm2004-4", EDITION4)

PUBLICATION = Publication(
    name=FORMAT.name,
    title=Message("SCORM 2004 4th Edition package", "Paket SCORM 2004 Edisi ke-4"),
    kind="package",
    publish=partial(publish_package, FORMAT),
    purpose=Message(
        "For an LMS that takes the 4th Edition of SCORM 2004, the newest: upload the file as it is.",
        "Untuk LMS yang menerima SCORM 2004 Edisi ke-4, yaitu edisi terbaru: unggah berkasnya apa adanya.",
    ),
    tracked=True,
    verify=verify_built,
    accompany=partial(accompany, FORMAT),
)

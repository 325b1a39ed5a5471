# SPDX-License-Identifier: Apache-2.0
"""SCORM 2004 4th Edition: the whole course as one SCO (standards.md, D1 and D2)."""

from functools import partial

from sinau.diagnostics import Message
from sinau.publication import Publication
from sinau_scorm.format2004 import scorm2004
from sinau_scorm.kept import kept
from sinau_scorm.manifest import EDITION4
from sinau_scorm.package_format import publish_package
from sinau_scorm.scos import parts_of, units_of
from sinau_scorm.settings import OPTIONS, SETTINGS, form
from sinau_scorm.sheet import accompany
from sinau_scorm.verify import verify_built

FORMAT = scorm2004("scorm2004-4", EDITION4)

PUBLICATION = Publication(
    name=FORMAT.name,
    title=Message("packages.scorm2004_4_title"),
    kind="package",
    publish=partial(publish_package, FORMAT),
    purpose=Message("packages.scorm2004_4_purpose"),
    settings=SETTINGS,
    options=OPTIONS,
    parts=parts_of,
    form=form,
    first="imsmanifest.xml",
    units=units_of,
    kept=kept,
    verify=verify_built,
    accompany=partial(accompany, FORMAT),
)

# SPDX-License-Identifier: Apache-2.0
"""What keeps a package out of Moodle (lms-behaviour.md, section 6)."""

from sinau.diagnostics import Message, Rule, Severity
from sinau_scorm.manifest.moodle import unimportable
from sinau_scorm.verify.package import Package

MAPINFO = Rule(
    "C814",
    "moodle-refuses-mapinfo",
    Severity.WARNING,
    Message(
        "Moodle cannot import this manifest: {name} stands in it.",
        "Moodle tidak dapat mengimpor manifes ini: di dalamnya ada {name}.",
    ),
    Message(
        "Moodle 4.4dev with PHP 8 ends the import with an error (Attempt to assign property \"mapinfos\" on null) at each element "
        "that is written imsss:mapInfo; 5.0dev has the same line.",
        "Moodle 4.4dev dengan PHP 8 menghentikan impor dengan galat (Attempt to assign property \"mapinfos\" on null) pada setiap "
        "elemen yang ditulis imsss:mapInfo; 5.0dev memuat baris yang sama.",
    ),
    Message(
        'Write another prefix of the same namespace on each: <ss:mapInfo xmlns:ss="http://www.imsglobal.org/xsd/imsss" .../>. '
        "In course.yml of Sinau: leave mapinfo_prefix out, or write ss.",
        'Tulis prefiks lain dari ruang nama yang sama pada tiap elemen: <ss:mapInfo xmlns:ss="http://www.imsglobal.org/xsd/imsss" '
        ".../>. Di course.yml Sinau: hapus prefiks_mapinfo, atau tulis ss.",
    ),
)  # fmt: skip


def check_mapinfo(package: Package) -> None:
    """Whether Moodle can import the manifest. One element is enough to stop it, so the first is told."""
    first = next(unimportable(package.tree), None)
    if first is not None:
        package.add(MAPINFO, first, name="imsss:mapInfo")


CHECKS = (check_mapinfo,)

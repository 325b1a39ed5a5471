# SPDX-License-Identifier: Apache-2.0
"""The settings of a course that say how it becomes packages for an LMS."""

from sinau.diagnostics import Message
from sinau.source.kinds import WordKind
from sinau.source.schema import Field

TRACKED = {
    "course": "course",
    "modules": "module",
    "lessons": "lesson",
    "kursus": "course",
    "modul": "module",
    "pelajaran": "lesson",
}
# The singular, which reads as naturally. Indonesian has one word for both.
TRACKED_ALSO = {"module": "module", "lesson": "lesson"}
SPLIT = {"module": "module", "modul": "module"}
MAPINFO_PREFIX = {"ss": "ss", "imsss": "imsss"}
PACKAGE_FIELDS = (
    Field(
        "tracked",
        "dicatat",
        WordKind(TRACKED, TRACKED_ALSO),
        Message(
            "What an LMS keeps a status and a score of: the course as a whole, each module, or each lesson. Most LMSs do "
            "best with the course.",
            "Yang dicatat LMS dengan status dan nilai sendiri: kursus seutuhnya, tiap modul, atau tiap pelajaran. "
            "Sebagian besar LMS paling cocok dengan kursus.",
        ),
    ),
    Field(
        "split",
        "pisah",
        WordKind(SPLIT),
        Message(
            "Write `module` for a package of each module, and of pretest and exam, in place of one for the course.",
            "Tulis `modul` untuk membuat paket tiap modul, tes awal, dan ujian, bukan satu paket untuk kursus.",
        ),
    ),
    Field(
        "mapinfo_prefix",
        "prefiks_mapinfo",
        WordKind(MAPINFO_PREFIX),
        Message(
            "The prefix of `mapInfo` in SCORM 2004 packages of several parts: `ss`, which Moodle imports too, or `imsss`, "
            "for an LMS that knows no other prefix and would keep the exam shut. Without it, `ss`.",
            "Prefiks `mapInfo` pada paket SCORM 2004 yang terdiri atas beberapa bagian: `ss`, yang juga diimpor Moodle, atau "
            "`imsss`, untuk LMS yang tidak mengenal prefiks lain sehingga ujian tetap tertutup. Tanpa ini: `ss`.",
        ),
    ),
)

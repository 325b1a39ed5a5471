# SPDX-License-Identifier: Apache-2.0
"""What we know of single LMSs, each statement with how, where and when we came to know it. What is not here was not tried."""

from dataclasses import dataclass
from enum import Enum

from sinau.diagnostics import Message

SCORM12, EDITION3, EDITION4 = "scorm12", "scorm2004-3", "scorm2004-4"
SCORM2004 = frozenset({EDITION3, EDITION4})
ALL = SCORM2004 | {SCORM12}
OLD = frozenset({SCORM12})


class Kind(Enum):
    """How a statement came to be known."""

    TRIED = Message("tried by us", "kami coba")
    CODE = Message("read in its code", "dibaca dalam kodenya")
    DOCUMENTATION = Message("read in its documentation", "dibaca dalam dokumentasinya")
    REPORTED = Message("reported by others", "dilaporkan pihak lain")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement stands: `text` names it, `date` (ISO, a day or a month) is when it was seen there."""

    kind: Kind
    text: Message
    date: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement on one LMS, on packages in `formats`; `several`: on courses of several SCOs only, or of one SCO only."""

    lms: str
    says: Message
    source: Source
    formats: frozenset[str] = ALL
    several: bool | None = None

    def concerns(self, name: str, several: bool) -> bool:
        """Whether it is about packages of the format `name`, of `several` SCOs or of one."""
        return name in self.formats and self.several in (None, several)


def _source(kind: Kind, text: str, indonesian: str = "", date: str = "2026-11-21") -> Source:
    return Source(kind, Message(text, indonesian or text), date)


def _page(text: str) -> Source:
    return _source(Kind.DOCUMENTATION, f"{text} (stored copy, in part)", f"{text} (salinan tersimpan, sebagian)")


MOODLE = _source(
    Kind.TRIED, "Moodle 4.3 and 5.0dev, test packages", "Moodle 4.3 dan 5.0dev, paket percobaan", "2026-11"
)
MOODLE_FAQ = _page("docs.moodle.org, SCORM FAQ")
EDX = _source(
    Kind.TRIED,
    "Open edX SCORM XBlock 19.0.5, test packages",
    "Open edX SCORM XBlock 19.0.5, paket percobaan",
    "2026-11",
)
ILIAS = _source(Kind.CODE, "ILIAS, Modules/ScormAicc/scripts/SCORM1_2standard.js (1647b57)")
FRAPPE = _source(Kind.TRIED, "frappe/lms 91bc5478a, its API object", "frappe/lms 91bc5478a, objek API-nya", "2026-11")
SAP = _page("SAP KBA 3403728, 2458835")
DOCEBO = _page("help.docebo.com 360020128479")

FACTS = (
    Fact(
        "Moodle",
        Message(
            "Imports the zip when imsmanifest.xml stands at its root, as it does here.",
            "Mengimpor zip bila imsmanifest.xml ada di tingkat teratas, seperti pada paket ini.",
        ),
        MOODLE,
        several=False,
    ),
    Fact(
        "Moodle",
        Message(
            "Keeps learners' results when a package is replaced by one whose items have the same identifiers; where an identifier had changed, that item's results were deleted.",
            "Menyimpan hasil peserta bila paket diganti dengan paket yang identifier itemnya sama; bila identifier berubah, hasil item itu terhapus.",
        ),
        MOODLE,
    ),
    Fact(
        "Moodle",
        Message(
            "Takes grades from score.raw only, which the course sends as 0 to 100.",
            "Mengambil nilai hanya dari score.raw, yang dikirim kursus sebagai 0 sampai 100.",
        ),
        MOODLE,
    ),
    Fact(
        "Moodle",
        Message(
            "Where the manifest has a pass mark (adlcp:masteryscore), sets passed or failed from the score by itself when the course is closed; that is its default.",
            "Bila manifes memuat nilai lulus (adlcp:masteryscore), menetapkan passed atau failed sendiri dari nilai saat kursus ditutup; itu pengaturan bawaannya.",
        ),
        MOODLE,
        OLD,
    ),
    Fact(
        "Moodle",
        Message(
            "Does not support SCORM 2004 officially. Choose the SCORM 1.2 package there.",
            "Tidak mendukung SCORM 2004 secara resmi. Di sana pilih paket SCORM 1.2.",
        ),
        MOODLE_FAQ,
        SCORM2004,
    ),
    Fact(
        "Moodle",
        Message(
            "Does not work out success from the manifest's pass mark; the course reports it itself.",
            "Tidak menghitung kelulusan dari nilai lulus di manifes; kursus melaporkannya sendiri.",
        ),
        MOODLE,
        SCORM2004,
    ),
    Fact(
        "Moodle",
        Message(
            "Does no sequencing: what waits for what, and what is skipped, has no effect.",
            "Tidak menjalankan sequencing: urutan tunggu dan bagian yang dilewati tidak berlaku.",
        ),
        MOODLE_FAQ,
        SCORM2004,
        several=True,
    ),
    Fact(
        "Open edX (SCORM XBlock)",
        Message(
            "A course made by Sinau was imported, left, resumed and passed there; Sinau's own tests do this.",
            "Kursus buatan Sinau diimpor, ditinggalkan, dilanjutkan, dan diselesaikan di sana; ini dilakukan oleh pengujian Sinau.",
        ),
        _source(
            Kind.TRIED,
            "XBlock 19.0.5 in its workbench (tests/openedx)",
            "XBlock 19.0.5 di workbench-nya (tests/openedx)",
            "2026-11",
        ),
        OLD,
    ),
    Fact(
        "Open edX (SCORM XBlock)",
        Message(
            "Keeps what it knows of a learner under the block, not under the package: after another package was uploaded into the same block, the old place came back.",
            "Menyimpan data peserta pada blok, bukan pada paket: setelah paket lain diunggah ke blok yang sama, posisi lama muncul kembali.",
        ),
        EDX,
    ),
    Fact(
        "Open edX (SCORM XBlock)",
        Message(
            "Opens the first part of a course of several parts only. Choose the package of the whole course there.",
            "Hanya membuka bagian pertama dari kursus yang terbagi. Di sana pilih paket kursus utuh.",
        ),
        EDX,
        several=True,
    ),
    Fact(
        "ILIAS",
        Message(
            "Where the manifest has a pass mark and there is a score, turns completed into passed or failed.",
            "Bila manifes memuat nilai lulus dan ada nilai, mengubah completed menjadi passed atau failed.",
        ),
        ILIAS,
        OLD,
    ),
    Fact(
        "Canvas",
        Message(
            "SCORM is an added tool there; it shows the titles of the manifest and tells capital from small letters in file names.",
            "SCORM merupakan alat tambahan di sana; menampilkan judul dari manifes dan membedakan huruf besar-kecil pada nama berkas.",
        ),
        _source(
            Kind.REPORTED,
            "community.canvaslms.com, SCORM signed launch links (stored copy, in part)",
            "community.canvaslms.com, SCORM signed launch links (salinan tersimpan, sebagian)",
        ),
    ),
    Fact(
        "Blackboard",
        Message(
            "Takes SCORM 1.2 and SCORM 2004 up to the 4th Edition. A zip that it does not recognise is taken as plain web content: do not pack the file anew.",
            "Menerima SCORM 1.2 dan SCORM 2004 sampai Edisi ke-4. Zip yang tidak dikenali dianggap isi web biasa: jangan mengemas ulang berkasnya.",
        ),
        _page("help.blackboard.com, help.anthology.com, content packages"),
    ),
    Fact(
        "Blackboard",
        Message(
            "In Ultra, the package as a whole or its single parts can be graded.",
            "Pada Ultra, yang dinilai dapat berupa paket seutuhnya atau tiap bagiannya.",
        ),
        _page("help.blackboard.com, help.anthology.com, content packages"),
        several=True,
    ),
    Fact(
        "Brightspace",
        Message(
            "Its legacy player takes a grade only when the session was ended properly: learners should close the course, not the whole browser.",
            "Pemutar lamanya mengambil nilai hanya bila sesi diakhiri dengan benar: peserta sebaiknya menutup kursus, bukan seluruh peramban.",
        ),
        _source(
            Kind.REPORTED,
            "community.d2l.com 4271, 4269 (stored copy, in part)",
            "community.d2l.com 4271, 4269 (salinan tersimpan, sebagian)",
        ),
    ),
    Fact(
        "Cornerstone",
        Message(
            "Courses of SCORM 1.2 are missing from some of its reports.",
            "Kursus SCORM 1.2 tidak muncul pada sebagian laporannya.",
        ),
        _source(
            Kind.REPORTED,
            "adapt_framework #2604, #2222; a thread of community.articulate.com",
            "adapt_framework #2604, #2222; sebuah diskusi di community.articulate.com",
        ),
        OLD,
    ),
    Fact(
        "Cornerstone",
        Message(
            "Puts a table of contents of its own beside courses of SCORM 2004.",
            "Menambahkan daftar isi sendiri di samping kursus SCORM 2004.",
        ),
        _source(
            Kind.REPORTED, "a thread of community.articulate.com", "sebuah diskusi di community.articulate.com"
        ),
        SCORM2004,
    ),
    Fact(
        "SAP SuccessFactors",
        Message(
            "Completes a course of SCORM 2004 when it is left, unless the manifest says that the course sets its status itself; this manifest says so.",
            "Menganggap kursus SCORM 2004 selesai saat ditutup, kecuali manifes menyatakan bahwa kursus menetapkan statusnya sendiri; manifes ini menyatakannya.",
        ),
        SAP,
        SCORM2004,
    ),
    Fact(
        "SAP SuccessFactors",
        Message(
            "A session that is idle for 30 minutes no longer reports.",
            "Sesi yang tidak aktif selama 30 menit tidak lagi melapor.",
        ),
        _page("SAP KBA 2978409"),
    ),
    Fact(
        "Docebo",
        Message("Takes SCORM 1.2 and SCORM 2004 3rd Edition.", "Menerima SCORM 1.2 dan SCORM 2004 Edisi ke-3."),
        DOCEBO,
        frozenset({SCORM12, EDITION3}),
    ),
    Fact(
        "Docebo",
        Message(
            "Names SCORM 1.2 and SCORM 2004 3rd Edition only. Choose one of those packages there.",
            "Hanya menyebut SCORM 1.2 dan SCORM 2004 Edisi ke-3. Di sana pilih salah satu paket itu.",
        ),
        DOCEBO,
        frozenset({EDITION4}),
    ),
    Fact(
        "Docebo",
        Message(
            "Does no sequencing: what waits for what, and what is skipped, has no effect.",
            "Tidak menjalankan sequencing: urutan tunggu dan bagian yang dilewati tidak berlaku.",
        ),
        DOCEBO,
        SCORM2004,
        several=True,
    ),
    Fact(
        "TalentLMS",
        Message("Takes SCORM 1.2.", "Menerima SCORM 1.2."),
        _page("help.talentlms.com 26499696329756"),
        OLD,
    ),
    Fact(
        "TalentLMS",
        Message(
            "Of SCORM takes version 1.2 only. Choose the SCORM 1.2 package there.",
            "Dari SCORM hanya menerima versi 1.2. Di sana pilih paket SCORM 1.2.",
        ),
        _page("help.talentlms.com 26499696329756"),
        SCORM2004,
    ),
    Fact(
        "SCORM Cloud",
        Message(
            "Shows parser warnings after the import where a manifest is not quite right.",
            "Menampilkan peringatan setelah impor bila manifes kurang tepat.",
        ),
        _page("support.scorm.com 206163756, 360035814314"),
    ),
    Fact(
        "Totara",
        Message(
            "Deletes results when identifiers change on an update; those of this course stay the same in each version.",
            "Menghapus hasil bila identifier berubah saat pembaruan; identifier kursus ini tetap sama pada setiap versi.",
        ),
        _page("help.totaralearning.com 81827013"),
    ),
    Fact(
        "LMS365",
        Message(
            "Reads status, score, saved progress and the learner's name only; answers to single questions are not shown.",
            "Hanya membaca status, nilai, kemajuan tersimpan, dan nama peserta; jawaban tiap soal tidak ditampilkan.",
        ),
        _page("helpcenter.elearningforce.com"),
        OLD,
    ),
    Fact(
        "Frappe Learning",
        Message(
            "Takes a course of SCORM 1.2 as complete only when its status is passed; completed is passed over.",
            "Menganggap kursus SCORM 1.2 selesai hanya bila statusnya passed; completed diabaikan.",
        ),
        FRAPPE,
        OLD,
    ),
    Fact(
        "Frappe Learning",
        Message(
            "Keeps no scores, and deletes the saved progress of who has completed the course.",
            "Tidak menyimpan nilai, dan menghapus kemajuan tersimpan setelah kursus selesai.",
        ),
        FRAPPE,
    ),
    Fact(
        "Fuse",
        Message(
            "Replacing a package disturbs learners who are in the middle of it.",
            "Mengganti paket mengganggu peserta yang sedang mengerjakannya.",
        ),
        _page("fuseuniversal.atlassian.net"),
    ),
    Fact(
        "CrossKnowledge",
        Message("Takes packages of 200 MB at most.", "Menerima paket paling besar 200 MB."),
        _page("developers.crossknowledge.com"),
    ),
)  # fmt: skip
# In use, and nothing that we could say of them.
UNKNOWN = ("Chamilo", "Sakai")
LMSS = (*dict.fromkeys(fact.lms for fact in FACTS), *UNKNOWN)

# SPDX-License-Identifier: Apache-2.0
"""What we have seen of our own packages in Moodle: of statuses, of several SCOs, and in its reports. `facts.py` has all else."""

from sinau.diagnostics import Message
from sinau_scorm.sheet.facts import FACTS, OLD, SCORM2004, Fact, Kind, Source

MOODLE = Source(
    Kind.TRIED,
    Message("Moodle 4.4dev (20231124), packages of Sinau", "Moodle 4.4dev (20231124), paket Sinau"),
    "2026-11",
)
MOODLE_12 = Source(
    Kind.TRIED,
    Message("Moodle 4.4dev (20231124), SCORM 1.2 packages of Sinau", "Moodle 4.4dev (20231124), paket SCORM 1.2 Sinau"),
    "2026-11",
)
PART_FACTS = (
    Fact(
        "Moodle",
        Message(
            "Imported packages of this form, and kept the results of each part.",
            "Mengimpor paket berbentuk ini, dan menyimpan hasil tiap bagian.",
        ),
        MOODLE,
        OLD,
        several=True,
    ),
    Fact(
        "Moodle",
        Message(
            "Settings for a course of several parts: the condition “passed or completed” is met by any one part, so tick “Require all SCOs to return completion status” as well. Of the grading methods, “Learning objects” counts the parts that are complete, “Highest grade” takes the best score.",
            "Pengaturan untuk kursus yang terbagi: syarat “passed or completed” sudah terpenuhi oleh satu bagian mana pun, maka centang juga “Require all SCOs to return completion status”. Di antara metode penilaian, “Learning objects” menghitung bagian yang selesai, “Highest grade” mengambil nilai terbaik.",
        ),
        MOODLE_12,
        OLD | SCORM2004,
        several=True,
    ),
    Fact(
        "Moodle",
        Message(
            "For a course of several parts choose the SCORM 1.2 package there. In SCORM 2004 its page takes a single part until it is loaded anew: this course therefore commits on leaving a part and does not end the session, and the times of the visits are not added up.",
            "Untuk kursus yang terbagi, di sana pilih paket SCORM 1.2. Pada SCORM 2004, halamannya hanya menerima satu bagian sampai dimuat ulang: karena itu saat meninggalkan satu bagian kursus ini menyimpan tanpa mengakhiri sesi, dan lama tiap kunjungan tidak dijumlahkan.",
        ),
        MOODLE,
        SCORM2004,
        several=True,
    ),
)
# What a status does there, and what this course does because of it.
STATUS_FACTS = (
    Fact(
        "Moodle",
        Message(
            "Opens an attempt whose status is passed, completed or failed for review only, and records nothing more. While the exam may be sat again, this course therefore reports incomplete with the score, not failed.",
            "Membuka percobaan yang statusnya passed, completed, atau failed hanya untuk ditinjau, dan tidak mencatat apa pun lagi. Karena itu, selama ujian masih boleh dikerjakan lagi, kursus ini melaporkan incomplete beserta nilainya, bukan failed.",
        ),
        MOODLE,
        OLD,
    ),
    Fact(
        "Moodle",
        Message(
            "Opens an attempt that is completed for review only. An exam that was failed does not end the attempt in SCORM 2004.",
            "Membuka percobaan yang sudah completed hanya untuk ditinjau. Pada SCORM 2004, ujian yang tidak lulus tidak mengakhiri percobaan.",
        ),
        MOODLE,
        SCORM2004,
    ),
    Fact(
        "Moodle",
        Message(
            "Leave “Force completed” off, as it is by default: with it, Moodle refuses a score whose status is incomplete.",
            "Biarkan “Force completed” tidak aktif, seperti pengaturan bawaannya: bila aktif, Moodle menolak nilai yang statusnya incomplete.",
        ),
        MOODLE,
        OLD,
    ),
    Fact(
        "Moodle",
        Message(
            "Marks an activity as done only when a score arrives after the status that ends it. In Moodle this course sends them in that order, each in a commit of its own.",
            "Menandai aktivitas selesai hanya bila nilai tiba sesudah status yang mengakhirinya. Di Moodle, kursus ini mengirim keduanya dalam urutan itu, masing-masing dalam satu kali simpan.",
        ),
        MOODLE,
        OLD,
    ),
    Fact(
        "Moodle",
        Message(
            "Would take a preview for completed; this course tells it that it was only browsed, so that the activity stays to do.",
            "Menganggap pratinjau sebagai completed; kursus ini memberi tahu bahwa kursus hanya dilihat-lihat, sehingga aktivitas tetap belum selesai.",
        ),
        MOODLE,
        OLD,
    ),
)
REPORT_FACTS = (
    Fact(
        "Moodle",
        Message(
            "Its interactions report shows ids and answers, in the order of answering. In this package the question stands behind its id.",
            "Laporan interactions-nya menampilkan id dan jawaban menurut urutan menjawab. Pada paket ini, soalnya tertulis di belakang id.",
        ),
        MOODLE,
        OLD,
    ),
    Fact(
        "Moodle",
        Message(
            "Its interactions report shows ids and answers, in the order of answering; the questions themselves (description) stand in a learner's track details only.",
            "Laporan interactions-nya menampilkan id dan jawaban menurut urutan menjawab; soalnya sendiri (description) hanya ada di track details tiap peserta.",
        ),
        MOODLE,
        SCORM2004,
    ),
)
# By the prefix of mapInfo, which the course's setting `mapinfo_prefix` chooses.
PREFIX_FACTS = {
    "ss": (
        Fact(
            "Moodle",
            Message(
                "Imported packages of this form, whose mapInfo has another prefix than imsss.",
                "Mengimpor paket berbentuk ini, yang mapInfo-nya memakai prefiks selain imsss.",
            ),
            MOODLE,
            SCORM2004,
            several=True,
        ),
    ),
    "imsss": (
        Fact(
            "Moodle",
            Message(
                "Does not import this package: the import ends with an error at imsss:mapInfo. Take the SCORM 1.2 package, or ask the authors to leave “mapinfo_prefix” out of course.yml and build again.",
                "Tidak mengimpor paket ini: impor berhenti dengan galat pada imsss:mapInfo. Pakai paket SCORM 1.2, atau minta penyusun menghapus “prefiks_mapinfo” dari course.yml lalu menerbitkan ulang.",
            ),
            MOODLE,
            SCORM2004,
            several=True,
        ),
    ),
}  # fmt: skip


def known(name: str, several: bool, prefix: str) -> list[Fact]:
    """Return what is known of packages of the format `name`, of `several` SCOs or of one, with `prefix` of mapInfo."""
    every = (*FACTS, *STATUS_FACTS, *REPORT_FACTS, *PREFIX_FACTS[prefix], *PART_FACTS)
    return [fact for fact in every if fact.concerns(name, several)]

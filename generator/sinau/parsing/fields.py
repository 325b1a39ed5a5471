# SPDX-License-Identifier: Apache-2.0
"""The tables of all settings that there are: their keys in both languages, what they may be and what they mean.

`source/schema.py` reads settings by them, and `sinau schema` makes the editors' schemas of them.
"""

from sinau.diagnostics import Message
from sinau.source.kinds import (
    DayKind,
    IdKind,
    ListKind,
    NumberKind,
    PathKind,
    RecordKind,
    ShareKind,
    TextKind,
    WordKind,
)
from sinau.source.schema import Field

LANGUAGES = {"id": "id", "en": "en", "indonesia": "id", "inggris": "en"}
NAVIGATION = {"free": "free", "sequential": "sequential", "bebas": "free", "berurutan": "sequential"}
COMPLETION = {
    "lessons and exam": "lessons and exam",
    "lessons": "lessons",
    "exam": "exam",
    "pelajaran dan ujian": "lessons and exam",
    "pelajaran": "lessons",
    "ujian": "exam",
}
KINDS = {word: word for word in ("lesson", "pretest", "quiz", "exam")} | {
    "pelajaran": "lesson",
    "tes awal": "pretest",
    "kuis": "quiz",
    "ujian": "exam",
}
KEEP = {word: word for word in ("best", "last", "first")} | {
    "terbaik": "best",
    "terakhir": "last",
    "pertama": "first",
}
FEEDBACK = {word: word for word in ("at once", "at end", "after passing", "never")} | {
    "langsung": "at once",
    "di akhir": "at end",
    "setelah lulus": "after passing",
    "tidak pernah": "never",
}
SHUFFLE = {"questions": "questions", "choices": "choices", "soal": "questions", "pilihan": "choices"}
ATTEMPTS = 99
MINUTES = 6000
TITLE = Message("The title that learners see.", "Judul yang dilihat peserta.")
PERMANENT = Message("Permanent id: learners' progress hangs on it.", "Id tetap: kemajuan peserta bergantung padanya.")

CATALOGUE_FIELDS = (
    Field(
        "format",
        "format",
        NumberKind(1, 1000, whole=True),
        Message("The version of this file's format; write 1.", "Versi format berkas ini; tulis 1."),
        required=True,
    ),
    Field(
        "title",
        "judul",
        TextKind(),
        Message(
            "The catalogue's title, shown on every page of the site.", "Judul katalog, tampil di setiap halaman situs."
        ),
        required=True,
    ),
    Field("publisher", "penerbit", TextKind(), Message("Who publishes the catalogue.", "Penerbit katalog ini.")),
    Field(
        "footer",
        "kaki",
        TextKind(),
        Message("A line below every page of the site.", "Baris di bawah setiap halaman situs."),
    ),
    Field(
        "base_url",
        "alamat",
        TextKind(),
        Message("The web address that the site will have.", "Alamat web situs ini nanti."),
    ),
    Field(
        "languages",
        "bahasa",
        ListKind(WordKind(LANGUAGES)),
        Message("The languages of the catalogue, the main one first.", "Bahasa katalog, yang utama lebih dahulu."),
    ),
    Field(
        "courses",
        "kursus",
        ListKind(PathKind()),
        Message(
            "The folders of the courses in their order; without it, all of them.",
            "Folder kursus menurut urutannya; tanpa ini semua kursus.",
        ),
    ),
    Field(
        "publications",
        "terbitan",
        ListKind(TextKind()),
        Message("The formats courses are published in.", "Format terbitan kursus."),
    ),
)
OBJECTIVE_FIELDS = (
    Field("id", "pengenal", IdKind(), PERMANENT, required=True),
    Field(
        "text",
        "teks",
        TextKind(),
        Message("What learners can do afterwards.", "Yang dapat dilakukan peserta sesudahnya."),
        required=True,
    ),
)
MODULE_FIELDS = (
    Field("id", "pengenal", IdKind(), PERMANENT, required=True),
    Field("title", "judul", TextKind(), TITLE, required=True),
    Field(
        "lessons",
        "pelajaran",
        ListKind(PathKind()),
        Message(
            "The pages of this module in learning order, lessons and quizzes.",
            "Halaman modul ini menurut urutan belajar, pelajaran dan kuis.",
        ),
        required=True,
    ),
)
COURSE_FIELDS = (
    Field("id", "pengenal", IdKind(), PERMANENT, required=True),
    Field("title", "judul", TextKind(), TITLE, required=True),
    Field(
        "language",
        "bahasa",
        WordKind(LANGUAGES),
        Message(
            "The language the course is written in: it decides the buttons' too.",
            "Bahasa kursus; tombol pun memakai bahasa ini.",
        ),
        required=True,
    ),
    Field(
        "version",
        "versi",
        TextKind(),
        Message(
            "The version learners and administrators see; quotation marks keep it a text.",
            "Versi yang dilihat peserta dan pengelola; tanda kutip menjaganya tetap teks.",
        ),
        required=True,
    ),
    Field(
        "summary",
        "ringkasan",
        TextKind(),
        Message("What the course is about, in a sentence or two.", "Isi kursus dalam satu dua kalimat."),
    ),
    Field("audience", "peserta", ListKind(TextKind()), Message("Whom the course is for.", "Untuk siapa kursus ini.")),
    Field(
        "learning_hours",
        "jam_pelajaran",
        NumberKind(0, 10_000),
        Message("How many learning hours (JP) it counts.", "Jumlah jam pelajaran (JP)."),
    ),
    Field(
        "mastery_score",
        "nilai_lulus",
        ShareKind(),
        Message("The share of points that passes, in percent.", "Bagian poin untuk lulus, dalam persen."),
    ),
    Field(
        "navigation",
        "navigasi",
        WordKind(NAVIGATION),
        Message("Whether lessons may be opened in any order.", "Apakah pelajaran boleh dibuka tanpa urutan."),
    ),
    Field(
        "completion",
        "penyelesaian",
        WordKind(COMPLETION),
        Message("What completes the course.", "Yang membuat kursus selesai."),
    ),
    Field(
        "objectives",
        "tujuan",
        ListKind(RecordKind(OBJECTIVE_FIELDS)),
        Message(
            "What learners can do afterwards; lessons and questions refer to the ids.",
            "Yang dapat dilakukan peserta sesudahnya; pelajaran dan soal merujuk id-nya.",
        ),
    ),
    Field(
        "pretest",
        "tes_awal",
        PathKind(),
        Message("The page of the test before the modules.", "Halaman tes sebelum modul."),
    ),
    Field(
        "exam", "ujian", PathKind(), Message("The page of the exam after the modules.", "Halaman ujian sesudah modul.")
    ),
    Field(
        "modules",
        "modul",
        ListKind(RecordKind(MODULE_FIELDS)),
        Message("The parts of the course in learning order.", "Bagian-bagian kursus menurut urutan belajar."),
        required=True,
    ),
    Field(
        "publications",
        "terbitan",
        ListKind(TextKind()),
        Message(
            "The formats this course is published in; without it, the catalogue's.",
            "Format terbitan kursus ini; tanpa ini dipakai milik katalog.",
        ),
    ),
)
SOURCE_FIELDS = (
    Field(
        "text",
        "teks",
        TextKind(),
        Message(
            "What the lesson rests on: a regulation and its articles, a book.",
            "Dasar pelajaran ini: peraturan beserta pasalnya, atau buku.",
        ),
        required=True,
    ),
    Field(
        "in_force",
        "berlaku_per",
        DayKind(),
        Message(
            "The day on which this was checked to be in force (year-month-day).",
            "Tanggal dasar ini diperiksa masih berlaku (tahun-bulan-tanggal).",
        ),
    ),
    Field(
        "review_by",
        "tinjau_sebelum",
        DayKind(),
        Message(
            "The day from which Sinau reminds you to check it again.",
            "Tanggal mulai Sinau mengingatkan untuk memeriksanya lagi.",
        ),
    ),
)
LESSON_FIELDS = (
    Field(
        "id",
        "pengenal",
        IdKind(),
        Message(
            "Permanent id, unique in the course: learners' progress hangs on it.",
            "Id tetap, unik dalam kursus: kemajuan peserta bergantung padanya.",
        ),
        required=True,
    ),
    Field("title", "judul", TextKind(), TITLE, required=True),
    Field(
        "kind",
        "jenis",
        WordKind(KINDS),
        Message(
            "What the page is: a lesson, or a pretest, quiz or exam.",
            "Jenis halaman: pelajaran, tes awal, kuis, atau ujian.",
        ),
    ),
    Field(
        "minutes",
        "menit",
        NumberKind(1, MINUTES, whole=True),
        Message("How many minutes it takes.", "Lama pengerjaan dalam menit."),
    ),
    Field(
        "objectives",
        "tujuan",
        ListKind(IdKind()),
        Message("Ids of the course's objectives that this serves.", "Id tujuan kursus yang dilayani halaman ini."),
    ),
    Field(
        "sources",
        "sumber",
        ListKind(RecordKind(SOURCE_FIELDS)),
        Message(
            "What the lesson rests on, with the days of its checking.",
            "Dasar pelajaran ini, dengan tanggal pemeriksaannya.",
        ),
    ),
)
ASSESSMENT_FIELDS = (
    *LESSON_FIELDS,
    Field(
        "mastery_score",
        "nilai_lulus",
        ShareKind(),
        Message(
            "The share of points that passes; without it, the course's.",
            "Bagian poin untuk lulus; tanpa ini dipakai milik kursus.",
        ),
    ),
    Field(
        "attempts",
        "kesempatan",
        NumberKind(0, ATTEMPTS, whole=True),
        Message(
            "How many times it may be tried; 0 for any number.", "Berapa kali boleh dicoba; 0 berarti tanpa batas."
        ),
    ),
    Field(
        "keep",
        "simpan",
        WordKind(KEEP),
        Message(
            "Which attempt counts: the best, the last or the first.",
            "Percobaan yang dipakai: terbaik, terakhir, atau pertama.",
        ),
    ),
    Field(
        "feedback",
        "umpan_balik",
        WordKind(FEEDBACK),
        Message("When learners see what was right.", "Kapan peserta melihat mana yang benar."),
    ),
    Field(
        "shuffle",
        "acak",
        ListKind(WordKind(SHUFFLE)),
        Message("What is shown in a new order each time.", "Yang urutannya diacak setiap kali."),
    ),
)
PAGE_FIELDS = (Field("title", "judul", TextKind(), TITLE, required=True),)

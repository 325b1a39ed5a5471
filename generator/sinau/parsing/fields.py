# SPDX-License-Identifier: Apache-2.0
"""The tables of all settings that there are: their keys in both languages, what they may be and what they mean.

`source/schema.py` reads settings by them, and `sinau schema` makes the editors' schemas of them.
"""

from sinau.diagnostics import Message
from sinau.parsing.package_fields import PACKAGE_FIELDS
from sinau.source.kinds import (
    ColourKind,
    DayKind,
    FlagKind,
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
MINUTES = 6000
TITLE = Message("The title that learners see.", "Judul yang dilihat peserta.")
PERMANENT = Message("Permanent id: learners' progress hangs on it.", "Id tetap: kemajuan peserta bergantung padanya.")

COLOUR_FIELDS = (
    Field(
        "primary",
        "utama",
        ColourKind(),
        Message(
            'Header, links and buttons; in quotation marks: "#0b5563".',
            'Kepala halaman, tautan, dan tombol; dengan tanda kutip: "#0b5563".',
        ),
    ),
    Field(
        "accent",
        "aksen",
        ColourKind(),
        Message("What the pointer or the keyboard is on.", "Yang sedang ditunjuk tetikus atau papan ketik."),
    ),
    Field(
        "primary_dark",
        "utama_gelap",
        ColourKind(),
        Message(
            "Links and buttons on dark pages; without it, a lighter shade of `primary`.",
            "Tautan dan tombol pada tampilan gelap; tanpa ini dipakai `primary` yang lebih terang.",
        ),
    ),
    Field(
        "accent_dark",
        "aksen_gelap",
        ColourKind(),
        Message(
            "The accent on dark pages; without it, a lighter shade of `accent`.",
            "Aksen pada tampilan gelap; tanpa ini dipakai `accent` yang lebih terang.",
        ),
    ),
)
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
        Message(
            "A line below every page of the site; Markdown, links too.",
            "Baris di bawah setiap halaman situs; Markdown, boleh berisi tautan.",
        ),
    ),
    Field(
        "logo",
        "logo",
        PathKind(),
        Message(
            "The publisher's logo: an SVG or PNG file of the catalogue.",
            "Logo penerbit: berkas SVG atau PNG di dalam katalog.",
        ),
    ),
    Field(
        "colours",
        "warna",
        RecordKind(COLOUR_FIELDS),
        Message("The publisher's colours.", "Warna penerbit."),
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
        "html",
        "izinkan_html",
        FlagKind(),
        Message(
            "Whether pages may hold raw HTML; only its harmless part is published.",
            "Apakah halaman boleh memuat HTML; hanya bagian yang aman yang terbit.",
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
        "changes",
        "perubahan",
        ListKind(TextKind()),
        Message(
            "What is new in this version, a sentence each: administrators read it before they update.",
            "Yang baru pada versi ini, satu kalimat tiap butir: dibaca pengelola LMS sebelum memperbarui.",
        ),
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
    *PACKAGE_FIELDS,
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
ALIASES = Field(
    "aliases",
    "alamat_lama",
    ListKind(PathKind()),
    Message("Earlier addresses of this page, which lead on to it.", "Alamat lama halaman ini, yang dialihkan ke sini."),
)
DRAFT = Field(
    "draft",
    "draf",
    FlagKind(),
    Message(
        "Whether this is shown in a preview only (yes or no).",
        "Apakah halaman ini hanya tampil di pratinjau (ya/tidak).",
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
    ALIASES,
    DRAFT,
)
PAGE_FIELDS = (Field("title", "judul", TextKind(), TITLE, required=True), ALIASES, DRAFT)

# SPDX-License-Identifier: Apache-2.0
"""The tables of all settings that there are: their keys in both languages, what they may be and what they mean.

`source/schema.py` reads settings by them, and `sinau schema` makes the editors' schemas of them.
"""

from sinau.diagnostics import Message
from sinau.source.kinds import (
    ColourKind,
    DayKind,
    FlagKind,
    IdKind,
    LanguageKind,
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
TITLE = Message("settings.title")
READ = TextKind(read=True)
PERMANENT = Message("settings.permanent")

COLOUR_FIELDS = (
    Field("primary", "utama", ColourKind(), Message("settings.colour_primary")),
    Field("accent", "aksen", ColourKind(), Message("settings.colour_accent")),
    Field("primary_dark", "utama_gelap", ColourKind(), Message("settings.colour_primary_dark")),
    Field("accent_dark", "aksen_gelap", ColourKind(), Message("settings.colour_accent_dark")),
)
CATALOGUE_FIELDS = (
    Field("format", "format", NumberKind(1, 1000, whole=True), Message("settings.catalogue_format"), required=True),
    Field("title", "judul", READ, Message("settings.catalogue_title"), required=True),
    Field("publisher", "penerbit", READ, Message("settings.catalogue_publisher")),
    Field("footer", "kaki", TextKind(), Message("settings.catalogue_footer")),
    Field("logo", "logo", PathKind(), Message("settings.catalogue_logo")),
    Field("colours", "warna", RecordKind(COLOUR_FIELDS), Message("settings.catalogue_colours")),
    Field("base_url", "alamat", TextKind(), Message("settings.catalogue_base_url")),
    Field("languages", "bahasa", ListKind(LanguageKind(LANGUAGES)), Message("settings.catalogue_languages")),
    Field("courses", "kursus", ListKind(PathKind()), Message("settings.catalogue_courses")),
    Field("html", "izinkan_html", FlagKind(), Message("settings.catalogue_html")),
    Field("publications", "terbitan", ListKind(TextKind()), Message("settings.catalogue_publications")),
)
OBJECTIVE_FIELDS = (
    Field("id", "pengenal", IdKind(), PERMANENT, required=True),
    Field("text", "teks", READ, Message("settings.objective_text"), required=True),
)
MODULE_FIELDS = (
    Field("id", "pengenal", IdKind(), PERMANENT, required=True),
    Field("title", "judul", READ, TITLE, required=True),
    Field("lessons", "pelajaran", ListKind(PathKind()), Message("settings.module_lessons"), required=True),
)
COURSE_FIELDS = (
    Field("id", "pengenal", IdKind(), PERMANENT, required=True),
    Field("title", "judul", READ, TITLE, required=True),
    Field("language", "bahasa", LanguageKind(LANGUAGES), Message("settings.course_language"), required=True),
    Field("version", "versi", TextKind(), Message("settings.course_version"), required=True),
    Field("changes", "perubahan", ListKind(READ), Message("settings.course_changes")),
    Field("summary", "ringkasan", READ, Message("settings.course_summary")),
    Field("audience", "peserta", ListKind(READ), Message("settings.course_audience")),
    Field("learning_hours", "jam_pelajaran", NumberKind(0, 10_000), Message("settings.course_learning_hours")),
    Field("mastery_score", "nilai_lulus", ShareKind(), Message("settings.course_mastery_score")),
    Field("navigation", "navigasi", WordKind(NAVIGATION), Message("settings.course_navigation")),
    Field("completion", "penyelesaian", WordKind(COMPLETION), Message("settings.course_completion")),
    Field("objectives", "tujuan", ListKind(RecordKind(OBJECTIVE_FIELDS)), Message("settings.course_objectives")),
    Field("pretest", "tes_awal", PathKind(), Message("settings.course_pretest")),
    Field("exam", "ujian", PathKind(), Message("settings.course_exam")),
    Field("modules", "modul", ListKind(RecordKind(MODULE_FIELDS)), Message("settings.course_modules"), required=True),
    Field("publications", "terbitan", ListKind(TextKind()), Message("settings.course_publications")),
)
SOURCE_FIELDS = (
    Field("text", "teks", READ, Message("settings.source_text"), required=True),
    Field("in_force", "berlaku_per", DayKind(), Message("settings.source_in_force")),
    Field("review_by", "tinjau_sebelum", DayKind(), Message("settings.source_review_by")),
)
ALIASES = Field("aliases", "alamat_lama", ListKind(PathKind()), Message("settings.aliases"))
DRAFT = Field("draft", "draf", FlagKind(), Message("settings.draft"))
LESSON_FIELDS = (
    Field("id", "pengenal", IdKind(), Message("settings.lesson_id"), required=True),
    Field("title", "judul", READ, TITLE, required=True),
    Field("kind", "jenis", WordKind(KINDS), Message("settings.lesson_kind")),
    Field("minutes", "menit", NumberKind(1, MINUTES, whole=True), Message("settings.lesson_minutes")),
    Field("objectives", "tujuan", ListKind(IdKind()), Message("settings.lesson_objectives")),
    Field("sources", "sumber", ListKind(RecordKind(SOURCE_FIELDS)), Message("settings.lesson_sources")),
    ALIASES,
    DRAFT,
)
PAGE_FIELDS = (Field("title", "judul", READ, TITLE, required=True), ALIASES, DRAFT)

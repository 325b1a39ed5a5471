# SPDX-License-Identifier: Apache-2.0
"""The table of an assessment's settings: a lesson's, and how it is run."""

from sinau.diagnostics import Message
from sinau.parsing.fields import LESSON_FIELDS
from sinau.source.kinds import DrawKind, FlagKind, ListKind, NumberKind, PathKind, ShareKind, WordKind
from sinau.source.schema import Field

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
TIME_LIMIT = 600

ASSESSMENT_FIELDS = (
    *LESSON_FIELDS,
    Field("mastery_score", "nilai_lulus", ShareKind(), Message("settings.assessment_mastery_score")),
    Field("attempts", "kesempatan", NumberKind(0, ATTEMPTS, whole=True), Message("settings.assessment_attempts")),
    Field("keep", "simpan", WordKind(KEEP), Message("settings.assessment_keep")),
    Field("feedback", "umpan_balik", WordKind(FEEDBACK), Message("settings.assessment_feedback")),
    Field("shuffle", "acak", ListKind(WordKind(SHUFFLE)), Message("settings.assessment_shuffle")),
    Field(
        "time_limit", "batas_waktu", NumberKind(1, TIME_LIMIT, whole=True), Message("settings.assessment_time_limit")
    ),
    Field("draw", "ambil", DrawKind(), Message("settings.assessment_draw")),
    Field("bank", "bank", ListKind(PathKind()), Message("settings.assessment_bank")),
    Field("review", "tinjau", FlagKind(), Message("settings.assessment_review")),
)

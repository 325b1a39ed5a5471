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
    Field(
        "time_limit",
        "batas_waktu",
        NumberKind(1, TIME_LIMIT, whole=True),
        Message(
            "How many minutes an attempt may take; it is handed in when they are over.",
            "Berapa menit satu percobaan boleh berlangsung; setelah habis, jawaban diserahkan.",
        ),
    ),
    Field(
        "draw",
        "ambil",
        DrawKind(),
        Message(
            "How many questions an attempt draws: a number, or a number per objective.",
            "Berapa soal yang diambil tiap percobaan: sebuah angka, atau angka per tujuan.",
        ),
    ),
    Field(
        "bank",
        "bank",
        ListKind(PathKind()),
        Message("Other files whose questions belong to this one.", "Berkas lain yang soalnya ikut di sini."),
    ),
    Field(
        "review",
        "tinjau",
        FlagKind(),
        Message(
            "Whether learners may see their own answers afterwards (yes or no).",
            "Apakah peserta boleh melihat jawabannya sendiri sesudahnya (ya/tidak).",
        ),
    ),
)

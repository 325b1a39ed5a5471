# SPDX-License-Identifier: Apache-2.0
"""The rules about single answers: what an edit does to those already given to a question."""

from sinau.diagnostics import Message, Rule, Severity

QUESTION_REMOVED = Rule(
    "C853",
    "question-removed",
    Severity.WARNING,
    Message("The question {id} is gone.", "Soal {id} sudah tidak ada."),
    Message(
        "Its answers are archived: they count for nothing, and they are there again when the question comes back. "
        "Of an answer in words, an LMS keeps the first letters and whether it was right.",
        "Jawabannya diarsipkan: tidak lagi dihitung, dan muncul kembali bila soalnya kembali. "
        "Dari jawaban tertulis, LMS menyimpan huruf-huruf awal dan benar-salahnya.",
    ),
    Message("Nothing, if that is meant.", "Tidak perlu apa-apa, bila memang disengaja."),
)
QUESTION_RENAMED = Rule(
    "C854",
    "question-renamed",
    Severity.ERROR,
    Message(
        "The question {new} reads like {id}, which is gone: only its id seems to have changed.",
        "Soal {new} berbunyi sama dengan {id} yang hilang: tampaknya hanya id-nya yang berubah.",
    ),
    Message(
        "Answers hang on the id. Everybody who has answered it would be asked the same once more.",
        "Jawaban melekat pada id. Semua yang sudah menjawab akan ditanyai hal yang sama sekali lagi.",
    ),
    Message("Put the id {id} back.", "Kembalikan id {id}."),
)
NUMBER_CHANGED = Rule(
    "C855",
    "permanent-number-changed",
    Severity.ERROR,
    Message(
        "The permanent number of {id} was {old} and is {new} now.", "Nomor tetap {id} semula {old}, kini menjadi {new}."
    ),
    Message(
        "What an LMS keeps is packed by these numbers: answers would be read as answers to other questions.",
        "Simpanan di LMS dikemas menurut nomor ini: jawaban akan terbaca sebagai jawaban soal lain.",
    ),
    Message(
        "Restore the lines of ids.lock from the published version or with `sinau lock --published PACKAGE`, and commit "
        "that file.",
        "Kembalikan baris ids.lock dari versi terbit atau dengan `sinau lock --published PAKET`, lalu simpan berkas itu "
        "di git.",
    ),
)
NUMBER_REUSED = Rule(
    "C856",
    "permanent-number-reused",
    Severity.ERROR,
    Message(
        "{new} has the permanent number {number}, which belonged to {id}.",
        "{new} memakai nomor tetap {number}, yang semula milik {id}.",
    ),
    Message(
        "Learners' answers to the one would be shown and counted as answers to the other.",
        "Jawaban peserta untuk yang satu akan tampil dan dihitung sebagai jawaban untuk yang lain.",
    ),
    Message(
        "Restore the lines of ids.lock from the published version, or run `sinau lock --published PACKAGE`, which gives "
        "the others new numbers.",
        "Kembalikan baris ids.lock dari versi terbit, atau jalankan `sinau lock --published PAKET`, yang memberi nomor "
        "baru kepada yang lain.",
    ),
)
NUMBERS_LOST = Rule(
    "C857",
    "permanent-number-lost",
    Severity.ERROR,
    Message(
        "ids.lock no longer knows {id}, which had the permanent number {number}.",
        "ids.lock tidak lagi mengenal {id}, yang bernomor tetap {number}.",
    ),
    Message(
        "The next new id would get that number, and with it what learners have done under it.",
        "Id baru berikutnya akan mendapat nomor itu beserta hasil peserta yang tersimpan di bawahnya.",
    ),
    Message("Restore the line in ids.lock.", "Kembalikan barisnya di ids.lock."),
)
CHANGE_UNSEEN = Rule(
    "C858",
    "change-unseen",
    Severity.ERROR,
    Message(
        "The question {id} has changed in a way that cannot be seen in what an LMS keeps.",
        "Perubahan soal {id} tidak terlihat dari simpanan di LMS.",
    ),
    Message(
        "An LMS keeps four bits of a question's fingerprint, and by chance they do not tell old and new apart: an old "
        "answer would count as an answer to the new question.",
        "LMS menyimpan empat bit sidik soal, dan kebetulan bit lama dan baru tidak terbedakan: jawaban lama akan "
        "dihitung sebagai jawaban soal baru.",
    ),
    Message(
        "Change one more word of the question, or give it a new id.", "Ubah satu kata lagi, atau beri soal ini id baru."
    ),
)
TYPE_CHANGED = Rule(
    "C859",
    "answers-do-not-fit",
    Severity.ERROR,
    Message(
        "The question {id} was {old} and is {new} now; there is no room for all of its old answers.",
        "Soal {id} semula {old}, kini {new}; tidak semua jawaban lamanya muat.",
    ),
    Message(
        "What an LMS keeps of a question is as wide as the question: ticks beyond the last choice, and words where "
        "choices are now, would be dropped.",
        "Ruang simpan sebuah soal di LMS selebar soalnya: centang di luar pilihan terakhir, dan jawaban tertulis pada "
        "soal yang kini pilihan, akan terbuang.",
    ),
    Message(
        "Give the question a new id: the old one's answers are then archived whole.",
        "Beri soal ini id baru: jawaban yang lama lalu diarsipkan utuh.",
    ),
)
QUESTION_CHANGED = Rule(
    "C860",
    "question-changed",
    Severity.WARNING,
    Message(
        "The question {id} has changed ({what}): answers to it are kept as given to an earlier version.",
        "Soal {id} berubah ({what_id}): jawabannya disimpan sebagai jawaban untuk versi sebelumnya.",
    ),
    Message(
        "Learners see that they have answered an earlier version, and may answer again. Such an answer does not count "
        "in an attempt that is handed in after the update; results handed in before stand.",
        "Peserta melihat bahwa mereka menjawab versi sebelumnya, dan boleh menjawab lagi. Jawaban itu tidak dihitung "
        "dalam percobaan yang dikumpulkan setelah pembaruan; hasil yang sudah dikumpulkan tetap.",
    ),
    Message("Nothing, if that is meant.{more}", "Tidak perlu apa-apa, bila memang disengaja.{more_id}"),
)
DECLARE = Message(
    " If it asks the same as before, `sinau lock editorial {id} --since OLD` (OLD as here) declares that, and answers go on"
    " counting.",
    " Bila yang ditanyakan tetap sama, nyatakan dengan `sinau lock editorial {id} --since LAMA` (LAMA seperti di sini), maka"
    " jawabannya tetap dihitung.",
)
QUESTION_MOVED = Rule(
    "C861",
    "question-moved",
    Severity.WARNING,
    Message(
        "The question {id} has moved from {old} to {new}.",
        "Soal {id} pindah dari {old} ke {new}.",
    ),
    Message(
        "Its answers go along. Results of attempts already handed in are not counted anew.",
        "Jawabannya ikut pindah. Hasil percobaan yang sudah dikumpulkan tidak dihitung ulang.",
    ),
    Message(
        "Give it a new id if learners are to be asked again there.",
        "Beri id baru bila peserta perlu ditanyai lagi di sana.",
    ),
)

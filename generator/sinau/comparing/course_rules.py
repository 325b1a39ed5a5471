# SPDX-License-Identifier: Apache-2.0
"""The rules about courses, lessons and assessments: what an edit does to progress and results."""

from sinau.diagnostics import Message, Rule, Severity

COURSE_RENAMED = Rule(
    "C850",
    "course-id-changed",
    Severity.ERROR,
    Message("The course {id} is called {new} now.", "Kursus {id} kini ber-id {new}."),
    Message(
        "LMSs and browsers keep results under names made of the id. For them this is another course: everybody starts "
        "anew, and Moodle deletes what it knows of the old one when the package is replaced.",
        "LMS dan peramban menyimpan hasil di bawah nama dari id. Bagi mereka ini kursus lain: semua mulai dari awal, "
        "dan Moodle menghapus catatan yang lama ketika paketnya diganti.",
    ),
    Message("Put the id {id} back; the title may change.", "Kembalikan id {id}; judul boleh berubah."),
)
COURSE_REMOVED = Rule(
    "C851",
    "course-removed",
    Severity.WARNING,
    Message("The course {id} is gone.", "Kursus {id} sudah tidak ada."),
    Message(
        "Packages that are in an LMS go on working; they get no more updates.",
        "Paket yang sudah berada di LMS tetap berjalan; hanya tidak mendapat pembaruan lagi.",
    ),
    Message("Nothing, if that is meant.", "Tidak perlu apa-apa, bila memang disengaja."),
)
SAME_VERSION = Rule(
    "C852",
    "version-not-raised",
    Severity.WARNING,
    Message(
        "The course {id} has changed, and its version is still {version}.",
        "Kursus {id} berubah, tetapi versinya masih {version}.",
    ),
    Message(
        "Administrators cannot tell the two packages apart, and learners cannot say which one they saw.",
        "Administrator tidak dapat membedakan kedua paket, dan peserta tidak tahu versi mana yang dilihatnya.",
    ),
    Message("Write a new version into course.yml.", "Tulis versi baru di course.yml."),
)
ACTIVITY_REMOVED = Rule(
    "C862",
    "activity-removed",
    Severity.WARNING,
    Message("{id} ({title}) is gone.", "{id} ({title}) sudah tidak ada."),
    Message(
        "Whether it was done, its attempts and its score are archived, and are there again when it comes back. Answers "
        "to questions that stand elsewhere now go along with them.",
        "Tanda selesai, percobaan, dan nilainya diarsipkan, dan muncul kembali bila bagian ini kembali. Jawaban soal "
        "yang kini berada di tempat lain ikut pindah.",
    ),
    Message("Nothing, if that is meant.", "Tidak perlu apa-apa, bila memang disengaja."),
)
ACTIVITY_RENAMED = Rule(
    "C863",
    "activity-renamed",
    Severity.ERROR,
    Message(
        "{new} looks like {id}, which is gone: only its id seems to have changed.",
        "{new} mirip dengan {id} yang hilang: tampaknya hanya id-nya yang berubah.",
    ),
    Message(
        "Progress hangs on the id. Who has done it would have to do it again; attempts and scores would begin anew.",
        "Kemajuan melekat pada id. Yang sudah selesai harus mengulang; percobaan dan nilai mulai dari awal.",
    ),
    Message(
        "Put the id {id} back; title and file name may change.",
        "Kembalikan id {id}; judul dan nama berkas boleh berubah.",
    ),
)
KIND_CHANGED = Rule(
    "C864",
    "activity-kind-changed",
    Severity.ERROR,
    Message("{id} was a {old} and is a {new} now.", "{id} semula {old}, kini {new}."),
    Message(
        "A lesson is done or not, an assessment has attempts and a score: the one cannot hold what the other has kept.",
        "Pelajaran hanya selesai atau belum, asesmen punya percobaan dan nilai: simpanan yang satu tidak muat di yang lain.",
    ),
    Message("Give it a new id.", "Beri id baru."),
)
MASTERY_CHANGED = Rule(
    "C865",
    "mastery-score-changed",
    Severity.WARNING,
    Message("The mastery score of {id} was {old} and is {new} now.", "Nilai kelulusan {id} semula {old}, kini {new}."),
    Message(
        "Kept scores are judged by the new one at the next visit. An LMS is never told less than it was told before: "
        "who has passed there stays passed.",
        "Nilai tersimpan diukur dengan batas baru pada kunjungan berikutnya. Status di LMS tidak pernah diturunkan: "
        "yang sudah lulus di sana tetap lulus.",
    ),
    Message("Say so to those who are in the middle of the course.", "Beri tahu peserta yang sedang belajar."),
)
COMPLETION_CHANGED = Rule(
    "C866",
    "completion-changed",
    Severity.WARNING,
    Message("The course {id} has other rules now ({what}).", "Aturan kursus {id} berubah ({what_id})."),
    Message(
        "Who was complete may be incomplete at the next visit, or the other way. An LMS keeps the higher status.",
        "Yang sudah tuntas dapat menjadi belum tuntas pada kunjungan berikutnya, atau sebaliknya. LMS menyimpan status "
        "yang lebih tinggi.",
    ),
    Message("Say so to those who are in the middle of the course.", "Beri tahu peserta yang sedang belajar."),
)
ACTIVITY_ADDED = Rule(
    "C867",
    "activity-added",
    Severity.WARNING,
    Message("{id} ({title}) is new.", "{id} ({title}) baru."),
    Message(
        "Who had done everything has something to do again. An LMS keeps the status that it has.",
        "Yang sudah menyelesaikan semuanya kini punya tugas lagi. LMS menyimpan status yang sudah ada.",
    ),
    Message("Nothing, if that is meant.", "Tidak perlu apa-apa, bila memang disengaja."),
)
SETTINGS_CHANGED = Rule(
    "C868",
    "assessment-settings-changed",
    Severity.WARNING,
    Message("{id} is run in another way now ({what}).", "{id} kini dijalankan dengan cara lain ({what_id})."),
    Message(
        "Attempts already handed in stand. What is under way goes on by the new settings: fewer attempts may leave none, "
        "another draw asks other questions, other points weigh differently.",
        "Percobaan yang sudah dikumpulkan tetap. Yang sedang berjalan mengikuti setelan baru: batas yang lebih kecil dapat "
        "menghabiskan kesempatan, undian baru memilih soal lain, poin baru mengubah bobot.",
    ),
    Message("Say so to those who are in the middle of the course.", "Beri tahu peserta yang sedang belajar."),
)
PACKAGE_CHANGED = Rule(
    "C869",
    "package-identity-changed",
    Severity.ERROR,
    Message(
        "An LMS will not find again what it keeps ({what}).",
        "LMS tidak akan menemukan kembali simpanannya ({what_id}).",
    ),
    Message(
        "LMSs keep results under the identifier of a manifest's item, in the format of its standard, for the course or for "
        "each part of it (`tracked`, `split`). What moves to another item starts anew there; Moodle deletes what it knows "
        "of an item that is gone.",
        "LMS menyimpan hasil di bawah pengenal item dalam manifes, menurut format standarnya, untuk kursus atau tiap "
        "bagiannya (`dicatat`, `pisah`). Yang pindah ke item lain mulai dari awal; Moodle menghapus catatan item yang hilang.",
    ),
    Message(
        "Keep format, course id and parts as they were, or upload it as another course.",
        "Pertahankan format, id kursus, dan bagian-bagiannya, atau unggah sebagai kursus lain.",
    ),
)
CATALOGUE_CHANGED = Rule(
    "C870",
    "catalogue-id-changed",
    Severity.ERROR,
    Message("The catalogue's id was {old} and is {new} now.", "Id katalog semula {old}, kini {new}."),
    Message(
        "Browsers keep learners' records under this id. On the same host they would not be found again, and who learns without "
        "an LMS begins anew. What an LMS keeps stays.",
        "Peramban menyimpan catatan peserta dengan id ini. Di alamat yang sama catatan itu tidak akan ditemukan lagi, dan yang "
        "belajar tanpa LMS mulai dari awal. Simpanan di LMS tetap ada.",
    ),
    Message(
        "Restore catalogue.lock from the published version, or write the line `catalogue {old}` into it.",
        "Kembalikan catalogue.lock dari versi terbit, atau tulis baris `catalogue {old}` di dalamnya.",
    ),
)

# SPDX-License-Identifier: Apache-2.0
"""What is said of matching questions that are not written as they have to be."""

from sinau.diagnostics import Message, Rule, Severity

NO_ARROW = Rule(
    "C350",
    "line-without-arrow",
    Severity.ERROR,
    Message("There is no => on this line.", "Tidak ada => pada baris ini."),
    Message(
        "It is not known what is to be matched with what.", "Tidak diketahui apa yang harus dipasangkan dengan apa."
    ),
    Message("{suggestion}", "{suggestion_id}"),
)
# What NO_ARROW suggests: where there is another arrow, and where there is none.
OTHER_ARROW = Message("Write => instead of {arrow}.", "Tulis => sebagai ganti {arrow}.")
WRITE_ARROW = Message(
    "Write `- left side => right side`, or `- => wrong option`; the arrow stands neither in `code` nor in emphasis or a link.",
    "Tulis `- sisi kiri => sisi kanan`, atau `- => pilihan pengecoh`; panahnya tidak di dalam `kode`, teks tebal/miring, atau tautan.",
)
TWO_ARROWS = Rule(
    "C351",
    "two-arrows",
    Severity.ERROR,
    Message("There is a second => on this line.", "Ada => kedua pada baris ini."),
    Message("It is not known where the option begins.", "Tidak diketahui di mana pilihan jawabannya dimulai."),
    Message(
        "Write each pair on a line of its own; an arrow that is meant as text is written \\=>.",
        "Tulis setiap pasangan pada baris tersendiri; panah yang memang teks ditulis \\=>.",
    ),
)
EMPTY_SIDE = Rule(
    "C352",
    "nothing-behind-arrow",
    Severity.ERROR,
    Message("Nothing stands behind this =>.", "Tidak ada apa pun setelah tanda => ini."),
    Message("Learners would see an option without words.", "Peserta akan melihat pilihan tanpa kata-kata."),
    Message("Write the option behind it, or delete the line.", "Tulis pilihannya setelah panah, atau hapus baris ini."),
)
NOTHING_TO_MATCH = Rule(
    "C353",
    "nothing-to-match",
    Severity.ERROR,
    Message(
        "The question needs a line to match, and two different options.",
        "Soal ini memerlukan baris yang dipasangkan dan dua pilihan berbeda.",
    ),
    Message("Without them there is nothing to decide.", "Tanpa itu tidak ada yang perlu diputuskan."),
    Message(
        "Add another line `- left side => right side`, or a distractor `- => wrong option`.",
        "Tambahkan baris `- sisi kiri => sisi kanan`, atau pengecoh `- => pilihan salah`.",
    ),
)
SAME_PROMPT = Rule(
    "C354",
    "same-line-twice",
    Severity.ERROR,
    Message("The left side of this line stands above already.", "Sisi kiri baris ini sudah ada di atas."),
    Message(
        "Learners would be asked the same twice; each line has one right option.",
        "Peserta akan ditanya hal yang sama dua kali; setiap baris memiliki satu pilihan benar.",
    ),
    Message("Change it, or delete the line.", "Ubah, atau hapus baris ini."),
)
LIKE_ANOTHER = Rule(
    "C355",
    "option-like-another",
    Severity.WARNING,
    Message(
        "This option reads like another one of the question.", "Pilihan ini berbunyi seperti pilihan lain di soal ini."
    ),
    Message("Learners cannot tell them apart.", "Peserta tidak dapat membedakannya."),
    Message(
        "Change it; an option that fits several lines is written alike in all of them, and is no distractor.",
        "Ubah; pilihan yang cocok untuk beberapa baris ditulis persis sama di semuanya, dan bukan pengecoh.",
    ),
)
TOO_MANY = Rule(
    "C356",
    "too-many-to-match",
    Severity.ERROR,
    Message(
        "The question has more than {prompts} lines to match, or more than {options} options.",
        "Soal ini memiliki lebih dari {prompts} baris yang dipasangkan, atau lebih dari {options} pilihan.",
    ),
    Message("An answer to it would not fit into what an LMS keeps.", "Jawabannya tidak akan muat dalam simpanan LMS."),
    Message("Split the question.", "Bagilah soal ini."),
)
MORE_THAN_A_LINE = Rule(
    "C357",
    "pair-not-a-line",
    Severity.ERROR,
    Message("A pair is one line; here is more.", "Satu pasangan hanya satu baris; di sini ada lebih."),
    Message(
        "Lines to match have no feedback of their own, and no room for lists and tables.",
        "Baris yang dipasangkan tidak memiliki umpan balik sendiri; daftar dan tabel tidak muat di sana.",
    ),
    Message(
        "Move it into the question's text, or into the explanation (a line that starts with !).",
        "Pindahkan ke teks soal, atau ke pembahasan (baris yang diawali !).",
    ),
)

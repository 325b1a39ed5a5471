# SPDX-License-Identifier: Apache-2.0
"""The mistakes that are seeded into the real course, each with the code that has to be reported where its mark stands."""

from content.seeding import Edit, Mistake, change, link, new_file, removed, see

CATALOGUE = "catalogue.yml"
COURSE = "keuangan-desa/course.yml"
LOCK = "keuangan-desa/ids.lock"
ASAS = "keuangan-desa/01-dasar/01-asas.md"
PELAKU = "keuangan-desa/01-dasar/02-pelaku.md"
PENDAPATAN = "keuangan-desa/01-dasar/03-pendapatan.md"
BELANJA = "keuangan-desa/01-dasar/04-belanja.md"
ANGGARAN = "keuangan-desa/01-dasar/05-anggaran.md"
PELAKSANAAN = "keuangan-desa/01-dasar/06-pelaksanaan.md"
PENCATATAN = "keuangan-desa/01-dasar/07-pencatatan.md"
PELAPORAN = "keuangan-desa/01-dasar/08-pelaporan.md"
UJI = "keuangan-desa/01-dasar/uji.md"
UJIAN = "keuangan-desa/exam.md"
TES = "keuangan-desa/pretest.md"

# Why some cannot stand beside the others in one catalogue.
UNREAD = "nothing else is known of a file that cannot be read"
NO_COURSE = "without its settings nothing is known of the course"
NO_LESSON = "a page without settings is no lesson, and nothing more is said about it"
SWALLOWS = "what follows is inside it, and not read as what it was meant to be"
SAME_LINE = "another mistake already stands in this line"


def mistake(title: str, *edits: Edit, alone: str = "") -> Mistake:
    """Return a mistake."""
    return Mistake(title, edits, alone)


FILES = [
    mistake(
        "a lesson saved as Latin-1",
        change(PELAPORAN, "Belum tentu.", "Belum tentu, caf⟦C101⟧\udce9."),
        alone=UNREAD,
    ),
    mistake(
        "a course file saved as Latin-1",
        change(COURSE, "title: Dasar-dasar", "title: D⟦C101⟧\udce1sar"),
        alone=UNREAD,
    ),
    mistake(
        "a character that turns the text around",
        change(PELAPORAN, "Isinya dua: laporan", "Isinya dua: ⟦C102⟧\u202elaporan"),
        alone=UNREAD,
    ),
    mistake(
        "a control character in a drawing",
        change("keuangan-desa/media/belanja.svg", "</svg>", "⟦C102⟧\u0007</svg>"),
    ),
    mistake("a link out of the catalogue", link("keuangan-desa/media/rahasia.png", "/etc/hostname")),
    mistake("a link to a file that is gone", link("keuangan-desa/01-dasar/09-warga.md", "hilang.md")),
    mistake("a blank in a folder's name", new_file("keuangan-desa/media/foto desa/balai.png", "⟦C106⟧-\n")),
    mistake("a name that Windows cannot have", new_file("keuangan-desa/media/con.svg", "⟦C106⟧-\n")),
    mistake(
        "two names that differ in letter case only",
        # `Pelaku.svg` sorts first; the clash is told at the second.
        new_file("keuangan-desa/media/Pelaku.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>\n"),
        see("keuangan-desa/media/pelaku.svg", '⟦C107⟧<svg xmlns="http://www.w3.org/2000/svg"'),
    ),
    mistake(
        "a page of more than 256 KB",
        new_file("panduan.md", "⟦C104⟧" + "Kalimat ini panjang.\n" * 13000),
    ),
]

YAML = [
    mistake(
        "a quotation mark that is never closed",
        change(UJI, 'title: "Kuis: dasar-dasar"', 'title: ⟦C110⟧"Uji diri: dasar-dasar'),
        alone=NO_LESSON,
    ),
    mistake(
        "a colon in a title without quotation marks",
        change(PENDAPATAN, '"Membaca APB Desa: pendapatan"', "Membaca APB Desa⟦C110⟧: pendapatan"),
        alone=NO_LESSON,
    ),
    mistake(
        "a tab as indentation",
        change(COURSE, "  - id: dasar\n    title", "  - id: dasar\n⟦C110⟧\ttitle"),
        alone=NO_COURSE,
    ),
    mistake("a key given twice", change(COURSE, "learning_hours: 5\n", "learning_hours: 5\n⟦C111⟧learning_hours: 6\n")),
    mistake(
        "a key given in both languages",
        change(PELAKU, "minutes: 20\n", "minutes: 20\n⟦C111⟧menit: 25\n"),
    ),
    mistake("an anchor", change(COURSE, "audience: [", "audience: ⟦C112⟧&siapa ["), alone=NO_COURSE),
    mistake("an alias", change(PENCATATAN, "objectives: [pencatatan]", "objectives: ⟦C112⟧*semua"), alone=NO_LESSON),
    mistake("a tag", change(PELAKSANAAN, "minutes: 20", "minutes: ⟦C113⟧!!int 20"), alone=NO_LESSON),
    mistake(
        "front matter that is never closed",
        see(PELAPORAN, "⟦C115⟧---\nid: pelaporan"),
        change(PELAPORAN, "---\n\nTukang yang baik", "\nTukang yang baik"),
        alone=NO_LESSON,
    ),
    mistake(
        "front matter without keys",
        new_file("keuangan-desa/01-dasar/09-warga.md", "---\n⟦C116⟧Mendengar warga\n---\n\nTeks.\n"),
        change(COURSE, "      - 01-dasar/uji.md\n", "      - 01-dasar/09-warga.md\n      - 01-dasar/uji.md\n"),
        alone="another mistake makes the same lesson",
    ),
    mistake(
        "a lesson without front matter",
        new_file("keuangan-desa/01-dasar/09-warga.md", "⟦C208⟧⟦C218⟧# Mendengar warga\n\nTeks.\n"),
        change(COURSE, "      - 01-dasar/uji.md\n", "      - 01-dasar/09-warga.md\n      - 01-dasar/uji.md\n"),
        alone="another mistake makes the same lesson",
    ),
    mistake("a setting almost spelt right", change(COURSE, "audience:", "⟦C202⟧audiense:")),
    mistake(
        "a setting of assessments in a lesson", change(BELANJA, "minutes: 25\n", "minutes: 25\n⟦C202⟧attempts: 2\n")
    ),
    mistake("minutes in words", change(ANGGARAN, "minutes: 20", "minutes: ⟦C203⟧dua puluh")),
    mistake("a pass mark that is no percentage", change(COURSE, "mastery_score: 75%", "mastery_score: ⟦C203⟧0.75")),
    mistake(
        "a day that no calendar has",
        change(ASAS, "(basis kas)\n    in_force: 2026-02-01", "(basis kas)\n    in_force: ⟦C203⟧2026-02-30"),
    ),
    mistake("a list where a text belongs", change(COURSE, 'version: "2026.1"', "version: ⟦C203⟧[2026, 1]")),
    mistake("a word almost right", change(COURSE, "navigation: free", "navigation: ⟦C204⟧fre")),
    mistake("a moment of feedback that there is not", change(UJIAN, "feedback: at end", "feedback: ⟦C204⟧at the end")),
    mistake("one wrong word in a list", change(TES, "shuffle: [choices]", "shuffle: [choices, ⟦C204⟧answers]")),
    mistake(
        "a source without its text",
        change(
            BELANJA,
            "  - text: Kode rekening belanja dan pembiayaan, dicocokkan dengan daftar rekening pada aplikasi OpenSID\n    in_force",
            "  - ⟦C201⟧in_force",
        ),
    ),
    mistake(
        "a course without a version",
        see(COURSE, "⟦C201⟧id: keuangan-desa\n"),
        change(COURSE, 'version: "2026.1"\n', ""),
        alone=SAME_LINE,
    ),
    mistake(
        "a lesson without a title",
        change(PELAKU, "id: pelaku\ntitle: Siapa berbuat apa\n", "⟦C201⟧id: pelaku\n"),
        alone=NO_LESSON,
    ),
]

STRUCTURE = [
    mistake(
        "a lesson's name mistyped",
        change(COURSE, "01-dasar/07-pencatatan.md", "⟦C205⟧01-dasar/07-pencatat.md"),
        alone=NO_LESSON,
    ),
    mistake(
        "a lesson that was deleted",
        removed(PELAPORAN),
        see(COURSE, "- ⟦C205⟧01-dasar/08-pelaporan.md"),
        alone="the file is gone",
    ),
    mistake(
        "a lesson listed twice",
        change(
            COURSE, "      - 01-dasar/uji.md\n", "      - 01-dasar/uji.md\n      - ⟦C212⟧01-dasar/03-pendapatan.md\n"
        ),
    ),
    mistake(
        "an id with capitals and a blank",
        change(PENDAPATAN, "\nid: pendapatan", "\nid: ⟦C210⟧Pendapatan Desa"),
        alone=NO_LESSON,
    ),
    mistake("a lesson with another lesson's id", change(BELANJA, "\nid: belanja", "\nid: ⟦C211⟧asas")),
    mistake(
        "a question with another question's id", change(UJI, "soal uji-janji benar", "soal ⟦C211⟧pelaku-pkpkd benar")
    ),
    mistake(
        "an objective's id given twice",
        change(COURSE, "  - id: basis-kas\n", "  - id: ⟦C211⟧asas\n    text: Menyebutkan asas\n  - id: basis-kas\n"),
    ),
    mistake(
        "an unknown objective of a lesson",
        change(PELAPORAN, "objectives: [pelaporan, keterbukaan]", "objectives: [pelaporan, ⟦C313⟧terbuka]"),
    ),
    mistake(
        "an unknown objective of a question",
        change(UJIAN, "soal ujian-rak poin=2 tujuan=pelaku", "soal ujian-rak poin=2 ⟦C313⟧tujuan=pelaksana"),
    ),
    mistake(
        "an objective that nothing serves",
        change(
            COURSE, "pretest: pretest.md", "  - id: ⟦C321⟧aset-desa\n    text: Mencatat aset desa\npretest: pretest.md"
        ),
    ),
    mistake("an exam among the lessons", change(UJI, "kind: quiz", "kind: ⟦C219⟧exam")),
    mistake(
        "an exam that the course does not name",
        # Two facts: the course cannot be completed, and a page stands there that no learner will see.
        change(COURSE, "\nexam: exam.md\n", "\n"),
        see(COURSE, "completion: ⟦C220⟧lessons and exam"),
        see(UJIAN, "⟦C215⟧---\nid: ujian\n"),
        alone="the exam would not be read, nor the mistakes in it be found",
    ),
    mistake(
        "a folder without a course",
        change(CATALOGUE, "records-receipts]", "⟦C217⟧record-receipts]"),
        alone="a link to that course would be broken as well",
    ),
    mistake("a publication mistyped", change(CATALOGUE, "onefile, scorm12,", "onefile, ⟦C214⟧scrom12,")),
    mistake("a format that this Sinau cannot read", change(CATALOGUE, "format: 1", "format: ⟦C207⟧2"), alone=UNREAD),
    mistake(
        "a module without lessons",
        change(COURSE, "exam: exam.md", "  - id: lanjutan\n    title: Lanjutan\n    lessons: ⟦C221⟧[]\nexam: exam.md"),
        alone="it is not told while course.yml has a mistake, as a key could be misspelt",
    ),
    mistake(
        "a lesson without content",
        new_file("keuangan-desa/01-dasar/11-aset.md", "---\nid: ⟦C222⟧aset\ntitle: Aset desa\n---\n"),
        change(
            COURSE, "      - 01-dasar/04-belanja.md\n", "      - 01-dasar/04-belanja.md\n      - 01-dasar/11-aset.md\n"
        ),
    ),
    mistake(
        "a page that nobody lists",
        new_file("keuangan-desa/01-dasar/12-nanti.md", "⟦C215⟧---\nid: nanti\ntitle: Nanti\n---\n\nTeks.\n"),
    ),
    mistake("a heading of the first level", change(PENCATATAN, "\n## Satu buku induk", "\n⟦C218⟧# Satu buku induk")),
    mistake(
        "a line of ids.lock changed by hand",
        change(LOCK, "question asas-empat 1\n", "⟦C216⟧question asas-empat satu\n"),
    ),
]

MARKUP = [
    mistake(
        "a note that is never closed",
        see(PELAKU, '⟦C131⟧::: latihan "Nama di desa Anda"'),
        change(PELAKU, "pemeriksaannya tetap berjalan.\n:::\n", "pemeriksaannya tetap berjalan.\n"),
        alone=SWALLOWS,
    ),
    mistake(
        "an end without a beginning",
        change(PENDAPATAN, "kegiatan desa ikut menunggu.\n", "kegiatan desa ikut menunggu.\n\n⟦C132⟧:::\n"),
    ),
    mistake("an indented directive", change(ANGGARAN, "::: latihan", "  ⟦C130⟧::: latihan")),
    mistake("a directive without its blank", change(BELANJA, "::: catatan", "⟦C130⟧:::catatan")),
    mistake("a directive mistyped", change(PELAKSANAAN, "::: kasus", "::: ⟦C133⟧kasuus")),
    mistake("an option without a value", change(UJI, "soal uji-tim poin=1", "soal uji-tim ⟦C135⟧poin=")),
    mistake(
        "a quotation mark missing in a directive",
        change(PELAPORAN, '::: kasus "Papan yang jujur"', '::: kasus ⟦C135⟧"Papan yang jujur'),
    ),
    mistake(
        "code that is never closed",
        change(PENCATATAN, "Panjar adalah uang muka kerja.", "⟦C134⟧```\nPanjar adalah uang muka kerja."),
        alone=SWALLOWS,
    ),
    mistake(
        "a note as MkDocs writes it",
        change(ASAS, "## Satu tahun anggaran\n", '## Satu tahun anggaran\n\n⟦C138⟧!!! note "Ingat"\n'),
    ),
    mistake("HTML in a sentence", change(PELAKU, "yaitu kepala desa.", "yaitu ⟦C137⟧<b>kepala desa</b>.")),
    mistake("half of an element", change(PELAKU, "Di dapur hajatan,", "Di ⟦C153⟧<sub>dapur hajatan,")),
    mistake("an unknown class", change(PELAKU, "menjaga kotak\n", "menjaga [kotak]{⟦C155⟧.besar}\n")),
    mistake(
        "an id of the page's own",
        change(PELAKU, "Keuangan desa juga begitu.", "[Keuangan desa]{⟦C156⟧#q-1} juga begitu."),
    ),
    mistake(
        "HTML as a block", change(PELAPORAN, "Lampirannya tiga:\n", '⟦C137⟧<div class="kotak">\n\nLampirannya tiga:\n')
    ),
    mistake("a heading that jumps a level", change(PELAKSANAAN, "### Contoh RAB", "⟦C502⟧#### Contoh RAB")),
    mistake("a heading without text", change(BELANJA, "## Empat jenis belanja", "⟦C507⟧##\n\n## Empat jenis belanja")),
]

QUESTIONS = [
    mistake(
        "no right answer", see(ASAS, "⟦C301⟧::: soal asas-basis-kas"), change(ASAS, "- [x] 14 Mei", "- [ ] 14 Mei")
    ),
    mistake(
        "no answers at all",
        see(TES, "⟦C302⟧::: soal awal-bidang"),
        change(TES, "- [ ] Tiga\n- [ ] Empat\n- [x] Lima\n- [ ] Tujuh\n", ""),
    ),
    mistake(
        "a single choice",
        see(TES, "⟦C303⟧- [x] Buku Kas Umum"),
        change(TES, "- [ ] Buku pembantu panjar\n- [ ] Buku pembantu pajak\n", ""),
    ),
    mistake(
        "a question that asks nothing",
        see(UJI, "⟦C304⟧::: soal uji-akuntabel"),
        change(
            UJI,
            "Seorang warga bertanya tentang biaya perbaikan jembatan. Kaur keuangan membuka buku dan menunjukkan nota untuk setiap\npengeluaran. Asas mana yang paling jelas tampak?\n",
            "",
        ),
    ),
    mistake(
        "a question without an id", change(PENDAPATAN, "::: soal pendapatan-dua-dana salah", "⟦C305⟧::: soal salah")
    ),
    mistake(
        "an option almost spelt right", change(UJIAN, "soal ujian-disiplin poin=1", "soal ujian-disiplin ⟦C306⟧pion=1")
    ),
    mistake(
        "points that are no number", change(UJIAN, "soal ujian-cakupan poin=2", "soal ujian-cakupan ⟦C307⟧poin=dua")
    ),
    mistake(
        "negative points", change(PELAKU, "soal pelaku-koordinator poin=1", "soal pelaku-koordinator ⟦C307⟧poin=-1")
    ),
    mistake(
        "text after the answers",
        change(UJI, "? Siapa yang berwenang menetapkan?", "⟦C308⟧Siapa yang berwenang menetapkan?"),
    ),
    mistake("a choice without brackets", change(UJIAN, "- [ ] Separuh di tahun 2026", "⟦C309⟧- Separuh di tahun 2026")),
    mistake(
        "a choice whose dash a word processor made longer",
        change(UJIAN, "- [ ] Tahun 2026, karena", "⟦C338⟧– [ ] Tahun 2026, karena"),
    ),
    mistake(
        "a choice of two paragraphs",
        change(PELAPORAN, "- [ ] Akhir Juli\n", "- [ ] Akhir Juli\n\n  ⟦C310⟧Tanggal 31.\n\n"),
    ),
    mistake("a choice without text", change(TES, "- [ ] Pajak, retribusi, dan sumbangan", "⟦C311⟧- [ ]")),
    mistake("a choice given twice", change(TES, "- [ ] Pengeluaran pembiayaan", "⟦C315⟧- [ ] Belanja tidak terduga")),
    mistake(
        "true or false with a list",
        change(
            BELANJA, "yang dipisahkan.\n\n? Baca lagi", "yang dipisahkan.\n\n⟦C316⟧- [ ] Ya\n- [x] Tidak\n\n? Baca lagi"
        ),
    ),
    mistake(
        "both true and false",
        change(ANGGARAN, "::: soal anggaran-akhir-tahun benar", "⟦C317⟧::: soal anggaran-akhir-tahun benar salah"),
    ),
    mistake(
        "a question that is not closed before the next",
        see(PENCATATAN, "⟦C131⟧::: soal pencatatan-tutup"),
        change(
            PENCATATAN,
            "setiap akhir bulan.\n\n:::\n\n::: soal pencatatan-buku-pembantu",
            "setiap akhir bulan.\n\n::: soal pencatatan-buku-pembantu",
        ),
    ),
    mistake(
        "a second explanation",
        change(UJIAN, "! Transparan berarti terbuka", "! Warga dapat melihat.\n\n⟦C319⟧! Transparan berarti terbuka"),
    ),
    mistake(
        "a question on the front page",
        change("index.md", "## In English", "⟦C320⟧::: soal depan-1 benar\n\nLangit biru.\n\n:::\n\n## In English"),
    ),
    mistake(
        "an assessment without questions",
        new_file("keuangan-desa/01-dasar/13-kuis.md", "---\nid: ⟦C312⟧kuis\ntitle: Kuis\nkind: quiz\n---\n\nSegera.\n"),
        change(
            COURSE,
            "      - 01-dasar/05-anggaran.md\n",
            "      - 01-dasar/05-anggaran.md\n      - 01-dasar/13-kuis.md\n",
        ),
    ),
]

LINKS = [
    mistake(
        "a link to a lesson that is not there",
        change(BELANJA, "[tentang pendapatan](03-pendapatan.md)", "⟦C401⟧[tentang pendapatan](03-pendapat.md)"),
    ),
    mistake(
        "an anchor that is not there",
        change(
            PELAPORAN,
            "[setiap akhir bulan](07-pencatatan.md#satu-buku-induk)",
            "⟦C402⟧[setiap akhir bulan](07-pencatatan.md#buku-induk)",
        ),
    ),
    mistake("a label that is not defined", change(ANGGARAN, "(Pasal 41)", "(⟦C404⟧[Pasal 41][pasal-41])")),
    mistake(
        "a footnote that is not there",
        change(
            PENCATATAN, "kata resmi untuk mencatat dengan tertib.", "kata resmi untuk mencatat dengan tertib⟦C411⟧[^1]."
        ),
    ),
    mistake(
        "an address that leaves the catalogue",
        change(
            ANGGARAN,
            "[koordinator PPKD](02-pelaku.md#sekretaris-desa)",
            "⟦C406⟧[koordinator PPKD](../../../rahasia.md)",
        ),
    ),
    mistake(
        "an address that runs a program",
        change(
            PELAKSANAAN,
            "[diverifikasi sekretaris desa](02-pelaku.md#sekretaris-desa)",
            "⟦C405⟧[diverifikasi sekretaris desa](javascript:alert%281%29)",
        ),
    ),
    mistake(
        "a link in other letters than the file",
        change(PELAKU, "[asas](01-asas.md#empat-asas)", "⟦C408⟧[asas](01-Asas.md#empat-asas)"),
    ),
    mistake(
        "a link to another course",
        change(
            PENCATATAN,
            "[basis kas](01-asas.md#basis-kas)",
            "⟦C412⟧[basis kas](../../records-receipts/01-books/01-receipts.md)",
        ),
    ),
    mistake(
        "a link that says nothing",
        change(ASAS, "[Siapa berbuat apa](02-pelaku.md#kaur-keuangan)", "⟦C503⟧[di sini](02-pelaku.md#kaur-keuangan)"),
    ),
    mistake(
        "a link without words",
        change(UJI, "Ingat apa yang dilakukan Bu Sari", "⟦C508⟧[](01-asas.md) Ingat apa yang dilakukan Bu Sari"),
    ),
    mistake(
        "a broken link in the feedback of a choice",
        change(UJI, "Itu tugas sekretaris desa.", "⟦C401⟧[Itu tugas sekretaris desa](2-pelaku.md)."),
    ),
]

PICTURES = [
    mistake(
        "a picture's name mistyped",
        see(PELAKU, "⟦C403⟧![Bagan: kepala desa"),
        change(PELAKU, "../media/pelaku.svg", "../media/pelakuu.svg"),
    ),
    mistake(
        "a picture that was deleted",
        removed("keuangan-desa/media/jalan-anggaran.svg"),
        see(ANGGARAN, "⟦C403⟧![Enam langkah"),
    ),
    mistake(
        "a picture's name in other letters",
        see(PENCATATAN, "⟦C408⟧![Buku Kas Umum di tengah"),
        change(PENCATATAN, "../media/buku-kas.svg", "../media/Buku-Kas.svg"),
    ),
    mistake(
        "a page of HTML to download",
        new_file("keuangan-desa/media/kalkulator.html", "<script>hitung()</script>\n"),
        change(BELANJA, "## Empat jenis", "⟦C425⟧[Kalkulator](../media/kalkulator.html)\n\n## Empat jenis"),
    ),
    mistake(
        "a picture from another host",
        change(
            PELAPORAN,
            "Dua butir yang dicetak",
            "⟦C407⟧![Papan desa](https://example.org/papan.png)\n\nDua butir yang dicetak",
        ),
    ),
    mistake(
        "a picture without alternative text",
        change(
            ASAS,
            "![Rumah dengan atap kepercayaan warga, empat bagian berisi asas, dan lantai keuangan desa]",
            "⟦C501⟧![]",
        ),
    ),
    mistake(
        "a file name as alternative text",
        change(
            PENDAPATAN,
            "![Tiga pancuran mengisi satu bak: pendapatan asli desa, transfer, dan pendapatan lain]",
            "⟦C504⟧![pendapatan.svg]",
        ),
    ),
    mistake(
        "a caption that repeats the alternative text",
        change(
            PELAPORAN,
            "Isinya paling sedikit lima:\n",
            'Isinya paling sedikit lima:\n\n⟦C505⟧![Rumah asas](../media/rumah-asas.svg "Rumah asas")\n',
        ),
    ),
    mistake(
        "a file that is no picture",
        change(PELAKSANAAN, "Isinya tiga. Kolom", "⟦C410⟧![Anggaran](../media/anggaran.xlsx)\n\nIsinya tiga. Kolom"),
        new_file("keuangan-desa/media/anggaran.xlsx", "x"),
    ),
    mistake(
        "a script in a drawing",
        change("keuangan-desa/media/rumah-asas.svg", "</svg>", "⟦C409⟧<script>alert(1)</script></svg>"),
    ),
    mistake(
        "a drawing that loads from elsewhere",
        change("keuangan-desa/media/pendapatan.svg", "</svg>", '⟦C428⟧<image href="https://example.org/a.png"/></svg>'),
    ),
    mistake(
        "a drawing that nobody shows",
        new_file("keuangan-desa/media/lama.svg", '⟦C413⟧<svg xmlns="http://www.w3.org/2000/svg"/>\n'),
    ),
    mistake(
        "a source that was to be checked again",
        change(
            PELAPORAN,
            "(laporan semester pertama)\n    in_force: 2026-02-01\n    review_by: 2027-06-30",
            "(laporan semester pertama)\n    in_force: 2026-02-01\n    review_by: ⟦C506⟧2026-06-30",
        ),
    ),
]

MISTAKES = [*FILES, *YAML, *STRUCTURE, *MARKUP, *QUESTIONS, *LINKS, *PICTURES]

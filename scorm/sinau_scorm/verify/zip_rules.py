# SPDX-License-Identifier: Apache-2.0
"""What `sinau.archive` finds wrong with a zip, as rules (standards.md 1.6; CAM 3.3: a package interchange file is a plain zip)."""

from sinau.archive import Kind, Problem
from sinau.diagnostics import Message, Report, Rule, Severity, Span

ERROR = Severity.ERROR
SLIP_WHY = Message(
    "An LMS that unpacks it writes outside the folder of the course, over files of its own or of other courses.",
    "LMS yang membongkarnya akan menulis di luar folder kursus, menimpa berkasnya sendiri atau kursus lain.",
)
SLIP_HINT = Message(
    "Do not upload this package; have it made anew by a tool you trust.",
    "Jangan unggah paket ini; mintalah dibuat ulang dengan alat yang tepercaya.",
)
AGAIN = Message(
    "Pack the files again with an ordinary zip program, at its standard settings.",
    "Kemas ulang berkasnya dengan program zip biasa, memakai pengaturan baku.",
)
NOT_READABLE = Rule(
    "C700",
    "not-a-readable-zip",
    ERROR,
    Message("This is not a zip that can be read.", "Ini bukan zip yang dapat dibaca."),
    Message(
        "A package is exchanged as one zip that conforms to RFC 1951 (CAM, Package Interchange File). The end of this one is "
        "missing or its list of contents is damaged, as after an upload that broke off.",
        "Paket dipertukarkan sebagai satu berkas zip menurut RFC 1951 (CAM, Package Interchange File). Bagian akhir berkas "
        "ini hilang atau daftar isinya rusak, misalnya karena pengunggahan terputus.",
    ),
    Message("Fetch or build the package again.", "Unduh atau buat ulang paketnya."),
)
ZIP64 = Rule(
    "C701",
    "zip64",
    ERROR,
    Message("The zip uses the zip64 extension.", "Zip ini memakai perluasan zip64."),
    Message(
        "The packaging standard knows the plain zip format, and the unpackers of many LMSs refuse zip64.",
        "Standar pengemasan hanya mengenal format zip biasa, dan pembongkar di banyak LMS menolak zip64.",
    ),
    AGAIN,
)
ENCRYPTED = Rule(
    "C702",
    "encrypted-entry",
    ERROR,
    Message("{entry} is encrypted.", "{entry} dienkripsi."),
    Message("An LMS has no password to open it with.", "LMS tidak memiliki kata sandi untuk membukanya."),
    Message("Pack the files again without a password.", "Kemas ulang berkasnya tanpa kata sandi."),
)
METHOD = Rule(
    "C703",
    "unknown-compression",
    ERROR,
    Message("{entry} is compressed by a method other than deflate.", "{entry} dimampatkan dengan cara selain deflate."),
    Message(
        "Every LMS can unpack what is stored or deflated (RFC 1951); few know more.",
        "Setiap LMS dapat membongkar isi yang disimpan apa adanya atau dengan deflate (RFC 1951); sedikit yang mengenal cara lain.",
    ),
    AGAIN,
)
MULTI_DISK = Rule(
    "C704",
    "zip-in-parts",
    ERROR,
    Message("The zip is one part of several.", "Zip ini hanya satu bagian dari beberapa bagian."),
    Message("A package has to be one file.", "Sebuah paket harus berupa satu berkas."),
    Message(
        "Join the parts, or pack the files again as one zip.", "Gabungkan bagiannya, atau kemas ulang menjadi satu zip."
    ),
)
TOO_MUCH = Rule(
    "C705",
    "zip-too-large-to-read",
    ERROR,
    Message("The zip holds more than Sinau reads: {kind}.", "Isi zip melebihi yang dibaca Sinau: {kind}."),
    Message(
        "A package may have 20,000 files and unpack to 2,000 MB here, far more than LMSs take; what asks for more is likely "
        "meant to fill a disk.",
        "Di sini paket boleh berisi 20.000 berkas dan 2.000 MB setelah dibongkar, jauh di atas yang diterima LMS; yang lebih dari itu "
        "kemungkinan dibuat untuk memenuhi penyimpanan.",
    ),
    Message("Split the course into several packages.", "Bagilah kursus menjadi beberapa paket."),
)
BOMB = Rule(
    "C706",
    "zip-bomb",
    ERROR,
    Message("{entry} is packed like a zip bomb: {kind}.", "{entry} dikemas seperti bom zip: {kind}."),
    Message(
        "Some kilobytes that unpack to gigabytes, or bytes that several entries share, are made to bring a server down.",
        "Beberapa kilobita yang menjadi bergiga-giga setelah dibongkar, atau bita yang dipakai beberapa entri sekaligus, "
        "dibuat untuk melumpuhkan peladen.",
    ),
    SLIP_HINT,
)
SLIP = Rule(
    "C707",
    "path-leads-outside",
    ERROR,
    Message("{entry} leads out of the package: {kind}.", "{entry} mengarah ke luar paket: {kind}."),
    SLIP_WHY,
    SLIP_HINT,
)
BACKSLASH = Rule(
    "C708",
    "backslash-in-path",
    ERROR,
    Message("{entry} has a backslash in its name.", "Nama {entry} memuat garis miring terbalik."),
    Message(
        "Paths in a zip have forward slashes (APPNOTE 4.4.17). With the other one, a server makes one file of folder and name.",
        "Jalur di dalam zip memakai garis miring biasa (APPNOTE 4.4.17). Dengan yang terbalik, peladen membuat satu "
        "berkas dari nama folder dan nama berkas.",
    ),
    AGAIN,
)
BAD_NAME = Rule(
    "C709",
    "unreadable-name",
    ERROR,
    Message("{entry} is not a name a file can have: {kind}.", "{entry} tidak dapat menjadi nama berkas: {kind}."),
    Message(
        "Systems cut, replace or refuse such names, each in its own way, and the page that asks for the file does not get it.",
        "Setiap sistem memotong, mengganti, atau menolak nama seperti itu dengan caranya sendiri, sehingga halaman yang "
        "memerlukan berkas itu tidak mendapatkannya.",
    ),
    Message("Rename the file and pack again.", "Ganti nama berkasnya, lalu kemas ulang."),
)
DUPLICATE = Rule(
    "C710",
    "duplicate-entry",
    ERROR,
    Message("{entry} is in the zip more than once: {kind}.", "{entry} ada lebih dari sekali di dalam zip: {kind}."),
    Message(
        "One LMS unpacks the first, another the last: what was checked may not be what learners get.",
        "LMS yang satu membongkar entri pertama, yang lain entri terakhir: yang diperiksa belum tentu yang diterima peserta.",
    ),
    AGAIN,
)
SAME_NAME = Rule(
    "C711",
    "names-differ-in-case-only",
    ERROR,
    Message(
        "{entry} has the name of another file, but for letter case or the way its letters are stored.",
        "{entry} bernama sama dengan berkas lain, kecuali besar-kecil huruf atau cara hurufnya disimpan.",
    ),
    Message(
        "On servers whose disks fold letter case, one of them takes the other's place.",
        "Pada peladen yang tidak membedakan huruf besar dan kecil, yang satu menimpa yang lain.",
    ),
    Message("Rename one of the two and the links to it.", "Ganti nama salah satunya beserta tautannya."),
)
SPECIAL = Rule(
    "C712",
    "not-a-plain-file",
    ERROR,
    Message("{entry} is a link or a device, not a file.", "{entry} adalah tautan atau perangkat, bukan berkas."),
    SLIP_WHY,
    AGAIN,
)
MISMATCH = Rule(
    "C713",
    "headers-disagree",
    ERROR,
    Message(
        "The zip's list of contents says other things about {entry} than the entry itself.",
        "Daftar isi zip menyebut {entry} berbeda dari keterangan pada entrinya sendiri.",
    ),
    Message(
        "Programs that believe the one and programs that believe the other unpack different files (APPNOTE 4.3.7, 4.3.12).",
        "Program yang memercayai salah satunya akan membongkar berkas yang berbeda (APPNOTE 4.3.7, 4.3.12).",
    ),
    AGAIN,
)
DAMAGED = Rule(
    "C714",
    "damaged-entry",
    ERROR,
    Message("{entry} is damaged.", "{entry} rusak."),
    Message(
        "Its bytes are not those that were packed: their length or their check sum is another.",
        "Isinya bukan isi yang dikemas: panjang atau jumlah pemeriksanya berbeda.",
    ),
    NOT_READABLE.hint,
)
AROUND = Rule(
    "C715",
    "data-around-zip",
    ERROR,
    Message(
        "There is something beside the zip in this file: {kind}.", "Ada isi lain di luar zip dalam berkas ini: {kind}."
    ),
    Message(
        "A file that is a zip and something else at once passes one check as the one and is used as the other.",
        "Berkas yang sekaligus zip dan hal lain dapat lolos pemeriksaan sebagai yang satu, lalu dipakai sebagai yang lain.",
    ),
    AGAIN,
)
RULES = {
    Kind.NOT_A_ZIP: NOT_READABLE, Kind.TRUNCATED: NOT_READABLE, Kind.DIRECTORY_DAMAGED: NOT_READABLE,
    Kind.ZIP64: ZIP64, Kind.ENCRYPTED: ENCRYPTED, Kind.METHOD: METHOD, Kind.MULTI_DISK: MULTI_DISK,
    Kind.TOO_MANY_ENTRIES: TOO_MUCH, Kind.ARCHIVE_TOO_LARGE: TOO_MUCH, Kind.TOTAL_TOO_LARGE: TOO_MUCH,
    Kind.ENTRY_TOO_LARGE: TOO_MUCH, Kind.RATIO: BOMB, Kind.OVERLAP: BOMB,
    Kind.NAME_ABSOLUTE: SLIP, Kind.NAME_DRIVE: SLIP, Kind.NAME_PARENT: SLIP, Kind.NAME_BACKSLASH: BACKSLASH,
    Kind.NAME_EMPTY: BAD_NAME, Kind.NAME_TOO_LONG: BAD_NAME, Kind.NAME_CONTROL: BAD_NAME, Kind.NAME_ENCODING: BAD_NAME,
    Kind.DUPLICATE: DUPLICATE, Kind.FILE_AS_FOLDER: DUPLICATE, Kind.SAME_NAME: SAME_NAME, Kind.SPECIAL_FILE: SPECIAL,
    Kind.MISMATCH: MISMATCH, Kind.DAMAGED: DAMAGED, Kind.DATA_BEFORE: AROUND, Kind.DATA_AFTER: AROUND,
}  # fmt: skip
LONGEST_NAME = 200


def tell_problem(problem: Problem, shown: str, report: Report) -> None:
    """Report what is wrong with a zip, or with one entry of it."""
    entry = problem.entry[:LONGEST_NAME]
    report.add(
        RULES[problem.kind], Span(f"{shown}!{entry}" if entry else shown), entry=entry or shown, kind=problem.kind
    )

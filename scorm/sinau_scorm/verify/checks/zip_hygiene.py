# SPDX-License-Identifier: Apache-2.0
"""What is in a zip that should not be, how its files are named, and how large it is (standards.md 1.6)."""

import re
from pathlib import PurePosixPath

from sinau.archive import ArchiveError
from sinau.diagnostics import Message, Rule, Severity
from sinau_scorm import limits
from sinau_scorm.verify.package import MANIFEST, Package
from sinau_scorm.verify.zip_rules import tell_problem

WARNING = Severity.WARNING
PLAIN = re.compile(r"[A-Za-z0-9._/-]++\Z")
JUNK = re.compile(r"(^|/)(__MACOSX/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._[^/]*$)", re.IGNORECASE)
FOLDER_ENTRY = Rule(
    "C717",
    "folder-entry",
    WARNING,
    Message("The zip has an entry for the folder {entry}.", "Zip memuat entri untuk folder {entry}."),
    Message(
        "Folders come into being with their files; some importers take an entry of their own for an empty file.",
        "Folder terbentuk bersama berkasnya; sebagian pengimpor menganggap entri folder sebagai berkas kosong.",
    ),
    Message("Pack without directory entries (zip -D).", "Kemas tanpa entri folder (zip -D)."),
)
SYSTEM_FILE = Rule(
    "C718",
    "system-file",
    WARNING,
    Message("{entry} was left by an operating system.", "{entry} adalah berkas sisa sistem operasi."),
    Message(
        "It is no part of the course, and no resource of the manifest lists it.",
        "Berkas ini bukan bagian kursus dan tidak tercantum dalam manifes.",
    ),
    Message("Leave it out of the package.", "Keluarkan dari paket."),
)
MANIFEST_LATE = Rule(
    "C719",
    "manifest-not-first",
    WARNING,
    Message(
        "The manifest is not the first entry of the zip.",
        "Manifes bukan entri pertama di dalam zip.",
    ),
    Message(
        "Importers that look only at the beginning of a large upload find it at once when it comes first.",
        "Pengimpor yang hanya melihat awal berkas besar langsung menemukannya bila ada di urutan pertama.",
    ),
    Message("Pack imsmanifest.xml first.", "Kemas imsmanifest.xml paling dahulu."),
)
NOT_ASCII = Rule(
    "C766",
    "name-not-ascii",
    WARNING,
    Message("{entry} has letters beyond ASCII.", "Nama {entry} memuat huruf di luar ASCII."),
    Message(
        "ADL's test suite decodes such names in Latin-1 and reports the file as missing, and unpackers guess at the spelling.",
        "Pemeriksa ADL membaca nama seperti itu sebagai Latin-1 lalu melaporkan berkasnya hilang, dan program pembongkar menebak ejaannya.",
    ),
    Message(
        "Rename the file in plain letters, and the links to it.",
        "Ganti nama berkas dengan huruf biasa, beserta tautannya.",
    ),
)
LONG_PATH = Rule(
    "C767",
    "long-path",
    WARNING,
    Message("The path has {count} characters, more than {limit}.", "Jalurnya {count} karakter, lebih dari {limit}."),
    Message(
        "An LMS puts folders of its own in front; on Windows the whole may not pass 260 characters.",
        "LMS menambahkan foldernya sendiri di depan; di Windows seluruhnya tidak boleh melebihi 260 karakter.",
    ),
    Message("Shorten the names of folders and file.", "Perpendek nama folder dan berkasnya."),
)
LARGE = Rule(
    "C768",
    "package-of-many-megabytes",
    WARNING,
    Message(
        "The package has {size} MB; many LMSs take no more than {limit} MB.",
        "Paket berukuran {size} MB; banyak LMS hanya menerima sampai {limit} MB.",
    ),
    Message(
        "Upload limits differ from LMS to LMS, and learners on a phone wait for every megabyte.",
        "Batas unggahan berbeda tiap LMS, dan peserta dengan ponsel menunggu setiap megabita.",
    ),
    Message(
        "Make pictures and videos smaller, or split the course.", "Perkecil gambar dan video, atau bagilah kursusnya."
    ),
)
ODD_NAME = Rule(
    "C765",
    "name-with-odd-characters",
    WARNING,
    Message(
        "{entry} has characters other than letters, digits, dot, hyphen and underscore.",
        "Nama {entry} memuat karakter selain huruf, angka, titik, tanda hubung, dan garis bawah.",
    ),
    Message(
        "Blanks and signs have to be encoded in addresses, and LMSs such as ILIAS decode them more than once.",
        "Spasi dan tanda baca harus disandikan dalam alamat, dan LMS seperti ILIAS mengurai sandinya lebih dari sekali.",
    ),
    NOT_ASCII.hint,
)


def check_entries(package: Package) -> None:
    """Look at names and order."""
    archive = package.archive
    for folder in archive.folders:
        package.add_file(FOLDER_ENTRY, folder, entry=folder)
    if MANIFEST in archive and archive.first not in {MANIFEST, ""}:
        package.add_file(MANIFEST_LATE, MANIFEST)
    for name in archive.names:
        if JUNK.search(name):
            package.add_file(SYSTEM_FILE, name, entry=PurePosixPath(name).name)
        elif not name.isascii():
            package.add_file(NOT_ASCII, name, entry=name)
        elif not PLAIN.match(name):
            package.add_file(ODD_NAME, name, entry=name)
        if len(name) > limits.PATH:
            package.add_file(LONG_PATH, name, count=len(name), limit=limits.PATH)


def check_size(package: Package) -> None:
    """Look at the sizes of all files together."""
    size = sum(map(package.archive.size, package.archive.names))
    if size > limits.LARGE_PACKAGE:
        package.add_zip(LARGE, size=round(size / limits.MEGABYTE), limit=limits.LARGE_PACKAGE // limits.MEGABYTE)


def check_content(package: Package) -> None:
    """Unpack every file, into nowhere: what an LMS will find damaged is found here."""
    for name in package.archive.names:
        try:
            for _ in package.archive.chunks(name):
                pass
        except ArchiveError as error:
            tell_problem(error.problem, package.shown, package.report)


CHECKS = (check_entries, check_size, check_content)

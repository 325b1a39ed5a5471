# SPDX-License-Identifier: Apache-2.0
"""Checks that the files of a course can travel in a package that every LMS takes (standards.md 1.6)."""

import re
from pathlib import PurePosixPath

from sinau.diagnostics import Message, Report, Rule, Severity, Span
from sinau.filetree import FileTree
from sinau.model.rendered import RenderedCourse
from sinau.player import media_names
from sinau_scorm.limits import LARGE_PACKAGE, LARGEST_PACKAGE, MEGABYTE, PATH, REFUSED_EXTENSIONS

SAFE_PATH = re.compile(r"[A-Za-z0-9._/-]+\Z")

REFUSED_EXTENSION = Rule(
    "C603",
    "refused-file-type",
    Severity.ERROR,
    Message("An LMS refuses packages that hold {file}.", "LMS menolak paket yang berisi {file}."),
    Message(
        "A web server might run files of this type as programs, so some LMSs refuse the whole package for one of them.",
        "Peladen web dapat menjalankan berkas jenis ini sebagai program, sehingga sebagian LMS menolak seluruh paket "
        "karena satu berkas saja.",
    ),
    Message(
        "Put the file into a .zip, or rename it to .txt.", "Masukkan berkas ke dalam .zip, atau ubah menjadi .txt."
    ),
)
UNSAFE_NAME = Rule(
    "C604",
    "name-unfit-for-packages",
    Severity.ERROR,
    Message("A package cannot hold {file}: {reason}.", "Paket tidak dapat memuat {file}: {reason_id}."),
    Message(
        "LMSs unpack a package on many systems and find its files in many ways; a name that one of them misreads is a "
        "picture that learners never see.",
        "LMS membongkar paket di berbagai sistem dan mencari berkas dengan berbagai cara; nama yang salah dibaca oleh "
        "salah satunya berarti gambar yang tidak pernah dilihat peserta.",
    ),
    Message("Rename the file and the links to it.", "Ganti nama berkas itu beserta tautannya."),
)
LARGE = Rule(
    "C605",
    "large-package",
    Severity.WARNING,
    Message(
        "The files of {course} come to {size} MB; many LMSs take no more than {limit} MB.",
        "Berkas kursus {course} seluruhnya {size} MB; banyak LMS hanya menerima sampai {limit} MB.",
    ),
    Message(
        "Learners with a weak signal, and administrators who upload the package, wait for every megabyte.",
        "Peserta dengan sinyal lemah dan pengelola yang mengunggah paket menunggu setiap megabita.",
    ),
    Message(
        "Make pictures and videos smaller, or split the course.", "Perkecil gambar dan video, atau bagilah kursusnya."
    ),
)
TOO_LARGE = Rule(
    "C606",
    "package-too-large",
    Severity.ERROR,
    Message(
        "The files of {course} come to {size} MB; a package may hold {limit} MB.",
        "Berkas kursus {course} seluruhnya {size} MB; sebuah paket hanya boleh berisi {limit} MB.",
    ),
    LARGE.explanation,
    LARGE.hint,
)
NO_EXTENSION = Message("its name has no extension", "namanya tidak berakhiran")
ODD_CHARACTERS = Message(
    "its name cannot be published in plain letters", "namanya tidak dapat ditulis dengan huruf biasa"
)
LONG_PATH = Message("its path is longer than {limit} characters", "jalurnya lebih dari {limit} karakter")
SAME_NAME = Message("another file of the package has the same name", "ada berkas lain di paket dengan nama yang sama")


def check_package(course: RenderedCourse, tree: FileTree, report: Report) -> None:
    """Report what keeps the files in `tree`, whose player `player_tree` made of `course`, from being a package."""
    places = _places(course)
    seen: dict[str, str] = {}
    # Files of ours come first, so that of two with one name the author's is reported: that one can be renamed.
    for path in sorted(tree, key=lambda path: (path in places, path)):
        file, span = places.get(path, (path, course.course.span))
        if PurePosixPath(path).name.rpartition(".")[2].lower() in REFUSED_EXTENSIONS:
            report.add(REFUSED_EXTENSION, span, file=file)
        reason = _misfit(path, seen)
        if reason:
            texts = {language: reason.text(language, {"limit": PATH}) for language in ("en", "id")}
            report.add(UNSAFE_NAME, span, file=file, reason=texts["en"], reason_id=texts["id"])
    size = sum(tree.size(path) for path in tree)
    if size > LARGE_PACKAGE:
        rule, limit = (TOO_LARGE, LARGEST_PACKAGE) if size > LARGEST_PACKAGE else (LARGE, LARGE_PACKAGE)
        report.add(
            rule, course.course.span, course=course.course.id, size=round(size / MEGABYTE), limit=limit // MEGABYTE
        )


def _misfit(path: str, seen: dict[str, str]) -> Message | None:
    """Return what is wrong with the name at `path`; `seen` collects base names, by which Open edX once found files."""
    name = PurePosixPath(path).name
    if not SAFE_PATH.match(path):
        return ODD_CHARACTERS
    if len(path) > PATH:
        return LONG_PATH
    # ADL's test suite refuses a file without an extension.
    if not PurePosixPath(path).suffix.strip("."):
        return NO_EXTENSION
    return SAME_NAME if seen.setdefault(name.casefold(), path) != path else None


def _places(course: RenderedCourse) -> dict[str, tuple[str, Span]]:
    """Return, for each published media file, its path in the catalogue and the first place that uses it."""
    names = media_names(path for activity in course.activities for path in activity.media)
    places: dict[str, tuple[str, Span]] = {}
    for rendered in course.activities:
        page = rendered.activity.page
        for path in rendered.media:
            name = PurePosixPath(path).name.encode()
            start = page.source.utf8.find(name)
            span = page.source.span(start, start + len(name)) if start >= 0 else Span(page.file)
            places.setdefault(f"media/{names[path]}", (path, span))
    return places

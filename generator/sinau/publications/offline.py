# SPDX-License-Identifier: Apache-2.0
"""The offline edition: a zip for a USB stick or a messenger, whose `index.html` opens without a server."""

from sinau.built import built_file
from sinau.diagnostics import Message, Report
from sinau.filetree import FileTree
from sinau.model.catalogue import Course
from sinau.model.rendered import Rendered, Selection
from sinau.player import player_tree
from sinau.publication import Publication

NAME = "offline"
READ_ME_NAME = Message("README.txt", "BACA-SAYA.txt")
READ_ME = Message(
    """{title}
Version {version}

How to open this course (no internet needed):

1. If this is still a zip file, unpack all of it first. On a computer: right-click
   the file and choose "Extract all". On an Android phone: tap the file in the
   Files app and choose "Extract".
2. Open the folder and then the file index.html, with a browser such as Chrome,
   Edge or Firefox.

Keep all files together in one folder; index.html does not work alone.
Your answers stay in the browser of this device. They are not sent to anyone.
""",
    """{title}
Versi {version}

Cara membuka kursus ini (tanpa internet):

1. Jika masih berupa berkas zip, ekstrak dahulu seluruh isinya. Di komputer: klik
   kanan berkasnya, lalu pilih "Extract All" (Ekstrak Semua). Di ponsel Android:
   ketuk berkasnya di aplikasi Files, lalu pilih "Ekstrak".
2. Buka foldernya, lalu buka berkas index.html dengan peramban seperti Chrome,
   Edge, atau Firefox.

Simpan semua berkas dalam satu folder; index.html tidak dapat berjalan sendiri.
Jawaban Anda tersimpan di peramban perangkat ini dan tidak dikirim ke siapa pun.
""",
)


def publish(rendered: Rendered, selection: Selection, report: Report) -> FileTree:
    """Return the player of the one course in `selection`, and a text that tells how to open it."""
    (course_id,) = selection.courses
    course = next(course for course in rendered.courses if course.course.id == course_id)
    tree = player_tree(rendered.catalogue, course, NAME, built_file("sinau_theme", "built/offline.js"))
    tree.add(*read_me(course.course))
    return tree


def read_me(course: Course) -> tuple[str, bytes]:
    """Return name and content of the text, in the course's language where Sinau speaks it, otherwise in English.

    It has a byte order mark and Windows' line ends, because the Notepad of an old office computer needs both.
    """
    language = course.language.split("-", 1)[0]
    title = " ".join(course.title.split())
    text = READ_ME.text(language, {"title": title, "version": course.version})
    return READ_ME_NAME.text(language), text.replace("\n", "\r\n").encode("utf-8-sig")


PUBLICATION = Publication(
    name=NAME,
    title=Message("Offline edition", "Edisi luring"),
    kind="package",
    publish=publish,
    purpose=Message(
        "To learn without internet: unpack it and open index.html. It fits on a USB stick or into a message.",
        "Untuk belajar tanpa internet: ekstrak lalu buka index.html. Muat di flashdisk atau dikirim lewat pesan.",
    ),
)

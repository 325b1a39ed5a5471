# SPDX-License-Identifier: Apache-2.0
"""`sinau support`: what a learner's support code says."""

from pathlib import Path

import click

from sinau.command import AUTHOR, guarded, language_option
from sinau.diagnostics import Message
from sinau.support_code import (
    KINDS,
    PHASES,
    WHERES,
    SupportFacts,
    UnreadableCodeError,
    course_mark,
    most,
    read_code,
    version_mark,
)

UNREADABLE = {
    "length": Message(
        "A support code has 20 letters and digits, dashes not counted. Ask for it once more.",
        "Kode bantuan terdiri atas 20 huruf dan angka, tidak termasuk tanda hubung. Mintalah sekali lagi.",
    ),
    "symbol": Message(
        "The code has a letter that no support code has (U). Ask for it once more.",
        "Kode itu memuat huruf yang tidak dipakai dalam kode bantuan (U). Mintalah sekali lagi.",
    ),
    "check": Message(
        "The code does not add up: a symbol was heard wrong, or two changed places. Ask for it once more.",
        "Kode itu tidak cocok: ada tanda yang salah dengar atau tertukar. Mintalah sekali lagi.",
    ),
    "newer": Message(
        "The code was made by another version of Sinau than this one. Update Sinau and try again.",
        "Kode itu dibuat oleh versi Sinau yang lain. Perbarui Sinau, lalu coba lagi.",
    ),
}
COURSE = Message("Course: {course}, version {version}", "Kursus: {course}, versi {version}")
OTHER_VERSION = Message(
    "Course: {course}, but another version than {version}, which is here (mark {mark})",
    "Kursus: {course}, tetapi bukan versi {version} yang ada di sini (tanda {mark})",
)
NO_COURSE = Message(
    "Course: none of this catalogue (mark {course}, version {mark})",
    "Kursus: tidak ada dalam katalog ini (tanda {course}, versi {mark})",
)
COURSE_MARKS = Message(
    "Course: mark {course}, version {mark} (--content DIR names them)",
    "Kursus: tanda {course}, versi {mark} (--content DIR menyebut namanya)",
)
BROKEN = Message(
    "The catalogue has errors, so courses cannot be named; run sinau check.",
    "Katalog memuat kesalahan, jadi kursus tidak dapat disebut; jalankan sinau check.",
)
KIND = Message("Publication: {kind}", "Bentuk terbitan: {kind}")
PROGRESS = Message("Done: {done} of {total} activities", "Selesai: {done} dari {total} kegiatan")
ANSWERS = Message("Answers: {answers}", "Jawaban: {answers}")
AT_LEAST = Message("at least {number}", "sedikitnya {number}")
APP = Message("Format of the course data: {app}", "Format data kursus: {app}")
WHERE_SAVED = {
    "nothing": Message("Saved: nothing so far", "Tersimpan: belum ada"),
    "device": Message("Saved: on the device", "Tersimpan: di perangkat"),
    "mirror": Message(
        "Saved: on the device, but only in the spare storage (IndexedDB is refused or full)",
        "Tersimpan: di perangkat, tetapi hanya di penyimpanan cadangan (IndexedDB ditolak atau penuh)",
    ),
    "memory": Message(
        "Saved: NOWHERE; the page must stay open. Let the learner save to a file now.",
        "Tersimpan: TIDAK DI MANA PUN; halaman jangan ditutup. Minta pelajar menyimpan ke berkas sekarang.",
    ),
    "elsewhere": Message(
        "Saved: in the LMS only; it gives no learner id, or it is a review",
        "Tersimpan: hanya di LMS; LMS tidak memberi id pelajar, atau kursus sedang ditinjau",
    ),
    "late": Message(
        "Saved: not yet; the browser has not answered for a while",
        "Tersimpan: belum; peramban sudah beberapa saat tidak menjawab",
    ),
}
AT_LMS = {
    "none": Message("LMS: not expected here", "LMS: memang tidak dipakai di sini"),
    "connecting": Message("LMS: still being looked for", "LMS: masih dicari"),
    "absent": Message("LMS: not found", "LMS: tidak ditemukan"),
    "review": Message("LMS: review or browse, nothing is recorded", "LMS: mode tinjau, tidak ada yang dicatat"),
    "pending": Message("LMS: connected, something is still to be sent", "LMS: tersambung, masih ada yang akan dikirim"),
    "sent": Message("LMS: it has accepted everything", "LMS: sudah menerima semuanya"),
    "failing": Message("LMS: it refuses to save", "LMS: menolak menyimpan"),
    "closed": Message("LMS: the session is over or has expired", "LMS: sesi sudah berakhir atau kedaluwarsa"),
}
TROUBLE = Message("Last error of the LMS: {trouble}", "Kesalahan terakhir dari LMS: {trouble}")
NO_NUMBER = Message("without a number", "tanpa nomor")
FLAGS = {
    "gap": Message(
        "Some records were lost or damaged on the device; the learner has been told.",
        "Sebagian catatan di perangkat hilang atau rusak; pelajar sudah diberi tahu.",
    ),
    "refused": Message(
        "The browser refuses storage, wholly or partly (private window, or full).",
        "Peramban menolak penyimpanan, sebagian atau seluruhnya (jendela pribadi, atau penuh).",
    ),
    "unread": Message(
        "The LMS gave back a state that cannot be read (damaged, cut, or newer).",
        "LMS mengembalikan catatan yang tidak dapat dibaca (rusak, terpotong, atau lebih baru).",
    ),
    "unconfirmed": Message(
        "The device holds answers of an earlier attempt that the LMS has not given back.",
        "Perangkat menyimpan jawaban dari percobaan sebelumnya yang belum pernah dikembalikan LMS.",
    ),
}


@click.command()
@click.argument("code")
@click.option(
    "--content",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Catalogue whose courses are named / katalog untuk menyebut nama kursus.",
)
@language_option
@guarded
def support(code: str, content: Path | None, language: str) -> int:
    """Explain a learner's support code / jelaskan kode bantuan seorang pelajar."""
    try:
        facts = read_code(code)
    except UnreadableCodeError as error:
        click.echo(UNREADABLE[str(error)].text(language), err=True)
        return AUTHOR
    for line in (*_course(facts, content, language), *_rest(facts, language)):
        click.echo(line)
    return 0


def _course(facts: SupportFacts, content: Path | None, language: str) -> list[str]:
    values: dict[str, object] = {"course": f"{facts.course:06x}", "mark": f"{facts.version:04x}"}
    if content is None:
        return [COURSE_MARKS.text(language, values)]
    from sinau.compiler import render_catalogue
    from sinau.diagnostics import Report

    rendered = render_catalogue(content, Report())
    if rendered is None:
        return [BROKEN.text(language), COURSE_MARKS.text(language, values)]
    for course in (entry.course for entry in rendered.courses):
        if course_mark(course.id) == facts.course:
            same = version_mark(course.id, course.version) == facts.version
            named = {**values, "course": course.id, "version": course.version}
            return [(COURSE if same else OTHER_VERSION).text(language, named)]
    return [NO_COURSE.text(language, values)]


def _rest(facts: SupportFacts, language: str) -> list[str]:
    def number(part: str) -> str:
        value: int = getattr(facts, part)
        return AT_LEAST.text(language, {"number": value}) if value == most(part) else str(value)

    trouble = f"{facts.trouble}xx" if facts.trouble < 9 else NO_NUMBER.text(language)
    return [
        KIND.text(language, {"kind": _named(KINDS, facts.kind)}),
        PROGRESS.text(language, {"done": number("done"), "total": number("total")}),
        ANSWERS.text(language, {"answers": number("answers")}),
        WHERE_SAVED[_named(WHERES, facts.where)].text(language),
        AT_LMS[_named(PHASES, facts.phase)].text(language),
        *([TROUBLE.text(language, {"trouble": trouble})] if facts.trouble else []),
        *(message.text(language) for flag, message in FLAGS.items() if getattr(facts, flag)),
        APP.text(language, {"app": facts.app}),
    ]


def _named(names: tuple[str, ...], number: int) -> str:
    """Return the name for `number`; what this version does not know yet counts as the last."""
    return names[min(number, len(names) - 1)]


COMMAND = support

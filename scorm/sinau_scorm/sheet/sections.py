# SPDX-License-Identifier: Apache-2.0
"""What stands on the sheet of one package, in its order, before it has a language."""

from collections.abc import Iterator, Sequence

from sinau.artefact import Artefact
from sinau.diagnostics import Message
from sinau.model.catalogue import Catalogue
from sinau.model.rendered import RenderedCourse
from sinau_scorm.package_format import Format
from sinau_scorm.scos import Sco, scos_of
from sinau_scorm.sheet.facts import LMSS, Fact, Kind
from sinau_scorm.sheet.facts_of_moodle import known
from sinau_scorm.sheet.questions import reports
from sinau_scorm.sheet.reporting import parts, reporting
from sinau_scorm.sheet.rules import completion, pass_mark, sitting
from sinau_scorm.sheet.text import Line, Section, Text, number, said, same

LANGUAGES = {"id": Message("Indonesian", "Indonesia"), "en": Message("English", "Inggris")}
TRACKED = {
    "course": Message("the whole course as one item", "kursus seutuhnya sebagai satu item"),
    "module": Message("one item for each module", "satu item untuk setiap modul"),
    "lesson": Message("one item for each lesson", "satu item untuk setiap pelajaran"),
}
# What comes with each system: before and behind the file's name.
DIGESTS = (("Windows", "certutil -hashfile", " SHA256"), ("macOS", "shasum -a 256", ""), ("Linux", "sha256sum", ""))
MONTHS = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "id": [
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ],
}
NOT_TRIED = said("Not tried.", "Belum dicoba.")


def sections(form: Format, catalogue: Catalogue, course: RenderedCourse, artefact: Artefact) -> tuple[Section, ...]:
    """Return the sheet of `artefact`, the package in which `form` published `course`."""
    scos = scos_of(course)
    split, answers = parts(course, scos, form.name), reports(course, form.name)
    return (
        _identity(form, catalogue, course, scos, artefact),
        _changes(course),
        _importing(form, course, artefact.path.name),
        _rules(course, len(scos) > 1),
        *([split] if split else []),
        reporting(course, scos, form.name, form.limits.state),
        *([answers] if answers else []),
        _update(),
        _new_attempt(course),
        _lmss(known(form.name, len(scos) > 1, course.course.mapinfo_prefix)),
    )


def _identity(
    form: Format, catalogue: Catalogue, course: RenderedCourse, scos: Sequence[Sco], artefact: Artefact
) -> Section:
    source, file = course.course, artefact.path.name
    shape = TRACKED[source.tracked if len(scos) > 1 else "course"]
    if course.whole and len(scos) == 1:
        shape = Message("one item, a part of a longer course", "satu item, bagian dari kursus yang lebih panjang")
    whole = next((one.title for one in catalogue.courses if one.id == course.whole), "")
    lines = [
        *([Line(said("Part of", "Bagian dari"), (same(whole),), author=True)] if whole else []),
        Line(said("File", "Berkas"), (same(file),), code=True),
        Line(said("Size", "Ukuran"), (said("{size} bytes", "{size} byte", size=number(artefact.size)),)),
        Line(said("SHA-256", "SHA-256"), (same(artefact.digest),), code=True),
        Line(said("Format", "Format"), (said("{form}: {shape}", "{form}: {shape}", form=form.title, shape=shape),)),
        Line(said("Version", "Versi"), (same(source.version),), author=True),
        Line(said("Language", "Bahasa"), (Text(LANGUAGES.get(source.language, LANGUAGES["en"])),)),
    ]
    if catalogue.publisher:
        lines.append(Line(said("Publisher", "Penerbit"), (same(catalogue.publisher),), author=True))
    if source.audience:
        lines.append(Line(said("For", "Untuk"), (same(", ".join(source.audience)),), author=True))
    if source.learning_hours:
        hours = f"{source.learning_hours:g}"
        lines.append(Line(said("Learning hours", "Jam pelajaran (JP)"), (Text(Message(hours, hours.replace(".", ","))),)))  # fmt: skip
    return Section("identity", Message("This package", "Paket ini"), lines=tuple(lines))


def _changes(course: RenderedCourse) -> Section:
    title = Message("What is new in this version", "Yang baru pada versi ini")
    given = course.course.changes
    if given:
        return Section("changes", title, tuple(same(change) for change in given), author=True)
    return Section("changes", title, (said("The authors have not listed any changes.", "Penyusun tidak mencantumkan perubahan."),))  # fmt: skip


def _importing(form: Format, course: RenderedCourse, file: str) -> Section:
    graded = said("Let the LMS take status and score from the course; the highest score is 100.", "Biarkan LMS mengambil status dan nilai dari kursus; nilai tertinggi 100.")  # fmt: skip
    return Section(
        "importing",
        Message("How to import it", "Cara mengimpor"),
        (
            said("Compare the SHA-256 of your file with the one above, by the command below. If they differ, fetch the file again.", "Cocokkan SHA-256 berkas Anda dengan yang di atas, dengan perintah di bawah. Bila berbeda, unduh ulang berkasnya."),
            said("Upload the zip as it is. Do not unpack it or pack it anew: imsmanifest.xml has to stand at its root.", "Unggah berkas zip apa adanya. Jangan diekstrak atau dikemas ulang: imsmanifest.xml harus berada di tingkat teratas."),
            said("If the LMS asks for the format, choose {form}.", "Bila LMS menanyakan format, pilih {form}.", form=form.title),
            graded,
            said("Let learners go on in the attempt that they have begun, if the LMS lets you choose: a new one starts from nothing.", "Bila dapat diatur, biarkan peserta melanjutkan percobaan yang sudah dimulai: percobaan baru mulai dari nol."),
            said("Open it once as a learner, answer a question, leave and come back: you should be where you were, and the status should be incomplete.", "Buka sekali sebagai peserta, jawab satu soal, keluar, lalu masuk lagi: Anda mestinya kembali ke tempat semula, dan statusnya incomplete.")
            if course.activities and any(one.questions for one in course.activities)
            else said("Open it once as a learner, leave and come back: you should be where you were.", "Buka sekali sebagai peserta, keluar, lalu masuk lagi: Anda mestinya kembali ke tempat semula."),
        ),
        tuple(Line(same(system), (same(f"{command} {file}{end}"),), code=True) for system, command, end in DIGESTS),
        steps=True,
    )  # fmt: skip


def _rules(course: RenderedCourse, several: bool) -> Section:
    lines = [
        Line(said("Pass mark", "Nilai lulus"), (pass_mark(course),)),
        Line(said("Complete", "Selesai"), (said("Its parts say so below.", "Lihat bagian-bagiannya di bawah.") if several else completion(course), said("A lesson is done when the learner says so at its end, or has answered all its questions; a quiz when it is handed in.", "Pelajaran selesai bila peserta menyatakannya di akhir halaman atau telah menjawab semua soalnya; kuis selesai bila diserahkan."))),
    ]  # fmt: skip
    order = said("Lessons may be opened in any order.", "Pelajaran boleh dibuka tanpa urutan.")
    if course.course.navigation == "sequential":
        order = said("Each lesson opens when those before it are done.", "Setiap pelajaran terbuka bila yang sebelumnya selesai.")  # fmt: skip
    lines.append(Line(said("Order", "Urutan"), (order,)))
    for activity in course.activities:
        if activity.activity.kind == "lesson":
            continue
        texts = sitting(activity)
        if activity.activity.kind == "pretest" and activity.activity.id != course.graded:
            texts += (said("The pretest counts neither for completion nor for the score.", "Tes awal tidak memengaruhi penyelesaian maupun nilai."),)  # fmt: skip
        lines.append(Line(same(activity.activity.title), texts, author=True))
    return Section("rules", Message("Rules of the course", "Aturan kursus"), lines=tuple(lines))


def _update() -> Section:
    return Section(
        "update",
        Message("When a new version comes", "Bila ada versi baru"),
        (
            said("Replace the package in the activity that is there, rather than adding a new activity: identifiers hang on the course's id and permanent numbers, not on its version.", "Ganti paket pada aktivitas yang sudah ada, jangan membuat aktivitas baru: identifier bergantung pada id kursus dan nomor tetap, bukan pada versinya."),
            said("The new version reads the progress that the LMS has saved from earlier ones. Lessons done and tests handed in stay as they are.", "Versi baru membaca kemajuan yang disimpan LMS dari versi sebelumnya. Pelajaran yang selesai dan tes yang sudah diserahkan tetap seperti semula."),
            said("An answer stays with its question. Where the question has been changed since, the answer is kept but not counted again.", "Jawaban tetap melekat pada soalnya. Bila soal diubah sesudahnya, jawaban disimpan tetapi tidak dihitung lagi."),
            said("A package of another shape (the whole course, its modules, its lessons) has other identifiers: for an LMS those are other items.", "Paket dengan bentuk lain (kursus utuh, tiap modul, tiap pelajaran) memiliki identifier lain: bagi LMS itu item yang berbeda."),
        ),
    )  # fmt: skip


def _new_attempt(course: RenderedCourse) -> Section:
    sentences = [
        said("When the LMS begins a new attempt, the course starts anew. Nothing that was answered, handed in or done in an earlier attempt is carried over, also on the same device.", "Bila LMS memulai percobaan baru, kursus mulai dari awal. Tidak ada jawaban, tes, atau pelajaran dari percobaan sebelumnya yang terbawa, juga pada perangkat yang sama."),
    ]  # fmt: skip
    if any(one.activity.kind != "lesson" for one in course.activities):
        sentences.append(said("Attempts at quizzes and tests are counted inside one attempt of the LMS; in a new one, counting begins again.", "Percobaan kuis dan tes dihitung di dalam satu percobaan LMS; pada percobaan baru, hitungan mulai lagi."))  # fmt: skip
    return Section("attempt", Message("When the LMS begins a new attempt", "Bila LMS memulai percobaan baru"), tuple(sentences))  # fmt: skip


def _lmss(facts: Sequence[Fact]) -> Section:
    intro = (
        said("Each statement says how, where and when we came to know it. “{kind}” means that we ran test packages, or one made like this, in the version named; it does not vouch for other versions or settings.", "Setiap pernyataan menyebut bagaimana, di mana, dan kapan kami mengetahuinya. “{kind}” berarti kami menjalankan paket percobaan, atau paket yang dibuat seperti ini, pada versi yang disebut; ini tidak menjamin versi atau pengaturan lain.", kind=Kind.TRIED.value),
        said("“Not tried” means that we have not run packages there ourselves.", "“Belum dicoba” berarti kami sendiri belum menjalankan paket di sana."),
    )  # fmt: skip
    others = Line(said("Any other LMS", "LMS lain"), (NOT_TRIED,))
    return Section("lms", Message("What we know of single LMSs", "Yang kami ketahui tentang tiap LMS"), intro, (*_known(facts), others))  # fmt: skip


def _known(facts: Sequence[Fact]) -> Iterator[Line]:
    for lms in LMSS:
        found = [fact for fact in facts if fact.lms == lms]
        tried = any(fact.source.kind is Kind.TRIED for fact in found)
        texts = [
            said(
                "{says} ({kind}: {source}, {date})",
                "{says} ({kind}: {source}, {date})",
                says=fact.says,
                kind=fact.source.kind.value,
                source=fact.source.text,
                date=day(fact.source.date),
            )
            for fact in found
        ]
        yield Line(same(lms), (*([] if tried else [NOT_TRIED]), *texts))


def day(date: str) -> Message:
    """Return a day or a month, written 2026-11-21 or 2026-11, as people write it."""
    year, month, *rest = (int(part) for part in date.split("-"))
    before = f"{rest[0]} " if rest else ""
    return Message(f"{before}{MONTHS['en'][month - 1]} {year}", f"{before}{MONTHS['id'][month - 1]} {year}")

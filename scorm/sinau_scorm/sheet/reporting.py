# SPDX-License-Identifier: Apache-2.0
"""What a package tells its LMS, element by element and when (`tracking/`), and how the results of several SCOs become one."""

from collections.abc import Iterator, Mapping, Sequence

from sinau.diagnostics import Message
from sinau.model.rendered import RenderedCourse
from sinau_scorm.limits import SCORM12 as SCORM12_LIMITS
from sinau_scorm.package_format import exam_mark, mastery_score
from sinau_scorm.prerequisites12 import prerequisites, short_names
from sinau_scorm.scos import Sco
from sinau_scorm.sheet.facts import SCORM12
from sinau_scorm.sheet.rules import asked, completion, failing12, pass_mark, statuses12, statuses2004
from sinau_scorm.sheet.text import Line, Section, Text, number, percent, said, same

PACE = said(
    "The first answer or result of a visit is committed at once, later ones within two seconds. What the LMS refuses is "
    "sent again, at the latest every half minute, and when the learner comes back.",
    "Jawaban atau hasil pertama dalam satu kunjungan langsung dikirim, yang berikutnya dalam dua detik. Yang ditolak LMS "
    "dikirim lagi, paling lambat tiap setengah menit, dan saat peserta kembali.",
)
REVIEW = said(
    "In review and browse mode, and without credit, nothing is reported, and no time.",
    "Pada mode review dan browse, serta tanpa kredit, tidak ada yang dilaporkan, juga tidak ada waktu.",
)
BROWSED = said(
    "A preview (browse mode) is reported as browsed where there is no status yet, because some LMSs take an untouched course for completed when it is closed.",
    "Pratinjau (mode browse) dilaporkan sebagai browsed bila belum ada status, karena sebagian LMS menganggap kursus yang belum disentuh sudah selesai saat ditutup.",
)


def reporting(course: RenderedCourse, scos: Sequence[Sco], name: str, state: int) -> Section:
    """Return what is reported in the format `name`, whose saved state has room for `state` characters."""
    old = name == SCORM12
    core = "cmi.core." if old else "cmi."
    graded = [found.graded for found in (asked(sco.part) for sco in scos) if found.graded]
    objectives = course.course.objectives
    lines = [
        *(_statuses(scos[0].part, old) if len(scos) == 1 else ()),
        _line(f"{core}score.raw", _score(course, len(scos), bool(graded))),
        _line(
            "cmi.suspend_data",
            said(
                "The learner's progress, packed: at most {count} characters. With each change.",
                "Kemajuan peserta secara ringkas: paling banyak {count} karakter. Setiap ada perubahan.",
                count=number(state),
            ),
        ),
        _line(
            f"{core}lesson_location" if old else "cmi.location",
            said("The lesson that is open. When it changes.", "Pelajaran yang sedang dibuka. Saat berganti."),
        ),
        _line(
            f"{core}session_time",
            said("The time of this visit. With each commit.", "Lama kunjungan ini. Setiap kali mengirim."),
        ),
        _line(
            f"{core}exit",
            said("Always “suspend”, from the start on: the attempt can go on.", "Selalu “suspend” sejak awal: percobaan dapat dilanjutkan."),
        ),
        _line("cmi.interactions", _interactions(course)),
    ]  # fmt: skip
    if objectives:
        lines.append(_line("cmi.objectives", said("{count} objectives, each with its status; with a score where questions ask for it.", "{count} tujuan, masing-masing dengan statusnya; dengan nilai bila ada soal yang mengujinya.", count=len(objectives))))  # fmt: skip
    lines.append(_in_manifest(scos, old))
    return Section("reporting", Message("What is reported, and when", "Apa yang dilaporkan, dan kapan"), (PACE, REVIEW, *((BROWSED,) if old else ())), tuple(lines))  # fmt: skip


def _line(name: str, *texts: Text) -> Line:
    return Line(same(name), texts)


def _statuses(part: RenderedCourse, old: bool) -> Iterator[Line]:
    """Yield a line for each value of the status."""
    for value, when in statuses12(part) if old else statuses2004(part):
        yield _line(f"cmi.core.lesson_status = {value}" if old else f"cmi.{value}", when)


def _score(course: RenderedCourse, scos: int, graded: bool) -> Text:
    if not graded:
        return said("Never: nothing is graded.", "Tidak pernah: tidak ada yang dinilai.")
    if scos > 1:
        return said(
            "0 to 100, with min 0 and max 100, in the parts that have a test: when it is handed in.",
            "0 sampai 100, dengan min 0 dan max 100, pada bagian yang berisi tes: saat diserahkan.",
        )
    found = asked(course).graded
    assert found is not None
    return said(
        "0 to 100, with min 0 and max 100: when “{title}” is handed in.",
        "0 sampai 100, dengan min 0 dan max 100: saat “{title}” diserahkan.",
        title=found.activity.title,
    )


def _interactions(course: RenderedCourse) -> Text:
    count = sum(len(activity.questions) for activity in course.activities)
    if not count:
        return said("None: the course asks no question.", "Tidak ada: kursus ini tidak berisi soal.")
    return said(
        "{count} questions: in lessons with each answer, in quizzes and tests when they are handed in.",
        "{count} soal: di pelajaran setiap kali dijawab, di kuis dan tes saat diserahkan.",
        count=number(count),
    )


def _in_manifest(scos: Sequence[Sco], old: bool) -> Line:
    """Return what an LMS is told of the pass mark before anybody has begun."""
    if old:
        marks = [(sco.part.course.title, mastery_score(sco.part)) for sco in scos]
        given = [(title, str(mark)) for title, mark in marks if mark is not None]
        if not given:
            own = [(sco.part.course.title, mark) for sco in scos if (mark := asked(sco.part).mark) is not None]
            return _line("adlcp:masteryscore", said("Not in the manifest: the LMS takes the status from the course.", "Tidak ada di manifes: LMS mengambil status dari kursus."), *(said("The course itself applies its pass mark: {mark} (“{title}”).", "Kursus sendiri yang menerapkan nilai lulus: {mark} (“{title}”).", mark=percent(mark), title=title) for title, mark in own))  # fmt: skip
        return _line("adlcp:masteryscore", *(said("{mark} (“{title}”): an LMS may set passed or failed from the score by itself.", "{mark} (“{title}”): LMS boleh menetapkan passed atau failed sendiri dari nilai.", mark=mark, title=title) for title, mark in given))  # fmt: skip
    measures = [(sco.part.course.title, exam_mark(sco.part)) for sco in scos]
    declared = [(title, f"{mark:.4f}".rstrip("0").rstrip(".")) for title, mark in measures if mark is not None]
    if not declared:
        return _line("imsss:minNormalizedMeasure", said("Not in the manifest: there is no pass mark.", "Tidak ada di manifes: tidak ada nilai lulus."))  # fmt: skip
    return _line("imsss:minNormalizedMeasure", *(said("{mark} (“{title}”): an LMS may work out success from the score by itself.", "{mark} (“{title}”): LMS boleh menghitung kelulusan sendiri dari nilai.", mark=mark, title=title) for title, mark in declared))  # fmt: skip


def parts(course: RenderedCourse, scos: Sequence[Sco], name: str) -> Section | None:
    """Return the parts that an LMS keeps results of, what each waits for and how they become one; `None` for one SCO."""
    if len(scos) < 2:
        return None
    old = name == SCORM12
    titles = {sco.document: sco.part.course.title for sco in scos}
    lines = []
    for sco in scos:
        texts = [said("Complete: {when}", "Selesai: {when}", when=completion(sco.part))]
        if asked(sco.part).graded is not None:
            texts.append(said("Pass mark: {mark}", "Nilai lulus: {mark}", mark=pass_mark(sco.part)))
        if old and (failing := failing12(sco.part)) is not None:
            texts.append(said("Status failed: {when}", "Status failed: {when}", when=failing))
        if sco.after:
            texts.append(_waits(sco, scos, titles, old))
        if not old and sco.place == "pretest" and sco.part.proves:
            texts.append(said("Spares learners up to {count} parts whose objectives they have shown to reach.", "Membebaskan peserta dari paling banyak {count} bagian yang tujuannya sudah mereka kuasai.", count=len(sco.part.proves)))  # fmt: skip
        lines.append(Line(same(sco.part.course.title), tuple(texts), author=True))
    return Section("parts", Message("Its parts, and how they become one result", "Bagian-bagiannya, dan bagaimana menjadi satu hasil"), tuple(_together(course, old)), tuple(lines))  # fmt: skip


def _waits(sco: Sco, scos: Sequence[Sco], titles: Mapping[str, str], old: bool) -> Text:
    if old and len("&".join(prerequisites(sco, scos, short_names(scos)))) > SCORM12_LIMITS.prerequisites:
        return said(
            "Opens from the start: SCORM 1.2 has no room for all that it should wait for.",
            "Terbuka sejak awal: SCORM 1.2 tidak memuat semua bagian yang harus ditunggunya.",
        )
    before = "; ".join(titles[document] for document in sco.after)
    return said("Opens after: {titles}.", "Terbuka sesudah: {titles}.", titles=before)


def _together(course: RenderedCourse, old: bool) -> Iterator[Text]:
    """Yield how results roll up (`several_scos2004.py`), and what an LMS does that does not do that."""
    yield said("The LMS keeps a status for each part; each part saves its progress by itself.", "LMS menyimpan status tiap bagian; tiap bagian menyimpan kemajuannya sendiri.")  # fmt: skip
    if old:
        yield said("SCORM 1.2 does not say how parts become one result: the LMS decides. Waiting is written as prerequisites, which not every LMS heeds.", "SCORM 1.2 tidak mengatur cara bagian menjadi satu hasil: LMS yang menentukan. Urutan tunggu ditulis sebagai prerequisites, yang tidak dipatuhi setiap LMS.")  # fmt: skip
        if course.course.pretest:
            yield said("In SCORM 1.2 the pretest spares nobody anything: parts cannot be skipped.", "Pada SCORM 1.2 tes awal tidak membebaskan siapa pun: bagian tidak dapat dilewati.")  # fmt: skip
        return
    rule = course.course.completion
    if rule.lessons and rule.exam and course.course.exam:
        yield said("The course is complete when the exam and all parts that were not skipped are complete; the pretest does not count.", "Kursus selesai bila ujian dan semua bagian yang tidak dilewati selesai; tes awal tidak dihitung.")  # fmt: skip
    elif rule.lessons:
        yield said("The course is complete when all parts that were not skipped are complete; pretest and exam do not count.", "Kursus selesai bila semua bagian yang tidak dilewati selesai; tes awal dan ujian tidak dihitung.")  # fmt: skip
    else:
        yield said("The course is complete when the exam is; the other parts do not count.", "Kursus selesai bila ujian selesai; bagian lain tidak dihitung.")  # fmt: skip
    if course.course.exam:
        yield said("Score and success of the course are those of the exam alone.", "Nilai dan kelulusan kursus hanya berasal dari ujian.")  # fmt: skip
    if course.course.mapinfo_prefix == "ss":
        yield said("What the parts share stands in the manifest as mapInfo, under another prefix than usual, because Moodle does not import it otherwise. An LMS that does sequencing but knows only the prefix imsss would keep the exam shut: ask the authors to write “mapinfo_prefix: imsss” in course.yml for it and to build again.", "Yang dipakai bersama oleh bagian-bagian ditulis di manifes sebagai mapInfo, dengan prefiks yang tidak lazim, karena tanpa itu Moodle tidak mengimpornya. LMS yang menjalankan sequencing tetapi hanya mengenal prefiks imsss akan tetap menutup ujian: untuk LMS itu, minta penyusun menulis “prefiks_mapinfo: imsss” di course.yml lalu menerbitkan ulang.")  # fmt: skip
    yield said("An LMS that does no sequencing neither holds parts shut nor skips them, and sums up in its own way.", "LMS yang tidak menjalankan sequencing tidak menutup atau melewati bagian, dan merangkum dengan caranya sendiri.")  # fmt: skip

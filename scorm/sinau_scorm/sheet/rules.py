# SPDX-License-Identifier: Apache-2.0
"""What a course, or the part of it in one SCO, asks of learners, and which status that gives.

The player decides by the same settings (`player/policy.js` and `player/progress.js`); each function here says in words what a
function there does.
"""

from dataclasses import dataclass

from sinau.diagnostics import Message
from sinau.model.assessment import AssessmentSettings
from sinau.model.rendered import RenderedActivity, RenderedCourse
from sinau_scorm.package_format import counts_once
from sinau_scorm.sheet.text import Text, Value, percent, said

KEPT = {
    "best": Message("the best attempt counts", "percobaan terbaik yang dipakai"),
    "last": Message(
        "the last attempt counts, so a score and a status may also fall",
        "percobaan terakhir yang dipakai, sehingga nilai dan status dapat turun",
    ),
    "first": Message("the first attempt counts", "percobaan pertama yang dipakai"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What counts in `part`: the activity whose score is the SCO's, its pass mark 0..1, how many others have to be done."""

    part: RenderedCourse
    graded: RenderedActivity | None
    mark: float | None
    others: int

    @property
    def exam_counts(self) -> bool:
        """Whether the graded activity is needed for completion."""
        return self.graded is not None and self.part.course.completion.exam

    @property
    def has_to_pass(self) -> bool:
        """Whether it is complete only when it is passed: exams are, a quiz or pretest when it was handed in."""
        return self.graded is not None and self.mark is not None and self.graded.activity.kind == "exam"


def asked(part: RenderedCourse) -> Asked:
    """Return what counts in `part`, as `gradedIn`, `passMark` and `isRequired` have it."""
    graded = next(
        (
            one
            for one in part.activities
            if (one.activity.id == part.graded if part.graded else one.activity.kind == "exam")
        ),
        None,
    )
    others = [one for one in part.activities if one is not graded and one.activity.kind != "pretest"]
    count = len(others) if part.course.completion.lessons else 0
    return Asked(part, graded, _mark(graded, part) if graded else None, count)


def _mark(activity: RenderedActivity, part: RenderedCourse) -> float | None:
    own = activity.activity.settings.mastery_score if activity.activity.settings else None
    return part.course.mastery_score if own is None and activity.activity.kind == "exam" else own


def pass_mark(part: RenderedCourse) -> Text:
    """Say from which score `part` is passed."""
    found = asked(part)
    if found.graded is None:
        return said(
            "There is none: nothing here is graded, so no score is reported, and nobody passes or fails.",
            "Tidak ada: tidak ada yang dinilai di sini, jadi tidak ada nilai yang dilaporkan dan tidak ada lulus atau gagal.",
        )
    title = found.graded.activity.title
    if found.mark is None:
        return said(
            "There is none: the score of “{title}” is reported, and nobody passes or fails by it.",
            "Tidak ada: nilai “{title}” dilaporkan, tetapi tidak menentukan lulus atau gagal.",
            title=title,
        )
    return said(
        "{mark} of the points in “{title}”.",
        "{mark} dari poin pada “{title}”.",
        mark=percent(found.mark),
        title=title,
    )


def completion(part: RenderedCourse) -> Text:
    """Say when `part` is complete."""
    found = asked(part)
    done = said(
        "all {count} lessons and quizzes are done", "seluruh {count} pelajaran dan kuis selesai", count=found.others
    )
    if found.others == 1:
        done = said("its lesson or quiz is done", "pelajaran atau kuisnya selesai")
    conditions = [done] if found.others else []
    if found.graded is not None and found.exam_counts:
        passed = said("“{title}” is passed", "peserta lulus “{title}”", title=found.graded.activity.title)
        handed = said("“{title}” has been handed in", "“{title}” sudah diserahkan", title=found.graded.activity.title)
        conditions.append(passed if found.has_to_pass else handed)
    if not conditions:
        return said("As soon as it has been opened: nothing is required.", "Begitu dibuka: tidak ada yang diwajibkan.")
    if len(conditions) == 1:
        return said("When {one}.", "Bila {one}.", one=conditions[0])
    return said("When {one} and {other}.", "Bila {one} dan {other}.", one=conditions[0], other=conditions[1])


def statuses12(part: RenderedCourse) -> tuple[tuple[str, Text], ...]:
    """Return each value that cmi.core.lesson_status may get, and when, as `lessonStatus` decides."""
    found = asked(part)
    finished = ("completed", completion(part))
    rest = (
        "incomplete",
        said(
            "From the first opening on, until one of the others holds.",
            "Sejak pertama dibuka, sampai salah satu yang lain berlaku.",
        ),
    )
    if found.graded is None or found.mark is None:
        return (finished, rest)
    values: dict[str, Value] = {
        "mark": percent(found.mark),
        "title": found.graded.activity.title,
        "count": found.others,
    }
    passed = (
        said(
            "When the score that counts of “{title}” is {mark} or more, and all other lessons and quizzes ({count}) are done.",
            "Bila nilai “{title}” yang dipakai {mark} atau lebih, dan semua pelajaran dan kuis lain ({count}) selesai.",
            **values,
        )
        if found.others
        else said(
            "When the score that counts of “{title}” is {mark} or more.",
            "Bila nilai “{title}” yang dipakai {mark} atau lebih.",
            **values,
        )
    )
    failed = failing12(part)
    without = (
        ()
        if found.exam_counts
        else (
            (
                "completed",
                said(
                    "When all lessons and quizzes are done and “{title}” has not been handed in.",
                    "Bila semua pelajaran dan kuis selesai dan “{title}” belum diserahkan.",
                    **values,
                ),
            ),
        )
    )
    return (("passed", passed), *((("failed", failed),) if failed else ()), *without, rest)


def failing12(part: RenderedCourse) -> Text | None:
    """Say when SCORM 1.2's status becomes failed, as `isFinal` has it, and what is reported until then; `None`: nobody fails."""
    found = asked(part)
    if found.graded is None or found.mark is None or not found.has_to_pass:
        return None
    settings = found.graded.activity.settings or AssessmentSettings()
    values: dict[str, Value] = {"mark": percent(found.mark), "title": found.graded.activity.title}
    if counts_once(settings):
        return said(
            "When “{title}” has been handed in and the score that counts is below {mark}.",
            "Bila “{title}” sudah diserahkan dan nilai yang dipakai di bawah {mark}.",
            **values,
        )
    if not settings.attempts:
        return said(
            "Never: “{title}” may be sat any number of times. A score below {mark} is reported with the status incomplete, because some LMSs end a learner's attempt at failed.",
            "Tidak pernah: “{title}” boleh dikerjakan berapa kali pun. Nilai di bawah {mark} dilaporkan dengan status incomplete, karena sebagian LMS mengakhiri percobaan peserta pada status failed.",
            **values,
        )
    return said(
        "When all {attempts} attempts at “{title}” are used up and the score that counts is below {mark}. While an attempt is left, such a score is reported with the status incomplete, because some LMSs end a learner's attempt at failed.",
        "Bila {attempts} kesempatan pada “{title}” sudah habis dan nilai yang dipakai di bawah {mark}. Selama masih ada kesempatan, nilai seperti itu dilaporkan dengan status incomplete, karena sebagian LMS mengakhiri percobaan peserta pada status failed.",
        attempts=settings.attempts,
        **values,
    )


def statuses2004(part: RenderedCourse) -> tuple[tuple[str, Text], ...]:
    """Return each value that cmi.completion_status and cmi.success_status may get, and when."""
    found = asked(part)
    complete = (
        ("completion_status = completed", completion(part)),
        (
            "completion_status = incomplete",
            said("From the first opening on, until it is complete.", "Sejak pertama dibuka, sampai selesai."),
        ),
    )
    if found.graded is None or found.mark is None:
        never = said("Never set: there is no pass mark.", "Tidak pernah diisi: tidak ada nilai lulus.")
        return (*complete, ("success_status", never))
    values: dict[str, Value] = {"mark": percent(found.mark), "title": found.graded.activity.title}
    return (
        *complete,
        ("success_status = passed", said("When the score that counts of “{title}” is {mark} or more.", "Bila nilai “{title}” yang dipakai {mark} atau lebih.", **values)),
        ("success_status = failed", said("When “{title}” has been handed in and the score that counts is below {mark}.", "Bila “{title}” sudah diserahkan dan nilai yang dipakai di bawah {mark}.", **values)),
    )  # fmt: skip


def sitting(activity: RenderedActivity) -> tuple[Text, ...]:
    """Say how an assessment is sat: attempts, which one counts, time, how many questions."""
    settings = activity.activity.settings or AssessmentSettings()
    attempts = (
        said("Attempts in the course: {count}; {kept}.", "Kesempatan di dalam kursus: {count}; {kept}.", count=settings.attempts, kept=KEPT[settings.keep])
        if settings.attempts
        else said("Attempts in the course: any number; {kept}.", "Kesempatan di dalam kursus: tidak dibatasi; {kept}.", kept=KEPT[settings.keep])
    )  # fmt: skip
    time = (
        said("Time for each attempt: {minutes} minutes; then it is handed in.", "Waktu tiap percobaan: {minutes} menit; sesudahnya jawaban diserahkan.", minutes=settings.time_limit)
        if settings.time_limit
        else said("No time limit.", "Tanpa batas waktu.")
    )  # fmt: skip
    total = len(activity.questions)
    if settings.draw is None:
        questions = said("Questions: {total}.", "Soal: {total}.", total=total)
    elif settings.draw.each:
        questions = said("Questions: each attempt draws {count} for each objective, out of {total}.", "Soal: tiap percobaan mengambil {count} untuk setiap tujuan, dari {total}.", count=settings.draw.count, total=total)  # fmt: skip
    else:
        questions = said("Questions: each attempt draws {count} out of {total}.", "Soal: tiap percobaan mengambil {count} dari {total}.", count=settings.draw.count, total=total)  # fmt: skip
    return (attempts, time, questions)

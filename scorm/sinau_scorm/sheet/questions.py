# SPDX-License-Identifier: Apache-2.0
"""What an LMS's report on answers shows, and the list that says which question and which choice is meant by each id and letter."""

from collections.abc import Iterator

from sinau.diagnostics import Message
from sinau.model.rendered import RenderedCourse, RenderedQuestion
from sinau_scorm.manifest.text import cut
from sinau_scorm.sheet.facts import SCORM12
from sinau_scorm.sheet.text import Row, Section, Table, Text, said, same

# Longer texts are recognised by their beginning.
MOST_QUESTION, MOST_CHOICE = 400, 120


def reports(course: RenderedCourse, name: str) -> Section | None:
    """Return how to read an LMS's report on answers in the format `name`; `None` for a course that asks nothing."""
    groups = tuple(_groups(course))
    if not groups:
        return None
    old = name == SCORM12
    sentences = [
        said(
            "An LMS that shows single answers calls them interactions and lists them in the order in which they were given: an id, the "
            "answer, what was right, the result.",
            "LMS yang menampilkan jawaban satu per satu menyebutnya interactions dan mengurutkannya menurut waktu menjawab: id, "
            "jawaban, jawaban yang benar, dan hasilnya.",
        ),
        _about_ids(old),
        _about_letters(old),
    ]
    title = Message("Reading the LMS's report on answers", "Membaca laporan jawaban di LMS")
    columns = (said("Id", "Id"), said("Question and choices", "Soal dan pilihannya"))
    return Section("answers", title, tuple(sentences), table=Table(columns, groups))


def _about_ids(old: bool) -> Text:
    if old:
        return said(
            "The id begins with one of those below. “.2” behind it is the second answer to that question, or the second attempt at its "
            "test; behind “_” the question itself begins, as far as SCORM 1.2 has letters and room for it.",
            "Id diawali salah satu id di bawah. “.2” di belakangnya berarti jawaban kedua untuk soal itu, atau percobaan kedua pada "
            "tesnya; di belakang “_” tertulis awal soalnya, sejauh SCORM 1.2 menyediakan huruf dan tempat.",
        )
    return said(
        "The id is one of those below. “.2” behind it is the second answer to that question, or the second attempt at its test. The "
        "question itself is sent as description, which not every LMS shows beside the answer.",
        "Id adalah salah satu id di bawah. “.2” di belakangnya berarti jawaban kedua untuk soal itu, atau percobaan kedua pada tesnya. "
        "Soalnya sendiri dikirim sebagai description, yang tidak selalu ditampilkan LMS di samping jawaban.",
    )


def _about_letters(old: bool) -> Text:
    if old:
        return said(
            "Answers are given by the letters below, also where learners saw the choices in another order; several stand apart by "
            "commas, and t and f are true and false. The list does not say which are right.",
            "Jawaban ditulis dengan huruf di bawah, juga bila peserta melihat pilihan dalam urutan lain; beberapa huruf dipisahkan "
            "koma, sedangkan t dan f berarti benar dan salah. Daftar ini tidak menyebut mana yang benar.",
        )
    return said(
        "Answers are given by the letters below, also where learners saw the choices in another order; several stand apart by [,]. The "
        "list does not say which are right.",
        "Jawaban ditulis dengan huruf di bawah, juga bila peserta melihat pilihan dalam urutan lain; beberapa huruf dipisahkan [,]. "
        "Daftar ini tidak menyebut mana yang benar.",
    )


def _groups(course: RenderedCourse) -> Iterator[tuple[Text, tuple[Row, ...]]]:
    """Yield the title and the questions of each activity that asks any, in learning order."""
    for activity in course.activities:
        if activity.questions:
            yield same(activity.activity.title), tuple(map(_row, activity.questions))


def _row(question: RenderedQuestion) -> Row:
    choices = tuple((name, cut(text, MOST_CHOICE)) for name, text in question.labels.items())
    return Row(question.id, cut(question.prompt, MOST_QUESTION), choices)

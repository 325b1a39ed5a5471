# SPDX-License-Identifier: Apache-2.0
"""What an LMS's report on answers shows, and the list that says which question and which choice is meant by each id and letter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from sinau.diagnostics import Message
from sinau.model.rendered import RenderedCourse, RenderedQuestion
from sinau_scorm.manifest.text import cut
from sinau_scorm.sheet.facts import SCORM12
from sinau_scorm.sheet.text import Row, Section, Table, Text, said, same

# Longer texts are recognised by their beginning.
MOST_QUESTION, MOST_CHOICE = 400, 120
# What stands between the parts of a formula in one line, as the player writes it into the LMS (`player/prompt.js`).
SIGNS = {"msup": "^", "msub": "_", "mfrac": "/"}
APART = {"td", "th", "br"}
EMPTY = {"br", "hr", "img", "input", "wbr"}


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
    asked = wording(question.html)
    choices = tuple((letter, cut(text, MOST_CHOICE)) for letter, text in asked.choices)
    return Row(question.id, cut(asked.prompt, MOST_QUESTION), choices)


@dataclass(frozen=True, slots=True)
class Wording:
    """What a question asks and offers, as plain text: the choices by the letter that an LMS is told."""

    prompt: str
    choices: tuple[tuple[str, str], ...]


def wording(form: str) -> Wording:
    """Return the texts in `form`, the HTML of a question: pictures by their texts, without the marks of footnotes."""
    reader = _Reader()
    reader.feed(form)
    reader.close()
    choices = tuple((letter, _line(text)) for letter, text in reader.choices)
    return Wording(_line(reader.prompt), choices)


def _line(pieces: list[str]) -> str:
    return " ".join("".join(pieces).split())


@dataclass
class _Open:
    """An element that has begun: `into` takes its text, `None` where nothing does."""

    tag: str
    into: list[str] | None
    children: int = field(default=0)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.prompt: list[str] = []
        self.choices: list[tuple[str, list[str]]] = []
        self._open: list[_Open] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        into = self._into(tag, attributes)
        if into is not None and tag == "img":
            into.append(attributes.get("alt", ""))
        if into is not None and tag in APART:
            into.append(" ")
        if tag not in EMPTY:
            self._open.append(_Open(tag, into))

    def _into(self, tag: str, attributes: dict[str, str]) -> list[str] | None:
        """Return what takes the text of an element that begins here."""
        names = attributes.get("class", "").split()
        if tag == "input" and attributes.get("name") == "answer" and attributes.get("value"):
            self.choices.append((attributes["value"], []))
        if "footnote-ref" in names:
            return None
        if "question-stem" in names:
            return self.prompt
        if "choice-text" in names and self.choices:
            return self.choices[-1][1]
        around = self._open[-1] if self._open else None
        if around is None:
            return None
        around.children += 1
        # The second part of a power, an index or a fraction is its last one.
        if around.into is not None and around.tag in SIGNS and around.children == 2:
            around.into.append(SIGNS[around.tag])
        return around.into

    def handle_endtag(self, tag: str) -> None:
        places = [place for place, one in enumerate(self._open) if one.tag == tag]
        if not places:
            return
        into = self._open[places[-1]].into
        if into is not None and tag in APART:
            into.append(" ")
        del self._open[places[-1] :]

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1].into is not None:
            self._open[-1].into.append(data)

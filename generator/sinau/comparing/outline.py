# SPDX-License-Identifier: Apache-2.0
"""What the player knows of a course, and so all that decides what becomes of a learner's answers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sinau.answers import Shape, recorded_shape
from sinau.comparing.wording import Wording
from sinau.diagnostics import Message, Span
from sinau.model.rendered import JsonValue

BAD_OUTLINE = Message("updates.outline_bad_outline")
# Between a course's id and that of a part of it (`sinau.publishing.parts`).
BETWEEN = "/"


class UnreadableError(Exception):
    """A side of the comparison cannot be read; `text` says why."""

    def __init__(self, message: Message, **values: object) -> None:
        super().__init__(message.text("en", values))
        self.message, self.values = message, values

    def text(self, language: str) -> str:
        """Return the reason in `language`."""
        return self.message.text(language, self.values)


@dataclass(frozen=True, slots=True)
class ComparedQuestion:
    """A question of one state. `hash` tells its wordings apart; its first digit goes into packed state as the tag.

    `was` are hashes of other wordings whose answers count as answers to this one.
    """

    id: str
    index: int
    type: str
    points: float
    shape: Shape
    hash: str
    home: "ComparedActivity"
    wording: Wording
    was: tuple[str, ...] = ()

    @property
    def counted_hashes(self) -> tuple[str, ...]:
        """All hashes whose answers count, its own first."""
        return (self.hash, *self.was)

    @property
    def packed_tags(self) -> tuple[int, ...]:
        """What an LMS keeps of the hashes: 0..15 each."""
        return tuple(int(hash_[:1], 16) for hash_ in self.counted_hashes)


@dataclass(frozen=True, slots=True)
class ComparedActivity:
    """A lesson or an assessment of one state. `settings` are those that the player has: attempts, keep, draw, ..."""

    id: str
    index: int
    kind: str
    title: str
    mastery: float | None
    settings: Mapping[str, JsonValue]
    text: str = ""

    @property
    def is_graded(self) -> bool:
        """Whether it is an assessment: attempts and a score instead of a mark that it is done."""
        return self.kind != "lesson"


@dataclass(frozen=True, slots=True)
class ComparedNumbers:
    """The permanent numbers of one kind of id.

    `slots` is one more than the highest ever given. Only a catalogue's folder knows all of them (`whole`); a package has
    those of what is in it.
    """

    given: Mapping[str, int]
    slots: int
    whole: bool

    def owner(self, index: int) -> str | None:
        """Return the id that has `index`, as far as is known."""
        return next((name for name, number in self.given.items() if number == index), None)


@dataclass(frozen=True, slots=True)
class Outline:
    """A course of one state. `places` says where its parts stand (`question kas-1`); what has no entry stands at `span`.

    `units` has, for each activity, the part of the course under which an LMS keeps what was done in it; "" for the whole.
    """

    id: str
    version: str
    title: str
    data: Mapping[str, JsonValue]
    activities: Mapping[str, ComparedActivity]
    questions: Mapping[str, ComparedQuestion]
    activity_numbers: ComparedNumbers
    question_numbers: ComparedNumbers
    span: Span
    places: Mapping[str, Span] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)

    def place(self, kind: str, name: str) -> Span:
        """Return where the question or activity `name` stands."""
        return self.places.get(f"{kind} {name}", self.span)


@dataclass(frozen=True, slots=True)
class ComparedState:
    """One side: its courses. `package` tells a package (one course, as published) from a whole catalogue.

    `items` are the identifiers under which an LMS keeps results of the package; empty when it names none. `catalogue` is
    the id of the catalogue ("": none), `settled` whether learners can have records under it: not without `catalogue.lock`.
    """

    courses: Mapping[str, Outline]
    package: bool = False
    publication: str = ""
    items: tuple[str, ...] = ()
    catalogue: str = ""
    settled: bool = False


@dataclass(frozen=True, slots=True)
class PageTexts:
    """What stands in the pages of a course: the visible text of each activity, the wording of each question."""

    texts: Mapping[str, str]
    wordings: Mapping[str, Wording]


def outline_of_data(
    data: Mapping[str, JsonValue],
    pages: PageTexts,
    span: Span,
    places: Mapping[str, Span],
    locks: tuple[Mapping[str, int], Mapping[str, int]] | None,
) -> Outline:
    """Return the course that `data` (the player's JSON, `player.course_data`) describes.

    `locks` are all numbers of activities and of questions ever given, where they are known. Raises `UnreadableError` when
    `data` is not what Sinau writes.
    """
    try:
        activities: dict[str, ComparedActivity] = {}
        questions: dict[str, ComparedQuestion] = {}
        for entry in _checked_entries(data["activities"]):
            activity = _read_activity(entry, pages)
            activities[activity.id] = activity
            for one in _checked_entries(entry["questions"]):
                question = _read_question(one, activity, pages)
                questions[question.id] = question
        known = locks or (
            {name: activity.index for name, activity in activities.items()},
            {name: question.index for name, question in questions.items()},
        )
        return Outline(
            id=str(data["id"]),
            version=str(data["version"]),
            title=str(data["title"]),
            # The catalogue's id says where browsers keep records, nothing of what a learner sees.
            data={name: value for name, value in data.items() if name != "catalogue"},
            activities=activities,
            questions=questions,
            activity_numbers=ComparedNumbers(known[0], _checked_integer(data["activity_slots"]), locks is not None),
            question_numbers=ComparedNumbers(known[1], _checked_integer(data["question_slots"]), locks is not None),
            span=span,
            places=places,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise UnreadableError(BAD_OUTLINE, name=span.file) from error


def _read_activity(entry: Mapping[str, JsonValue], pages: PageTexts) -> ComparedActivity:
    id = str(entry["id"])
    mastery = entry.get("mastery_score")
    settings = {name: entry.get(name) for name in ("attempts", "keep", "draw", "time_limit") if entry.get(name)}
    return ComparedActivity(
        id=id,
        index=_checked_integer(entry["index"]),
        kind=str(entry["kind"]),
        title=str(entry["title"]),
        mastery=None if mastery is None else _checked_number(mastery),
        settings=settings,
        text=pages.texts.get(id, ""),
    )


def _read_question(entry: Mapping[str, JsonValue], home: ComparedActivity, pages: PageTexts) -> ComparedQuestion:
    id, digest = str(entry["id"]), str(entry["hash"])
    was = entry.get("was", [])
    if not isinstance(was, list):
        raise TypeError
    for known in (digest, *was):
        int(str(known), 16)
    return ComparedQuestion(
        id=id,
        index=_checked_integer(entry["index"]),
        type=str(entry["type"]),
        points=_checked_number(entry["points"]),
        shape=recorded_shape(entry),
        hash=digest,
        home=home,
        wording=pages.wordings.get(id, Wording()),
        was=tuple(str(known) for known in was),
    )


def _checked_entries(value: JsonValue) -> Iterator[dict[str, JsonValue]]:
    if not isinstance(value, list):
        raise TypeError
    for entry in value:
        if not isinstance(entry, dict):
            raise TypeError
        yield entry


def _checked_number(value: JsonValue) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError
    return value


def _checked_integer(value: JsonValue) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError
    return value

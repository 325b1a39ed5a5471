# SPDX-License-Identifier: Apache-2.0
"""Questions and the settings of assessments."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from sinau.diagnostics import Span
from sinau.model.nodes import Block, Inline


@dataclass(frozen=True, slots=True)
class Choice:
    """What a question holds beside its stem: a choice, an item to put in order, something to match, an accepted answer.

    `id` is what the journal calls it; `feedback` is shown to who chose it. `correct` says that it is right by itself.
    """

    id: str
    correct: bool
    text: tuple[Inline, ...]
    feedback: tuple[Block, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Question:
    """A question. `type` is the name of its question type, which made `choices` and `value` and knows what they mean.

    `choices` are all texts that it holds beside its stem, so that whatever walks over questions finds them; `value` is what
    else its type has read, for the type alone, and `hashed` as much of it as makes another question when it changes. Where its type puts controls into the stem, there are gaps in it.

    `points` is more than 0; `hints` are shown one at a time; `explanation` after answering. `places` tells where `id` and
    `objective` stand on its opening line. `words` and `options` (by English key) are what else that line says to its type.
    """

    id: str
    type: str
    points: float
    stem: tuple[Block, ...]
    choices: tuple[Choice, ...]
    span: Span
    objective: str | None = None
    hints: tuple[tuple[Block, ...], ...] = ()
    explanation: tuple[Block, ...] = ()
    places: Mapping[str, Span] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)
    value: object = None
    hashed: tuple[str, ...] = ()


Keep = Literal["best", "last", "first"]
FeedbackPolicy = Literal["at once", "at end", "after passing", "never"]


@dataclass(frozen=True, slots=True)
class Draw:
    """How many questions an attempt draws: of all, or of `each` objective's."""

    count: int
    each: bool


@dataclass(frozen=True, slots=True)
class AssessmentSettings:
    """How an assessment is run. `attempts` 0 means no limit; `mastery_score` is 0..1; `time_limit` is in minutes.

    `review` tells whether learners may see their own answers afterwards; `None`: where `feedback` shows something.
    """

    mastery_score: float | None = None
    attempts: int = 0
    keep: Keep = "best"
    feedback: FeedbackPolicy = "at end"
    shuffle: tuple[Literal["questions", "choices"], ...] = ()
    time_limit: int | None = None
    draw: Draw | None = None
    review: bool | None = None

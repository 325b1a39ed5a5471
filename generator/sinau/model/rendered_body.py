# SPDX-License-Identifier: Apache-2.0
"""One page as HTML, before a publication gives it addresses."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sinau.answers import Right, Shape
from sinau.model.html_pieces import Pieces, neutral_html

JsonValue = str | int | float | bool | None | list["JsonValue"] | dict[str, "JsonValue"]
# What a question shows later: HTML by the choice's id, a list of hints, the explanation.
Shown = Pieces | None | list[Pieces] | dict[str, Pieces]


@dataclass(frozen=True, slots=True)
class RenderedHeading:
    """A heading of a page, for its table of contents: plain `text`, its `anchor`, its `level` 2 to 6."""

    level: int
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A section of a page for the search: `anchor` and plain text of its `heading` (both empty before the first), and its `text`."""

    anchor: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class RenderedQuestion:
    """A question: its `form`, with a hole where its sealed data are to stand, and on `paper`, with boxes and lines.

    `shape` is what its answer looks like; `digest` tells one wording from another; `was` are those of wordings that asked the same,
    with the same choices and right answers, so that answers to them count as answers to this one;
    `data` is what the quiz engine needs: the rule as it is (what is right is no HTML, even where it looks like it), and the HTML
    of feedback, hints and explanation; `prompt` is its stem as plain text, `labels` are the words of what an answer names, and
    `keys` are the right answers (`sinau.question_type.Controls`).
    """

    id: str
    index: int
    type: str
    shape: Shape
    points: float
    digest: str
    form: Pieces
    paper: Pieces
    data: Mapping[str, JsonValue | Shown]
    objective: str | None = None
    was: tuple[str, ...] = ()
    prompt: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)
    keys: tuple[Right, ...] = ()

    @property
    def html(self) -> str:
        """The form with neutral links."""
        return neutral_html(self.form)

    @property
    def possible_points(self) -> float:
        """The points that it brings and that are possible: none where no answer is right or wrong."""
        return self.points if self.shape.scored else 0


@dataclass(frozen=True, slots=True)
class RenderedBody:
    """A page as pieces, its headings, the media it shows, its questions, and what `RenderedActivity` says more of it."""

    body: Pieces
    headings: tuple[RenderedHeading, ...]
    media: tuple[str, ...]
    questions: tuple[RenderedQuestion, ...]
    uses: frozenset[str]
    opening: str
    passages: tuple[Passage, ...]

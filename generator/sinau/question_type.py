# SPDX-License-Identifier: Apache-2.0
"""The shape of a question type: how it is told apart, read, shown and printed. generator/question_types.md shows how to add one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from sinau.answers import Right, Shape
from sinau.diagnostics import Diagnostic, Message, Span
from sinau.model import nodes
from sinau.model.assessment import Choice, Question
from sinau.model.nodes import Block, DirectiveOption, Inline, Node
from sinau.model.page import SourceText
from sinau.model.rendered import JsonValue
from sinau.source.schema import Field

# What the core knows of the ways to write answers: lists with tick boxes, `=` lines, and gaps in the stem.
Reads = Literal["boxes", "lines", "gaps"]


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """What stands after `=` on a line, as it was written, without the blanks around it."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class QuestionBlock:
    """A `::: question` as it was written, cut into stem and answers as the type that reads it needs them.

    `answers` is what follows the stem and `lines` are its accepted answers; `words` are the bare words of its opening line,
    `options` those with a value, by their English key; `id` is "" where a diagnostic has said that there is none. `misread` are
    the bytes at which lines start that look like a choice and are none; they have been reported.
    `settings` are those of the course that publications and types declare, as far as `course.yml` has them.
    """

    source: SourceText
    stem: tuple[Block, ...]
    answers: tuple[Block, ...]
    words: Mapping[str, DirectiveOption]
    span: Span
    lines: tuple[AnswerLine, ...] = ()
    options: Mapping[str, DirectiveOption] = field(default_factory=dict)
    misread: frozenset[int] = frozenset()
    id: str = ""
    settings: Mapping[str, object] = field(default_factory=dict)

    def is_misread(self, node: Node) -> bool:
        """Tell whether `node` starts on a line that is misread, and has been reported for that."""
        return self.source.start_of_line_at(node.start) in self.misread

    def place(self, node: Node) -> Span:
        """Return the place of `node`."""
        return self.source.node(node)


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a type has read of a block.

    `choices` are all texts that the question holds beside its stem: links, media and feedback in them are found there, and the
    hash is made of them; `None`: nothing could be read, there is no question. `value` is what else the type has to know when
    it renders. `stem` is the stem with gaps in it (`sinau.model.gaps`), where the type puts controls into it. `hashed` is what
    makes another question of it and stands neither in the choices' texts nor in the right answers, as short texts in an order
    of their own: the regions of a picture, a tolerance. Blanks and ways to write the same are the type's to make equal.
    """

    choices: tuple[Choice, ...] | None
    diagnostics: Sequence[Diagnostic] = ()
    value: object = None
    stem: tuple[Block, ...] | None = None
    hashed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes clean HTML for question types, in the course's `language`; `words` writes plain text on one line.

    `settings` are those of the course that publications and types declare, as far as `course.yml` has them.
    """

    blocks: Callable[[tuple[Block, ...]], str]
    inlines: Callable[[tuple[Inline, ...]], str]
    words: Callable[[tuple[Inline, ...]], str]
    language: str
    settings: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Controls:
    """The form controls of a question, the shape of its answer, and the rule that scores it.

    `html` stands below the stem, in an element with the class `question-choices`; `gaps` is what stands in the stem's gaps, by
    their ids. `note` says what to do ("Choose one."). What `rule` has to hold depends on the shape (`sinau/answers/shape.py`).

    `labels` are the words of everything that an answer in the journal can name: a choice or an item by its id, a prompt as
    `a.` and its options as `.c`, an option of the second gap as `2.b`. `keys` are the right answers, each whole; the first one is
    the one to show. Where a part of an answer may be written in several ways, each way stands in one of them.
    """

    html: str
    note: str
    shape: Shape
    rule: Mapping[str, JsonValue]
    labels: Mapping[str, str] = field(default_factory=dict)
    keys: tuple[Right, ...] = ()
    gaps: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Printed:
    """A question's controls on paper: boxes, lines, letters. `html` and `gaps` stand where those of `Controls` do."""

    html: str
    gaps: Mapping[str, str] = field(default_factory=dict)


def first_boxes(blocks: tuple[Block, ...], source: SourceText) -> int:
    """Return the number of the first of `blocks` that is a list with a tick box, `len(blocks)` when there is none."""
    return next((number for number, block in enumerate(blocks) if has_boxes(block)), len(blocks))


def has_boxes(block: Block) -> bool:
    """Tell whether `block` is a list with a tick box."""
    return isinstance(block, nodes.List) and any(item.checked is not None for item in block.items)


def no_line(line: str) -> bool:
    """Tell that `line` is not a type's own."""
    return False


@dataclass(frozen=True, slots=True)
class QuestionType:
    """A type of question.

    `matches` tells from its lines whether a block is of this type, `parse` reads it, `render` gives its controls on a page and
    `print` on paper. `words` are the bare words it takes on the opening line, in every spelling; `options` are the keys that it
    takes there, in every spelling, with their English one. `named` types are made by one of their words alone.

    `starts` returns with which of the blocks before hints and explanation the answers begin (as many as there are: none is an
    answer). `reads` names the common ways to write answers which the type reads, or refuses itself: what it leaves is reported
    as answers of two kinds. `own_line` tells that a line which looks like a tick box is none in this type. `written` says in a few words how answers are
    written ("`= ...` lines"), to an author who has written none. `folder` is where `view.js`, `example/` and the like of a plugin's type
    are; of Sinau's own types it is the folder in which they are found.

    `settings` are what `course.yml` may say of all questions of the type; `matches` and `parse` find them in `QuestionBlock.settings`,
    `render` and `print` in `Writer.settings`. They change how a question looks and what is told of it, never what is asked or right:
    `Parsed.choices` and `hashed` must not depend on them, or learners' answers would be lost with a line of `course.yml`.
    """

    name: str
    matches: Callable[[QuestionBlock], bool]
    parse: Callable[[QuestionBlock], Parsed]
    render: Callable[[Question, Writer], Controls]
    print: Callable[[Question, Writer], Printed]
    words: tuple[str, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)
    named: bool = False
    reads: frozenset[Reads] = frozenset()
    starts: Callable[[tuple[Block, ...], SourceText], int] = first_boxes
    own_line: Callable[[str], bool] = no_line
    written: Message | None = None
    folder: Path | None = None
    settings: tuple[Field, ...] = ()

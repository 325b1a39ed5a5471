# SPDX-License-Identifier: Apache-2.0
"""The shape of a question type: how it is told apart, read and shown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sinau.answers import Shape
from sinau.diagnostics import Report, Span
from sinau.model.assessment import Choice, Question
from sinau.model.nodes import Block, Inline, Node, Option
from sinau.model.page import SourceText
from sinau.model.rendered import JsonValue


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """What stands after `=` on a line, as it was written, without the blanks around it."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class QuestionBlock:
    """A `::: question` as it was written.

    `answers` is what follows the stem and `lines` are its accepted answers; `words` are the bare words of its opening line,
    `options` those with a value, by their English key. `misread` are the bytes at which lines start that look like a choice
    and are none; they have been reported.
    """

    source: SourceText
    stem: tuple[Block, ...]
    answers: tuple[Block, ...]
    words: Mapping[str, Option]
    span: Span
    lines: tuple[AnswerLine, ...] = ()
    options: Mapping[str, Option] = field(default_factory=dict)
    misread: frozenset[int] = frozenset()

    def is_misread(self, node: Node) -> bool:
        """Tell whether `node` starts on a line that is misread, and has been reported for that."""
        return self.source.line_start(node.start) in self.misread

    def place(self, node: Node) -> Span:
        """Return the place of `node`."""
        return self.source.node(node)


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes clean HTML for question types, in the course's `language`."""

    blocks: Callable[[tuple[Block, ...]], str]
    inlines: Callable[[tuple[Inline, ...]], str]
    language: str


@dataclass(frozen=True, slots=True)
class Controls:
    """The form controls of a question, the shape of its answer, and the rule that scores it.

    `note` says what to do ("Choose one."). What `rule` has to hold hangs on the shape (`player/answers/`).
    """

    html: str
    note: str
    shape: Shape
    rule: Mapping[str, JsonValue]


@dataclass(frozen=True, slots=True)
class QuestionType:
    """A type of question.

    `words` are the bare words it takes on the opening line, in every spelling; `options` are the keys that it takes there, in every spelling, with their English one. `matches` tells from its lines whether a block is of this type; `parse` returns its choices after
    reporting every mistake; `reads_lines` tells whether its answers are `=` lines; `example` is a block of
    this type, which the contract tests compile.
    """

    name: str
    matches: Callable[[QuestionBlock], bool]
    parse: Callable[[QuestionBlock, Report], tuple[Choice, ...]]
    render: Callable[[Question, Writer], Controls]
    example: str
    words: tuple[str, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)
    reads_lines: bool = False

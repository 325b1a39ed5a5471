# SPDX-License-Identifier: Apache-2.0
"""Finds lines of a question that look like a choice and are not read as one.

Such a line would be published as text: a choice would be missing, and its tick would show the right answer.
`parsing/tick_boxes.py` tells what looks like a choice.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from sinau.diagnostics import Message, Report, Rule, Severity, Span
from sinau.markdown.walk import walk
from sinau.model import nodes
from sinau.model.nodes import Block, Directive, Node
from sinau.model.page import SourceText
from sinau.parsing.tick_boxes import (
    corrected_choice,
    has_second_choice,
    is_correctly_written_choice,
    looks_like_choice,
    resembles_choice,
)
from sinau.questions._choices import LATE_ANSWER, TWO_KINDS

MISREAD_CHOICE = Rule("C338", "misread-choice", Severity.ERROR)
TWO_ON_A_LINE = Rule("C339", "two-choices-on-a-line", Severity.ERROR)
MEND = Message("content.misread_mend")
COMMENT = re.compile(rb"^[ \t]*<!--", re.MULTILINE)
FENCES = (b"```", b"~~~")


@dataclass(frozen=True, slots=True)
class _QuestionLine:
    """A line of a question: the byte it starts at, what it says, and the marker of the section it stands in."""

    start: int
    text: str
    marker: str

    @property
    def is_quoted(self) -> bool:
        """Whether this is feedback, or another quotation."""
        return self.text.lstrip().startswith(">")


def report_misread_choices(
    directive: Directive,
    answers: tuple[Block, ...],
    source: SourceText,
    own_line: Callable[[str], bool],
    report: Report,
) -> frozenset[int]:
    """Report each line of the question `directive` that looks like a choice and is none of `answers`.

    `own_line` tells of a line that its type reads it in another way. Returns the bytes that those lines start at, so that nothing else need be said about them.
    """
    read = _starts_of_choices(answers, source)
    lines = [line for line in _lines_of_question(directive, source) if line.text.strip() and not own_line(line.text)]
    suspects = {line.start for line in lines if line.start not in read and looks_like_choice(line.text)}
    suspects |= _lines_beside_choices(lines, read | suspects)
    if suspects:
        apart = _literal_stretches(directive, source)
        suspects = {start for start in suspects if not apart.holds(start)}
    for line in lines:
        if line.start in suspects:
            _report_line(line, source, report)
        if line.start in read | suspects and has_second_choice(line.text):
            report.add(TWO_ON_A_LINE, _place_of_line(line, source))
    return frozenset(suspects)


def _report_line(line: _QuestionLine, source: SourceText, report: Report) -> None:
    if line.marker and is_correctly_written_choice(line.text):  # well written, in the wrong place
        report.add(TWO_KINDS if line.marker == "=" else LATE_ANSWER, _place_of_line(line, source))
        return
    report.add(
        MISREAD_CHOICE, _place_of_line(line, source), suggestion=MEND.filled(written=corrected_choice(line.text))
    )


def _place_of_line(line: _QuestionLine, source: SourceText) -> Span:
    inside = line.text.lstrip()
    start = line.start + len(line.text.encode()) - len(inside.encode())
    return source.span(start, start + len(inside.encode()))


def _starts_of_choices(answers: tuple[Block, ...], source: SourceText) -> frozenset[int]:
    """Return the bytes at which lines start that are read as choices."""
    items = (item for answer in answers if isinstance(answer, nodes.List) for item in answer.items)
    ticked = (item for item in items if item.checked is not None)
    return frozenset(source.start_of_line_at(node.start) for item in ticked for node in (item, *item.children[:1]))


def _lines_of_question(directive: Directive, source: SourceText) -> Iterator[_QuestionLine]:
    """Yield the lines between those that open and close `directive`, but for accepted answers, which mean themselves."""
    data = source.utf8
    sections = {source.start_of_line_at(section.start): section.marker for section in directive.sections[1:]}
    marker = ""
    start = data.find(b"\n", directive.start) + 1
    while 0 < start < directive.end:
        newline = data.find(b"\n", start)
        end = len(data) if newline < 0 else newline
        marker = sections.get(start, marker)
        if marker != "=" or start not in sections:
            yield _QuestionLine(start, data[start:end].decode(), marker)
        start = end + 1


def _lines_beside_choices(lines: list[_QuestionLine], choices: Iterable[int]) -> set[int]:
    """Return the lines that may be choices and stand beside one of `choices`, or beside others that do."""
    found = set(choices)
    for order in (lines, lines[::-1]):
        near = False
        for line in order:
            # Feedback belongs to the choice above it, and like hints and explanations it may begin with a tick.
            if not line.is_quoted:
                near = line.start in found or (near and not line.marker and resembles_choice(line.text))
                if near:
                    found.add(line.start)
    return found.difference(choices)


def _literal_stretches(directive: Directive, source: SourceText) -> "_Stretches":
    """Return the stretches of `directive` where each sign means itself: code, formulas, comments, other directives."""

    def is_literal(node: Node) -> bool:
        if isinstance(node, nodes.CodeBlock):  # one that is only indented may be a choice that was
            return source.utf8[node.start : node.end].lstrip().startswith(FENCES)
        return isinstance(node, nodes.Formula | nodes.InlineCode | Directive)

    found = walk(directive.sections, lambda node: not is_literal(node))
    stretches = [(node.start, node.end) for node in found if is_literal(node)]
    return _Stretches([*stretches, *_comment_stretches(source.utf8, directive.start, directive.end)])


class _Stretches:
    """Stretches of bytes, which may overlap."""

    def __init__(self, stretches: list[tuple[int, int]]) -> None:
        ordered = sorted(stretches)
        self._starts = [start for start, _ in ordered]
        self._reached = list(accumulate((end for _, end in ordered), max))

    def holds(self, position: int) -> bool:
        """Tell whether `position` is in one of them."""
        before = bisect_right(self._starts, position)
        return before > 0 and position < self._reached[before - 1]


def _comment_stretches(data: bytes, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the comments that start a line between the bytes `start` and `end`."""
    after = start
    for opened in COMMENT.finditer(data, start, end):
        if opened.start() < after:
            continue
        closed = data.find(b"-->", opened.end(), end)
        if closed < 0:
            return
        after = closed + 3
        yield opened.start(), after

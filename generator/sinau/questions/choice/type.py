# SPDX-License-Identifier: Apache-2.0
"""Single choice: a list with one `[x]`."""

from sinau.diagnostics import Message
from sinau.model.assessment import Question
from sinau.question_type import Controls, Printed, QuestionBlock, QuestionType, Writer
from sinau.questions._choices import BOXES, count_ticked, parse_choices, print_choices, render_choices

NOTE = Message("choice.note")


def _matches(block: QuestionBlock) -> bool:
    return bool(block.answers) and count_ticked(block) < 2 and not block.lines


def _render(question: Question, writer: Writer) -> Controls:
    return render_choices(question, writer, "radio", NOTE)


def _print(question: Question, writer: Writer) -> Printed:
    return print_choices(question, writer, "radio")


QUESTION_TYPE = QuestionType(
    name="choice",
    written=BOXES,
    matches=_matches,
    parse=parse_choices,
    render=_render,
    print=_print,
    reads=frozenset({"boxes"}),
)

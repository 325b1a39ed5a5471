# SPDX-License-Identifier: Apache-2.0
"""Multiple response: a list with several `[x]`; right when just those are chosen, or in part with `scoring=partial`."""

from dataclasses import replace

from sinau.diagnostics import Message, Report
from sinau.model.assessment import Question
from sinau.question_type import Controls, Parsed, Printed, QuestionBlock, QuestionType, Writer
from sinau.questions._choices import BOXES, count_ticked, parse_choices, print_choices, render_choices
from sinau.questions._scoring import SCORING, check_scoring, is_partial

NOTE = Message("multiple.note")
PARTIAL_NOTE = Message("multiple.partial_note")


def _matches(block: QuestionBlock) -> bool:
    return count_ticked(block) > 1


def _parse(block: QuestionBlock) -> Parsed:
    report = Report()
    check_scoring(block, report)
    parsed = parse_choices(block)
    return replace(parsed, diagnostics=(*report, *parsed.diagnostics))


def _render(question: Question, writer: Writer) -> Controls:
    partial = is_partial(question)
    return render_choices(question, writer, "checkbox", PARTIAL_NOTE if partial else NOTE, partial=partial)


def _print(question: Question, writer: Writer) -> Printed:
    return print_choices(question, writer, "checkbox")


QUESTION_TYPE = QuestionType(
    name="multiple",
    written=BOXES,
    matches=_matches,
    parse=_parse,
    render=_render,
    print=_print,
    reads=frozenset({"boxes"}),
    options=SCORING,
)

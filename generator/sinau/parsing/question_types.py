# SPDX-License-Identifier: Apache-2.0
"""Finds the type of a question: by a word of its opening line, or by the lines of its answers."""

from collections.abc import Iterable
from dataclasses import replace

from sinau.diagnostics import Report, Rule, Severity, Span
from sinau.extensions import question_types
from sinau.question_type import QuestionBlock, QuestionType, first_boxes, has_boxes
from sinau.questions._choices import TWO_KINDS
from sinau.source.schema import suggestion_values
from sinau.texts import Joined, Message

OR = Message("content.question_types_or")
NO_ANSWERS = Rule("C302", "question-without-answers", Severity.ERROR)
UNKNOWN_OPTION = Rule("C306", "unknown-option", Severity.ERROR)
FOREIGN_OPTION = Rule("C331", "option-of-another-type", Severity.ERROR)


def type_of_question(
    whole: QuestionBlock, options: Iterable[str], report: Report
) -> tuple[QuestionType | None, QuestionBlock]:
    """Return the type of the question `whole`, all of whose blocks are its stem as yet, and the question cut as that type reads it.

    `options` are the keys that every question takes. The type is `None` when the question has no answers.
    """
    types = question_types().values()
    known = {word for question_type in types for word in question_type.words}
    for word, option in whole.words.items():
        if word not in known:
            hint = suggestion_values(word, dict.fromkeys([*options, *known]))
            report.add(UNKNOWN_OPTION, whole.source.span(option.start, option.end), option=word, **hint)
    cut = ((one, _split_block_at(whole, one.starts(whole.stem, whole.source))) for one in types)
    found = [(one, block) for one, block in cut if one.matches(block)]
    # With the word that names a type, lines of another one are a mistake and not another type.
    found.sort(key=lambda one: not one[0].named)
    if not found:
        return None, _split_block_at(whole, first_boxes(whole.stem, whole.source))
    question_type, block = found[0]
    for option in (*whole.words.values(), *whole.options.values()):
        taken = {*question_type.words, *question_type.options, *(set(whole.words) - known)}
        if (option.key or option.value).casefold() not in taken:
            place = whole.source.span(option.start, option.end)
            report.add(FOREIGN_OPTION, place, option=option.key or option.value)
    others = [
        one for one, _ in found[1:] if one.named or not question_type.named or "gaps" in one.reads - question_type.reads
    ]
    _refuse_two_kinds(question_type, block, bool(others), report)
    return question_type, block


def _split_block_at(whole: QuestionBlock, number: int) -> QuestionBlock:
    return replace(whole, stem=whole.stem[:number], answers=whole.stem[number:])


def _refuse_two_kinds(question_type: QuestionType, block: QuestionBlock, others: bool, report: Report) -> None:
    """Report answers of a kind that `question_type` does not read; `others`: of other types too the question might be."""
    boxes = [one for one in (*block.stem, *block.answers) if has_boxes(one)]
    if block.lines and "lines" not in question_type.reads:
        report.add(TWO_KINDS, block.lines[0].span)
    elif boxes and "boxes" not in question_type.reads:
        report.add(TWO_KINDS, block.place(boxes[0]))
    elif others:
        report.add(TWO_KINDS, block.span)


def report_no_answers(span: Span, report: Report) -> None:
    """Report that the question at `span` has no answers, with all ways to write some."""
    written = [one.written for one in question_types().values() if one.written]
    report.add(NO_ANSWERS, span, ways=Joined(tuple(written), last=OR, unique=True))

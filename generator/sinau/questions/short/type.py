# SPDX-License-Identifier: Apache-2.0
"""Short answer: `= APB Desa`, a line for each accepted answer.

Case and spacing do not matter unless `exact`; what looks alike is the same either way (`sinau/answers/same_words.py`).
"""

from sinau.answers import WORDS, Right, Shape, form_for_comparing
from sinau.diagnostics import Message, Report
from sinau.model.assessment import Choice, Question
from sinau.question_type import Controls, Parsed, Printed, QuestionBlock, QuestionType, Writer
from sinau.questions._choices import count_ticked
from sinau.questions._written_answers import (
    EXACT,
    LINES,
    MAX_WRITTEN,
    SAME_ANSWER,
    accepted_answer,
    accepted_texts_of,
    answer_field,
    check_answer_lines,
    has_number_answers,
    print_field,
    report_marked_answers,
    report_numbers_in_words,
    report_untypable_answers,
)

NOTE = Message("short.note")
EXACT_NOTE = Message("short.exact_note")


def _is_exact(question: Question | QuestionBlock) -> bool:
    return any(word in question.words for word in EXACT)


def _matches(block: QuestionBlock) -> bool:
    return bool(block.lines) and not has_number_answers(block) and count_ticked(block) < 2


def _parse(block: QuestionBlock) -> Parsed:
    report = Report()
    check_answer_lines(block, report)
    report_untypable_answers(block, report)
    exact = _is_exact(block)
    if not exact:
        report_numbers_in_words(block, report)
        report_marked_answers(block, report)
    known: set[str] = set()
    choices: list[Choice] = []
    for line in block.lines:
        form = form_for_comparing(line.text, exact=exact)
        if line.text and form in known:
            report.add(SAME_ANSWER, line.span)
        elif line.text:
            known.add(form)
            choices.append(accepted_answer(line.text, len(choices), line.span))
    return Parsed(tuple(choices), tuple(report))


def _render(question: Question, writer: Writer) -> Controls:
    exact = _is_exact(question)
    return Controls(
        html=answer_field(question, writer, ""),
        note=(EXACT_NOTE if exact else NOTE).text(writer.language, {"limit": MAX_WRITTEN}),
        shape=Shape("words", WORDS),
        rule={"correct": list(accepted_texts_of(question)), "exact": exact},
        keys=tuple(Right((text,)) for text in accepted_texts_of(question)),
    )


def _print(question: Question, writer: Writer) -> Printed:
    return print_field(writer)


QUESTION_TYPE = QuestionType(
    name="short",
    written=LINES,
    matches=_matches,
    parse=_parse,
    render=_render,
    print=_print,
    words=EXACT,
    reads=frozenset({"lines"}),
)

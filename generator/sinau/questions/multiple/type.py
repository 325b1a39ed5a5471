# SPDX-License-Identifier: Apache-2.0
"""Multiple response: a list with several `[x]`; right when just those are chosen, or in part with `scoring=partial`."""

from dataclasses import replace

from sinau.diagnostics import Message, Report, Rule, Severity
from sinau.model.assessment import Question
from sinau.question_type import Controls, Parsed, Printed, QuestionBlock, QuestionType, Writer
from sinau.questions._choices import BOXES, parse_choices, print_choices, render_choices, ticked

NOTE = Message("Choose all that are right.", "Pilih semua yang benar.")
PARTIAL_NOTE = Message(
    "Choose all that are right. Each right choice counts, each wrong one takes away.",
    "Pilih semua yang benar. Setiap pilihan benar menambah nilai, setiap pilihan salah mengurangi.",
)
SCORING = {"scoring": "scoring", "penilaian": "scoring"}
PARTIAL = ("partial", "sebagian")
WHOLE = ("whole", "utuh")

BAD_SCORING = Rule(
    "C330",
    "unknown-scoring",
    Severity.ERROR,
    Message("There is no scoring {value}.", "Tidak ada penilaian {value}."),
    Message(
        "A question is scored as a whole, or each choice for itself.",
        "Soal dinilai secara utuh, atau setiap pilihannya dinilai sendiri.",
    ),
    Message("Write scoring=partial or scoring=whole.", "Tulis penilaian=sebagian atau penilaian=utuh."),
)


def _matches(block: QuestionBlock) -> bool:
    return ticked(block) > 1


def _parse(block: QuestionBlock) -> Parsed:
    report = Report()
    scoring = block.options.get("scoring")
    if scoring and scoring.value.casefold() not in PARTIAL + WHOLE:
        report.add(BAD_SCORING, block.source.span(scoring.start, scoring.end), value=scoring.value[:40] or '""')
    parsed = parse_choices(block)
    return replace(parsed, diagnostics=(*report, *parsed.diagnostics))


def _render(question: Question, writer: Writer) -> Controls:
    partial = question.options.get("scoring", "").casefold() in PARTIAL
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

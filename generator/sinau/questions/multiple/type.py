# SPDX-License-Identifier: Apache-2.0
"""Multiple response: a list with several `[x]`; right when just those are chosen, or in part with `scoring=partial`."""

from sinau.diagnostics import Message, Report, Rule, Severity
from sinau.model.assessment import Choice, Question
from sinau.question_type import Controls, QuestionBlock, QuestionType, Writer
from sinau.questions._choices import parse_choices, render_choices, ticked

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


def _parse(block: QuestionBlock, report: Report) -> tuple[Choice, ...]:
    scoring = block.options.get("scoring")
    if scoring and scoring.value.casefold() not in PARTIAL + WHOLE:
        report.add(BAD_SCORING, block.source.span(scoring.start, scoring.end), value=scoring.value[:40] or '""')
    return parse_choices(block, report)


def _render(question: Question, writer: Writer) -> Controls:
    partial = question.options.get("scoring", "").casefold() in PARTIAL
    return render_choices(question, writer, "checkbox", PARTIAL_NOTE if partial else NOTE, partial=partial)


QUESTION_TYPE = QuestionType(
    name="multiple",
    matches=_matches,
    parse=_parse,
    render=_render,
    options=SCORING,
    example="""\
::: question buku-1

Which of these belong to a cash book?

- [x] The date
- [x] The amount
- [ ] The weather
  > It rarely changes a balance.

:::
""",
)

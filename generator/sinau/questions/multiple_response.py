# SPDX-License-Identifier: Apache-2.0
"""Multiple response: a list with several `[x]`; right when just those are chosen."""

from sinau.diagnostics import Message
from sinau.model.assessment import Question
from sinau.question_type import Controls, QuestionBlock, QuestionType, Writer
from sinau.questions._choices import parse_choices, render_choices, ticked

NOTE = Message("Choose all that are right.", "Pilih semua yang benar.")


def _matches(block: QuestionBlock) -> bool:
    return ticked(block) > 1


def _render(question: Question, writer: Writer) -> Controls:
    return render_choices(question, writer, "checkbox", NOTE)


QUESTION_TYPE = QuestionType(
    name="multiple",
    interaction="choice",
    matches=_matches,
    parse=parse_choices,
    render=_render,
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

# SPDX-License-Identifier: Apache-2.0
"""Single choice: a list with one `[x]`."""

from sinau.diagnostics import Message
from sinau.model.assessment import Question
from sinau.question_type import Controls, QuestionBlock, QuestionType, Writer
from sinau.questions._choices import parse_choices, render_choices, ticked

NOTE = Message("Choose one.", "Pilih satu.")


def _matches(block: QuestionBlock) -> bool:
    return bool(block.answers) and ticked(block) < 2


def _render(question: Question, writer: Writer) -> Controls:
    return render_choices(question, writer, "radio", NOTE)


QUESTION_TYPE = QuestionType(
    name="choice",
    matches=_matches,
    parse=parse_choices,
    render=_render,
    example="""\
::: question asas-1 points=2

Who holds the power over the village's money?

- [ ] The village secretary
  > The secretary coordinates.
- [x] The village head
  > Right.

? Look at the lesson again.

! The head holds it and speaks for the village.

:::
""",
)

# SPDX-License-Identifier: Apache-2.0
"""What types share whose questions are scored as a whole, or in part: `scoring=partial` on the opening line."""

from sinau.diagnostics import Report, Rule, Severity
from sinau.model.assessment import Question
from sinau.question_type import QuestionBlock

SCORING = {"scoring": "scoring", "penilaian": "scoring"}
PARTIAL = ("partial", "sebagian")
WHOLE = ("whole", "utuh")

BAD_SCORING = Rule("C330", "unknown-scoring", Severity.ERROR)


def check_scoring(block: QuestionBlock, report: Report) -> None:
    """Report a scoring on the opening line of `block` that there is not."""
    scoring = block.options.get("scoring")
    if scoring and scoring.value.casefold() not in PARTIAL + WHOLE:
        report.add(BAD_SCORING, block.source.span(scoring.start, scoring.end), value=scoring.value[:40] or '""')


def is_partial(question: Question) -> bool:
    """Tell whether `question` is scored in part."""
    return question.options.get("scoring", "").casefold() in PARTIAL

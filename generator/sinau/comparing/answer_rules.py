# SPDX-License-Identifier: Apache-2.0
"""The rules about single answers: what an edit does to those already given to a question."""

from sinau.diagnostics import Message, Rule, Severity

QUESTION_REMOVED = Rule("C853", "question-removed", Severity.WARNING)
QUESTION_RENAMED = Rule("C854", "question-renamed", Severity.ERROR)
NUMBER_CHANGED = Rule("C855", "permanent-number-changed", Severity.ERROR)
NUMBER_REUSED = Rule("C856", "permanent-number-reused", Severity.ERROR)
NUMBERS_LOST = Rule("C857", "permanent-number-lost", Severity.ERROR)
CHANGE_UNSEEN = Rule("C858", "change-unseen", Severity.ERROR)
TYPE_CHANGED = Rule("C859", "answers-do-not-fit", Severity.ERROR)
QUESTION_CHANGED = Rule("C860", "question-changed", Severity.WARNING)
DECLARE = Message("updates.answer_rules_declare")
QUESTION_MOVED = Rule("C861", "question-moved", Severity.WARNING)

# SPDX-License-Identifier: Apache-2.0
"""Compares two states of a catalogue: what an edit costs learners who are in the middle of a course.

    old, new = open_state("git:v1", content), open_state("content", content)   # named_states.py: folders, packages, git revisions
    fates = compare(old, new, report)                                  # differences.py: the findings, and what becomes of answers

Both sides are read into the same neutral `Outline`, which is what the learner's player knows of a course.
"""

from sinau.comparing.answer_outcomes import AnswerOutcomes
from sinau.comparing.differences import compare
from sinau.comparing.named_states import open_state
from sinau.comparing.outline import ComparedState, Outline, UnreadableError

__all__ = ["AnswerOutcomes", "ComparedState", "Outline", "UnreadableError", "compare", "open_state"]

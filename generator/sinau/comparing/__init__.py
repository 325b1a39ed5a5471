# SPDX-License-Identifier: Apache-2.0
"""Compares two states of a catalogue: what an edit costs learners who are in the middle of a course.

    old, new = opened("git:v1", content), opened("content", content)   # sides.py: folders, packages, git revisions
    fates = compare(old, new, report)                                  # differences.py: the findings, and what becomes of answers

Both sides are read into the same neutral `Outline`, which is what the learner's player knows of a course.
"""

from sinau.comparing.differences import compare
from sinau.comparing.fates import Fates
from sinau.comparing.outline import Outline, State, UnreadableError
from sinau.comparing.sides import opened

__all__ = ["Fates", "Outline", "State", "UnreadableError", "compare", "opened"]

# SPDX-License-Identifier: Apache-2.0
"""The shapes of answers: what packing, scoring, reporting and updates hang on, whatever the type of question is called."""

from sinau.answers.changes import keeps, shown
from sinau.answers.letters import shuffled_letters
from sinau.answers.right import Right
from sinau.answers.shape import LONG_TEXT, WORDS, BadShapeError, Shape, code, is_plain, read_code
from sinau.answers.size import EMPTY_SLOT, most_bits
from sinau.answers.version_1 import of_version_1, recorded_shape
from sinau.answers.words import same_words

__all__ = [
    "EMPTY_SLOT",
    "LONG_TEXT",
    "WORDS",
    "BadShapeError",
    "Right",
    "Shape",
    "code",
    "is_plain",
    "keeps",
    "most_bits",
    "of_version_1",
    "read_code",
    "recorded_shape",
    "same_words",
    "shown",
    "shuffled_letters",
]

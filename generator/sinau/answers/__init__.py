# SPDX-License-Identifier: Apache-2.0
"""The shapes of answers: what packing, scoring, reporting and updates depend on, whatever the type of question is called."""

from sinau.answers.letters import shuffled_letters
from sinau.answers.packed_size import EMPTY_SLOT, most_bits
from sinau.answers.right_answer import Right
from sinau.answers.same_words import same_words
from sinau.answers.shape import (
    LONG_TEXT,
    WORDS,
    BadShapeError,
    Shape,
    is_in_player_script,
    shape_code,
    shape_of_code,
)
from sinau.answers.shape_changes import can_be_shown, slot_has_room
from sinau.answers.shapes_of_version_1 import of_version_1, recorded_shape

__all__ = [
    "EMPTY_SLOT",
    "LONG_TEXT",
    "WORDS",
    "BadShapeError",
    "Right",
    "Shape",
    "can_be_shown",
    "is_in_player_script",
    "most_bits",
    "of_version_1",
    "recorded_shape",
    "same_words",
    "shape_code",
    "shape_of_code",
    "shuffled_letters",
    "slot_has_room",
]

# SPDX-License-Identifier: Apache-2.0
"""The shapes of answers: what packing, scoring, reporting and updates depend on, whatever the type of question is called."""

from sinau.answers.letters import shuffled_letters
from sinau.answers.packed_size import EMPTY_SLOT, most_bits
from sinau.answers.right_answer import Right
from sinau.answers.same_words import form_for_comparing
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
from sinau.answers.shapes_of_version_1 import recorded_shape, shape_of_version_1

__all__ = [
    "EMPTY_SLOT",
    "LONG_TEXT",
    "WORDS",
    "BadShapeError",
    "Right",
    "Shape",
    "can_be_shown",
    "form_for_comparing",
    "is_in_player_script",
    "most_bits",
    "recorded_shape",
    "shape_code",
    "shape_of_code",
    "shape_of_version_1",
    "shuffled_letters",
    "slot_has_room",
]

# SPDX-License-Identifier: Apache-2.0
"""The shapes of the types that there were before shapes."""

import json
from pathlib import Path

import pytest

from sinau.answers import BadShapeError, Shape, slot_has_room
from sinau.answers.shapes_of_version_1 import recorded_shape, shape_of_version_1

SLOTS = json.loads((Path(__file__).parents[1] / "comparing" / "slots.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", SLOTS, ids=str)
def test_the_types_of_version_1_change_as_the_player_was_held_to(row: dict[str, object]) -> None:
    old, new = (shape_of_version_1(*row[side]) for side in ("old", "new"))  # type: ignore[misc]

    assert slot_has_room(old, new) is row["fits"]


def test_a_package_from_before_shapes_is_read_like_one_of_today() -> None:
    assert recorded_shape({"type": "multiple", "choices": 5}) == Shape("some", 5) == recorded_shape({"shape": "some5"})


@pytest.mark.parametrize(
    "entry", [{"shape": "some0"}, {"type": "riddle", "choices": 3}, {"type": "choice", "choices": "3"}]
)
def test_what_no_version_wrote_is_refused(entry: dict[str, object]) -> None:
    with pytest.raises(BadShapeError):
        recorded_shape(entry)

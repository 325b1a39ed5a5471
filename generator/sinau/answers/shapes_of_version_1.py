# SPDX-License-Identifier: Apache-2.0
"""The shapes of the question types of packages that were built before shapes were named."""

from collections.abc import Mapping

from sinau.answers.shape import MOST_CHOICES, WORDS, BadShapeError, Shape, shape_of_code


def shape_of_version_1(type: str, choices: int) -> Shape:
    """Return the shape of a question whose course data have its `type` and number of `choices`. Raises `BadShapeError`."""
    if type == "true-false":
        return Shape("truth", 2)
    if type in ("choice", "multiple"):
        return Shape("one" if type == "choice" else "some", max(1, min(choices, MOST_CHOICES)))
    if type in ("short", "number"):
        return Shape("words" if type == "short" else "number", WORDS)
    raise BadShapeError(f"version 1 knows no type {type!r}")


def recorded_shape(question: Mapping[str, object]) -> Shape:
    """Return the shape that a question's entry in the course's data of a package names. Raises `BadShapeError` or `KeyError`."""
    if "shape" in question:
        return shape_of_code(str(question["shape"]))
    choices = question["choices"]
    if not isinstance(choices, int):
        raise BadShapeError(f"{choices!r} choices")
    return shape_of_version_1(str(question["type"]), choices)

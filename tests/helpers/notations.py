# SPDX-License-Identifier: Apache-2.0
"""What an LMS has to be told of an answer, by the table of notations in the documentation: a second implementation, for tests."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from sinau.answers import Shape

Row = tuple[str, str]
# SCORM 1.2 takes numbers of three digits and seven decimals, 2004 of five.
NUMBER = {"scorm12": r"-?\d{1,3}(\.\d{1,7})?", "scorm2004": r"-?\d{1,5}(\.\d{1,7})?"}


def told(standard: str, shape: Shape, rule: Mapping[str, Any], answer: Sequence[str]) -> Row:
    """Return the type of the interaction and what was answered, in `scorm12` or `scorm2004`."""
    old = standard == "scorm12"
    comma, point = (",", ".") if old else ("[,]", "[.]")
    kind = shape.kind
    if kind in ("one", "some"):
        likert = kind == "one" and not shape.scored
        return ("likert" if likert else "choice"), comma.join(sorted(answer))
    if kind == "truth":
        return "true-false", answer[0][0] if old else answer[0]
    if kind == "number":
        return ("numeric" if re.fullmatch(NUMBER[standard], answer[0]) else "fill-in"), answer[0]
    if kind == "order":
        return "sequencing", comma.join(answer)
    if kind == "pairs":
        return "matching", comma.join(sorted(one.replace(".", point) for one in answer))
    if kind == "gaps":
        gaps = zip(answer, rule["gaps"], strict=True)
        return "fill-in", ("; " if old else "[,]").join(gap.get("labels", {}).get(text, text) for text, gap in gaps)
    return ("long-fill-in" if kind == "text" and not old else "fill-in"), answer[0]


def result(standard: str, shape: Shape, score: float) -> str:
    """Return how such a score is told: right, wrong, the share that was right, or that nothing could be right."""
    if not shape.scored:
        return "neutral"
    if score in (0, 1):
        return "correct" if score else "wrong" if standard == "scorm12" else "incorrect"
    return f"{round(score, 2 if standard == 'scorm12' else 4):g}"

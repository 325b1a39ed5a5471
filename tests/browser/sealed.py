# SPDX-License-Identifier: Apache-2.0
"""Reads the sealed answer data of a question, so that no test writes down a right answer of a course.

Written from the format's description, not from the player's code: base64url without padding of UTF-8 JSON, each byte XORed with
the low byte of the next state of xorshift32, seeded with FNV-1a of the question's id.
"""

from __future__ import annotations

import base64
import json
import re
from dataclasses import dataclass
from string import ascii_lowercase
from typing import Any

WORD = 0xFFFFFFFF


@dataclass(frozen=True)
class Key:
    """What is right in a question. Answers are choice ids in source order, or one text where there is nothing to choose."""

    id: str
    type: str
    points: float
    choices: tuple[str, ...]
    correct: tuple[str, ...]

    @property
    def wrong(self) -> tuple[str, ...]:
        """An answer that scores nothing: the first choice (or both of two) that is not the right set, or the wrong words."""
        if not self.choices:
            return ("-987654321",)
        others = [choice for choice in self.choices if choice not in self.correct]
        return (others[0],) if others else self.choices[:1]


def unseal(sealed: str, question_id: str) -> dict[str, Any]:
    """Open the value of `data-question`."""
    masked = base64.urlsafe_b64decode(sealed + "=" * (-len(sealed) % 4))
    state = 0x811C9DC5
    for byte in question_id.encode():
        state = (state ^ byte) * 0x01000193 & WORD
    state = state or 1
    clear = bytearray()
    for byte in masked:
        state ^= state << 13 & WORD
        state ^= state >> 17
        state ^= state << 5 & WORD
        clear.append(byte ^ state & 255)
    opened = json.loads(clear)
    assert isinstance(opened, dict)
    assert opened["id"] == question_id
    return opened


def _choices(shape: str) -> tuple[str, ...]:
    """The ids that can be chosen; none where an answer is written."""
    if shape == "truth":
        return ("true", "false")
    found = re.fullmatch(r"(?:one|some)(\d+)", shape)
    return tuple(ascii_lowercase[: int(found[1])]) if found else ()


def key_of(sealed: str, question_id: str) -> Key:
    """What is right in a question that stands in a page."""
    opened = unseal(sealed, question_id)
    choices = _choices(opened["shape"])
    return Key(
        id=opened["id"],
        type=opened["type"],
        points=opened["points"],
        choices=choices,
        correct=tuple(opened["rule"]["correct"] if choices else opened["rule"]["correct"][:1]),
    )

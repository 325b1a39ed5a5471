# SPDX-License-Identifier: Apache-2.0
"""Counts work, because a clock tells more about the machine than about the program."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def steps(action: Callable[[], object]) -> int:
    """How many instructions Python carries out; unlike calls, they also show a search through a list."""
    count = 0

    def note(frame: FrameType, event: str, _value: Any) -> Callable[..., Any]:
        nonlocal count
        if event == "call":
            frame.f_trace_opcodes, frame.f_trace_lines = True, False
        count += event == "opcode"
        return note

    before = sys.gettrace()
    sys.settrace(note)
    try:
        action()
    finally:
        sys.settrace(before)
    return count

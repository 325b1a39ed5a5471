# SPDX-License-Identifier: Apache-2.0
"""What is told how far a step is."""

from collections.abc import Callable

from sinau.diagnostics import Message

# Called with how many parts are done and how many there are; 0 and 0 where they are not counted.
Count = Callable[[int, int], None]
# The same, called with what is being done in front.
Note = Callable[[Message, int, int], None]


def count_nothing(_done: int, _total: int) -> None:
    """Take the count and do nothing with it."""


def note_nothing(_what: Message, _done: int, _total: int) -> None:
    """Take the note and do nothing with it."""

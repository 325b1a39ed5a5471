# SPDX-License-Identifier: Apache-2.0
"""What is told how far a step of many parts is."""

from collections.abc import Callable

# Called with how many parts are done and how many there are; 0 and 0 where they are not counted.
Count = Callable[[int, int], None]


def count_nothing(_done: int, _total: int) -> None:
    """Take the count and do nothing with it."""

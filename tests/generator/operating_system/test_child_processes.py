# SPDX-License-Identifier: Apache-2.0
"""Several processes at once: what they yield comes, what one of them does not send is missing, and none is left over."""

import multiprocessing
import os
import sys
from collections.abc import Iterator

import pytest

from sinau.operating_system.child_processes import can_copy_process, results_from_processes
from sinau.operating_system.processors import usable_processors


def squares(share: list[int]) -> Iterator[tuple[int, int]]:
    for number in share:
        if number == 13:
            os._exit(1)
        if number == 17:
            raise ValueError(number)
        yield number, number * number


def test_all_that_is_yielded_comes() -> None:
    assert dict(results_from_processes([[1, 2], [3], [4, 5]], squares)) == {n: n * n for n in range(1, 6)}
    assert multiprocessing.active_children() == []


def test_what_a_process_cannot_send_is_missing() -> None:
    assert dict(results_from_processes([[1, 13, 2], [3, 17], [4]], squares)) == {1: 1, 3: 9, 4: 16}


@pytest.mark.skipif(sys.platform != "linux", reason="there are no copies elsewhere")
def test_whoever_stops_listening_ends_them() -> None:
    assert can_copy_process() or True
    for _ in results_from_processes([list(range(10)), list(range(100))], squares):
        break
    assert multiprocessing.active_children() == []


def test_there_is_a_processor() -> None:
    assert usable_processors() >= 1

# SPDX-License-Identifier: Apache-2.0
"""Keeps a test that does not end from stopping all the others. This measures nothing: the limit is far from what is normal."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def must_end(seconds: int = 120) -> Iterator[None]:
    """Raise `TimeoutError` in what is still running after so many seconds; where there is no alarm (Windows), wait."""
    if not hasattr(signal, "SIGALRM"):
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"still running after {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)

# SPDX-License-Identifier: Apache-2.0
"""Work that several processes do at once. All of them have ended when the call that started them ends, in whatever way."""

import gc
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, TypeVar

from sinau.operating_system.interrupts import signals_postponed

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

S = TypeVar("S")
T = TypeVar("T")


def can_copy_process() -> bool:
    """Tell whether a process can be made as a copy of this one, which has everything loaded already.

    Elsewhere than on Linux a copy may not use the system's libraries, and a copy of a process with threads may wait for ever for what
    one of them held.
    """
    return sys.platform == "linux" and threading.active_count() == 1


def results_from_processes(shares: Sequence[S], work: Callable[[S], Iterable[T]]) -> Iterator[T]:
    """Yield what `work` yields for each of `shares` in a process of its own, until all have ended.

    What a process does not send, whatever ended it, is missing.
    """
    import multiprocessing  # noqa: PLC0415 - it takes longer to come than a small catalogue to be built
    from multiprocessing.connection import Connection, wait  # noqa: PLC0415

    context = multiprocessing.get_context("fork" if can_copy_process() else "spawn")
    with _started_processes(context, shares, work) as ends:
        left = list(ends)
        while left:
            for end in wait(left):
                assert isinstance(end, Connection)
                try:
                    yield end.recv()
                except (EOFError, OSError):
                    left.remove(end)


@contextmanager
def _started_processes(
    context: Any, shares: Sequence[S], work: Callable[[S], Iterable[T]]
) -> Iterator[list["Connection"]]:
    """Start a process for each of `shares` and give the ends that they send to; end the processes afterwards, and wait for their end."""
    started: list[BaseProcess] = []
    ends: list[Connection] = []
    try:
        with signals_postponed():  # a signal must not find a copy that still has this process' handlers
            for share in shares:
                here, there = context.Pipe(duplex=False)
                ends.append(here)
                with there:
                    process = context.Process(target=_send_results, args=(share, work, there), daemon=True)
                    process.start()
                    started.append(process)
        yield ends
    finally:
        for process in started:
            process.terminate()
        for process in started:
            process.join()
            process.close()
        for end in ends:
            end.close()


def _send_results(share: S, work: Callable[[S], Iterable[T]], end: "Connection") -> None:
    """Send what `work` yields for `share` to `end`, in a process of its own."""
    # Ctrl+C in a terminal reaches all processes: the one that started this one ends it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    gc.freeze()  # what a copy has from the start is not looked through, or each page of its memory would be copied in turn
    with suppress(Exception):  # told when the first process does the same
        for one in work(share):
            end.send(one)

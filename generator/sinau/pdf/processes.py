# SPDX-License-Identifier: Apache-2.0
"""Draws PDFs in several processes: drawing keeps a processor busy, and WeasyPrint runs on one.

Each process gets its share when it starts and sends each PDF when it is drawn. What it does not send, whatever ended it, is
drawn here, so that an error is told as it would have been without processes.
"""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

from sinau.operating_system.interrupts import postponed
from sinau.pdf.drawing import Document, pdf_of

# A process takes some 100 MB.
MOST = 8
Numbered = tuple[int, Document]


def drawn(
    documents: Sequence[Document], processes: int = 1, note: Callable[[int], None] = lambda _count: None
) -> list[bytes]:
    """Return `documents` as PDFs, drawn by as many as `processes` processes at once; `note` hears how many there are."""
    count = min(processes, len(documents), MOST)
    made: dict[int, bytes] = {}
    for n, pdf in _from_processes(_shares(documents, count)) if count > 1 else ():
        made[n] = pdf
        note(len(made))
    for n, document in enumerate(documents):
        if n not in made:
            made[n] = pdf_of(document)
            note(len(made))
    return [made[n] for n in range(len(documents))]


def usable_processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _shares(documents: Sequence[Document], count: int) -> list[list[Numbered]]:
    """Return `documents`, with their numbers, in `count` shares of about the same length, each beginning with its longest."""
    shares: list[list[Numbered]] = [[] for _ in range(count)]
    lengths = [0] * count
    for n in sorted(range(len(documents)), key=lambda n: -len(documents[n].html)):
        least = lengths.index(min(lengths))
        shares[least].append((n, documents[n]))
        lengths[least] += len(documents[n].html)
    return shares


def _from_processes(shares: Sequence[Sequence[Numbered]]) -> Iterator[tuple[int, bytes]]:
    """Yield number and PDF of what processes draw, until all have ended. None of them outlives this."""
    # A copy of this process has WeasyPrint loaded already. Elsewhere than on Linux a copy may not use the system's libraries,
    # and a copy of a process with threads may wait for ever for what one of them held.
    copied = sys.platform == "linux" and threading.active_count() == 1
    context = multiprocessing.get_context("fork" if copied else "spawn")
    with _running(context, shares) as ends:
        left = list(ends)
        while left:
            for end in wait(left):
                assert isinstance(end, Connection)
                try:
                    yield end.recv()
                except (EOFError, OSError):
                    left.remove(end)


@contextmanager
def _running(context: Any, shares: Sequence[Sequence[Numbered]]) -> Iterator[list[Connection]]:
    """Start a process for each of `shares` and give the ends that they send to; end and bury them afterwards."""
    started: list[BaseProcess] = []
    ends: list[Connection] = []
    try:
        with postponed():  # a signal must not find a copy that still has this process' handlers
            for share in shares:
                here, there = context.Pipe(duplex=False)
                ends.append(here)
                with there:
                    process = context.Process(target=_draw, args=(share, there), daemon=True)
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


def _draw(share: Sequence[Numbered], end: Connection) -> None:
    """Send each of `share` to `end`, in a process of its own."""
    # Ctrl+C in a terminal reaches all processes: the one that started this one ends it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    with suppress(Exception):  # told when the first process draws the same
        for n, document in share:
            end.send((n, pdf_of(document)))

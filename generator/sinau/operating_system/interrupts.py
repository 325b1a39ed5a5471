# SPDX-License-Identifier: Apache-2.0
"""Signals that end a run: all of them become exceptions, so that everything opened is closed and every stage is removed."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from types import FrameType

# The terminal was closed, the machine shuts down, Ctrl+Break. Windows has no SIGHUP, others have no SIGBREAK.
ENDING = ("SIGTERM", "SIGHUP", "SIGBREAK")
# Whether signals are ours to handle: in a command of the command line, never in somebody else's program.
_ours: ContextVar[bool] = ContextVar("signals", default=False)


class Terminated(KeyboardInterrupt):
    """The run was told to end. `status` is the exit status by which a shell knows the signal."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.status = 128 + number


def _raise_terminated(number: int, _frame: FrameType | None) -> None:
    raise Terminated(number)


def _signals_to_handle(*names: str) -> list[int]:
    """Return the signals of `names` that this system has and that a handler can be set for here."""
    if threading.current_thread() is not threading.main_thread():
        return []  # Python allows handlers in the main thread only; elsewhere the caller's own apply
    return [int(getattr(signal, name)) for name in names if hasattr(signal, name)]


@contextmanager
def raising_on_termination() -> Iterator[None]:
    """Raise `Terminated` in the body when the system asks the program to end. Signals that are ignored (nohup) stay so."""
    before = {number: signal.getsignal(number) for number in _signals_to_handle(*ENDING)}
    ours = [number for number, handler in before.items() if handler is signal.SIG_DFL]
    for number in ours:
        signal.signal(number, _raise_terminated)
    token = _ours.set(True)
    try:
        yield
    finally:
        _ours.reset(token)
        for number in ours:
            signal.signal(number, before[number])


@contextmanager
def signals_postponed() -> Iterator[None]:
    """Let the body run to its end; a signal that came meanwhile takes effect afterwards.

    In a program that is not ours its own handlers apply, as nothing of it is changed.
    """
    if not _ours.get():
        yield
        return
    came: list[int] = []
    before = {number: signal.getsignal(number) for number in _signals_to_handle("SIGINT", *ENDING)}
    ours = [number for number, handler in before.items() if callable(handler)]
    for number in ours:
        signal.signal(number, lambda number, _frame: came.append(number))
    try:
        yield
    finally:
        for number in ours:
            signal.signal(number, before[number])
        if came:
            handler = before[came[0]]
            assert callable(handler)
            handler(came[0], None)

# SPDX-License-Identifier: Apache-2.0
"""How far a command is, for whoever waits: a line that renews itself on a terminal, some plain lines in a log.

The chain only notes where it is. What is noted is shown by a timer, so that work of many small steps pays for none of them.
"""

import os
import shutil
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TextIO

from sinau.diagnostics import Message

# Seconds: before anybody wonders, between two pictures of a line, before and between lines in a log.
PATIENCE, PICTURE, LOG = 1.0, 0.25, 10.0
# Columns of the bar, and those that a terminal must have for one.
BAR, WIDE = 20, 50
COUNTED = Message("commands.progress_counted")
RUNNING = Message("commands.progress_running")


@dataclass(slots=True)
class Progress:
    """What a command is doing, shown on `stream` in `language`; `renewed`: in one line that is written over."""

    stream: TextIO
    language: str
    renewed: bool
    clock: Callable[[], float] = time.monotonic
    _doing: tuple[Message, int, int] | None = field(default=None, init=False)
    _begun: float = field(default=0.0, init=False)
    _last: float = field(default=0.0, init=False)
    _aside: bool = field(default=False, init=False)
    _shown: str = field(default="", init=False)

    def __post_init__(self) -> None:
        self._begun = self.clock()

    def note(self, what: Message, done: int = 0, total: int = 0) -> None:
        """Note that `what` is being done, of `total` of which `done` are; 0 where they are not counted."""
        self._doing = what, done, total

    def show(self) -> None:
        """Show what was noted, if it is time: a terminal soon, a log seldom."""
        now = self.clock()
        if self._aside or self._doing is None or now - self._begun < (PATIENCE if self.renewed else LOG):
            return
        if not self.renewed and (now - self._last < LOG or self._line_to_show(0) == self._shown):
            return
        self._last = now
        columns = shutil.get_terminal_size().columns if self.renewed else 0
        self._shown = self._line_to_show(columns)
        self._aside = True  # on a slow terminal the timer is here again before this is written
        try:
            self.stream.write(f"\r{self._shown}\x1b[K" if self.renewed else f"{self._shown}\n")
            self.stream.flush()
        except RuntimeError:
            return  # The signal came while something else was written to the stream: the next one shows it.
        finally:
            self._aside = False

    def _line_to_show(self, columns: int) -> str:
        """Return what is being done, for a line of `columns`; 0 for a log, which is as wide as it has to be."""
        assert self._doing is not None
        what, done, total = self._doing
        form = COUNTED if total else RUNNING
        text = form.text(self.language, {"what": what, "done": done, "total": total})
        if total and columns >= max(WIDE, len(text) + BAR + 4):  # the count says more than the bar
            full = BAR * done // total
            text = f"[{'#' * full}{'.' * (BAR - full)}] {text}"
        return text[: columns - 1] if columns else text

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Take the line away while the body prints something else."""
        self._aside = True
        try:
            if self.renewed and self._shown:
                self.stream.write("\r\x1b[K")
                self.stream.flush()
                self._shown = ""
            yield
        finally:
            self._aside = False


@contextmanager
def shown_progress(
    language: str, quiet: bool, stream: TextIO | None = None, environment: Mapping[str, str] = os.environ
) -> Iterator[Progress]:
    """Show what the body notes, on standard error unless `stream` says otherwise; nothing when it is to be `quiet`.

    The timer is a signal that reaches the main thread between two steps of Python: nothing runs beside the work. Where there is
    none (Windows, other threads) nothing is shown.
    """
    place = stream or sys.stderr
    progress = Progress(place, language, place.isatty() and environment.get("TERM") != "dumb")
    timed = not quiet and hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    if not timed or signal.getsignal(signal.SIGALRM) is not signal.SIG_DFL:
        yield progress
        return
    signal.signal(signal.SIGALRM, lambda _number, _frame: progress.show())
    signal.siginterrupt(signal.SIGALRM, False)  # libraries in C need not know of it
    signal.setitimer(
        signal.ITIMER_REAL, PATIENCE if progress.renewed else LOG, PICTURE if progress.renewed else PATIENCE
    )
    try:
        yield progress
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        with progress.paused():
            pass

# SPDX-License-Identifier: Apache-2.0
"""Runs a command as somebody at a terminal does: it believes that it has one, is waited for, and is answered."""

import fcntl
import os
import pty
import select
import subprocess
import termios
from collections.abc import Mapping, Sequence
from pathlib import Path

LONGEST = 60  # seconds of silence after which a command counts as stuck


def at_terminal(
    command: Sequence[str], answers: Sequence[tuple[str, str]], folder: Path, environment: Mapping[str, str]
) -> tuple[int, str]:
    """Run `command` in `folder`; return its exit status and all that the terminal showed.

    `answers` are what is waited for and what is typed then, with Enter behind it.
    """
    master, slave = pty.openpty()
    process = subprocess.Popen(
        command,
        stdin=slave,
        stdout=slave,
        stderr=slave,
        cwd=folder,
        env={**os.environ, **environment},
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - no threads here; Ctrl-C reaches it so
    )
    os.close(slave)
    shown, seen = "", 0
    waiting = list(answers)
    try:
        while True:
            ready, _, _ = select.select([master], [], [], LONGEST)
            assert ready, f"stuck; shown so far:\n{shown}"
            try:
                data = os.read(master, 65536)
            except OSError:  # Linux says so when the other end is closed
                data = b""
            if not data:
                break
            shown += data.decode(errors="replace").replace("\r\n", "\n")
            while waiting and (at := shown.find(waiting[0][0], seen)) >= 0:
                seen = at + len(waiting[0][0])
                os.write(master, f"{waiting.pop(0)[1]}\n".encode())
        assert not waiting, f"never asked: {waiting}\n{shown}"
        return process.wait(LONGEST), shown
    finally:
        process.kill()
        process.wait()
        os.close(master)

# SPDX-License-Identifier: Apache-2.0
"""What the local LMS keeps: each SCO's attempt, and where the sequencing of the package stands. In memory, or also in a file."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import Any

Json = dict[str, Any]


class NotKeptError(ValueError):
    """The file of `--keep` is not one that was written here."""


class Attempts:
    """Attempts of one learner at one package. An attempt is `{"values": {element: value}, "total": span}`, as the LMSs write it.

    Where the LMS marks activities as done, it also has `done`. With `file`, everything survives the end of the program: it is read at once and written after each change.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._lock = threading.Lock()
        self._attempts: dict[str, Json] = {}
        self._numbers: dict[str, int] = {}
        self._places: dict[str, tuple[int, int]] = {}
        self._sequencing: str | None = None
        if file is not None and file.exists():
            self._read_kept_file(file)

    def attempt_of(self, sco: str) -> Json | None:
        """What a new launch of `sco` finds; None before the first commit."""
        with self._lock:
            return self._attempts.get(sco)

    def keep_commit(self, sco: str, attempt: Json, place: tuple[int, int]) -> None:
        """Keep what a SCO committed. `place` is (launch, save), both counted upwards by the page.

        What a leaving page sends may overtake what it sent before; an LMS that kept the older would be at fault.
        """
        with self._lock:
            if place > self._places.get(sco, (0, 0)):
                self._places[sco] = place
                self._attempts[sco] = attempt
                self._write_kept_file()

    def begin_next_attempt(self, sco: str, launch: int) -> None:
        """Begin the next attempt at `sco`. What launches before `launch` still send belongs to the old one and is not kept."""
        with self._lock:
            self._attempts.pop(sco, None)
            self._places[sco] = (launch, 0)
            self._numbers[sco] = self._numbers.get(sco, 1) + 1
            self._write_kept_file()

    def forget_everything(self, launch: int) -> None:
        """Forget everything, as an administrator does; nothing of launches before `launch` comes back."""
        with self._lock:
            self._places = dict.fromkeys(self._places, (launch, 0))
            self._attempts, self._numbers, self._sequencing = {}, {}, None
            self._write_kept_file()

    @property
    def sequencing(self) -> str | None:
        """Where sequencing stands, as its run-time wrote it."""
        with self._lock:
            return self._sequencing

    @sequencing.setter
    def sequencing(self, state: str | None) -> None:
        with self._lock:
            self._sequencing = state
            self._write_kept_file()

    def all(self) -> Json:
        """Everything, as the LMS's window shows it: attempts and their numbers by SCO, and the sequencing."""
        with self._lock:
            return {"attempts": dict(self._attempts), "numbers": dict(self._numbers), "sequencing": self._sequencing}

    def _read_kept_file(self, file: Path) -> None:
        try:
            kept = json.loads(file.read_text(encoding="utf-8"))
            attempts = {str(sco): _checked_attempt(attempt) for sco, attempt in kept["attempts"].items()}
            numbers = {str(sco): int(number) for sco, number in kept["numbers"].items()}
            sequencing = kept["sequencing"]
        except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError) as error:
            raise NotKeptError(str(error)) from None
        self._attempts, self._numbers = attempts, numbers
        self._sequencing = sequencing if isinstance(sequencing, str) else None

    def _write_kept_file(self) -> None:
        if self._file is None:
            return
        kept = {"attempts": self._attempts, "numbers": self._numbers, "sequencing": self._sequencing}
        # Put in place whole: a power cut must not leave half an attempt.
        fresh = self._file.with_name(f"{self._file.name}.new")
        # In ASCII: a script may store half of a letter, which no file can hold otherwise.
        fresh.write_text(json.dumps(kept, indent=1), encoding="ascii")
        fresh.replace(self._file)


def _checked_attempt(attempt: Any) -> Json:
    return {
        "values": {str(name): str(value) for name, value in attempt["values"].items()},
        "total": str(attempt["total"]),
        **({"done": bool(attempt["done"])} if "done" in attempt else {}),
    }

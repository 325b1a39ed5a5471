# SPDX-License-Identifier: Apache-2.0
"""What is to be written, all of it known before anything is: files that are new, and files of the author's that get lines more."""

import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sinau.diagnostics import Message

EXISTS = Message("creating.exists")
CHANGED_MEANWHILE = Message("creating.changed_meanwhile")


class CreationError(Exception):
    """Nothing was written, for the reason in `message`."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.key)
        self.message = message


@dataclass(frozen=True, slots=True)
class TextChange:
    """A file of the author's as it was read, and as it is to be."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class CreationPlan:
    """Files by their paths: `new` ones with their text, `changed` ones.

    Of `optional` ones, those that there are already stay as they are. `go_on` says what the author can do next.
    """

    new: Mapping[Path, str] = field(default_factory=dict)
    changed: Mapping[Path, TextChange] = field(default_factory=dict)
    optional: Mapping[Path, str] = field(default_factory=dict)
    go_on: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class WrittenFiles:
    """What became of a plan: files that were made, that were changed, and that were there and have stayed as they were."""

    made: tuple[Path, ...]
    changed: tuple[Path, ...]
    kept: tuple[Path, ...]


def read_text(path: Path) -> str:
    """Return the text of a file with its line ends as they are. Raises `CreationError` where it is not UTF-8, `OSError`."""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise CreationError(Message("creating.not_utf8").filled(file=path.as_posix())) from None


def write_plan(plan: CreationPlan) -> WrittenFiles:
    """Write all of `plan` or, where anything is in the way, nothing. Raises `CreationError` and `OSError`."""
    for path in plan.new:
        if os.path.lexists(path):
            raise CreationError(EXISTS.filled(file=path.as_posix()))
    for path, change in plan.changed.items():
        if read_text(path) != change.before:
            raise CreationError(CHANGED_MEANWHILE.filled(file=path.as_posix()))
    kept = tuple(path for path in plan.optional if os.path.lexists(path))
    wanted = {**plan.new, **{path: text for path, text in plan.optional.items() if path not in kept}}
    made: list[Path] = []
    changed: list[Path] = []
    try:
        for path, text in wanted.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                made.append(path)
                file.write(text)
        for path, change in plan.changed.items():
            _replace_file(path, change.after)
            changed.append(path)
    except BaseException as error:
        for path in changed:
            _replace_file(path, plan.changed[path].before)
        for path in made:
            path.unlink(missing_ok=True)
        if isinstance(error, FileExistsError):
            raise CreationError(EXISTS.filled(file=str(error.filename))) from None
        raise
    return WrittenFiles(tuple(made), tuple(plan.changed), kept)


def _replace_file(path: Path, text: str) -> None:
    """Put `text` in place of the file `path` in one step, with the rights that it has. A link leads to the file that is meant."""
    real = path.resolve()
    number, name = tempfile.mkstemp(dir=real.parent, prefix=f".{real.name}.")
    try:
        with os.fdopen(number, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        Path(name).chmod(real.stat().st_mode & 0o7777)
        Path(name).replace(real)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise

# SPDX-License-Identifier: Apache-2.0
"""Rules: what can be wrong, with a code that never changes and texts in every language."""

from dataclasses import dataclass
from enum import StrEnum

from sinau.texts import Message


class Severity(StrEnum):
    """How bad it is: errors stop the chain before `render`, warnings do not; a note tells what was done."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


_IN_FILES = Message("")


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that can be wrong with a catalogue.

    `code` (`C` and three digits; the first is the family: 1 source, 2 structure, 3 assessment, 4 media and links,
    5 accessibility and language, 6 limits of a publication, 7 packages, 8 packages in an LMS) and `name` are permanent.
    Its texts stand in the section of its family (`C4.json`) under its code: `message` says what happened, `explanation` why
    it matters, `hint` what to do.
    """

    code: str
    name: str
    severity: Severity
    message: Message = _IN_FILES
    explanation: Message = _IN_FILES
    hint: Message = _IN_FILES

    def __post_init__(self) -> None:
        for name in ("message", "explanation", "hint"):
            if getattr(self, name) is _IN_FILES:
                object.__setattr__(self, name, Message(f"{self.code}.{name}"))

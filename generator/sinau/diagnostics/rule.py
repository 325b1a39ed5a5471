# SPDX-License-Identifier: Apache-2.0
"""Rules: what can be wrong, with a code that never changes and texts in every language."""

from dataclasses import dataclass
from enum import StrEnum

from sinau.texts import Message


class Severity(StrEnum):
    """How bad it is: errors stop the chain before `render`, warnings do not; a note tells what was done, advice what could be better."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that can be wrong with a catalogue.

    `code` (`C` and three digits; the first is the family: 1 source, 2 structure, 3 assessment, 4 media and links,
    5 accessibility and language, 6 limits of a publication, 7 packages, 8 packages in an LMS) and `name` are permanent.
    Its texts stand under its code in the section of its family (`C4.json`).
    """

    code: str
    name: str
    severity: Severity

    @property
    def message(self) -> Message:
        """What happened."""
        return Message(f"{self.code}.message")

    @property
    def explanation(self) -> Message:
        """Why it matters."""
        return Message(f"{self.code}.explanation")

    @property
    def hint(self) -> Message:
        """What to do."""
        return Message(f"{self.code}.hint")

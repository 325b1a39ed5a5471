# SPDX-License-Identifier: Apache-2.0
"""Rules: what can be wrong, said in both languages, with a code that never changes."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad it is: errors stop the chain before `render`, warnings do not; a note tells what was done."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Message:
    """One text in the two languages of the interface. Placeholders are `str.format` fields."""

    en: str
    id: str

    def text(self, language: str, values: dict[str, object] | None = None) -> str:
        """Return the text in `language` (`en` unless it is `id`) with `values` filled in."""
        template = self.id if language == "id" else self.en
        return template.format_map(values) if values else template


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that can be wrong with a catalogue.

    `code` (`C` and three digits; the first is the family: 1 source, 2 structure, 3 assessment, 4 media and links,
    5 accessibility and language, 6 limits of a publication, 7 packages, 8 packages in an LMS) and `name` are permanent. `message` says what happened,
    `explanation` why it matters, `hint` what to do.
    """

    code: str
    name: str
    severity: Severity
    message: Message
    explanation: Message
    hint: Message

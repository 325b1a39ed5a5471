# SPDX-License-Identifier: Apache-2.0
"""An example of each question type, which stands in the type's own folder: `example/<language>.md`.

Its first line is a heading, the type's name in that language; below it is the question, complete and right as it stands.
"""

import re
from dataclasses import dataclass

from sinau.extensions import question_folders, question_types
from sinau.texts import fallback_languages

OPENING = re.compile(r"^(:{3,} *(?:question|soal) +)(\S+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Example:
    """An example of the question type `type`: the type's `name` for people, and the text of the question."""

    type: str
    name: str
    text: str

    def with_id(self, id: str) -> str:
        """Return the question with `id` in place of its own."""
        return OPENING.sub(rf"\g<1>{id}", self.text, count=1)

    @property
    def id(self) -> str:
        """The id that the question has in the example."""
        match = OPENING.search(self.text)
        return match[2] if match else ""


def examples_by_type(language: str) -> dict[str, Example]:
    """Return the example of every question type that has one, by the type's name, each in the best language for `language`."""
    folders = question_folders()
    found: dict[str, Example] = {}
    for name in question_types():
        for tag in fallback_languages(language) if name in folders else ():
            path = folders[name] / "example" / f"{tag}.md"
            if path.is_file():
                heading, _, text = path.read_text(encoding="utf-8").partition("\n")
                found[name] = Example(name, heading.lstrip("# ").strip(), text.strip("\n") + "\n")
                break
    return found

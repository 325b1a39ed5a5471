# SPDX-License-Identifier: Apache-2.0
"""Link definitions and footnotes of a whole page, for the parts of it that are parsed one by one."""

import re
from collections.abc import Mapping
from typing import Any

FOOTNOTE = re.compile(r"^ {0,3}\[\^([^\]\s]{1,100})\]:", re.MULTILINE)
DEFINITION = re.compile(r"^ {0,3}\[([^\]^\n][^\]\n]{0,100})\]:", re.MULTILINE)
FOOTNOTE_USE = re.compile(r"\[\^([^\]\s]{1,100})\]")
# Stands for the address of a label that nobody defined; no address can hold this character.
UNDEFINED = "\x00"


def _folded(label: str) -> str:
    return " ".join(label.split()).casefold()


class References:
    """What a page defines: `definitions` are its links by label, as the engine found them; `text` is all of the page."""

    def __init__(self, definitions: Mapping[str, Any], text: str) -> None:
        self._links = {
            _folded(label): (found["dest"], found["title"] or "")
            for label, found in reversed(list(definitions.items()))
        }
        self._footnotes = set(FOOTNOTE.findall(text)) if "[^" in text else set()

    def resolve(self, link: Any) -> tuple[str, str] | None:
        """Return address and title for a reference that its part of the page does not define.

        A bare `[word]` that is not defined anywhere is text; `[word][label]` was meant as a link.
        """
        found = self._links.get(_folded(link["reference"]))
        if found is None and link["link_type"] in {"Reference", "Collapsed"}:
            return UNDEFINED, ""
        return found

    def footnote_stubs(self, part: str) -> str:
        """Return definitions to stand after `part`, for the footnotes that it uses and another part defines."""
        if "[^" not in part:
            return ""
        used = set(FOOTNOTE_USE.findall(part)) & self._footnotes - set(FOOTNOTE.findall(part))
        return "".join(f"\n\n[^{label}]: .\n" for label in sorted(used))

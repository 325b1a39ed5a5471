# SPDX-License-Identifier: Apache-2.0
"""Link definitions and footnotes of a whole page, for the parts of it that are parsed one by one."""

import re
from collections.abc import Mapping
from typing import Any

from sinau.diagnostics import Report, Rule, Severity
from sinau.markdown.walk import nodes_of_type
from sinau.model import nodes
from sinau.model.page import Page

FOOTNOTE = re.compile(r"^ {0,3}\[\^([^\]\s]{1,100})\]:", re.MULTILINE)
DEFINITION = re.compile(r"^ {0,3}\[([^\]^\n][^\]\n]{0,100})\]:", re.MULTILINE)
FOOTNOTE_USE = re.compile(r"\[\^([^\]\s]{1,100})\]")
# How most addresses look. What looks otherwise may be text.
ADDRESS = re.compile(r"(?:https?|ftp|file|mailto|tel|data|urn):|[./#]|[\w%~-]+(?:/|[.#?]\w)", re.IGNORECASE)
UNUSED_DEFINITION = Rule("C157", "unused-definition", Severity.WARNING)
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


def report_unused(definitions: Mapping[str, Any], page: Page, report: Report) -> None:
    """Report lines of `page` that define a link which nothing refers to, and hold no address: they may be meant as text."""
    suspects = {label: found for label, found in definitions.items() if not ADDRESS.match(found["dest"])}
    if not suspects:
        return
    used = {_folded(link.label) for link in nodes_of_type(page, nodes.Link)}
    used |= {_folded(image.label) for image in nodes_of_type(page, nodes.Image)}
    for label, found in suspects.items():
        if _folded(label) not in used:
            span = page.source.span(found["span"]["start"], found["span"]["end"])
            report.add(UNUSED_DEFINITION, span, label=label)

# SPDX-License-Identifier: Apache-2.0
"""Link definitions and footnotes of a whole page, for the parts of it that are parsed one by one."""

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from itertools import accumulate
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
# A line that may define a link, in a quotation or an item too. Where a paragraph stands above, it is a line of that.
DEFINED = re.compile(
    rb"^(?:[ \t]*(?:>|[-*+?!:](?=[ \t])|\d{1,9}[.)](?=[ \t])))*[ \t]*(\[([^\]^\n][^\]\n]{0,100})\]:)", re.MULTILINE
)
COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
MOST_READ = 2_000  # bytes of a definition
LEAVES = (nodes.Paragraph, nodes.CodeBlock, nodes.Heading, nodes.Table, nodes.RawHtml)
SECOND_DEFINITION = Rule("C163", "link-defined-twice", Severity.WARNING)
UNUSED_DEFINITION = Rule("C157", "unused-definition", Severity.WARNING)
# Stands for the address of a label that nobody defined; no address can hold this character.
UNDEFINED = "\x00"


Find = Callable[[str], Mapping[str, Any]]


def _normal_label(label: str) -> str:
    return " ".join(label.split()).casefold()


class References:
    """What a page defines: `definitions` are its links by label, as the engine found them; `text` is all of the page."""

    def __init__(self, definitions: Mapping[str, Any], text: str) -> None:
        self._links = {
            _normal_label(label): (found["dest"], found["title"] or "")
            for label, found in reversed(list(definitions.items()))
        }
        self._footnotes = set(FOOTNOTE.findall(text)) if "[^" in text else set()

    def resolve(self, link: Any) -> tuple[str, str] | None:
        """Return address and title for a reference that its part of the page does not define.

        A bare `[word]` that is not defined anywhere is text; `[word][label]` was meant as a link.
        """
        found = self._links.get(_normal_label(link["reference"]))
        if found is None and link["link_type"] in {"Reference", "Collapsed"}:
            return UNDEFINED, ""
        return found

    def footnote_stubs(self, part: str) -> str:
        """Return definitions to stand after `part`, for the footnotes that it uses and another part defines."""
        if "[^" not in part:
            return ""
        used = set(FOOTNOTE_USE.findall(part)) & self._footnotes - set(FOOTNOTE.findall(part))
        return "".join(f"\n\n[^{label}]: .\n" for label in sorted(used))


def report_unused_definitions(definitions: Mapping[str, Any], page: Page, report: Report) -> None:
    """Report lines of `page` that define a link which nothing refers to, and hold no address or a title: they may be meant as text."""
    suspects = {
        label: found
        for label, found in definitions.items()
        # `[//]: # (text)` is a comment.
        if not ADDRESS.match(found["dest"]) or (found["title"] and found["dest"] != "#")
    }
    if not suspects:
        return
    used = {_normal_label(link.label) for link in nodes_of_type(page, nodes.Link)}
    used |= {_normal_label(image.label) for image in nodes_of_type(page, nodes.Image)}
    for label, found in suspects.items():
        if _normal_label(label) not in used:
            span = page.source.span(found["span"]["start"], found["span"]["end"])
            report.add(UNUSED_DEFINITION, span, label=label)


def report_repeated_definitions(
    definitions: Mapping[str, Any], page: Page, blanked: bytes, find: Find, report: Report
) -> None:
    """Report lines of `page` that define a label anew and otherwise: every link goes by the first one.

    `blanked` is the page without the lines of directives; `find` returns the definitions of a text, as the engine finds them.
    """
    known = {_normal_label(label): found for label, found in definitions.items()}
    lines = [(one.start(1), _normal_label(one[2].decode())) for one in DEFINED.finditer(blanked)] if known else []
    seen = [(start, label) for start, label in lines if label in known and start != known[label]["span"]["start"]]
    if not seen:
        return
    taken = sorted(
        [
            *((leaf.start, leaf.end) for kind in LEAVES for leaf in nodes_of_type(page, kind)),
            *((one.term[0].start, one.term[-1].end) for one in nodes_of_type(page, nodes.Description) if one.term),
            *(one.span() for one in COMMENT.finditer(blanked)),
        ]
    )
    starts, reached = [first for first, _ in taken], [*accumulate((last for _, last in taken), max)]
    for start, label in seen:
        before = bisect_right(starts, start)
        if before and reached[before - 1] > start:
            continue
        # Its address and its title may stand on lines of their own; what else stands there is no part of it.
        written = b"\n".join(blanked[start : start + MOST_READ].split(b"\n", 3)[:3]).decode(errors="ignore")
        again = next(iter(find(written).values()), None)
        if again and (again["dest"], again["title"]) != (known[label]["dest"], known[label]["title"]):
            first = known[label]["span"]
            line = page.source.span(first["start"]).line
            report.add(
                SECOND_DEFINITION, page.source.span(start, start + len(written.encode())), label=label, line=line
            )

# SPDX-License-Identifier: Apache-2.0
"""Parses the body of a Markdown file into typed nodes."""

from sinau.diagnostics import Report
from sinau.markdown.directives import RawDirective, RawSection, scan
from sinau.markdown.engine import definitions, parse_segment
from sinau.markdown.references import References
from sinau.markdown.slugs import Slugger
from sinau.model.nodes import Block, Directive, Section
from sinau.model.page import Page, SourceText


def parse_page(source: SourceText, body_start: int, report: Report) -> Page:
    """Return the page whose body starts at the byte `body_start` of `source`."""
    scanned = scan(source, body_start, report)
    blanked = scanned.blanked.decode()
    parser = _Parser(source, References(definitions(blanked), blanked), report)
    return Page(source, parser.blocks(scanned.root))


class _Parser:
    def __init__(self, source: SourceText, references: References, report: Report) -> None:
        self._source, self._references, self._report = source, references, report
        self._slug = Slugger()

    def blocks(self, section: RawSection) -> tuple[Block, ...]:
        """Return the blocks of `section` in reading order."""
        blocks: list[Block] = []
        for item in section.items:
            if isinstance(item, RawDirective):
                blocks.append(self._directive(item))
            else:
                blocks += parse_segment(self._source, *item, self._references, self._slug, self._report)
        return tuple(blocks)

    def _directive(self, raw: RawDirective) -> Directive:
        sections = tuple(
            Section(
                start=section.start,
                end=raw.sections[number + 1].start if number + 1 < len(raw.sections) else raw.end,
                marker=section.marker,
                children=self.blocks(section),
            )
            for number, section in enumerate(raw.sections)
        )
        opening = raw.opening
        return Directive(
            start=raw.start,
            end=raw.end,
            name=opening.name,
            written=opening.written,
            options=opening.options,
            sections=sections,
        )

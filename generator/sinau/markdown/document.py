# SPDX-License-Identifier: Apache-2.0
"""Parses the body of a Markdown file into typed nodes."""

from dataclasses import replace

from sinau.diagnostics import Diagnostics, Report
from sinau.markdown.builders import blocks_of
from sinau.markdown.directives import RawDirective, RawSection, scan_directives
from sinau.markdown.engine import link_definitions, parse_segment
from sinau.markdown.include_directive import IncludeContext, Includes
from sinau.markdown.opening_line import INCLUDE
from sinau.markdown.references import References, report_repeated_definitions, report_unused_definitions
from sinau.markdown.slugs import Slugger
from sinau.markdown.subset import allowed_html_as_nodes
from sinau.model.nodes import Block, Directive, Heading, Included, Paragraph, RawHtml, Section
from sinau.model.page import Page, SourceText
from sinau.source.front_matter import read_front_matter

ALONE = IncludeContext()


def parse_page(source: SourceText, body_start: int, around: IncludeContext = ALONE) -> tuple[Page, Diagnostics]:
    """Return the page whose body starts at the byte `body_start` of `source`, which stands `around` other files; what is wrong."""
    report = Report()
    includes = Includes(around, report)
    parser = _Parser(source, body_start, report, around.html, Slugger(), includes, (source.file,))
    return parser.parse(part=False), tuple(report)


class _Parser:
    """Parses one file. Files that it includes share its anchors and its count of includes, not its references."""

    def __init__(
        self,
        source: SourceText,
        body_start: int,
        report: Report,
        html: bool,
        slug: Slugger,
        includes: Includes,
        chain: tuple[str, ...],
    ) -> None:
        self._source, self._report, self._html = source, report, html
        self._slug, self._includes, self._chain = slug, includes, chain
        scanned = scan_directives(source, body_start, report)
        self._blanked = bytes(scanned.blanked)
        blanked = self._blanked.decode()
        self._root = scanned.root
        self._definitions = link_definitions(blanked)
        self._references = References(self._definitions, blanked)

    def parse(self, part: bool) -> Page:
        """Return the file as a page, or as a `part` of one."""
        page = Page(self._source, self._parse_blocks(self._root), part)
        report_unused_definitions(self._definitions, page, self._report)
        report_repeated_definitions(self._definitions, page, self._blanked, link_definitions, self._report)
        return page

    def _parse_blocks(self, section: RawSection, asked: bool = False) -> tuple[Block, ...]:
        """Return the blocks of `section`; `asked` tells that it belongs to a question, where nothing is folded around a directive."""
        blocks: list[Block] = []
        whole = asked or len(section.items) == 1
        for item in section.items:
            if not isinstance(item, RawDirective):
                blocks += parse_segment(
                    self._source, *item, self._references, self._slug, self._report, self._html, whole
                )
            elif item.opening.name == INCLUDE:
                blocks += self._parse_included(item)
            else:
                blocks.append(self._parse_directive(item))
        if not whole and any(isinstance(block, RawHtml) for block in blocks):
            return blocks_of(allowed_html_as_nodes(blocks))
        return tuple(blocks)

    def _parse_included(self, raw: RawDirective) -> tuple[Included, ...]:
        source = self._includes.find_file(raw.opening, self._source, raw.start, raw.end, self._chain)
        if source is None:
            return ()
        front = self._report.collect(read_front_matter(source))
        parser = _Parser(
            source, front.body_start, self._report, self._html, self._slug, self._includes, (*self._chain, source.file)
        )
        return (Included(start=raw.start, end=raw.end, page=parser.parse(part=True)),)

    def _parse_directive(self, raw: RawDirective) -> Directive:
        sections = tuple(
            Section(
                start=section.start,
                # A directive that is never closed ends with its opening line.
                end=raw.sections[number + 1].start if number + 1 < len(raw.sections) else max(section.start, raw.end),
                marker=section.marker,
                children=self._parse_blocks(section, raw.opening.name == "question"),
            )
            for number, section in enumerate(raw.sections)
        )
        opening = raw.opening
        # With a title on the opening line the heading is one within the box.
        called = any(option.key in {"", "title"} for option in opening.options)
        sections, heading = _split_title(sections) if opening.other and not called else (sections, ())
        return Directive(
            start=raw.start,
            end=raw.end,
            name=opening.name,
            written=opening.written,
            options=opening.options,
            sections=sections,
            heading=heading,
            title=opening.title,
            folded=opening.folded,
        )


def _split_title(sections: tuple[Section, ...]) -> tuple[tuple[Section, ...], tuple[Paragraph, ...]]:
    """Return the sections of a box without the heading that it begins with, and that as its title."""
    first = sections[0].children[0] if sections[0].children else None
    if not isinstance(first, Heading):
        return sections, ()
    title = Paragraph(start=first.start, end=first.end, children=first.children, tight=True)
    return (replace(sections[0], children=sections[0].children[1:]), *sections[1:]), (title,)

# SPDX-License-Identifier: Apache-2.0
"""The transcripts of recordings: Markdown or plain text beside them, without front matter."""

from sinau.diagnostics import Diagnostics, Report
from sinau.markdown.document import parse_page
from sinau.model.nodes import Block, Heading, Paragraph, Styled, Text
from sinau.model.page import Page, SourceText
from sinau.model.recordings import TRANSCRIPTS, companions, kind_of_recording
from sinau.source.files import Source


def read_transcripts(source: Source) -> tuple[dict[str, Page], Diagnostics]:
    """Return the transcripts of the recordings in `source`, by their paths, and what is wrong with them."""
    report = Report()
    names = (companions(path, (), source.texts, ()).transcript for path in source.media if kind_of_recording(path))
    return {name: report.collect(_read_transcript(source.texts[name])) for name in names if name}, tuple(report)


def _read_transcript(text: SourceText) -> tuple[Page, Diagnostics]:
    if text.file.endswith(TRANSCRIPTS[1]):
        return Page(text, tuple(_text_as_paragraphs(text.text))), ()
    page, found = parse_page(text, 0)
    return Page(text, tuple(_heading_as_paragraph(block) for block in page.blocks)), found


def _text_as_paragraphs(text: str) -> list[Block]:
    """Return plain text as paragraphs, which blank lines part."""
    found: list[Block] = []
    position = 0
    for part in text.split("\n\n"):
        end = position + len(part.encode())
        if part.strip():
            words = Text(start=position, end=end, text=part.strip())
            found.append(Paragraph(start=position, end=end, children=(words,)))
        position = end + 2
    return found


def _heading_as_paragraph(block: Block) -> Block:
    """Return a heading as a paragraph: it belongs to the recording, not to the contents of the page that shows it."""
    if not isinstance(block, Heading):
        return block
    strong = Styled(start=block.start, end=block.end, style="strong", children=block.children)
    return Paragraph(start=block.start, end=block.end, children=(strong,))

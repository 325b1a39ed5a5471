# SPDX-License-Identifier: Apache-2.0
"""Words for those who do not see the page, or hear it read: headings, links, pictures (WCAG 2.2, 1.1.1, 1.3.1, 2.4.4, 2.4.6)."""

import posixpath
import re
from urllib.parse import unquote

from sinau.checks._index import FileIndex
from sinau.diagnostics import Report, Rule, Severity
from sinau.markdown.builders import plain_text
from sinau.markdown.spans import figure_of
from sinau.markdown.walk import nodes_of_type, walk
from sinau.model import nodes
from sinau.model.page import Page
from sinau.model.page_facts import ShownOn

HEADING_JUMP = Rule("C502", "heading-jump", Severity.WARNING)
VAGUE_LINK = Rule("C503", "vague-link", Severity.WARNING)
FILE_NAME_ALT = Rule("C504", "file-name-as-text", Severity.WARNING)
ALT_IS_CAPTION = Rule("C505", "caption-twice", Severity.WARNING)
EMPTY_HEADING = Rule("C507", "empty-heading", Severity.WARNING)
EMPTY_LINK = Rule("C508", "empty-link", Severity.WARNING)
CAPTION_IN_LINE = Rule("C512", "caption-within-a-line", Severity.WARNING)

VAGUE = re.compile(
    r"((klik|baca|lihat|unduh) )?(di ?sini|sini)|klik|ini|(tautan|link|halaman)( ini)?|((baca|lihat) )?selengkapnya"
    r"|baca lebih lanjut|((click|see|read|download) )?here|click|this( (link|page))?|((read|learn) )?more"
)
FILE_NAME = re.compile(r".+\.(svg|png|jpe?g|webp|avif|gif|bmp|tiff?|heic|pdf)", re.IGNORECASE)
# What no sentence looks like: IMG_2031, alur-kas, scan0001.
MACHINE_NAME = re.compile(r"\S*[\d_-]\S*")


def check_page(page: Page, host: ShownOn, index: FileIndex, report: Report) -> None:
    """Report headings, links and pictures whose words are not enough for those who only hear them."""
    level = 5 if page.part else 1  # the page's title; a part may stand below any heading
    for heading in nodes_of_type(page, nodes.Heading):
        _check_heading(heading, level, page, report)
        level = heading.level
    for link in nodes_of_type(page, nodes.Link):
        _check_link(link, page, report)
    pictures = nodes_of_type(page, nodes.Image)
    alone = {id(figure_of(one)) for one in nodes_of_type(page, nodes.Paragraph)} if pictures else set[int]()
    for picture in pictures:
        _check_picture(picture, page, report, alone=id(picture) in alone)


def _check_heading(node: nodes.Heading, before: int, page: Page, report: Report) -> None:
    if not plain_text(node.children).strip():
        report.add(EMPTY_HEADING, page.source.node(node))
    elif node.level > before + 1:
        marks = "#" * (before + 1)
        report.add(HEADING_JUMP, page.source.node(node), before=before, level=node.level, marks=marks)


def _check_link(node: nodes.Link, page: Page, report: Report) -> None:
    text = plain_text(node.children)
    if not text.strip():
        # A picture without words has a rule of its own.
        if not any(isinstance(child, nodes.Image) for child in walk(node.children)):
            report.add(EMPTY_LINK, page.source.node(node))
    elif VAGUE.fullmatch(_comparable_words(text)):
        report.add(VAGUE_LINK, page.source.node(node), text=text)


def _check_picture(node: nodes.Image, page: Page, report: Report, *, alone: bool) -> None:
    name = posixpath.basename(unquote(node.url or ""))
    stem = posixpath.splitext(name)[0]
    alt = node.alt.strip()
    if FILE_NAME.fullmatch(alt) or (alt == stem and MACHINE_NAME.fullmatch(alt)):
        report.add(FILE_NAME_ALT, page.source.node(node), alt=alt)
    elif alt and _comparable_words(alt) == _comparable_words(node.title):
        report.add(ALT_IS_CAPTION, page.source.node(node))
    elif node.title and not alone:
        report.add(CAPTION_IN_LINE, page.source.node(node), title=node.title[:60])


def _comparable_words(text: str) -> str:
    return " ".join(text.split()).strip(" .,:;!?…»>→“”\"'").casefold()

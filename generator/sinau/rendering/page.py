# SPDX-License-Identifier: Apache-2.0
"""Makes the HTML of one page."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sinau.markdown.builders import plain_text
from sinau.markdown.html import HtmlWriter
from sinau.markdown.walk import walk
from sinau.model.assessment import Question
from sinau.model.catalogue import MediaFile
from sinau.model.nodes import Directive, Heading
from sinau.model.page import Page
from sinau.model.rendered import RenderedHeading, RenderedQuestion
from sinau.model.targets import Target
from sinau.rendering.addresses import NeutralAddresses
from sinau.rendering.clean import clean
from sinau.rendering.question import render_question

# Nothing that an author writes becomes a <div> with an id.
PLACE = re.compile(r'<div id="question-place-(\d+)"></div>\n')


@dataclass(frozen=True, slots=True)
class RenderedBody:
    """A page's HTML, its headings, the media it uses and its questions."""

    html: str
    headings: tuple[RenderedHeading, ...]
    media: tuple[str, ...]
    questions: tuple[RenderedQuestion, ...]


@dataclass(frozen=True, slots=True)
class PageRenderer:
    """Renders the pages of a catalogue: `targets` and `media` are what its links can lead to."""

    targets: Mapping[str, Target]
    media: Mapping[str, MediaFile]

    def render(
        self, page: Page, language: str, questions: tuple[Question, ...] = (), indices: Mapping[str, int] | None = None
    ) -> RenderedBody:
        """Return `page` in `language`; `questions` stand in it, `indices` are their permanent numbers."""
        by_start = {(question.span.line, question.span.column): question for question in questions}
        rendered: list[RenderedQuestion] = []

        def place(directive: Directive) -> str:
            span = page.source.node(directive)
            question = by_start[span.line, span.column]
            rendered.append(render_question(question, (indices or {})[question.id], writer, language))
            return f'<div id="question-place-{len(rendered) - 1}"></div>\n'

        addresses = NeutralAddresses(page.file, self.targets, self.media)
        writer = HtmlWriter(language, addresses, place)
        html = clean(writer.blocks(page.blocks) + writer.footnotes())
        html = PLACE.sub(lambda match: rendered[int(match[1])].html, html)
        return RenderedBody(html, _headings(page), tuple(addresses.media), tuple(rendered))


def _headings(page: Page) -> tuple[RenderedHeading, ...]:
    found = (node for node in walk(page.blocks) if isinstance(node, Heading))
    return tuple(
        RenderedHeading(heading.level, heading.anchor, " ".join(plain_text(heading.children).split()))
        for heading in found
    )
